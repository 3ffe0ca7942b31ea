import { expect, test } from 'vitest';
import { exampleLibrary, sourceFile } from '../../src/core/lint/examples/library.ts';
import { planLeave } from './leave.ts';
import { planRename } from './rename.ts';

const file = '../.github/CODEOWNERS';
const text = `# @kbell keeps this
/content/ @kbell @mtorres
/content/team#1/ @KBell # @kbell is there until May
/docs/ @kbell/writers kbell@example.com @kbell-bot
[Runbooks][2] @acme/payments @kbell
`;
const files = [...exampleLibrary, sourceFile(file, text)];

test('a person who is renamed is renamed among the owners of code, and in no comment, team, address or longer name', () => {
  const { after } = planRename('person', 'kbell', 'kim', files);
  expect(after.get(file)).toBe(`# @kbell keeps this
/content/ @kim @mtorres
/content/team#1/ @kim # @kbell is there until May
/docs/ @kbell/writers kbell@example.com @kbell-bot
[Runbooks][2] @acme/payments @kim
`);
});

test('who takes over is the owner of code too, and is named once', () => {
  const { after } = planLeave('kbell', '2026-07-01', 'mtorres', files);
  expect(after.get(file)).toBe(`# @kbell keeps this
/content/ @mtorres
/content/team#1/ @mtorres # @kbell is there until May
/docs/ @kbell/writers kbell@example.com @kbell-bot
[Runbooks][2] @acme/payments @mtorres
`);
});

test.each([
  ['nobody takes over', undefined],
  ['a team does, which a code host calls otherwise', 'payments'],
])('where %s, the lines are told', (_, to) => {
  const { after, notes } = planLeave('kbell', '2026-07-01', to, files);
  expect(after.get(file)).toBe(text);
  expect(notes.filter((note) => note.includes('CODEOWNERS'))).toEqual([
    '../.github/CODEOWNERS:2 names @kbell: name another owner there.',
    '../.github/CODEOWNERS:3 names @kbell: name another owner there.',
    '../.github/CODEOWNERS:5 names @kbell: name another owner there.',
  ]);
});
