/** A table for a terminal: words to the left, numbers to the right, the last row apart. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, index) => Math.min(60, Math.max(...all.map((row) => (row[index] ?? '').length))));
  const print = (row: readonly string[]) =>
    head
      .map((_, index) => {
        const text = row[index] ?? '';
        const cut = text.length > 60 ? `…${text.slice(-59)}` : text;
        return /^[\d+]*$/.test(cut) ? cut.padStart(widths[index]!) : cut.padEnd(widths[index]!);
      })
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [print(head), rule, ...rows.slice(0, -1).map(print), rule, print(rows.at(-1) ?? [])].join('\n');
}
