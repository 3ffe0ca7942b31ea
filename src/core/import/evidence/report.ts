import { formatMilliseconds } from '../../model/span.ts';
import type { Problem, Reading } from './evidence.ts';
import type { Row } from './merge.ts';
import type { Proposal } from './milestones.ts';
import { labelsOf, longestText, milestonesOf, repeatsOf, writtenIn } from './timeline-rows.ts';
import { tally, type EvidenceTimeline } from './timeline.ts';

/** Of each file this many problems are written out; the JSON has them all. */
const mostProblems = 20;

/** What was read from where, what is open, and which milestones are proposed by which words. */
export function reportOn(timeline: EvidenceTimeline, proposals: readonly Proposal[], zone: string): string {
  const { files, offsets, rows } = timeline;
  const parts = [
    columns([
      ['File', 'Format', 'Read', 'Used', 'Folded', 'Left out', 'Asked', 'Unreadable'],
      ...files.map((file) => {
        const { read, used, folded, left, asked, unreadable } = tally(file);
        return [file.file, file.format ?? '?', ...[read, used, folded, left, asked, unreadable].map(String)];
      }),
    ]),
  ];
  const notes = files.flatMap(noted);
  const cut = rows.filter(({ text }) => text.length > longestText).length;
  if (cut > 0)
    notes.push(`${cut} ${cut === 1 ? 'text is' : 'texts are'} cut to ${longestText} characters; --json has them whole`);
  if (notes.length > 0) parts.push(notes.join('\n'));
  const problems = files.flatMap(({ unreadable, questions }) => [...limited(questions), ...limited(unreadable)]);
  if (problems.length > 0) parts.push(problems.join('\n'));
  if (offsets.length > 0)
    parts.push(
      offsets
        .map(
          ({ ahead, behind, by, hours, shared }) =>
            `Clocks: ${ahead} is ${formatMilliseconds(by, 'second')} ahead of ${behind} in ${shared.length} events both tell of (${shared
              .slice(0, 2)
              .map((text) => `“${short(text, 50)}”`)
              .join(
                ', ',
              )}${shared.length > 2 ? ' …' : ''}). Nothing was moved${hours ? '; whole hours point at a zone: see --source-zone' : ''}.`,
        )
        .join('\n'),
    );
  if (proposals.length > 0)
    parts.push(
      columns([
        ['Milestone', `Time (${zone})`, 'Read from', 'Event', 'In the table'],
        ...proposals.map(({ milestone, row, words, source, placed, why }) => [
          milestone,
          writtenIn(row.at, row.precision, zone),
          `${words} (${source})`,
          short(row.text, 60),
          placed ? 'yes' : `no: ${why ?? ''}`,
        ]),
      ]),
    );
  return parts.join('\n\n');
}

function noted({ file, folded, left, notes }: Reading): string[] {
  const counts = (what: string, of: ReadonlyMap<string, number>) =>
    of.size === 0 ? [] : [`${file}: ${what} ${[...of].map(([why, count]) => `${count} (${why})`).join(', ')}`];
  return [...counts('folded', folded), ...counts('left out', left), ...notes.map((note) => `${file}: ${note}`)];
}

function limited(problems: readonly Problem[]): string[] {
  const lines = problems.slice(0, mostProblems).map(problemLine);
  const more = problems.slice(mostProblems).map(({ line, path }) => line ?? path);
  if (more.length > 0) lines.push(`${problems[0]!.file}: and ${more.length} more, at ${shownPlaces(more)}`);
  return lines;
}

function shownPlaces(places: readonly (number | string | undefined)[]): string {
  const shown = places.slice(0, 50).join(', ');
  return places.length > 50 ? `${shown} … (all in --json)` : `lines ${shown}`;
}

/** A problem on one line, with its place and what to do. */
function problemLine({ file, line, path, reason, hint }: Problem): string {
  const place = line === undefined ? (path === undefined ? file : `${file} ${path}`) : `${file}:${line}`;
  return `${place}: ${reason}${hint ? `\n  ${hint}` : ''}`;
}

function short(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

function columns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, index) => Math.max(...rows.map((row) => (row[index] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, index) => (/^\d+$/.test(cell) ? cell.padStart(widths[index]!) : cell.padEnd(widths[index]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The whole timeline as plain data. */
export function timelineJson(
  timeline: EvidenceTimeline,
  rows: readonly Row[],
  proposals: readonly Proposal[],
  zone: string,
): unknown {
  return {
    zone,
    rows: rows.map((row) => ({
      time: new Date(row.at).toISOString(),
      precision: row.precision,
      milestones: milestonesOf(row, proposals),
      event: row.text,
      repeats: shownRepeats(repeatsOf(row)),
      evidence: labelsOf(row),
      sources: row.events.map(({ at, text, source }) => ({
        format: source.format,
        file: source.file,
        ...(source.line !== undefined && { line: source.line }),
        label: source.label,
        ...(source.url !== undefined && { url: source.url }),
        time: new Date(at).toISOString(),
        text,
      })),
    })),
    proposals: proposals.map(({ row, ...one }) => ({ ...one, time: new Date(row.at).toISOString(), event: row.text })),
    offsets: timeline.offsets,
    files: timeline.files.map((file) => ({
      file: file.file,
      format: file.format ?? null,
      ...tally(file),
      foldedBy: Object.fromEntries(file.folded),
      leftBy: Object.fromEntries(file.left),
      notes: file.notes,
      questions: file.questions,
      problems: file.unreadable,
    })),
  };
}

function shownRepeats(repeats: ReturnType<typeof repeatsOf>): { count: number; last: string } | undefined {
  return repeats && { count: repeats.count, last: new Date(repeats.last).toISOString() };
}
