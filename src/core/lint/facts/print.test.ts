import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readNumbers } from '../../text/number.ts';
import { printBytes, printMoney, printNumber, printPercent } from './print.ts';

/** The one number in a text. */
function only(text: string) {
  const numbers = readNumbers(text);
  expect(numbers, text).toHaveLength(1);
  return numbers[0]!;
}

test('a printed number reads as itself, as far as it was printed', () => {
  const amount = fc
    .integer({ min: 1, max: 900_000_000 })
    .filter((value) => !/^(?:[1-5]\d\d|(?:19|20)\d\d)$/.test(String(value)));
  fc.assert(
    fc.property(amount, (value) => {
      expect(only(`${printNumber(value)} users`).value).toBe(value);
      expect(only(printMoney(value, 'EUR')).value).toBeCloseTo(value, 2);
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), (hundredths) => {
      const value = hundredths / 100;
      const number = only(printPercent(value));
      expect(number.unit.kind).toBe('percent');
      expect(Math.abs(number.value - value)).toBeLessThanOrEqual(Math.max(0.005, value * 0.005));
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4096 }), fc.constantFrom('KiB', 'Mi', 'MB', 'GiB', 'GB'), (count, symbol) => {
      const bytes = count * (symbol.includes('i') ? 1024 : 1000) ** ('KMG'.indexOf(symbol.charAt(0)) + 1);
      expect(only(`a limit of ${printBytes(bytes, symbol)}`).value).toBe(bytes);
    }),
  );
});
