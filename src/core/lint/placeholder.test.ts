import { describe, expect, test } from 'vitest';
import { findPlaceholders } from './placeholder.ts';
import type { Template } from '../model/template.ts';

const templates = [
  { text: 'title: "[What broke, for whom]"\n- [Condition that had to hold]\n- [ ] box\n[Link](x)' } as Template,
];
const found = (text: string) => findPlaceholders(text, templates).map(({ placeholder }) => placeholder);

describe('a gap is found', () => {
  test.each([
    ['It began at XX:XX.', ['XX:XX']],
    ['It began at hh:mm and ended at HH:MM:SS.', ['hh:mm', 'HH:MM:SS']],
    ['| YYYY-MM-DD hh:mm | impact-start |', ['YYYY-MM-DD hh:mm']],
    ['TODO: ask support', ['TODO']],
    ['(TBD)', ['TBD']],
    ['FIXME, TBC', ['FIXME', 'TBC']],
    ['[FILL IN]', ['[FILL IN]']],
    ['[fill in the numbers]', ['[fill in the numbers]']],
    ['\\[TODO: owner\\]', ['\\[TODO: owner\\]']],
    ['[Your name]', ['[Your name]']],
    ['?? orders were lost', ['??']],
    ['lost $?? and ~??', ['??']],
    ['about ???', ['???']],
    ['owner: ____', ['____']],
    [
      '[What broke, for whom] and [Condition that had to hold]',
      ['[What broke, for whom]', '[Condition that had to hold]'],
    ],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('no gap is seen in', () => {
  test.each([
    'We have a todo list.',
    'The comment said “TODO” and "FIXME".',
    'TODO-list, todo.txt, my-TODO, path/TODO',
    'Did that really happen??',
    'What?!',
    'See [the list](x), [1], [A2] and [x].',
    'A [link] and [another one].',
    'snake__case and __init__',
    'XXL and yyyy',
    '- [ ] box and - [x] box',
    'https://example.com/?a=1',
    'The addresses are at [Add-ons](x).',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });
});
