import { describe, expect, it } from 'vitest';
import { exampleLibrary, sourceFile } from '../lint/examples/library.ts';
import { parseLibrary } from './library.ts';

const head = 'title: Review of April 2026\ndate: 2026-05-06\ncovers: 2026-04\npeople: ["@kbell", mtorres]\n';
const library = (text: string, path = 'reviews/2026-04.mdx') =>
  parseLibrary([...exampleLibrary, sourceFile(path, text)]);
const review = (body: string, facts = head) => library(`---\n${facts}---\n\n${body}`).reviews[0]!;
const said = (facts: string) =>
  review('', facts).faults.map(({ place, reason }) => `${place.line}:${place.column} ${reason}`);

describe('a review that took place', () => {
  it('has decisions and action items', () => {
    const { facts, decisions, actions, faults } = review(`## Decisions

- Releases go through a canary.
- Search stays as it is.

## Action items

| ID | Action | Owner | Due | Status |
| -- | ------ | ----- | --- | ------ |
| A1 | Add a canary stage | @kbell | 2026-06-01 | open |
`);
    expect(faults).toEqual([]);
    expect(facts).toMatchObject({ covers: '2026-04', people: ['kbell', 'mtorres'], incidents: [] });
    expect(decisions.map(({ text }) => text)).toEqual(['Releases go through a canary.', 'Search stays as it is.']);
    expect(actions.map(({ id, due, owner }) => [id?.value, due?.value, owner?.value])).toEqual([
      ['A1', '2026-06-01', '@kbell'],
    ]);
  });

  it('is read under the headings of other languages, and under those the templates have for action items', () => {
    const table = '| ID | Action |\n| -- | ------ |\n| A1 | x |\n';
    for (const heading of ['Zusagen', 'Promises', 'Follow-ups', '2. Action items'])
      expect(review(`## ${heading}\n\n${table}`).actions).toHaveLength(1);
    expect(review(`## Agenda\n\n${table}`).actions).toEqual([]);
    expect(review('## Beschlüsse\n\n- Eins\n').decisions).toHaveLength(1);
  });

  it('covers a month, a quarter or two days, and nothing else', () => {
    const covering = (covers: string) => said(head.replace('covers: 2026-04', `covers: ${covers}`));
    for (const covers of ['2026-12', '2026-Q4', '{ from: 2026-03-01, to: 2026-04-15 }', '"2026-04"'])
      expect(covering(covers)).toEqual([]);
    expect(covering('2026-13')).toEqual([
      '4:9 Unexpected `2026-13` in `covers`, expected a month such as `2026-04`, a quarter such as `2026-Q2`, or two days',
    ]);
    expect(covering('{ from: 2026-03-01 }')).toEqual(['4:1 Unexpected missing `to`, expected text']);
  });

  it('says what is missing at a place, and is there all the same', () => {
    expect(said('title: x\n')).toHaveLength(3);
    expect(review('', 'title: x\n')).toMatchObject({ valid: false, facts: { people: [], date: '1970-01-01' } });
    expect(said(`${head}decisions: none\n`)[0]).toMatch(/^6:1 Unexpected key `decisions`/);
  });

  it('stands before the reviews that took place earlier, and a file with another ending is a message', () => {
    const both = parseLibrary([
      ...exampleLibrary,
      sourceFile('reviews/a.mdx', `---\n${head}---\n`),
      sourceFile('reviews/b.mdx', `---\n${head.replace('05-06', '06-03')}---\n`),
      sourceFile('reviews/c.md', 'x'),
    ]);
    expect(both.reviews.map(({ id }) => id)).toEqual(['b', 'a']);
    expect(both.faults.map(({ reason }) => reason)).toEqual([
      'Unexpected file `reviews/c.md`, expected a name that ends in `.mdx`',
    ]);
  });
});
