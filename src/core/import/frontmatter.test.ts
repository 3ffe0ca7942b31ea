import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { editFrontMatter, withEntries, withField, withoutEntries } from './frontmatter.ts';

const order = ['id', 'title', 'kind', 'services', 'zone', 'roles'];

test('what is not set stays as it was written: order, comments, quotes, indentation', () => {
  const source = `# What new copies.
template:
  tier: full   # the long one
  severities: [SEV1]
  # more to come

# About the title.
title: "[What broke]"   # keep me
detection: {channel: alert}

services: []  # the worst hit first
roles:
    author: # a handle
    lead: []
list:
- a
-   b
why: >-
  one two
  three
# The end.
`;
  expect(
    editFrontMatter(
      source,
      {
        title: 'Checkout: down',
        kind: 'drill',
        services: ['cdn', 'edge'],
        roles: { author: 'mfeld', lead: ['a', 'b'] },
      },
      { without: ['template'], order },
    ),
  ).toBe(`
# About the title.
title: "Checkout: down"   # keep me
kind: drill
detection: {channel: alert}

services: [cdn, edge]  # the worst hit first
roles:
    author: mfeld # a handle
    lead: [a, b]
list:
- a
-   b
why: >-
  one two
  three
# The end.
`);
});

test('a key that is missing stands where its kind stands, nested ones too', () => {
  expect(
    editFrontMatter('title: x\nroles:\n  author: a\n', { id: 'INC-1', zone: 'UTC', roles: { lead: 'b' } }, { order }),
  ).toBe('id: INC-1\ntitle: x\nzone: UTC\nroles:\n  author: a\n  lead: b\n');
  expect(editFrontMatter('title: x\nroles: { author: a }\n', { roles: { lead: 'b' } }, { order })).toBe(
    'title: x\nroles: { author: [a], lead: [b] }\n',
  );
  expect(editFrontMatter('title: x\n', { roles: { author: 'a' } }, { order })).toBe('title: x\nroles:\n  author: a\n');
});

test('a list in lines of its own keeps its form, and a value in several lines becomes one line', () => {
  expect(
    editFrontMatter('services:\n  - x\n  - y\ntitle: >-\n  one\n  two\nkind: drill\n', {
      services: ['a', 'b'],
      title: 'new',
    }),
  ).toBe('services:\n  - a\n  - b\ntitle: new\nkind: drill\n');
});

test('text that is no readable map is replaced', () => {
  for (const source of ['', 'title: [', '- a\n- b\n', '{ title: x }\n'])
    expect(editFrontMatter(source, { kind: 'drill', title: 'x' }, { order })).toBe('title: x\nkind: drill\n');
});

test('whatever the texts are, they read back as they were given', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      'null',
      'yes',
      '1',
      '- a',
      '# x',
      'a: b',
      "it's",
      '"',
      '[a, b]',
      '{x}',
      '&a',
      '*a',
      '!t',
      '%',
      '---',
      '~',
      '',
    ),
  );
  fc.assert(
    fc.property(text, fc.array(text, { minLength: 1 }), text, (title, services, author) => {
      const values = { title, services, roles: { author: author, lead: services } };
      for (const source of [
        'title: a\nservices: []\nroles: { author: [] }\n',
        'title:\nservices:\n- a\nroles:\n  lead: b\n',
        '',
      ]) {
        const read = parse(editFrontMatter(source, values, { order })) as typeof values;
        expect(read.title).toBe(title);
        expect(read.services).toEqual(services);
        expect([read.roles.author].flat()).toEqual([author]);
        expect(read.roles.lead).toEqual(services);
      }
    }),
  );
});

test.each([
  ['a: [x] # why\n', ['a'], 'a: [x, y, "z, w"] # why\n'],
  ['a:\n  - x # why\nb: 1\n', ['a'], 'a:\n  - x # why\n  - y\n  - "z, w"\nb: 1\n'],
  ['a:\n- id: x\n  why: so\n', ['a'], 'a:\n- id: x\n  why: so\n- y\n- "z, w"\n'],
  ['a: x\n', ['a'], 'a: [x, y, "z, w"]\n'],
  ['a: []\nb: 1\n', ['a'], 'a: [y, "z, w"]\nb: 1\n'],
  ['a:\nb: 1\n', ['a'], 'a: [y, "z, w"]\nb: 1\n'],
  ['b: 1\n', ['a'], 'b: 1\na: [y, "z, w"]\n'],
  ['r:\n  a: x\n  b: q\n', ['r', 'a'], 'r:\n  a: [x, y, "z, w"]\n  b: q\n'],
  ['r: { b: q }\n', ['r', 'a'], 'r: { b: q, a: [y, "z, w"] }\n'],
  ['r:\n  b: q\ns: 1\n', ['r', 'a'], 'r:\n  b: q\n  a: [y, "z, w"]\ns: 1\n'],
] as const)('entries are added to the list of %j', (source, path, expected) => {
  expect(withEntries(source, path as never, ['y', 'z, w'])).toBe(expected);
  expect(withEntries(source, path as never, [])).toBe(source);
});

test.each([
  ['a: [x, y, z] # why\n', 'a: [x, z] # why\n'],
  ['a: [y, x]\n', 'a: [x]\n'],
  ['a: [y]\nb: 1\n', 'b: 1\n'],
  ['a:\n  - x\n  - y # gone\n  - z # stays\n', 'a:\n  - x\n  - z # stays\n'],
  ['a:\n  - y\nb: 1\n', 'b: 1\n'],
  ['m: { a: [y], b: 1 }\n', 'm: { a: [], b: 1 }\n'],
  ['m:\n  b: 1\n  a: [y]\n', 'm:\n  b: 1\n'],
  ['a: y\n', 'a: y\n'],
  ['a: [\n', 'a: [\n'],
])('entries are taken out of the lists of %j', (source, expected) =>
  expect(withoutEntries(source, (_, entry) => entry === 'y')).toBe(expected),
);

test.each([
  ['p: { name: N } # who\n', 'p: { name: N, left: 2026-05-01 } # who\n'],
  ['p:\n  name: N\n\nq: 1\n', 'p:\n  name: N\n  left: 2026-05-01\n\nq: 1\n'],
  ['p:\n  name: N', 'p:\n  name: N\n  left: 2026-05-01\n'],
  ['q: 1\n', 'q: 1\n'],
])('a field is added to the map of %j', (source, expected) =>
  expect(withField(source, 'p', 'left', '2026-05-01')).toBe(expected),
);
