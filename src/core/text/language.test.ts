import { expect, test } from 'vitest';
import { usualOrder } from './language.ts';

test.each([
  'Die Kasse stand. Datum: 04/03/2024. Der Dienst wurde um 10 Uhr wieder gestartet.',
  'Le panier est vide. Les clients ne pouvaient pas payer pendant une heure.',
  'De winkel was dicht en het duurde een uur. Tijdlijn. Eigenaar.',
  'Платежи не проходят',
  'Liput eivät tulostu. Aikajana. Klo 10 oli uusi versio ja virheitä.',
])('a day comes first: %s', (text) => expect(usualOrder(text)).toBe('day-first'));

test.each([
  'The till was down. Date: 04/03/2024. We restarted it at ten, and it was up by noon.',
  'Le Creuset orders failed',
  'Portal down',
  '',
])('nothing is said of the order: %s', (text) => expect(usualOrder(text)).toBe(undefined));

test.each(['決済障害の報告。原因はディスクの障害である。', '支付故障复盘', '결제 장애 보고서'])(
  'a month comes first: %s',
  (text) => expect(usualOrder(text)).toBe('month-first'),
);
