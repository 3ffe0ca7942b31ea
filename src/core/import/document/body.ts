import type { Definition, Heading, Nodes, RootContent } from 'mdast';
import type { Configuration } from '../../model/configuration.ts';
import { importedHeadings, milestones, type Milestone } from '../../model/vocabulary.ts';
import { checkClosed } from '../../parse/closed.ts';
import type { HeadingIndex } from '../../parse/sections.ts';
import { parseTree, walk } from '../../parse/tree.ts';
import { escapeText, table } from '../mdx.ts';
import { holdsPromises } from './action-table.ts';
import { listsPromises, printActions, simpleLines } from './actions.ts';
import { dueReader, duesIn } from './due-days.ts';
import type { Part, Parts } from './entries.ts';
import { printBlocks, printInline, textOfInline, type Printing } from './print.ts';
import type { ImportReport } from './report.ts';
import type { Row, RowState, TimeContext } from './row.ts';
import { isActionHeading, isTimelineHeading, ourName } from './heading-words.ts';
import { linksOf, lowered } from './sections.ts';
import type { ReadDocument } from './source.ts';
import { timeColumn } from './time-column.ts';
import { daysShown, type CutSection, type Timelines } from './timelines.ts';

/** What a body is printed from. */
export interface Source {
  document: ReadDocument;
  timelines: Timelines;
  context: TimeContext;
  printing: Printing;
  /** Every link definition, duplicates included. */
  definitions: readonly Definition[];
  find: HeadingIndex;
  words: Configuration['words'];
  /** Names of services by their ids. */
  services: ReadonlyMap<string, string>;
  /** Collects what differs from the source. */
  report: ImportReport;
}

/** The instants of the rows, as read. */
export type ReadInstants = {
  line: number;
  written: string;
  state: RowState;
  cell: string;
  instant: number | undefined;
}[];

interface Body {
  blocks: string[];
  timelineNotes: string[];
  instants: ReadInstants;
  actions: number;
  hasSummary: boolean;
  hasTimeline: boolean;
}

/** Prints a document as MDX below its front matter. */
export function printBody(source: Source): { mdx: string; instants: ReadInstants; actions: number } {
  const body: Body = {
    blocks: [],
    timelineNotes: [],
    instants: [],
    actions: 0,
    hasSummary: false,
    hasTimeline: false,
  };
  source.timelines.sections.forEach((cut, index) => printSection(cut, index, body, source));
  addTimelineNotes(body);
  addMissing(body, source);
  addUnusedLinks(body, source);
  addFrontMatter(body, source);
  return { mdx: joined(body.blocks, source), instants: body.instants, actions: body.actions };
}

function printSection({ section, parts, zone }: CutSection, index: number, body: Body, source: Source): void {
  const { heading, nodes, id } = section;
  const { timelines, find, printing, report, context } = source;
  const { blocks } = body;
  if (heading === undefined) {
    const text = printBlocks(nodes, printing);
    if (text === '') return;
    if (!timelines.sections.some((other) => other.section.id === 'summary')) {
      blocks.push('## Summary');
      body.hasSummary = true;
    }
    blocks.push(text);
    return;
  }
  const printed = printBlocks([heading], printing);
  const called = textOfInline(heading.children);
  if (id === 'summary') body.hasSummary = true;
  if (parts) {
    const isFollowing = index > 0 && body.hasTimeline;
    body.hasTimeline = true;
    blocks.push(
      find(called) === 'timeline'
        ? printed
        : isFollowing
          ? printed.replace(/^#+/, '###')
          : renamed(heading, 'Timeline', source),
    );
    for (const text of parts.heads) report.kept.push({ line: 0, text, now: 'the columns of the timeline' });
    printTimeline(parts, zone ?? context.zone, body, source);
    if (!parts.parts.some(({ kind }) => kind === 'rows'))
      report.asks.push({
        line: heading.position?.start.line ?? 0,
        text: `Nothing below \`${called}\` could be read as a row of the timeline: write each as a time and what happened`,
      });
    return;
  }
  if (
    id === 'action-items' ||
    isActionHeading(called) ||
    (id === undefined && (holdsPromises(nodes, source.words) || listsPromises(nodes, source.words, source.services)))
  ) {
    blocks.push(id === 'action-items' ? printed : renamed(heading, 'Action items', source));
    const actions = printActions(
      nodes,
      printing,
      body.actions + 1,
      source.words,
      dueReader(
        { ...context, elsewhere: daysShown(timelines, context) },
        timelines.rows.find(({ date }) => date !== undefined)?.date ?? context.day?.date,
        duesIn(nodes),
      ),
      source.services,
    );
    body.actions += actions.count;
    blocks.push(...actions.blocks);
    report.kept.push(...actions.kept);
    if (actions.count === 0)
      report.asks.push({
        line: heading.position?.start.line ?? 0,
        text: `No action item was read below \`${called}\`: write each as a row of the table, or name the section differently`,
      });
    return;
  }
  const ours = ourName(called, find);
  blocks.push(ours === undefined ? printed : renamed(heading, ours, source));
  const text = printBlocks(nodes, printing);
  if (text !== '') blocks.push(text);
}

/** Prints the parts of a timeline; rows under days that were read stand in one table. */
function printTimeline({ parts }: Parts, zone: TimeContext['zone'], body: Body, source: Source): void {
  const { timelines, report, printing } = source;
  const { blocks } = body;
  const rowsOf = (part: Part) => (part.kind === 'rows' ? part.entries.map((entry) => timelines.rowOf.get(entry)!) : []);
  const placed = new Set(
    parts.flatMap(rowsOf).flatMap(({ entry, date }) => (entry.context && date !== undefined ? [entry.context] : [])),
  );
  let open: Row[] = [];
  const flush = () => {
    if (open.length > 0) blocks.push(printRows(open, zone, body, source));
    open = [];
  };
  for (const part of parts) {
    if (part.kind === 'rows') {
      const rows = rowsOf(part);
      if (open[0] && open[0].entry.head !== rows[0]!.entry.head) flush();
      open.push(...rows);
    } else if (part.kind === 'day' && placed.has(part.day))
      report.kept.push({ line: part.line, text: part.text, now: 'the dates of the rows below' });
    else {
      flush();
      blocks.push(...proseOfTimeline(part.kind === 'day' ? [part.node] : part.nodes, body, printing));
    }
  }
  flush();
}

/** Renames a heading to the one of the template. */
function renamed(heading: Heading, to: string, { printing, report }: Source): string {
  const called = textOfInline(heading.children);
  if (called !== to) report.kept.push({ line: heading.position?.start.line ?? 0, text: called, now: to });
  const more = printBlocks(linksOf(heading), printing);
  return `${'#'.repeat(Math.max(2, heading.depth))} ${to}${more === '' ? '' : `\n\n${more}`}`;
}

/** Prints rows as a table; blocks that do not fit a cell go to the timeline notes. */
function printRows(
  rows: readonly Row[],
  stated: TimeContext['zone'],
  body: Body,
  { timelines, printing, words, report }: Source,
): string {
  const column = timeColumn(rows, stated?.zone, escapeText);
  const cells = rows.map((row, index) => {
    const { entry } = row;
    const cell = column.cells[index]!;
    body.instants.push({ line: entry.line, written: entry.written, state: row.state, cell, instant: row.instant });
    if (entry.written !== '' && escapeText(entry.written) !== cell)
      report.kept.push({ line: entry.line, text: entry.written, now: cell });
    const lines: string[] = [];
    const lead = printInline(entry.lead, printing);
    if (lead !== '') lines.push(lead);
    if (entry.stamp?.note) lines.push(`(${escapeText(entry.stamp.note)})`);
    const rest: RootContent[] = [];
    const simple = entry.body.map((node) => simpleLines(node, printing));
    const all = simple.every((one) => one !== undefined) ? (simple.flat() as string[]) : undefined;
    if (all && [...lines, ...all].join('').length <= 900) lines.push(...all);
    else {
      entry.body.forEach((node, at) => {
        if (rest.length === 0 && lines.length === 0 && simple[at]) lines.push(...simple[at]);
        else rest.push(node);
      });
    }
    if (rest.length > 0)
      body.timelineNotes.push(
        `### ${escapeText(row.clock ? `${row.date ? `${row.date} ` : ''}${row.clock}` : entry.written || 'A row without a time')}`,
        printBlocks(rest.map(lowered), printing),
      );
    const marks = [
      ...(timelines.milestonesOf.get(row) ?? []),
      ...entry.milestone
        .split(',')
        .map((word) => milestoneWord(word, words.milestones))
        .filter((word) => word !== ''),
    ];
    return [
      cell,
      [...new Set(marks)].join(', '),
      lines.filter((line) => line !== '').join('<br />'),
      printInline(entry.evidence, printing),
    ];
  });
  return table([column.head, 'Milestone', 'Event', 'Evidence'], cells);
}

/** Prints the text between rows. Tables go to the timeline notes, since they would be read as rows. */
function proseOfTimeline(inside: readonly RootContent[], body: Body, printing: Printing): string[] {
  const printed: string[] = [];
  for (const node of inside) {
    let hasTable = false;
    walk(node as Nodes, (inner) => {
      if (inner.type === 'table') hasTable = true;
    });
    const text = printBlocks(
      [node.type === 'heading' ? { ...node, depth: Math.max(3, node.depth) as 3 } : node],
      printing,
    );
    if (text === '') continue;
    if (hasTable) body.timelineNotes.push(text);
    else printed.push(text);
  }
  return printed;
}

function addTimelineNotes({ blocks, timelineNotes }: Body): void {
  if (timelineNotes.length > 0)
    blocks.splice(endOfTimeline(blocks), 0, `## ${importedHeadings.timeline}`, ...timelineNotes);
}

/** Adds the required sections that are missing, to be filled in. */
function addMissing(body: Body, source: Source): void {
  const { blocks, hasSummary, hasTimeline } = body;
  if (!hasSummary) blocks.unshift('## Summary', '\\[fill in: what broke, for whom, and what stopped it]');
  if (hasTimeline) return;
  const { given } = source.timelines;
  const rows =
    given.length > 0
      ? printRows(given, undefined, body, source)
      : table(
          ['Time (UTC)', 'Milestone', 'Event', 'Evidence'],
          [['YYYY-MM-DD hh:mm', '', '[fill in: what happened first]', '']],
        );
  const at = blocks.findIndex((block, index) => index > 0 && /^## /.test(block));
  blocks.splice(at === -1 ? blocks.length : at, 0, '## Timeline', rows);
  if (given.length === 0) source.report.notes.push('No timeline was found');
}

function addUnusedLinks({ blocks }: Body, { definitions, printing }: Source): void {
  const unused = definitions.filter(
    (definition) =>
      printing.definitions.get(definition.identifier) !== definition || !printing.used.has(definition.identifier),
  );
  if (unused.length === 0) return;
  blocks.push('## Links nothing refers to');
  blocks.push(
    unused
      .map(
        ({ label, identifier, url, title: name }) =>
          `- ${printInline([{ type: 'link', url, title: name, children: [{ type: 'text', value: label ?? identifier }] }], printing)}`,
      )
      .join('\n'),
  );
}

function addFrontMatter({ blocks }: Body, { document, printing }: Source): void {
  const leftover = Object.entries(document.front).filter(([key]) => key !== 'title');
  if (leftover.length === 0 && document.brokenFront === '') return;
  blocks.push(`## ${importedHeadings.frontMatter}`);
  if (document.brokenFront !== '')
    blocks.push(printBlocks([{ type: 'code', lang: 'yaml', value: document.brokenFront }], printing));
  else blocks.push(leftover.map(([key, value]) => `- ${escapeText(key)}: ${escapeText(shownValue(value))}`).join('\n'));
}

/** Joins the blocks. Should one not parse, it is printed as code. */
function joined(blocks: readonly string[], { printing, report }: Source): string {
  const text = blocks.filter((block) => block !== '').join('\n\n');
  if (faultless(text)) return text;
  // Keep the words, give up the markup.
  report.notes.push('Its markup could not be kept; the text is all there');
  return blocks
    .map((block) => (faultless(block) ? block : printBlocks([{ type: 'code', value: block }], printing)))
    .join('\n\n');
}

function faultless(block: string): boolean {
  const { tree, messages } = parseTree(`${block}\n`, '');
  return messages.length === 0 && checkClosed(tree, '').length === 0;
}

function milestoneWord(word: string, taught: Configuration['words']['milestones']): string {
  const folded = word.trim().toLowerCase();
  const known = (Object.entries(taught) as [Milestone, string[]][]).find(([, list]) =>
    list.some((one) => one.toLowerCase() === folded),
  );
  const own = folded.replace(/[\s_]+/g, '-');
  return known?.[0] ?? ((milestones as readonly string[]).includes(own) ? own : word.trim());
}

function endOfTimeline(blocks: readonly string[]): number {
  let last = -1;
  let inside = false;
  blocks.forEach((block, index) => {
    if (/^## /.test(block)) inside = isTimelineHeading(block);
    if (inside || /^\| Time/.test(block)) last = index;
  });
  const next = blocks.findIndex((block, index) => index > last && /^## /.test(block));
  return next === -1 ? blocks.length : next;
}

function shownValue(value: unknown): string {
  if (Array.isArray(value)) return value.map(shownValue).join(', ');
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
