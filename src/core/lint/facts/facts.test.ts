import { describe, expect, test } from 'vitest';
import { parsePostmortem } from '../../parse/postmortem.ts';
import { durationsOf } from './duration.ts';
import { impactFiguresOf, isStatement, quantitiesOf } from './quantities.ts';
import { referencesOf } from './references.ts';
import { sharesOf } from './shares.ts';

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
    expect(quantities('It killed 12 invoices-gateway pods at once.')).toEqual([
      ['12', 'pod', 'invoices-gateway', undefined],
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

describe('what somebody else says', () => {
  const stated = (text: string) => {
    const document = postmortem(`## Impact\n\n${text}`);
    return [
      durationsOf(document).map(({ length }) => length.text),
      quantitiesOf(document)
        .filter(({ unit, sentence }) => unit.kind === 'count' && isStatement(sentence))
        .map(({ value }) => value),
    ];
  };

  test('is neither a duration nor a count of the document, whoever says it', () => {
    expect(stated('The outage lasted 26 minutes and 140 shops were closed.')).toEqual([['26 minutes'], [140]]);
    for (const text of [
      'According to the status page, the outage lasted 26 minutes and 140 shops were closed.',
      'The provider reported that the outage lasted 26 minutes and 140 shops were closed.',
      '> The outage lasted 26 minutes and 140 shops were closed.',
      'The old draft was wrong. It had an outage of 26 minutes and 140 shops.',
    ])
      expect(stated(text), text).toEqual([[], []]);
  });

  test('ends where the author speaks again', () => {
    expect(stated('Prof. Adeyemi’s account gives an outage of 26 minutes. Only 140 shops were closed.')).toEqual([
      [],
      [140],
    ]);
  });
});
