import { expect, test } from 'vitest';
import { isActionHeading, isTimelineHeading, ourName, sectionNamed } from './heading-words.ts';

const ids: Record<string, string> = { summary: 'summary', 'contributing factors': 'contributing-factors' };
const find = (heading: string) => ids[heading.toLowerCase()];

test.each([
  ['Kurzfassung', 'Summary'],
  ['3. Przyczyna źródłowa', 'Contributing factors'],
  ['Causa raíz:', 'Contributing factors'],
  ['根本原因', 'Contributing factors'],
])('%j is called %j by the templates', (heading, ours) => expect(ourName(heading, find)).toBe(ours));

test.each(['Summary', 'Auswirkung', 'Ursachenforschung im Detail', 'Anything'])('%j keeps its name', (heading) =>
  expect(ourName(heading, find)).toBeUndefined(),
);

test('a name of the templates is found by them', () => expect(sectionNamed('SUMMARY', find)).toBe('summary'));

test.each(['Průběh událostí', 'Kronoloji (UTC)', 'Ход событий', 'Tapahtumien kulku', '事故经过'])(
  'a timeline stands below %j',
  (heading) => expect(isTimelineHeading(heading)).toBe(true),
);

test.each([
  'Úkoly',
  'Yapılacaklar',
  'План дій',
  'Handlingsplan',
  '整改措施',
  'Vervolgacties',
  'Förbättringsåtgärder',
  '재발 방지책',
  'What we will change',
  'What happens next',
  'How we will prevent this in future',
  'Measures agreed on 4 May',
  'Owners and due dates',
  'Was wir künftig anders machen',
  'Wer macht was bis wann',
  'Ce que nous changeons',
  'Qué vamos a cambiar',
  'O que faremos agora',
  'Cosa cambieremo',
  'Wat we gaan verbeteren',
  'Hva vi endrer nå',
  'Co zmienimy',
])('action items stand below %j', (heading) => expect(isActionHeading(heading)).toBe(true));

test.each([
  'Actions taken',
  'Actions during the incident',
  'Mesures prises',
  'Acciones realizadas',
  'Działania podjęte',
  'What happened',
  'What changed that day',
  'What we saw',
  'What we do not know',
  'How we found it',
  'Was wir wissen',
  'Measures taken',
])('what was done while it lasted stands below %j', (heading) => expect(isActionHeading(heading)).toBe(false));
