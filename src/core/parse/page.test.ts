import { expect, test } from 'vitest';
import { parsePage, parsePages } from './page.ts';

const file = (path: string, text: string) => {
  const bytes = new TextEncoder().encode(text);
  return { path, bytes, size: bytes.length };
};

test('a page may have front matter, or begin with its heading, or have neither', () => {
  const of = (text: string) => {
    const { title, description, sections, faults } = parsePage(text, 'docs/on-call/hand-over.mdx');
    return { title, description, headings: sections.map(({ heading }) => heading), faults };
  };
  expect(
    of('---\ntitle: Handing over\ndescription: At nine.\nsidebar: { order: 1 }\n---\n\n## When\n\nAt nine.\n'),
  ).toEqual({
    title: 'Handing over',
    description: 'At nine.',
    headings: ['When'],
    faults: [],
  });
  expect(of('# Handing *over*\n\n## When\n\nAt nine.\n')).toEqual({
    title: 'Handing over',
    description: undefined,
    headings: ['When'],
    faults: [],
  });
  expect(of('At nine.\n')).toMatchObject({ title: 'hand over', headings: [], faults: [] });
});

test('a first heading beside a title of another name stays', () => {
  const { title, sections } = parsePage('---\ntitle: A\n---\n\n# B\n\ntext\n', 'docs/a.md');
  expect([title, sections.map(({ heading }) => heading)]).toEqual(['A', ['B']]);
});

test('pages stand by their order, then by title, the index first; of two for one address the first counts', () => {
  const pages = parsePages([
    file('docs/b.mdx', '# B\n'),
    file('docs/a.md', '# A\n'),
    file('docs/a.mdx', '# Another\n'),
    file('docs/z.mdx', '---\ntitle: Z\norder: 1\n---\n'),
    file('docs/index.mdx', '# Ours\n'),
    file('docs/team/index.md', '# Team\n'),
  ]);
  expect(pages.map(({ path, title }) => [path, title])).toEqual([
    ['', 'Ours'],
    ['z', 'Z'],
    ['a', 'A'],
    ['b', 'B'],
    ['team', 'Team'],
  ]);
});

test('what cannot be read is a page that says so', () => {
  const [page] = parsePages([{ path: 'docs/a.mdx', bytes: new Uint8Array([0xff, 0x41]), size: 2 }]);
  expect([page!.title, page!.faults.map(({ rule }) => rule)]).toEqual(['a', ['file-readable']]);
});

test('what would run is a fault', () => {
  expect(parsePage("# A\n\nimport x from 'y'\n\n<Foo />\n", 'docs/a.mdx').faults.length).toBeGreaterThan(0);
});
