import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePostmortem } from '../../parse/postmortem.ts';
import { passagesOf, placeInSentence, sentencesOf } from './passages.ts';
import { impactFiguresOf, placeOfQuantity, quantitiesOf } from './quantities.ts';
import { referencesOf } from './references.ts';
import { sharesOf } from './shares.ts';
import { readLength } from './windows.ts';

const headings: Record<string, string> = {
  Summary: 'summary',
  Impact: 'impact',
  Timeline: 'timeline',
  'Action items': 'action-items',
  Hypotheses: 'hypotheses',
};

function postmortem(body: string, front = 'title: Checkout failed') {
  const text = `---\n${front}\n---\n\n${body}\n`;
  return parsePostmortem(text, 'postmortems/a.mdx', { zone: 'UTC', ids: undefined }, (heading) => headings[heading]);
}

/** What a document has at a place. */
function at(text: string, { line, column, endColumn }: { line: number; column: number; endColumn: number }) {
  return text.split('\n')[line - 1]!.slice(column - 1, endColumn - 1);
}

describe('passages', () => {
  test('know what they are and where they stand', () => {
    const found = passagesOf(
      postmortem(
        '## Timeline\n\n| Time (UTC) | Event | Evidence |\n| --- | --- | --- |\n| 2026-04-15 14:02 | First pod killed | log |\n\n## Action items\n\n| ID | Action | Owner |\n| --- | --- | --- |\n| A1 | Add an alert | @bpark |\n\n## Summary\n\n- One entry',
      ),
    );
    expect(found.map(({ kind, text, section }) => [kind, text, section])).toEqual([
      ['title', 'Checkout failed', undefined],
      ['heading', 'Timeline', 'timeline'],
      ['event', 'First pod killed', 'timeline'],
      ['heading', 'Action items', 'action-items'],
      ['action', 'Add an alert', 'action-items'],
      ['heading', 'Summary', 'summary'],
      ['item', 'One entry', 'summary'],
    ]);
  });

  test('what is suspected or proposed states nothing', () => {
    const document = postmortem(
      '## Hypotheses\n\n<Hypothesis confidence="low" evidence="A profile with 340Mi">\nThe cache takes 500Mi.\n</Hypothesis>',
    );
    const [evidence, suspicion] = passagesOf(document).slice(-2);
    expect(evidence).toMatchObject({ text: 'A profile with 340Mi', isProposal: false });
    expect(suspicion).toMatchObject({ text: 'The cache takes 500Mi.', isProposal: true });
  });

  test('what another report said is reported, for as long as the text goes on about it', () => {
    const body =
      '## Impact\n\nIt lasted 31 minutes. The first report gave 39 minutes. It also had 18 minutes of overspend. Users saw errors.\n\nFigures of the first report:\n\n- 250 customers\n- 38 tickets\n\nThen 12 pods ran.';
    const reported = sentencesOf(postmortem(body)).filter(({ isReported }) => isReported);
    expect(reported.map(({ text }) => text.trim())).toEqual([
      'The first report gave 39 minutes.',
      'It also had 18 minutes of overspend.',
      'Figures of the first report:',
      '250 customers',
      '38 tickets',
    ]);
  });

  test('sentences and numbers stand where their places say, whatever is around them', () => {
    const word = fc.constantFrom(
      'pods',
      '**4,200**',
      'users',
      '`512Mi`',
      '12',
      '3 of 12 pods',
      '78 %',
      'a\\|b',
      '&amp;',
      '“47 MB”',
      '[link](https://x.example)',
      'end.',
      'e.g.',
      'Then',
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(word, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 4 }),
        (paragraphs) => {
          const document = postmortem(`## Impact\n\n${paragraphs.map((words) => words.join(' ')).join('\n\n')}`);
          for (const sentence of sentencesOf(document)) {
            const place = placeInSentence(sentence);
            expect(place.line).toBeLessThanOrEqual(document.text.split('\n').length);
            expect(place.endLine).toBeGreaterThanOrEqual(place.line);
          }
          for (const quantity of quantitiesOf(document)) {
            const digits = /\d[\d,.]*/.exec(quantity.text)?.[0];
            if (digits) expect(at(document.text, placeOfQuantity(quantity))).toContain(digits.replace(/[.,]$/, ''));
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('quantities', () => {
  const quantities = (text: string) =>
    quantitiesOf(postmortem(`## Impact\n\n${text}`)).map(({ text: written, noun, qualifiers, of }) => [
      written.trim(),
      noun,
      qualifiers.join(' '),
      of?.value,
    ]);

  test('have the noun they count', () => {
    expect(quantities('About 4,200 unique customers were affected.')).toEqual([
      ['About 4,200', 'customer', 'unique', undefined],
    ]);
    expect(quantities('It killed 12 payments-gateway pods at once.')).toEqual([
      ['12', 'pod', 'payments-gateway', undefined],
    ]);
    expect(quantities('3 of 12 pods were killed.')).toEqual([['3', 'pod', '', 12]]);
    expect(quantities('We sent 4 enterprise emails.')).toEqual([['4', 'e-mail', 'enterprise', undefined]]);
  });

  test('have none where it is unclear', () => {
    expect(quantities('It went up to 12 in the end.')).toEqual([['up to 12', undefined, '', undefined]]);
    expect(quantities('It took 12 frobnicators.')).toEqual([['12', undefined, '', undefined]]);
    expect(quantities('On hub Stat 20 hub pods were gone.')).toEqual([['20', undefined, '', undefined]]);
  });

  test('of the front matter have their unit', () => {
    const document = postmortem(
      '',
      "title: T\nimpact:\n  - { what: peak share, value: 78, unit: '%' }\n  - { what: lost, value: 4500, unit: USD }\n  - { what: affected, value: 12, unit: active users }",
    );
    expect(impactFiguresOf(document).map(({ unit, noun }) => [unit.kind, noun])).toEqual([
      ['percent', undefined],
      ['money', undefined],
      ['count', 'user'],
    ]);
  });
});

describe('shares', () => {
  const shares = (text: string) =>
    sharesOf(postmortem(`## Impact\n\n${text}`)).map(({ measure, value, isMeasured }) => [
      measure,
      Number(value.toFixed(2)),
      isMeasured,
    ]);

  test('of success are read as shares that failed', () => {
    expect(shares('The checkout success rate dropped from 99.7 % to 96.8 %.')).toEqual([
      ['failures', 0.3, true],
      ['failures', 3.2, true],
    ]);
    expect(shares('Some 25 % of checkout requests were failing.')).toEqual([['failures', 25, false]]);
    expect(shares('About 30 % of users had slow pages.')).toEqual([['users', 30, false]]);
  });

  test('of anything else are left alone', () => {
    expect(
      shares('25 % of pods failed. The disk was 92 % full. CPU at 95 %. It used 45 % of the error budget.'),
    ).toEqual([]);
    expect(shares('If it went on, 50 % of requests would fail.')).toEqual([]);
  });
});

test('action items are named in brackets, after the word, and after what they track', () => {
  const table = '\n\n## Action items\n\n| ID | Action |\n| --- | --- |\n| A1 | Add an alert |';
  const names = (text: string) =>
    referencesOf(postmortem(`## Impact\n\n${text}${table}`)).map(({ id, action }) => [id, action !== undefined]);
  expect(names('No alert (A1, A2); see action A3; tracked under A4.')).toEqual([
    ['A1', true],
    ['A2', false],
    ['A3', false],
    ['A4', false],
  ]);
  expect(names('Repair A4 of September and its A5 were done. A1 ships it.')).toEqual([]);
  expect(names('The alert (A9) came from 2025-09-05-redis-failover.')).toEqual([]);
});

test.each([
  ['3 hours 45 minutes. Then', 225, '3 hours 45 minutes'],
  ['1 h 5 min', 65, '1 h 5 min'],
  ['23 minutes', 23, '23 minutes'],
  ['2 hours and 15 minutes', 135, '2 hours and 15 minutes'],
])('“%s” is a length', (text, minutes, written) => {
  expect(readLength(text)).toEqual({ minutes, written });
});
