import { describe, expect, test } from 'vitest';
import type { Person } from '../../model/person.ts';
import { parsePostmortem } from '../../parse/postmortem.ts';
import { contentWords, overlap } from './likeness.ts';
import { doubts } from './doubts.ts';
import { peopleIn } from './person.ts';
import { profanities } from './profanities.ts';
import { search } from './search.ts';
import { secretsIn } from './secrets.ts';

const document = (text: string) =>
  parsePostmortem(text, 'postmortems/x.mdx', { zone: 'UTC', ids: undefined }, (heading) => heading.toLowerCase());

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
    const found = search(body, { pattern: /nobody/gi });
    expect(found.map(({ place }) => [place().line, place().column])).toEqual([
      [3, 32],
      [9, 1],
      [23, 3],
    ]);
  });

  test('is found where a word is written otherwise in it', () => {
    const escaped = document('Nobody.\n\nN&#111;body \\< one, nobody.\n\n`nobody` and *nobody*\n');
    const found = search(escaped, { pattern: /nobody/gi });
    expect(found.map(({ place }) => place().line)).toEqual([1, 3, 3, 5]);
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

  test('may have letters that are not in ASCII', () => {
    const of = new Map([['áb', { handle: 'áb', name: 'Ágnes Bíró', role: 'engineer' }]]);
    expect(peopleIn('Ágnes knew', of)).toMatchObject([{ role: 'engineer', how: 'first' }]);
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
