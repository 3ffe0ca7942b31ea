import { describe, expect, test } from 'vitest';
import { parseLibrary } from './library.ts';

const base: Record<string, string> = {
  'library.yaml': 'schema: 1\nname: Test library\nseverities: [{ id: SEV1, name: Critical }]\n',
  'services.yaml': 'basket: { name: Basket, team: shop, tier: 1 }\n',
  'people.yaml': 'ada: { name: Ada Berg, role: Engineer, team: shop }\n',
  'template.mdx': '---\ntemplate: { tier: full }\n---\n\n## Summary\n\n::section{#summary}\n',
};
const file = 'postmortems/2026-02-03-basket.mdx';
const front = 'title: Basket down\nstatus: draft\nseverity: SEV1\nservices: [basket]\n';

function parse(files: Record<string, string>) {
  return parseLibrary(
    Object.entries({ ...base, ...files }).map(([path, text]) => {
      const bytes = new TextEncoder().encode(text);
      return { path, bytes, size: bytes.length };
    }),
  );
}

describe('wrong input is a message', () => {
  test.each(['toString', 'valueOf', 'constructor', 'hasOwnProperty'])('%s as a key', (key) => {
    for (const path of ['services.yaml', 'people.yaml']) {
      const { faults } = parse({ [path]: `${base[path]}${key}: { name: x, team: y }\n` });
      expect(faults.filter(({ place }) => place.file === path).length).toBeGreaterThan(0);
    }
  });

  test('`__proto__` as a key is no service', () => {
    expect([
      ...parse({ 'services.yaml': `${base['services.yaml']}__proto__: { name: x, team: y }\n` }).services.keys(),
    ]).toEqual(['basket']);
  });

  test('an alias that refers to what it stands in', () => {
    for (const value of ['&a [*a]', '&a { b: *a }', '&a [[[*a]]]', '&a [x, { y: [*a] }]']) {
      const { postmortems } = parse({ [file]: `---\n${front}related: ${value}\n---\n\n## Summary\n\nx\n` });
      expect(postmortems[0]!.valid).toBe(false);
    }
  });
});

test.each([
  'title: "Basket\nstatus: draft\n',
  'services: [basket\nstatus: draft\n',
  'impact: [{ what: users,\n  value: 5 }\n',
  'a: b: c\n[x](y.md/#z)\n- a long line\nno end: {\n',
  'title: >\n\tx\n',
  "title: 'x\r\nstatus: draft\r\n",
])('places lie within their lines: %j', (yaml) => {
  const text = `---\n${yaml}---\n\n## Summary\n\nx\n`;
  const rows = text.split('\n');
  const { faults } = parse({ [file]: text });
  const [postmortem] = parse({ [file]: text }).postmortems;
  const places = [...faults, ...(postmortem?.faults ?? [])]
    .map(({ place }) => place)
    .filter((one) => one.file === file);
  expect(places.length).toBeGreaterThan(0);
  for (const { line, column, endLine, endColumn } of places) {
    expect(column).toBeLessThanOrEqual(rows[line - 1]!.length + 1);
    expect(endColumn).toBeLessThanOrEqual(rows[endLine - 1]!.length + 1);
  }
});

test('many openings that nothing closes are few faults, not one parse for each', () => {
  for (const opening of ['{', '<', '</', '{/*', '<a ', '{ x ', '<b>{'])
    expect(parse({ [file]: `---\n${front}---\n\n## Summary\n\n${opening.repeat(3000)}\n` }).postmortems).toHaveLength(
      1,
    );
});

describe('a file without a title that can be read is called by its name, however long that is', () => {
  const long = 'the-basket-was-down-'.repeat(12);
  test.each([
    ['a number', 'title: 5\n'],
    ['a list', 'title: [a, b]\n'],
    ['none', ''],
    ['one that is too long', `title: ${'x'.repeat(300)}\n`],
  ])('%s', (_, title) => {
    const { postmortems, runbooks } = parse({
      [`postmortems/2026-02-03-${long}.mdx`]: `---\n${title}status: draft\nseverity: SEV1\nservices: [basket]\n---\n\nx\n`,
      [`runbooks/${long}.mdx`]: `---\n${title}---\n\nx\n`,
    });
    expect(postmortems.map(({ facts, valid }) => [facts.title, valid])).toEqual([
      [`2026-02-03-${long}`.slice(0, 140), false],
    ]);
    expect(runbooks.map(({ facts, valid }) => [facts.title, valid])).toEqual([[long.slice(0, 140), false]]);
  });

  test('no front matter at all', () => {
    const { postmortems } = parse({ [`postmortems/2026-02-03-${long}.mdx`]: 'x\n', 'postmortems/.mdx': 'x\n' });
    expect(postmortems.map(({ facts }) => facts.title.length)).not.toContain(0);
  });
});

describe('a list that is none is a message', () => {
  test.each(['services.yaml', 'people.yaml', 'library.yaml'])('%s', (path) => {
    for (const [text, written] of [
      ['- a\n- b\n', 'list'],
      ['hello\n', '`hello`'],
      ['5\n', '`5`'],
      ['[]\n', 'list'],
    ] as const)
      expect(parse({ [path]: text }).faults.map(({ reason, place }) => [place.file, reason])).toContainEqual([
        path,
        `Unexpected ${written}, expected keys with values`,
      ]);
  });

  test.each(['services.yaml', 'people.yaml'])('a %s with nothing in it is right', (path) => {
    for (const text of ['# none yet\n', '{}\n']) expect(parse({ [path]: text }).faults).toEqual([]);
  });

  test('front matter', () => {
    const { postmortems } = parse({ [file]: '---\n- a\n---\n\nx\n' });
    expect(postmortems[0]!.faults.map(({ reason }) => reason)).toContain('Unexpected list, expected keys with values');
  });
});
