import { expect, test } from 'vitest';
import { readDocument } from './source.ts';

const tableOf = async (html: string) => {
  const { document } = await readDocument({ path: 'a.html', bytes: new TextEncoder().encode(html) }, () => undefined);
  const table = document!.tree.children.find((node) => node.type === 'table');
  return table && table.children.map(({ children }) => children.length);
};
const row = (cells: number, attributes = '') => `<tr>${`<td${attributes}>x</td>`.repeat(cells)}</tr>`;

test.each([
  ['spans within the table are spread', `<table>${row(1, ' colspan=2')}${row(2)}</table>`, [2, 2]],
  ['a cell spans no more columns than there are', `<table>${row(1, ' colspan=400000')}${row(3)}</table>`, [3, 3]],
  ['and no more rows', `<table>${row(2, ' rowspan=70000')}${row(1)}</table>`, [3, 3]],
  ['rows without a cell are none', `<table>${row(2)}${'<tr></tr>'.repeat(9)}${row(2)}</table>`, [2, 2]],
])('%s', async (_, html, widths) => {
  expect(await tableOf(html)).toEqual(widths);
});

test('of a table that would be huge the spans are left out, and one that is huge becomes lines', async () => {
  expect((await tableOf(`<table>${row(20, ' rowspan=20').repeat(1000)}</table>`))?.length).toBe(1000);
  expect(await tableOf(`<table>${row(300, ' rowspan=1000')}${row(1).repeat(1000)}</table>`)).toBeUndefined();
});
