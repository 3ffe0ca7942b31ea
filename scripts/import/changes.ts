import type { ImportReport } from '../../src/core/import/document/report.ts';

/**
 * What stands in the result in another form, a line for each new form: `7 and 10: \`4 May\` and \`5 May\` are now …`. What
 * stays as it was is no change, and what happens twice is told once.
 */
export function changesTold(kept: ImportReport['kept']): string[] {
  const told = new Map<string, { lines: Set<number>; texts: Set<string> }>();
  for (const { line, text, now } of kept) {
    if (text === now) continue;
    const one = told.get(now) ?? { lines: new Set(), texts: new Set() };
    if (line > 0) one.lines.add(line);
    one.texts.add(`\`${text}\``);
    told.set(now, one);
  }
  const all = (parts: Iterable<string | number>) => new Intl.ListFormat('en').format([...parts].map(String));
  return [...told].map(
    ([now, { lines, texts }]) =>
      `${lines.size > 0 ? `${all(lines.size > 6 ? [...[...lines].slice(0, 5), `${lines.size - 5} more`] : lines)}: ` : ''}${all(texts)} ${texts.size === 1 ? 'is' : 'are'} now \`${now}\``,
  );
}
