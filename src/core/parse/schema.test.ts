import { describe, expect, test } from 'vitest';
import { factsSchema } from '../model/facts.ts';
import { alternatives, checkSchema, nearest } from './schema.ts';
import { parseYaml } from './yaml.ts';

const good = 'title: Checkout down\nstatus: draft\nseverity: SEV1\nservices: [checkout]\n';
const standIns = { title: 'stand-in', status: 'draft', severity: 'unknown', services: ['unknown'] };
const check = (text: string) => {
  const yaml = parseYaml(text, 'a.mdx', 'front-matter-readable', 2);
  const { data, messages } = checkSchema(factsSchema, yaml, 'a.mdx', 'front-matter-valid', standIns);
  return {
    data,
    messages: [...yaml.messages, ...messages].map(({ place, reason }) => `${place.line}:${place.column} ${reason}`),
  };
};

test('front matter that fits is clean, and its defaults are filled in', () => {
  const { data, messages } = check(good);
  expect(messages).toEqual([]);
  expect(data).toMatchObject({ kind: 'incident', factors: [], allow: [] });
});

describe('every fault at once, each at its place', () => {
  test.each([
    ['a misspelt key', `${good}sevrity: SEV1\n`, ['6:1 Unexpected key `sevrity`, expected `severity`']],
    ['a missing key', 'title: a\nstatus: draft\nservices: [a]\n', ['2:1 Unexpected missing `severity`, expected text']],
    [
      'a word outside a small set',
      good.replace('draft', 'done'),
      ['3:9 Unexpected `done` in `status`, expected one of `draft`, `in-review`, `published` or `retracted`'],
    ],
    [
      'a number where text belongs',
      good.replace('Checkout down', '42'),
      ['2:8 Unexpected `42` in `title`, expected text'],
    ],
    [
      'text where a list belongs',
      good.replace('[checkout]', 'checkout'),
      ['5:11 Unexpected `checkout` in `services`, expected a list'],
    ],
    [
      'an empty list',
      good.replace('[checkout]', '[]'),
      ['5:11 Unexpected `[]` in `services`, expected at least 1 entry'],
    ],
    ['an empty value', good.replace('Checkout down', ''), ['2:1 Unexpected empty value in `title`, expected text']],
    [
      'a day that does not exist',
      `${good}reviews:\n  - { role: lead, by: ada, on: 2026-02-30 }\n`,
      ['7:32 Unexpected `2026-02-30` in `on`, expected a day such as `2026-04-15`'],
    ],
    [
      'a fault in one form of several',
      `${good}related:\n  - { id: a, wy: b }\n`,
      ['7:14 Unexpected key `wy`, expected `why`'],
    ],
    [
      'an allow without a reason',
      `${good}allow:\n  - { rule: evidence-present, until: 2027-01-01 }\n`,
      ['7:5 Unexpected missing `reason`, expected text'],
    ],
    [
      'a wrong handle',
      `${good}roles: { lead: Ada Lovelace }\n`,
      ['6:16 Unexpected `Ada Lovelace` in `lead`, expected text or a list'],
    ],
  ])('%s', (_, text, messages) => {
    expect(check(text).messages).toEqual(messages);
  });

  test('two faults are two messages, and what fits is kept', () => {
    const { data, messages } = check(
      'title: Checkout down\nstatus: done\nseverity: SEV1\nservices: [checkout]\nkind: outage\n',
    );
    expect(messages).toHaveLength(2);
    expect(data).toMatchObject({ title: 'Checkout down', status: 'draft', kind: 'incident', services: ['checkout'] });
  });
});

describe('YAML that is broken', () => {
  test('a repeated key', () => {
    expect(check(`${good}title: again\n`).messages).toEqual(['6:1 Unexpected YAML: map keys must be unique']);
  });

  test('a value with a colon in it', () => {
    expect(check('title: Outage: the second\nstatus: draft\n').messages[0]).toMatch(
      /^2:8 Unexpected YAML: nested mappings are not allowed/,
    );
  });

  test('aliases that multiply without end', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x,x]',
      ...'bcdefgh'
        .split('')
        .map((name, index) => `${name}: &${name} [${`*${'abcdefgh'[index]},`.repeat(9)}*${'abcdefgh'[index]}]`),
    ].join('\n');
    expect(check(bomb).messages[0]).toContain('Unexpected YAML: excessive alias count');
  });

  test('a key that would touch every object does nothing', () => {
    check('__proto__: { polluted: true }\n');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

test('the nearest word is found only where it is near', () => {
  expect(nearest('detcted', ['detected', 'declared'])).toBe('detected');
  expect(nearest('banana', ['detected', 'declared'])).toBeUndefined();
});

test('alternatives read as a sentence', () => {
  expect(alternatives(['a'])).toBe('`a`');
  expect(alternatives(['a', 'b', 'c'])).toBe('`a`, `b` or `c`');
  expect(alternatives(['a', 'b', 'c'], 2)).toBe('`a`, `b` or 1 more');
});
