import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentencesIn, statementAround, statementsIn } from './sentences.ts';

const sentences = (text: string, language?: string) => sentencesIn(text, language).map((one) => one.text.trim());
const statements = (text: string) => statementsIn(text).map((one) => one.text.trim());

describe('sentences', () => {
  test.each([
    ['It broke. We looked.', ['It broke.', 'We looked.']],
    ['Was it down? Yes! Then it came back…', ['Was it down?', 'Yes!', 'Then it came back…']],
    ['He said “It is over.” Nobody agreed.', ['He said “It is over.”', 'Nobody agreed.']],
    ['(It was late.) Nobody looked.', ['(It was late.)', 'Nobody looked.']],
    ['The queue grew. 14 workers were lost.', ['The queue grew.', '14 workers were lost.']],
    ['It went on. `billing-api` was not touched.', ['It went on.', '`billing-api` was not touched.']],
    ['Version 2.14.3 ran at 1.5 GB. It fell.', ['Version 2.14.3 ran at 1.5 GB.', 'It fell.']],
    ['It took 5 hrs. 12 pods were lost.', ['It took 5 hrs.', '12 pods were lost.']],
    ['one\ntwo', ['one', 'two']],
    ['', []],
  ])('end where they end: %j', (text, expected) => expect(sentences(text)).toEqual(expected));

  test.each([
    'We asked Dr. Ito and Mrs. Okafor.',
    'It took approx. 45 minutes.',
    'Two caches, e.g. Redis, were cold, i.e. Empty.',
    'See runbook no. 12 and est. 300 users.',
    'The pager rang at 9 a.m. UTC.',
    'B. Okafor found it.',
    'Der Ausfall dauerte 14 Std. 20 Min. lang.',
    'It took 2 hrs. 5 min. of work.',
  ])('do not end at an abbreviation: %s', (text) => expect(sentences(text)).toEqual([text]));

  test.each([
    ['It took 5 min. The cache was warm.', ['It took 5 min.', 'The cache was warm.']],
    ['It was over at 9 p.m. Nobody noticed.', ['It was over at 9 p.m.', 'Nobody noticed.']],
    ['We lost pods, nodes, etc. Then it recovered.', ['We lost pods, nodes, etc.', 'Then it recovered.']],
    ['We chose plan B. The first one had failed.', ['We chose plan B.', 'The first one had failed.']],
    ['The answer was no. It stayed so.', ['The answer was no.', 'It stayed so.']],
  ])('end at what only looks like one: %j', (text, expected) => expect(sentences(text)).toEqual(expected));

  test('are those of the language', () => {
    expect(sentences('Es fiel aus, z. B. Die Kasse. Danach ging es.', 'de')).toEqual([
      'Es fiel aus, z. B. Die Kasse.',
      'Danach ging es.',
    ]);
    expect(sentences('障害が発生した。復旧した。', 'ja')).toEqual(['障害が発生した。', '復旧した。']);
  });
});

describe('statements', () => {
  test.each([
    ['It fell; it rose. It stayed.', ['It fell;', 'it rose.', 'It stayed.']],
    ['It took (say; 5 min. or so) an hour.', ['It took (say; 5 min. or so) an hour.']],
  ])('end at semicolons outside of parentheses: %j', (text, expected) => expect(statements(text)).toEqual(expected));

  test('are found around an offset', () => {
    const text = 'Disks were full. Nobody knew; alerts were off.';
    expect(statementAround(text, 0)).toBe('Disks were full.');
    expect(statementAround(text, text.indexOf('Nobody'))).toBe('Nobody knew;');
    expect(statementAround(text, text.length - 1)).toBe('alerts were off.');
  });
});

test('stretches are the whole text', () => {
  const word = fc.constantFrom('It', 'fell', '. ', '; ', '(', ')', 'e.g. ', 'Dr. ', '12', '\n', '“', '”', '…');
  fc.assert(
    fc.property(fc.array(word), (words) => {
      const text = words.join(' ');
      for (const cut of [sentencesIn, statementsIn]) {
        const stretches = cut(text);
        expect(stretches.map((one) => one.text).join('')).toBe(text);
        for (const { start, end, text: own } of stretches) expect(text.slice(start, end)).toBe(own);
      }
    }),
  );
});
