import type { Definition, Heading, Nodes, PhrasingContent, RootContent } from 'mdast';
import { stringify } from 'yaml';
import type { Configuration } from '../../model/configuration.ts';
import type { Status } from '../../model/vocabulary.ts';
import { milestones, type Milestone } from '../../model/vocabulary.ts';
import { checkClosed } from '../../parse/closed.ts';
import type { HeadingIndex } from '../../parse/sections.ts';
import { parseTree, walk } from '../../parse/tree.ts';
import { dayIn } from '../../model/clock.ts';
import { escapeText, table } from '../mdx.ts';
import { printActions, simpleLines } from './actions.ts';
import { cutEntries, rawText, stampsOf, type Entry, type TimelineColumns } from './entries.ts';
import { dayOfName, labelled, labelsIn, servicesOf, severityOf, slugOf, titleOf } from './facts.ts';
import { proposeMilestones } from './milestones.ts';
import { printBlocks, printInline, textOfInline, type Printing } from './print.ts';
import { dateOf, evidenceOf, readRows, timeColumn, type Row, type RowState, type TimeContext } from './rows.ts';
import type { ReadDocument } from './source.ts';
import { dayAt, daysInText, readStamp, type WrittenDay } from './stamp.ts';
import { zoneIn, type TaughtZones, type WrittenZone } from './zone.ts';

/** What an import is done with. */
export interface ImportSettings {
  configuration: Configuration;
  find: HeadingIndex;
  /** Services by id, with their names. */
  services: ReadonlyMap<string, string>;
  status: Status;
  /** Day of the import, YYYY-MM-DD. */
  on: string;
  /** Zones decided on the command line, over those of the configuration; under the empty text, of times that name none. */
  zones: TaughtZones;
}

/** Where addresses of a document lead in the library; see `Printing`. */
export type Addresses = Pick<Printing, 'link' | 'picture'>;

/** What an import did and could not do. */
export interface ImportReport {
  /** By what times, dates and zones were read, where they do not say it themselves. */
  decided: { line: number; text: string }[];
  /** What a person has to decide. */
  asks: { line: number; text: string }[];
  /** Text of the source that is not in the result as it was written: times, dates, headings with another name. */
  kept: { line: number; text: string; now: string }[];
  milestones: { time: string; milestone: Milestone; words: string; isDecided: boolean }[];
  notes: string[];
  rows: Record<RowState, number>;
  actions: number;
  /** Links and pictures that lead to files which are not in the library. */
  missing: string[];
}

/** A document as a postmortem of the library. */
export interface ImportedDocument {
  title: string;
  /** The day it began, YYYY-MM-DD, where the document says it. */
  day: string | undefined;
  /** What its id is made of besides the day. */
  slug: string;
  mdx: string;
  report: ImportReport;
  /** The instants of its rows, as read. */
  instants: { line: number; written: string; state: RowState; cell: string; instant: number | undefined }[];
}

/** Turns a document into MDX. Everything it says is in the result or in the report, and nothing is guessed in silence. */
export function importDocument(
  document: ReadDocument,
  settings: ImportSettings,
  addresses: Addresses,
): ImportedDocument {
  const { configuration, find } = settings;
  const { words } = configuration;
  const taught: TaughtZones = { ...words.zones, ...settings.zones };
  const report: ImportReport = {
    decided: [],
    asks: [],
    kept: [],
    milestones: [],
    notes: [...document.notes],
    rows: { read: 0, 'no-zone': 0, undated: 0, unreadable: 0 },
    actions: 0,
    missing: [],
  };
  const definitions = new Map<string, Definition>();
  const every: Definition[] = [];
  for (const node of document.tree.children)
    walk(node as Nodes, (inner) => {
      if (inner.type !== 'definition') return;
      every.push(inner);
      if (!definitions.has(inner.identifier)) definitions.set(inner.identifier, inner);
    });
  const printing: Printing = { definitions, used: new Set(), ...addresses };

  // What the document is called.
  const name = document.path.replace(/^.*\//, '').replace(/\.[a-z]+$/i, '');
  let nodes = document.tree.children.filter(({ type }) => type !== 'yaml');
  const given = labelsIn(nodes, document.front);
  const first = nodes.findIndex(({ type }) => type === 'heading' || type === 'paragraph');
  const opening =
    nodes.slice(0, 3).find((node): node is Heading => node.type === 'heading' && node.depth === 1) ??
    (nodes[first]?.type === 'heading' ? (nodes[first] as Heading) : undefined);
  const frontTitle = typeof document.front['title'] === 'string' ? document.front['title'] : undefined;
  const openingText = opening ? textOfInline(opening.children) : undefined;
  const isTitle =
    opening !== undefined &&
    (opening.depth === 1 || (find(openingText ?? '') === undefined && !isTimelineHeading(openingText ?? '')));
  const plainTitle = document.format === 'text' && !isTitle ? firstLine(nodes) : undefined;
  const titleText =
    frontTitle ?? (isTitle ? openingText : undefined) ?? labelled(given, 'title', words) ?? plainTitle ?? name;
  const { title: bareTitle, days: titleDays } = titleOf(titleText);
  let title = bareTitle;
  if (title.length > 140) {
    title = `${title.slice(0, 137).replace(/\s+\S*$/, '')}…`;
    report.kept.push({ line: 1, text: titleText, now: 'title, cut' });
  } else if (title !== titleText)
    report.kept.push({ line: opening?.position?.start.line ?? 1, text: titleText, now: title });
  if (opening && isTitle) {
    // Marks inside a word of the title are gone from it.
    if (opening.children.length > 1)
      report.kept.push({
        line: opening.position?.start.line ?? 1,
        text: opening.children.map((child) => rawText([child])).join(' '),
        now: title,
      });
    nodes = nodes.filter((node) => node !== opening);
    if (frontTitle !== undefined && openingText !== undefined) {
      report.kept.push({ line: opening.position?.start.line ?? 1, text: openingText, now: title });
    }
    if (opening.children.some((child) => child.type !== 'text')) nodes = [...linksOf(opening), ...nodes];
  }
  nodes = levelled(nodes);

  // What times can lean on.
  const sections = cutSections(nodes, find, taught);
  const summary = sections.find(({ id }) => id === 'summary')?.nodes ?? [];
  const lead = sections[0]?.heading === undefined ? (sections[0]?.nodes ?? []) : [];
  const context = contextOf(document, given, name, titleDays, [...lead, ...summary], nodes, settings, taught);

  // The body.
  const columns = columnsOf(words.columns);
  const allRows: Row[] = [];
  const prepared = sections.map((section) => ({
    section,
    parts: section.isTimeline ? cutEntries(section.nodes, taught, columns) : undefined,
  }));
  const zones = prepared.map(({ section, parts }) =>
    parts
      ? zoneOfSection(
          section,
          parts.parts.flatMap((part) => (part.kind === 'prose' ? part.nodes : [])),
          taught,
        )
      : undefined,
  );
  const rowsOf = new Map<Entry, Row>();
  const everyEntry = prepared.flatMap(
    ({ parts }) => parts?.parts.flatMap((part) => (part.kind === 'rows' ? part.entries : [])) ?? [],
  );
  const evidence = evidenceOf(everyEntry);
  prepared.forEach(({ parts }, index) => {
    const entries = parts?.parts.flatMap((part) => (part.kind === 'rows' ? part.entries : [])) ?? [];
    if (entries.length === 0) return;
    const head = entries[0]!.head;
    const headZone = head === undefined ? undefined : zoneIn(head, taught);
    const zone = headZone
      ? { zone: headZone, by: `the column \`${head}\`` }
      : (zones[index] ?? zones.find((one) => one !== undefined) ?? context.zone);
    for (const row of readRows(entries, { ...context, zone, evidence })) {
      rowsOf.set(row.entry, row);
      allRows.push(row);
    }
  });
  const texts = allRows.map(({ entry }) =>
    `${rawText(entry.lead)} ${entry.body.map((node) => ('children' in node ? rawText(node.children as Nodes[]) : '')).join(' ')}`
      .replace(/\s+/g, ' ')
      .trim(),
  );
  const proposals = orderly(proposeMilestones(texts, words.milestones), allRows);
  const milestoneOf = new Map<Row, Milestone[]>();
  for (const proposal of proposals) {
    const row = allRows[proposal.row]!;
    if (proposal.isDecided) milestoneOf.set(row, [...(milestoneOf.get(row) ?? []), proposal.milestone]);
  }

  const blocks: string[] = [];
  const timelineNotes: string[] = [];
  const instants: ImportedDocument['instants'] = [];
  let actionCount = 0;
  let hasSummary = false;
  let hasTimeline = false;
  prepared.forEach(({ section, parts }, index) => {
    const { heading, nodes: inside, id } = section;
    if (heading === undefined) {
      const text = printBlocks(inside, printing);
      if (text === '') return;
      if (!sections.some((other) => other.id === 'summary')) {
        blocks.push('## Summary');
        hasSummary = true;
      }
      blocks.push(text);
      return;
    }
    const printed = printBlocks([heading], printing);
    const depth = Math.max(2, heading.depth);
    const called = textOfInline(heading.children);
    const rename = (to: string) => {
      if (called !== to) report.kept.push({ line: heading.position?.start.line ?? 0, text: called, now: to });
      const more = printBlocks(linksOf(heading), printing);
      return `${'#'.repeat(depth)} ${to}${more === '' ? '' : `\n\n${more}`}`;
    };
    if (id === 'summary') hasSummary = true;
    if (parts) {
      const isFollowing = index > 0 && hasTimeline;
      hasTimeline = true;
      blocks.push(
        find(called) === 'timeline' ? printed : isFollowing ? printed.replace(/^#+/, '###') : rename('Timeline'),
      );
      for (const text of parts.heads) report.kept.push({ line: 0, text, now: 'the columns of the timeline' });
      for (const { line, text } of parts.dates) report.kept.push({ line, text, now: 'the dates of the rows below' });
      for (const part of parts.parts) {
        if (part.kind === 'prose') blocks.push(...proseOfTimeline(part.nodes));
        else
          blocks.push(
            printRows(
              part.entries.map((entry) => rowsOf.get(entry)!),
              zones[index] ?? context.zone,
            ),
          );
      }
      return;
    }
    if (id === 'action-items' || isActionHeading(called)) {
      blocks.push(id === 'action-items' ? printed : rename('Action items'));
      const actions = printActions(inside, printing, actionCount + 1);
      actionCount += actions.count;
      blocks.push(...actions.blocks);
      if (actions.heads.length > 0)
        report.kept.push({ line: 0, text: actions.heads.join(' '), now: 'the columns of action items' });
      return;
    }
    blocks.push(printed);
    const text = printBlocks(inside, printing);
    if (text !== '') blocks.push(text);
  });
  if (timelineNotes.length > 0) {
    const end = endOfTimeline(blocks);
    blocks.splice(end, 0, '## Timeline notes', ...timelineNotes);
  }
  if (!hasSummary) blocks.unshift('## Summary', '\\[fill in: what broke, for whom, and what stopped it]');
  if (!hasTimeline) {
    const at = blocks.findIndex((block, index) => index > 0 && /^## /.test(block));
    blocks.splice(
      at === -1 ? blocks.length : at,
      0,
      '## Timeline',
      table(
        ['Time (UTC)', 'Milestone', 'Event', 'Evidence'],
        [['YYYY-MM-DD hh:mm', '', '[fill in: what happened first]', '']],
      ),
    );
    report.notes.push('No timeline was found');
  }
  const unused = every.filter(
    (definition) => definitions.get(definition.identifier) !== definition || !printing.used.has(definition.identifier),
  );
  if (unused.length > 0) {
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
  const leftover = Object.entries(document.front).filter(([key]) => key !== 'title');
  if (leftover.length > 0 || document.brokenFront !== '') {
    blocks.push('## Imported front matter');
    if (document.brokenFront !== '')
      blocks.push(printBlocks([{ type: 'code', lang: 'yaml', value: document.brokenFront }], printing));
    else
      blocks.push(leftover.map(([key, value]) => `- ${escapeText(key)}: ${escapeText(shownValue(value))}`).join('\n'));
  }

  for (const row of allRows) {
    report.rows[row.state]++;
    for (const text of row.asks) report.asks.push({ line: row.entry.line, text });
    for (const text of row.by) report.decided.push({ line: row.entry.line, text });
  }
  report.actions = actionCount;
  for (const { row, milestone, words: said, isDecided } of proposals)
    report.milestones.push({ time: allRows[row]!.entry.written, milestone, words: said, isDecided });

  // Front matter.
  const severity = severityOf(labelled(given, 'severity', words) ?? aloneSeverity(nodes), configuration.severities);
  const services = servicesOf(labelled(given, 'services', words), settings.services);
  const detection = detectionOf(labelled(given, 'detection', words));
  if (!severity) report.asks.push({ line: 0, text: 'No severity was found: write one of the scale' });
  else if (!severity.isKnown)
    report.asks.push({ line: 0, text: `\`${severity.value}\` is no severity of the scale: write one` });
  if (services.length === 0)
    report.asks.push({ line: 0, text: 'No service of the catalogue was found: write the services it affected' });
  const tags = document.front['tags'];
  const isSecurity = Array.isArray(tags) && tags.includes('security');
  if (isSecurity) report.decided.push({ line: 0, text: 'the kind is `security` by the tag `security`' });
  const front = {
    title: title || '[fill in: what broke, for whom]',
    kind: isSecurity ? 'security' : 'incident',
    status: settings.status,
    severity: severity?.value ?? '[fill in: severity]',
    services: services.length > 0 ? services : ['[fill in: services]'],
    ...(detection ? { detection: { channel: detection } } : {}),
    provenance: [{ tool: 'import', ...generatorIn(document.words), source: document.path, on: settings.on }],
  };
  let body = blocks.filter((block) => block !== '').join('\n\n');
  const check = parseTree(`${body}\n`, '');
  if (check.messages.length > 0 || checkClosed(check.tree, '').length > 0) {
    // What should never happen: the words are worth more than their markup.
    report.notes.push('Its markup could not be kept; the text is all there');
    body = blocks
      .map((block) => (faultless(block) ? block : printBlocks([{ type: 'code', value: block }], printing)))
      .join('\n\n');
  }
  const began = allRows.find(({ instant }) => instant !== undefined);
  let day = began ? (began.date ?? dayIn(began.instant!, 'UTC')) : (context.day?.date ?? undefined);
  const near = context.day?.date ?? dayOfName(name);
  if (began && near && day && Math.abs(Date.parse(day) - Date.parse(near)) > 31 * 86_400_000) {
    report.asks.push({
      line: began.entry.line,
      text: `\`${began.entry.written}\` is far from \`${near}\`, the day of the document: check its date`,
    });
    day = near;
  }
  day ??= allRows.find(({ date }) => date !== undefined)?.date ?? dayOfName(name);
  if (day === undefined)
    report.asks.push({ line: 0, text: 'The document says no day: rename the file to the day it began' });
  report.missing = [...new Set(report.missing)];
  const ownSlug = slugOf(name.replace(/^\d{4}-\d{2}-\d{2}[-_ ]?/, ''));
  return {
    title: front.title,
    day,
    slug: (/[a-z]/.test(ownSlug) ? ownSlug : slugOf(title)).slice(0, 80).replace(/-+$/, '') || 'untitled',
    mdx: `---\n${stringify(front, { lineWidth: 0 })}---\n\n${body}\n`,
    report,
    instants,
  };

  function printRows(rows: Row[], stated: { zone: WrittenZone } | undefined): string {
    const column = timeColumn(rows, stated?.zone.text, escapeText);
    const cells = rows.map((row, index) => {
      const { entry } = row;
      const cell = column.cells[index]!;
      instants.push({ line: entry.line, written: entry.written, state: row.state, cell, instant: row.instant });
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
        timelineNotes.push(
          `### ${escapeText(row.clock ? `${row.date ? `${row.date} ` : ''}${row.clock}` : entry.written || 'A row without a time')}`,
          printBlocks(rest.map(lowered), printing),
        );
      const marks = [
        ...(milestoneOf.get(row) ?? []),
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

  /** Text between rows; a table in it would be read as rows, so it goes to the notes. */
  function proseOfTimeline(inside: readonly RootContent[]): string[] {
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
      if (hasTable) timelineNotes.push(text);
      else printed.push(text);
    }
    return printed;
  }
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

/** Decided milestones whose order in time is the expected one; the others stay proposals. */
function orderly(
  proposals: ReturnType<typeof proposeMilestones>,
  rows: readonly Row[],
): ReturnType<typeof proposeMilestones> {
  const decided = proposals
    .filter(({ isDecided }) => isDecided)
    .sort((a, b) => milestones.indexOf(a.milestone) - milestones.indexOf(b.milestone));
  const later = (a: number, b: number) => {
    const [first, second] = [rows[a]?.instant, rows[b]?.instant];
    return first !== undefined && second !== undefined ? first <= second : a <= b;
  };
  const core = decided.filter(({ milestone }) => milestone !== 'declared' && milestone !== 'acknowledged');
  const broken = core.some((proposal, index) => index > 0 && !later(core[index - 1]!.row, proposal.row));
  return proposals
    .map((proposal) => {
      if (!proposal.isDecided || !broken) return proposal;
      const contradicted = core.some((other) => {
        const [a, b] = [milestones.indexOf(other.milestone), milestones.indexOf(proposal.milestone)];
        return a !== b && (a < b ? !later(other.row, proposal.row) : !later(proposal.row, other.row));
      });
      return contradicted ? { ...proposal, isDecided: false } : proposal;
    })
    .sort((a, b) => a.row - b.row || milestones.indexOf(a.milestone) - milestones.indexOf(b.milestone));
}

// Sections

interface ImportedSection {
  id: string | undefined;
  heading: Heading | undefined;
  nodes: RootContent[];
  isTimeline: boolean;
}

function isTimelineHeading(text: string): boolean {
  return /\btime ?line\b|\bchronology\b/i.test(text);
}

function isActionHeading(text: string): boolean {
  return /^(?:action items?\b.{0,30}|next steps|follow[- ]?ups?(?: \w+)?|corrective actions?)$/i.test(
    text.replace(/[:.]$/, ''),
  );
}

/** Cuts the body at its highest headings; a section of times goes on over headings that are times themselves. */
function cutSections(nodes: readonly RootContent[], find: HeadingIndex, taught: TaughtZones): ImportedSection[] {
  const sections: ImportedSection[] = [];
  let depth = 2;
  for (const node of nodes) {
    const last = sections.at(-1);
    if (node.type === 'heading') {
      const text = textOfInline(node.children);
      const known = find(text);
      const isTimeline = known === 'timeline' || (known === undefined && isTimelineHeading(text));
      const isTimed = last?.isTimeline === true && isTimeHeading(text, taught);
      if ((node.depth <= depth || isTimeline) && !isTimed && !(last?.isTimeline && node.depth > depth)) {
        depth = node.depth <= 2 ? 2 : isTimeline ? node.depth : 2;
        sections.push({ id: known, heading: node, nodes: [], isTimeline });
        continue;
      }
    }
    if (last) last.nodes.push(node);
    else sections.push({ id: undefined, heading: undefined, nodes: [node], isTimeline: false });
  }
  if (!sections.some(({ isTimeline }) => isTimeline)) {
    const count = ({ nodes: inside }: ImportedSection) =>
      inside.reduce((sum, node) => {
        if (node.type === 'list') return sum + stampsOf(node, taught).filter((stamp) => stamp?.clock).length;
        return sum + (node.type === 'heading' && readStamp(textOfInline(node.children), taught)?.clock ? 1 : 0);
      }, 0);
    const best = sections.filter(({ heading }) => heading).sort((a, b) => count(b) - count(a))[0];
    if (best && count(best) >= 3) {
      best.isTimeline = true;
      best.id = 'timeline';
    }
  }
  return sections;
}

function isTimeHeading(text: string, taught: TaughtZones): boolean {
  const stamp = readStamp(text, taught);
  if (stamp && (stamp.clock || stamp.isBroken)) return true;
  return dayAt(text.trim(), 0) !== undefined;
}

/** Headings so that the highest below the title is `##`. */
function levelled(nodes: readonly RootContent[]): RootContent[] {
  const depths = nodes.flatMap((node) => (node.type === 'heading' ? [node.depth] : []));
  if (depths.length === 0) return [...nodes];
  const shift = Math.min(...depths) > 2 ? 2 - Math.min(...depths) : 0;
  return nodes.map((node) =>
    node.type === 'heading' ? { ...node, depth: Math.max(2, node.depth + shift) as Heading['depth'] } : node,
  );
}

/** Headings inside notes stand below the notes’ own. */
function lowered(node: RootContent): RootContent {
  return node.type === 'heading' ? { ...node, depth: Math.max(4, node.depth) as 4 } : node;
}

/** What a title holds besides text: its links and pictures, below it. */
function linksOf(heading: Heading): RootContent[] {
  const isMore = (child: PhrasingContent) =>
    ['link', 'linkReference', 'image', 'imageReference', 'footnoteReference'].includes(child.type);
  const kept = heading.children.some((child) => child.type === 'html')
    ? heading.children
    : heading.children.filter(isMore);
  return kept.length === 0 ? [] : [{ type: 'paragraph', children: kept }];
}

function firstLine(nodes: readonly RootContent[]): string | undefined {
  const texts = nodes
    .slice(0, 12)
    .flatMap((node) => (node.type === 'paragraph' ? rawText(node.children).split('\n') : []));
  return texts
    .map((text) => text.trim())
    .find(
      (text) =>
        /[\p{L}]{3,} [\p{L}]{2,} [\p{L}]{2,}/u.test(text) &&
        text.length <= 140 &&
        !/^(?:←|press|type to|skip)/i.test(text),
    );
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

// What times lean on

function zoneOfSection(
  section: ImportedSection,
  prose: readonly RootContent[],
  taught: TaughtZones,
): TimeContext['zone'] {
  const heading = section.heading ? textOfInline(section.heading.children) : '';
  const inHeading = /[([]([^)\]]*)[)\]]/.exec(heading)?.[1] ?? /\bin (\S+)$/.exec(heading)?.[1];
  const zone = inHeading && zoneIn(inHeading, taught);
  if (zone) return { zone, by: `the heading \`${heading}\`` };
  return zoneStated(prose, taught);
}

function zoneStated(nodes: readonly RootContent[], taught: TaughtZones): TimeContext['zone'] {
  for (const node of nodes) {
    if (node.type !== 'paragraph') continue;
    const text = rawText(node.children).replace(/\s+/g, ' ');
    const match =
      /(?:\ball times?\b|\btimes are\b|\btimestamps?\b|\btime ?zone\b|alle tid\w*|alle zeit\w*|klokkeslett|時刻|時間はすべて)[^.。\n]{0,80}/i.exec(
        text,
      );
    const zone = match && zoneIn(match[0], taught);
    if (zone) return { zone, by: `\`${match[0].trim()}\`` };
  }
  return undefined;
}

function contextOf(
  document: ReadDocument,
  given: ReturnType<typeof labelsIn>,
  name: string,
  titleDays: readonly WrittenDay[],
  summary: readonly RootContent[],
  nodes: readonly RootContent[],
  settings: ImportSettings,
  taught: TaughtZones,
): TimeContext {
  const { configuration } = settings;
  const text = document.words;
  const empty: TimeContext = {
    day: undefined,
    doubt: undefined,
    year: undefined,
    order: undefined,
    zone: undefined,
    fallback: undefined,
    dates: [],
    evidence: new Map(),
  };
  const order = numericOrder(text);
  const base: TimeContext = { ...empty, order };
  const front = document.front['date'];
  const fileDay = dayOfName(name);
  const label = labelled(given, 'date', configuration.words);
  const statement = statementDay(nodes);
  const full = (day: WrittenDay | undefined) =>
    day?.year === undefined && !day?.isSwappable ? undefined : day && dateOf(day, base).date;
  const written: { date: string | undefined; day: WrittenDay | undefined; by: string }[] = [
    ...(statement ? [{ day: statement.day, date: full(statement.day), by: `\`${statement.text}\`` }] : []),
    ...(label && front === undefined
      ? [{ day: dayAt(label, 0)?.day, date: full(dayAt(label, 0)?.day), by: `the label \`${label.slice(0, 40)}\`` }]
      : []),
    ...(titleDays[0] ? [{ day: titleDays[0], date: full(titleDays[0]), by: 'the title' }] : []),
    ...(front !== undefined
      ? [{ day: dayAt(String(front), 0)?.day, date: full(dayAt(String(front), 0)?.day), by: 'the front matter' }]
      : []),
    ...(fileDay ? [{ day: undefined, date: fileDay, by: 'the file name' }] : []),
  ];
  const years = [
    ...new Set(written.flatMap(({ date, day }) => (date ? [Number(date.slice(0, 4))] : day?.year ? [day.year] : []))),
  ];
  const yearBy = written.find(({ date }) => date)?.by ?? 'the document';
  const textYears = [
    ...new Set([...text.matchAll(/(?<![\d-])((?:19|20)\d\d)-\d\d-\d\d(?!\d)/g)].map((match) => Number(match[1]))),
  ];
  const year =
    years.length === 1
      ? { year: years[0]!, by: yearBy }
      : years.length === 0 && textYears.length === 1
        ? { year: textYears[0]!, by: 'the other dates' }
        : undefined;
  const settled = written
    .map((one) => ({
      ...one,
      date: one.date ?? (one.day && year ? dateOf(one.day, { ...base, year }).date : undefined),
    }))
    .filter((one) => one.date !== undefined) as { date: string; by: string }[];
  const distinct = [...new Set(settled.map(({ date }) => date))];
  const named = daysInText(
    summary.map((node) => ('children' in node ? rawText(node.children as Nodes[]) : '')).join('\n'),
  ).map((day) => dateOf(day, { ...base, year }).date);
  let day: TimeContext['day'];
  let doubt: string | undefined;
  const [leading] = settled;
  const told = [...new Set(named.filter((date) => date !== undefined))];
  if (!leading && told.length === 1) day = { date: told[0]!, by: `\`${told[0]}\` by the summary` };
  else if (leading && (distinct.length === 1 || statement)) {
    const mentioned = named.filter((date) => date !== undefined);
    if (mentioned.length > 0 && !mentioned.includes(leading.date) && !statement)
      doubt = `The first row has no date; ${leading.by} says \`${leading.date}\`, the summary \`${mentioned[0]}\`: write the date`;
    else day = { date: leading.date, by: `\`${leading.date}\` by ${leading.by}` };
  } else if (leading) {
    doubt = `The first row has no date; ${settled.map(({ date, by }) => `${by} says \`${date}\``).join(', ')}: write the date`;
  }
  const labels = [...new Set([...text.matchAll(/\b(?:Date|Time):\**\s+(\d{4}-\d\d-\d\d)/g)].map(([, date]) => date))];
  if (labels.length > 1 && !statement) {
    day = undefined;
    doubt = `The first row has no date, and the document tells of several: ${labels.map((date) => `\`${date}\``).join(', ')}; write the date`;
  }
  const dates = [
    ...new Set([...distinct, ...[...text.matchAll(/(?<!\d)\d{4}-\d\d-\d\d(?!\d)/g)].map(([date]) => date)]),
  ];
  const before: RootContent[] = [];
  for (const node of nodes) before.push(node);
  const zone = zoneStated(before, taught);
  const fallback = taught[''] === undefined ? undefined : { zone: taught[''], by: 'the option `--zone`' };
  return { day, doubt, year, order, zone, fallback, dates, evidence: new Map() };
}

function statementDay(nodes: readonly RootContent[]): { day: WrittenDay; text: string } | undefined {
  for (const node of nodes) {
    if (node.type !== 'paragraph') continue;
    const text = rawText(node.children).replace(/\s+/g, ' ').trim();
    if (!/^(?:all )?times?\b.{0,60}\bon\b/i.test(text)) continue;
    const day = daysInText(text).find(({ year }) => year !== undefined);
    if (day) return { day, text };
  }
  return undefined;
}

/** Which comes first in numeric dates, by one that can only be read in one way. */
function numericOrder(text: string): TimeContext['order'] {
  const found = new Map<'day' | 'month', string>();
  for (const [whole, first, second] of text.matchAll(
    /(?<![\d./-])(\d{1,2})[-/.](\d{1,2})(?:[-/.]\d{4}|(?=\s+\d{1,2}:\d\d))(?![\d/-])/g,
  )) {
    const [a, b] = [Number(first), Number(second)];
    if (a > 12 && a <= 31 && b >= 1 && b <= 12) found.set('day', whole);
    if (b > 12 && b <= 31 && a >= 1 && a <= 12) found.set('month', whole);
  }
  if (found.size !== 1) return undefined;
  const [[order, by]] = [...found] as [['day' | 'month', string]];
  return { order, by: `\`${by}\`, which can only be read one way` };
}

function columnsOf(taught: Configuration['words']['columns']): TimelineColumns {
  const make = (usual: string, names: readonly string[] | undefined, end: string) =>
    new RegExp(
      `^(?:${[usual, ...(names ?? []).map((name) => name.replace(/[^\p{L}\p{N}\s]/gu, '\\$&'))].join('|')})${end}`,
      'iu',
    );
  return {
    time: make('date(?: ?/ ?| and )?time|date|time|when|timestamp', taught.time, '(?![\\p{L}\\p{N}])'),
    event: make('events?|what happened|description|action|details?|notes?', taught.event, '$'),
    milestone: make('milestones?', taught.milestone, '$'),
    evidence: make('evidence|sources?(?: ?/ ?links?)?|links?|proof|references?', taught.evidence, '$'),
  };
}

function detectionOf(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const words: [string, RegExp][] = [
    ['synthetic', /\bsynthetic|uptime check|probe\b/i],
    ['alert', /\balert|monitor|pager|alarm/i],
    ['customer', /\bcustomer|user|support ticket/i],
    ['staff', /\bstaff|engineer|employee|colleague/i],
    ['third-party', /\bthird[- ]party|vendor|researcher/i],
  ];
  const found = words.filter(([, pattern]) => pattern.test(text));
  return found.length === 1 ? found[0]![0] : undefined;
}

function aloneSeverity(nodes: readonly RootContent[]): string | undefined {
  for (const node of nodes) {
    if (node.type !== 'paragraph') continue;
    const text = rawText(node.children).trim();
    if (/^(?:SEV|P)[\s-]?\d$/i.test(text)) return text;
  }
  return undefined;
}

/** The model and the version of the prompt, where a generated draft says them on a line of its own. */
function generatorIn(text: string): { model?: string; prompt?: string } {
  const match = /^\s*([\w.:/-]{3,40})\s*·\s*prompt (v?[\w.-]{1,20})\s*(?:·|$)/m.exec(text);
  return match ? { model: match[1]!, prompt: match[2]! } : {};
}
