import { describe, expect, it } from 'vitest';
import { configurationSchema } from '../model/configuration.ts';
import { parsePostmortem } from '../parse/postmortem.ts';
import { indexHeadings } from '../parse/sections.ts';
import { parseTemplate } from '../parse/template.ts';
import { readSource } from '../parse/source.ts';
import { rewriteCells } from './cells.ts';

const configuration = configurationSchema.parse({
  schema: 1,
  name: 'x',
  severities: [{ id: 'SEV1', name: 'Critical' }],
});
const { template } = parseTemplate(
  '---\ntitle: x\n---\n\n## Action items\n\n::section{#action-items}\n',
  'template.mdx',
);
const parse = (text: string) => {
  const bytes = new TextEncoder().encode(text);
  const source = readSource({ path: 'postmortems/a.mdx', bytes, size: bytes.length });
  return parsePostmortem(
    source.text!.replace(/^\ufeff/, ''),
    'postmortems/a.mdx',
    configuration,
    indexHeadings([template], {}),
  );
};
const head = '---\ntitle: x\nstatus: draft\nseverity: SEV1\nservices: [a]\n---\n\n## Action items\n\n';

/** What becomes of a table when a word is written into the row of an id, with its first line’s end and the rest as given. */
function rewrite(table: string, id: string, value: string, column: 'status' | 'ticket' = 'status', whole = head) {
  const text = whole + table;
  const action = parse(text).actions.find((one) => one.id?.value === id)!;
  const { text: after, refused } = rewriteCells(text, [{ action, column, value }], parse);
  expect(after.startsWith(whole)).toBe(true);
  return { table: after.slice(whole.length), refused: refused.map(({ reason }) => reason) };
}

describe('a word in a cell', () => {
  it('changes no other byte, and keeps the width of the table where it fits', () => {
    const table =
      '| ID | Action  | Status      | Ticket |\n|----|---------|-------------|:-------|\n| A1 | Do it   | in-progress | X-1    |\n|A2|Do more|open|X-2|\n';
    expect(rewrite(table, 'A1', 'done').table).toBe(table.replace('| in-progress | X-1', '| done        | X-1'));
    expect(rewrite(table, 'A2', 'declined').table).toBe(table.replace('|open|', '|declined|'));
  });

  it('takes the place of one with marks, in another case, or of none', () => {
    const table =
      '| ID | Action | Status |\n| -- | ------ | ------ |\n| A1 | a | **Open** |\n| A2 | b | |\n| A3 | c ||\n';
    expect(rewrite(table, 'A1', 'done').table).toBe(table.replace('**Open**', 'done    '));
    expect(rewrite(table, 'A2', 'done').table).toBe(table.replace('| b | |', '| b | done |'));
    expect(rewrite(table, 'A3', 'done').table).toBe(table.replace('| c ||', '| c | done |'));
  });

  it('finds its cell behind escaped bars, code, comments of MDX and cells without bars at the ends', () => {
    const table =
      'ID | Action | Ticket | Status\n-- | ------ | ------ | ------\nA1 | a \\| b {/* | */} | X-1 | open\nA2 | `x\\|y` | X-2 | open';
    expect(rewrite(table, 'A2', 'done').table).toBe(table.replace('X-2 | open', 'X-2 | done'));
    expect(rewrite(table, 'A1', 'X-9', 'ticket').table).toBe(
      parse(head + table).actions.length === 2 ? table.replace('X-1', 'X-9') : table,
    );
  });

  it('keeps line ends of Windows and a byte-order mark', () => {
    const windows = `\ufeff${head}`.replaceAll('\n', '\r\n');
    const table = '| ID | Action | Status |\r\n| -- | ------ | ------ |\r\n| A1 | é😀 | open   |\r\n';
    expect(rewrite(table, 'A1', 'done', 'status', windows).table).toBe(table.replace('open', 'done'));
  });

  it('is refused where the table has no such column, or the row ends before it', () => {
    expect(rewrite('| ID | Action |\n| -- | -- |\n| A1 | a |\n', 'A1', 'done').refused).toEqual([
      'the row has no cell for the status',
    ]);
    expect(rewrite('| ID | Action | Status |\n| -- | -- | -- |\n| A1 | a |\n', 'A1', 'done').refused).toEqual([
      'the row has no cell for the status',
    ]);
  });

  it('is refused where another row stands there by now', () => {
    const text = `${head}| ID | Action | Status |\n| -- | -- | -- |\n| A1 | a | open |\n`;
    const [action] = parse(text).actions;
    const later = text.replace('| A1', '| A0 | b | open |\n| A1');
    expect(rewriteCells(later, [{ action: action!, column: 'status', value: 'done' }], parse)).toMatchObject({
      text: later,
      refused: [{ reason: 'the file has changed since it was read' }],
    });
  });

  it('is refused where it would not be read as what it is', () => {
    const table = '| ID | Action | Ticket |\n| -- | -- | -- |\n| A1 | a | |\n';
    expect(rewrite(table, 'A1', 'X|1', 'ticket')).toEqual({ table, refused: ['the cell cannot be written'] });
    expect(rewrite(table, 'A1', '<b>', 'ticket').table).toBe(table);
    expect(rewrite(table, 'A1', '{x}', 'ticket').table).toBe(table);
  });
});
