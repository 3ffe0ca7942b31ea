import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Person } from '../../model/person.ts';
import { parsePostmortem } from '../../parse/postmortem.ts';
import { contentWords, overlap } from './likeness.ts';
import { doubts } from './doubts.ts';
import { passagesOf, placeInPassage, sentenceAround, unquoted } from './passage.ts';
import { wordsIn } from './kinship.ts';
import { peopleIn } from './person.ts';
import { profanities } from './profanities.ts';
import { search } from './search.ts';
import { secretsIn } from './secrets.ts';
import { everyMatch } from './matches.ts';
import { linesMarked, linesWith, matchesInLines } from './lines.ts';
import { holdsAny, matchesAt, placesOf } from './vocabulary.ts';

const document = (text: string) =>
  parsePostmortem(text, 'postmortems/x.mdx', { zone: 'UTC', ids: undefined }, (heading) => heading.toLowerCase());

test('every match is what matchAll finds, empty ones and characters of two halves included', () => {
  const patterns = [/a+/g, /a*/g, /a*/gu, /(?<=b)|😀/g, /.?/gu, /[^a]/gi];
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'B', 'b', '😀', '\n', 'é') }), (text) => {
      for (const pattern of patterns) expect(everyMatch(text, pattern)).toEqual([...text.matchAll(pattern)]);
    }),
  );
});

test('words that may be an id have letters, a digit and five characters', () => {
  const text = '2026-05-01-slow, INC-42; a1-b2_c3 at 14:03:07 on 2026-05-01. x86, abcde, déjà-1 (v1.23.4) 5éééé';
  expect(wordsIn(document(text))).toEqual(['2026-05-01-slow', 'INC-42', 'a1-b2_c3', 'déjà-1', '5éééé']);
});

describe('the words of a document', () => {
  const held = document('## Summary\n\nThe operator’s FAULT was `lazy`; a page-fault, naïve.\n');

  test('count whatever their case, in code too', () => {
    for (const word of ['operator', 'fault', 'lazy', 'page', 'summary'])
      expect(holdsAny(held, [word]), word).toBe(true);
  });

  test('are whole runs of letters', () => {
    for (const word of ['faul', 'operators', 'lazily', 'naive', '']) expect(holdsAny(held, [word]), word).toBe(false);
  });

  const text = 'As of 12:00, as a rule; 3as of, was of, ſtate as\nOf';
  const words = ['as', 'of'];

  test('have their places, in order', () => {
    expect(placesOf({ text }, words)).toEqual([0, 3, 13, 25, 28, 36, 46, 49]);
    expect(placesOf({ text }, words, /\bas of/iy)).toEqual([0]);
    expect(placesOf({ text: 'nothing' }, words)).toEqual([]);
    expect(placesOf({ text: 'of '.repeat(3000) }, words)).toHaveLength(3000);
  });

  test('are where a pattern that begins with one of them is looked for', () => {
    expect(matchesAt({ text }, words, /\bas a rule/y)).toBe(true);
    expect(matchesAt({ text }, words, /(?<=was )of/y)).toBe(true);
    expect(matchesAt({ text }, words, /\bas of,/y)).toBe(false);
  });
});

describe('lines', () => {
  const text = 'one 5\n% two\n\n7 % three, 8 %\nfour';
  const shown = (lines: readonly { text: string; start: number }[]) => lines.map((line) => [line.start, line.text]);

  test('are those in which a word or a mark stands, each once', () => {
    expect(shown(linesWith({ text }, ['one', 'two', 'four']))).toEqual([
      [0, 'one 5'],
      [6, '% two'],
      [28, 'four'],
    ]);
    expect(shown(linesMarked(text, /%/g))).toEqual([
      [6, '% two'],
      [13, '7 % three, 8 %'],
    ]);
  });

  test('are read together where a mark begins in one and ends in the next', () => {
    expect(shown(linesMarked(text, /\d\s%/g))).toEqual([
      [0, 'one 5\n% two'],
      [13, '7 % three, 8 %'],
    ]);
    expect(shown(linesMarked('a 1\n2\n3 b\n', /\d\s\d/g))).toEqual([[0, 'a 1\n2']]);
  });

  test('give the matches of a pattern with their places in the text', () => {
    const pattern = /\d\s%/g;
    const found = matchesInLines(linesMarked(text, pattern), pattern).map(({ index, 0: match }) => [index, match]);
    expect(found).toEqual(Array.from(text.matchAll(pattern), ({ index, 0: match }) => [index, match]));
  });
});

describe('running text', () => {
  const text = `## Summary

He said “nobody checked”, and *nobody* \`nobody\` did.

> Nobody here.

<Internal>

Nobody inside.

</Internal>

<Log title="chat">

\`\`\`
nobody folded
\`\`\`

</Log>

| a | b |
| - | - |
| nobody \\| x | y |
`;
  const body = document(text);

  test('is found where the author speaks: not in code, not in quotations', () => {
    const found = search(body, { words: ['nobody'], pattern: /nobody/gi });
    expect(found.map(({ place }) => [place().line, place().column])).toEqual([
      [3, 32],
      [9, 1],
      [23, 3],
    ]);
  });

  test('is not looked at where none of the words stand, or where the hint does not fit', () => {
    expect(search(body, { words: ['everybody'], pattern: /nobody/gi })).toEqual([]);
    expect(search(body, { words: ['nobody'], hint: /everybody/, pattern: /nobody/gi })).toEqual([]);
  });

  test('is looked at where a word is written otherwise in it', () => {
    const escaped = document('Nobody.\n\nN&#111;body \\< one, nobody.\n\n`nobody` and *nobody*\n');
    const found = search(escaped, { words: ['nobody'], pattern: /nobody/gi });
    expect(found.map(({ place }) => place().line)).toEqual([1, 3, 3, 5]);
  });

  test('knows its section, and what is folded or stays inside', () => {
    const passages = passagesOf(body);
    expect(new Set(passages.map(({ section }) => section))).toEqual(new Set(['summary']));
    expect(passages.find(({ internal }) => internal)?.text).toBe('Nobody inside.');
    expect(passages.find(({ folded }) => folded)?.text).toBe('nobody folded');
  });

  test('has its place even where markup makes text and file differ', () => {
    const escaped = document('## Summary\n\nOne \\< two &amp; three four.\n');
    const passage = passagesOf(escaped).find(({ text: one }) => one.includes('three'))!;
    const start = passage.text.indexOf('three');
    expect(placeInPassage(escaped, passage, start, start + 5)).toMatchObject({ line: 3, column: 18, endColumn: 23 });
  });

  test('blanks quotations and keeps offsets', () => {
    expect(unquoted({ text: 'a “b c” d "e" f' })).toBe('a       d     f');
  });

  test('has sentences', () => {
    const sentences = 'It broke. Nobody knew; we looked. (Later.) It worked';
    expect(sentenceAround(sentences, 0)).toBe('It broke.');
    expect(sentenceAround(sentences, sentences.indexOf('Nobody'))).toBe('Nobody knew;');
    expect(sentenceAround(sentences, sentences.length - 1)).toBe('It worked');
  });
});

describe('people', () => {
  const people = new Map<string, Person>(
    [
      { handle: 'bpark', name: 'Bob Park', role: 'payments engineer' },
      { handle: 'mlee', name: 'Mark Lee', role: 'lead' },
      { handle: 'dlin', name: 'Dave Lin', role: 'platform engineer' },
      { handle: 'dave_sre', name: 'Dave', role: 'reliability engineer' },
      { handle: 'esorensen', name: 'Emma Sørensen', role: 'engineer' },
    ].map((person) => [person.handle, person]),
  );
  const named = (text: string) => peopleIn(text, people).map(({ start, end }) => text.slice(start, end));

  test.each([
    ['@bpark and Bob Park, then Bob', ['@bpark', 'Bob Park', 'Bob']],
    ['Bob’s page, and (Bob)', ['Bob', 'Bob']],
    ['Emma Sørensen', ['Emma Sørensen']],
    ['Mark Lee', ['Mark Lee']],
  ])('%j names %j', (text, expected) => expect(named(text)).toEqual(expected));

  test.each([
    'Mark the row as done', // a word
    'bob, the tool', // no name without a capital
    'Bob Marley', // somebody else
    'Bob-1 and Bob.js and /Bob and Bobby', // parts of other words
    'x@bpark.example and @bparker', // an address, another handle
    '@nobody',
  ])('%j names nobody', (text) => expect(named(text)).toEqual([]));

  test('are told quickly to be none where a document holds no first name', () => {
    const of = new Map([
      ['áb', { handle: 'áb', name: 'Ágnes Bíró', role: 'engineer' }],
      ['mlee', { handle: 'mlee', name: 'Mark Lee', role: 'lead' }],
    ]);
    const found = (text: string, around: string) => peopleIn(text, of, { text: around }).length;
    expect(found('Ágnes knew', '## Whys\n\n1. Ágnes knew')).toBe(1);
    expect(found('Mark Lee', 'MARK Lee and Mark Lee')).toBe(1);
    expect(found('Mark Lee', 'another document')).toBe(0);
    expect(found('@mlee', 'another document')).toBe(1);
  });

  test('two with one first name share no role', () => {
    expect(peopleIn('Dave', people).map(({ role }) => role)).toEqual([undefined]);
    expect(peopleIn('Dave Lin', people).map(({ role }) => role)).toEqual(['platform engineer']);
  });
});

describe('credentials', () => {
  // Put together here, so that no tool takes this file for a leak.
  const letters = 'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0dF3gJ6kL9nP2rS5u';
  const make = (start: string, length: number) => start + letters.repeat(3).slice(0, length);

  test.each([
    ['AWS access key id', 'AKIA' + 'Z7QWERTYUIOPASDF'],
    ['GitHub token', make('gh' + 'p_', 36)],
    ['GitLab token', make('gl' + 'pat-', 20)],
    ['Slack token', make('xo' + 'xb-', 24)],
    ['Stripe key', make('sk' + '_live_', 24)],
    ['Google API key', make('AI' + 'za', 35)],
    ['npm token', make('np' + 'm_', 36)],
    ['private key', '-----BEGIN OPENSSH ' + 'PRIVATE KEY-----'],
    ['JSON Web Token', `${make('ey' + 'J', 20)}.${make('ey' + 'J', 20)}.${make('', 20)}`],
  ])('%s', (what, secret) => {
    const text = `The job had ${secret} in its environment.`;
    expect(secretsIn(text)).toEqual([{ what, start: 12, end: 12 + secret.length }]);
  });

  test('a password in an address and a key behind its name are marked alone', () => {
    const marked = (text: string) => secretsIn(text).map(({ start, end }) => text.slice(start, end));
    expect(marked('postgres://app:hunter2x@db.example/orders')).toEqual(['hunter2x']);
    const key = make('', 40);
    expect(marked(`aws_secret_access_key = "${key}"`)).toEqual([key]);
  });

  test.each([
    'AKIA' + 'IOSFODNN7EXAMPLE',
    'AKIA' + 'X'.repeat(16),
    'https://user:***@registry.example and https://user:password@host and https://$USER:$PASS@host',
    'https://example.org:8080/a@b and ssh://git@host:22/x',
    'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    'the flag _live_ and eyJ, glpat-short, npm_install',
  ])('%j holds none', (text) => expect(secretsIn(text)).toEqual([]));
});

describe('likeness', () => {
  test('is that of words that carry meaning, whatever their ending', () => {
    expect(contentWords('The gateways were limiting bodies')).toEqual(contentWords('gateway limited bodies'));
    expect(overlap(contentWords('a nil check was missing'), contentWords('missing nil checks'))).toBeGreaterThan(0.9);
    expect(overlap(contentWords('limit of the gateway'), contentWords('session cache failover'))).toBe(0);
  });
});

describe('word lists', () => {
  test('doubt is a word of doubt, and no measure', () => {
    for (const text of ['probably', 'perhaps', 'maybe', 'presumably', 'may have been'])
      expect(doubts.test(text), text).toBe(true);
    for (const text of ['about 40 pods', 'around 14:03', 'seems fine', 'could not connect', 'read the logs', 'several'])
      expect(doubts.test(text), text).toBe(false);
  });

  test('profanity is none of the words engineers use in earnest', () => {
    for (const word of [
      'kill',
      'abort',
      'slave',
      'dumb',
      'pom',
      'execute',
      'crash',
      'native',
      'master',
      'ra',
      'fat',
      'hooker',
    ])
      expect(profanities.has(word), word).toBe(false);
    expect(profanities.has('bullshit')).toBe(true);
  });
});
