import { describe, expect, test } from 'vitest';
import { allowEdit, disallowEdit, type Edit } from './allow.ts';

const document = (front: string) => `---\n${front}---\n\n## Summary\n`;

function edited(front: string, edit: (text: string) => Edit | undefined): string | undefined {
  const text = document(front);
  const change = edit(text);
  const result = change && text.slice(0, change.start) + change.text + text.slice(change.end);
  return result?.slice(4, -'---\n\n## Summary\n'.length);
}

const entry = `  - rule: a-rule
    reason: TODO why this does not apply here
    until: YYYY-MM-DD
`;

describe('an entry is added, and nothing else changes', () => {
  test.each([
    ['to front matter without any', 'title:   x # note\n', `title:   x # note\nallow:\n${entry}`],
    ['to an empty list', 'allow: []\nkind: drill\n', `allow:\n${entry}kind: drill\n`],
    ['to a key without a value', 'allow:\nkind: drill\n', `allow:\n${entry}kind: drill\n`],
    [
      'below the last entry, above what follows',
      'allow:\n  - rule: b # why\n    reason: >\n      long\n      text\n\n# more\nkind: drill\n',
      `allow:\n  - rule: b # why\n    reason: >\n      long\n      text\n${entry}\n# more\nkind: drill\n`,
    ],
    [
      'with its dash where the other dashes are',
      'allow:\n- { rule: b,  reason: c }\n',
      `allow:\n- { rule: b,  reason: c }\n${entry.replaceAll(/^ {2}/gm, '')}`,
    ],
    [
      'inside brackets',
      'allow: [{ rule: b }] # all\n',
      'allow: [{ rule: b }, { rule: a-rule, reason: TODO why this does not apply here, until: YYYY-MM-DD }] # all\n',
    ],
  ])('%s', (_, before, after) => {
    expect(edited(before, (text) => allowEdit(text, 'a-rule'))).toBe(after);
  });

  test('with the line ends of the text', () => {
    const text = document('title: x\n').replaceAll('\n', '\r\n');
    expect(allowEdit(text, 'a-rule')?.text).toBe(`allow:\n${entry}`.replaceAll('\n', '\r\n'));
  });

  test.each([
    ['that cannot be read', 'title: [\n'],
    ['whose allow is something else', 'allow: nothing\n'],
    ['that is a list', '- a\n'],
  ])('not to front matter %s', (_, front) => {
    expect(allowEdit(document(front), 'a-rule')).toBeUndefined();
  });

  test('not to a document without front matter, or with one that does not end', () => {
    expect(allowEdit('## Summary\n', 'a-rule')).toBeUndefined();
    expect(allowEdit('---\ntitle: x\n', 'a-rule')).toBeUndefined();
  });
});

describe('an entry is taken out', () => {
  const allow = 'allow:\n  - rule: a\n    reason: b\n  - { rule: c }\n';
  test.each([
    ['the first', 0, `${allow}kind: drill\n`, 'allow:\n  - { rule: c }\nkind: drill\n'],
    ['the last of two', 1, `${allow}kind: drill\n`, 'allow:\n  - rule: a\n    reason: b\nkind: drill\n'],
    ['the only one, and the key with it', 0, 'title: x\nallow:\n  - rule: a\n', 'title: x\n'],
    ['one in brackets, if it is the only one', 0, 'allow: [{ rule: a }]\nkind: drill\n', 'kind: drill\n'],
  ])('%s', (_, index, before, after) => {
    expect(edited(before, (text) => disallowEdit(text, index))).toBe(after);
  });

  test('not one of several on one line', () => {
    expect(disallowEdit(document('allow: [{ rule: a }, { rule: b }]\n'), 0)).toBeUndefined();
  });
});

test.each(['title: *a', 'allow: 5', 'allow: toString', 'allow: &a [*a]', '? [x]\n: y'])(
  'front matter that cannot be read as it stands takes no entry: %s',
  (line) => {
    const text = `---\n${line}\n---\n`;
    expect(() => [allowEdit(text, 'facts-present'), disallowEdit(text, 0)]).not.toThrow();
  },
);
