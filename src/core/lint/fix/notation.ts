import type { Fix } from './correction.ts';
import { lineOf, plainTable, timelineTables } from './rows.ts';
import { sameMoment, timeColumn } from './times.ts';

/**
 * Times that can be read are written in one way: `2026-04-15 14:03`, `~14:03`, `14:03–14:10`. A cell that cannot be
 * read stays as it is, since what it means is for a person to say.
 */
export const normalTimes: Fix = (document, lines, context) => {
  const result = [...lines];
  if (document.type !== 'postmortem') return { lines: result, left: [] };
  for (const node of timelineTables(document)) {
    const table = plainTable(node, lines);
    const column = timeColumn(node, document, context);
    if (!table || !column) continue;
    const texts = [...column.texts];
    const before = column.read(texts);
    for (const [row, text] of texts.entries()) {
      const cells = table.cells[row + 1]!;
      // Only plain text: what is marked up is somebody’s intention.
      if (!before[row] || cells[column.index] !== text) continue;
      const normal = normalTime(text);
      if (normal === text) continue;
      const tried = texts.with(row, normal);
      if (!column.read(tried).every((moment, index) => sameMoment(moment, before[index]))) continue;
      texts[row] = normal;
      cells[column.index] = normal;
      result[table.first + 2 + row] = lineOf(cells);
    }
  }
  return { lines: result, left: [] };
};

/** A time in the normal notation, as far as that is a matter of writing alone. */
export function normalTime(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/(\d{4}-\d\d-\d\d)[Tt](?=~?\d\d:\d\d)/g, '$1 ')
    .replace(
      /(^|[ –—-])(?:(?:about|around|approximately|approx|circa|ca|c)\.? |(?:approx|ca|c)\.|[≈∼]) ?(?=\d)/gi,
      '$1~',
    )
    .replace(/~ (?=\d)/g, '~')
    .replace(/(\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(?:-|‒|–|—|―| to ) ?(?=~?\d\d:\d\d(?:[ :.Z]|$))/g, '$1–')
    .replace(/(\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(?:-|‒|–|—|―| to ) ?(?=~?\d{4}-\d\d-\d\d)/g, '$1 – ');
}
