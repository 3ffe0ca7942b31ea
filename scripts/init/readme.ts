import type { Answers } from './answers.ts';

/** What an author finds first. */
export function readme({ name, publicSite, ids }: Answers): string {
  return `# ${name.replaceAll(/[\\`*_<>#[\]]/g, '\\$&')}

Our postmortems and runbooks. \`npm ci\` once, then:

| Command | Does |
| --- | --- |
| \`npx postmortems new\` | begins a postmortem from the template of its severity; \`new runbook\` begins a runbook |
| \`npx postmortems dev\` | shows the site while you write |
| \`npx postmortems lint\` | says at which line what is missing or does not agree |
| \`npx postmortems start\` | builds the whole site and serves it |
${publicSite === undefined ? '' : '| `npx postmortems public list` | says what is public, and what keeps the rest inside |\n'}
1. Begin with what you know; a draft may have gaps.
2. Write the timeline first, in the order of time, with a source for each row.
3. Set \`status: in-review\` and open a ${'pull or merge request'}; the linter reads it too.
4. After the review, set \`status: published\`.

| Place | Holds |
| --- | --- |
| \`content/postmortems/\` | one file for each incident, ${ids === undefined ? 'named `YYYY-MM-DD-what-broke.mdx`' : 'with its `id` in front matter'} |
| \`content/runbooks/\` | what to do when it happens |
| \`content/reviews/\` | reviews that took place; \`npx postmortems review --month 2026-04 --keep\` begins one |
| \`content/library.yaml\` | severities, deadlines, vocabulary |
| \`content/services.yaml\`, \`content/people.yaml\` | what can break, and who is who |
| \`content/template*.mdx\` | what a new document begins with |

The site has a handbook: how to write, how to configure, what each rule means.
`;
}
