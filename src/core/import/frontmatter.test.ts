import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { editFrontMatter } from './frontmatter.ts';

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
