import type { Table, TableCell } from 'mdast';
import type { Configuration } from '../model/configuration.ts';
import { factsSchema, runbookFactsSchema } from '../model/facts.ts';
import { startOf } from '../model/message.ts';
import type { Template } from '../model/template.ts';
import type { Kind } from '../model/vocabulary.ts';
import { plain } from '../parse/prose.ts';
import { readTimes, readZone } from '../parse/time.ts';
import { parseTree } from '../parse/tree.ts';
import { parseYaml } from '../parse/yaml.ts';
import type { Began } from './began.ts';
import { applied, editFrontMatter } from './frontmatter.ts';
import { table } from './mdx.ts';

/** What is known about an incident before its document exists. */
export interface PostmortemAnswers {
  /** Where library.yaml sets an id pattern. */
  id?: string;
  title: string;
  kind: Kind;
  severity: string;
  services: readonly string[];
  began: Began;
  /** The zone of the document’s times, where it is not that of the template. */
  zone?: string;
  author: readonly string[];
  lead: readonly string[];
}

/** What is known about a runbook before its document exists. */
export interface RunbookAnswers {
  title: string;
  /** When to open it; else a placeholder. */
  summary: string | undefined;
  services: readonly string[];
  alerts: readonly string[];
  /** `@handle` or team; else a placeholder. */
  owner: string | undefined;
  /** Today, YYYY-MM-DD: a new runbook counts as reviewed. */
  today: string;
}

/**
 * The text of a new postmortem: its template, with the front matter filled in and the first row of the timeline
 * dated. The `template` key and the `::section` lines are gone; everything else, guidance and comments included, is
 * as the template has it.
 */
export function draftPostmortem(
  template: Pick<Template, 'text' | 'file'>,
  answers: PostmortemAnswers,
  configuration: Pick<Configuration, 'zone'>,
): string {
  const { front, body, bodyAt } = partsOf(template.text);
  const values = {
    id: answers.id,
    title: answers.title,
    kind: answers.kind,
    status: 'draft',
    severity: answers.severity,
    services: answers.services,
    zone: zoneToWrite(template, answers.zone, configuration),
    roles: rolesOf(answers),
  };
  const order = Object.keys(factsSchema.shape);
  const edits = editsOfBody(template, answers).filter(({ start }) => start >= bodyAt);
  const shifted = edits.map(({ start, end, text }) => ({ start: start - bodyAt, end: end - bodyAt, text }));
  return `---\n${editFrontMatter(front, values, { without: ['template'], order })}---\n${applied(body, shifted)}`;
}

/** The default zone for the timeline of a new document. */
export function zoneOfTemplate(
  template: Pick<Template, 'text' | 'file'>,
  configuration: Pick<Configuration, 'zone'>,
): string {
  const { zone } = frontOf(template);
  const place = startOf(template.file);
  const head = timelineOf(template).head;
  return readTimes([], {
    head: head && { text: plain(head), place },
    facts: zone === undefined ? undefined : { zone, place },
    library: configuration.zone,
  }).zone;
}

/** The text of a new runbook: its front matter, and the headings the steps belong under, with gaps to fill. */
export function draftRunbook(answers: RunbookAnswers): string {
  const values = {
    title: answers.title,
    summary: answers.summary ?? gap,
    services: answers.services,
    alerts: answers.alerts,
    owner: answers.owner ?? gap,
    reviewed: answers.today,
  };
  return `---\n${editFrontMatter('', values, { order: Object.keys(runbookFactsSchema.shape) })}---\n${runbookBody}`;
}

const gap = '[FILL IN]';

const runbookBody = `
## When to use this

{/* The sign that leads here, as somebody sees it at 3 a.m., and what looks alike but is another runbook. */}

- ${gap}

## Check

{/* One step, one command, and what it prints. */}

1. ${gap}

   \`\`\`bash
   ${gap}
   \`\`\`

## Stop the harm

{/* The steps in their order; behind each, how to tell that it worked and how to undo it. */}

1. ${gap}

   \`\`\`bash
   ${gap}
   \`\`\`

## If that does not work

{/* Whom to call, and what to try that costs more. */}

- ${gap}

## Afterwards

{/* What to put back, and what to write down while it is known. */}

- ${gap}
`;

interface Parts {
  /** The lines of the front matter, each with its line end. */
  front: string;
  body: string;
  /** Offset of the body. */
  bodyAt: number;
}

function partsOf(text: string): Parts {
  const match = /^---[ \t]*\n([\s\S]*?)(?:(?<=\n)---[ \t]*(?:\n|$))/.exec(text);
  if (!match) return { front: '', body: `\n${text}`, bodyAt: -1 };
  return { front: match[1]!, body: text.slice(match[0].length), bodyAt: match[0].length };
}

function frontOf({ text, file }: Pick<Template, 'text' | 'file'>): { zone: string | undefined } {
  const data = parseYaml(partsOf(text).front, file, 'template-valid').data as { zone?: unknown } | null;
  const zone = typeof data === 'object' ? data?.zone : undefined;
  return { zone: typeof zone === 'string' ? zone : undefined };
}

/** Front matter names the zone only where no column head does. */
function zoneToWrite(
  template: Pick<Template, 'text' | 'file'>,
  zone: string | undefined,
  configuration: Pick<Configuration, 'zone'>,
): string | undefined {
  if (zone === undefined || zone === zoneOfTemplate(template, configuration)) return undefined;
  const { head } = timelineOf(template);
  return frontOf(template).zone === undefined && head && zoneIn(plain(head)) ? undefined : zone;
}

function rolesOf({ author, lead }: PostmortemAnswers) {
  const one = (handles: readonly string[]) => (handles.length === 1 ? handles[0]! : handles);
  const roles = {
    ...(author.length > 0 ? { author: one(author) } : {}),
    ...(lead.length > 0 ? { lead: one(lead) } : {}),
  };
  return Object.keys(roles).length > 0 ? roles : undefined;
}

const timeHead = /^(date(?: ?\/ ?| and )?time|date|time|when)\b/i;

/** The table of the section `timeline`, the head of its time column, and the cell of its first row. */
function timelineOf({ text, file }: Pick<Template, 'text' | 'file'>): {
  table?: Table;
  head?: TableCell;
  cell?: TableCell;
} {
  let inside = false;
  for (const node of parseTree(text, file).tree.children) {
    if (node.type === 'heading') inside = false;
    if (node.type === 'leafDirective' && node.name === 'section') inside = node.attributes?.['id'] === 'timeline';
    if (!inside || node.type !== 'table') continue;
    const column = node.children[0]?.children.findIndex((cell) => timeHead.test(plain(cell))) ?? -1;
    return { table: node, head: node.children[0]?.children[column], cell: node.children[1]?.children[column] };
  }
  return {};
}

/** What a column head says in parentheses, where that is a zone. */
function zoneIn(head: string): string | undefined {
  const inner = /\(([^()]+)\)\s*$/.exec(head)?.[1];
  return inner !== undefined && readZone(inner) !== undefined ? inner : undefined;
}

function editsOfBody(template: Pick<Template, 'text' | 'file'>, { began, zone }: PostmortemAnswers) {
  const { text, file } = template;
  const edits: { start: number; end: number; text: string }[] = [];
  const first = timelineOf(template).cell?.position?.start.offset;
  for (const node of parseTree(text, file).tree.children) {
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? 0;
    if (node.type === 'leafDirective' && node.name === 'section') {
      // Remove the line and the empty one after it.
      const rest = /^[ \t]*\n?(?:[ \t]*\n)?/.exec(text.slice(end))![0].length;
      edits.push({ start: text.lastIndexOf('\n', start - 1) + 1, end: end + rest, text: '' });
    } else if (node.type === 'table') {
      const written = new Map<TableCell, string>();
      for (const head of node.children[0]?.children ?? []) {
        const named = zoneIn(plain(head));
        if (zone !== undefined && named !== undefined && timeHead.test(plain(head)))
          written.set(head, sourceOf(text, head).replace(/\([^()]+\)$/, `(${zone})`));
      }
      for (const cell of node.children[1]?.children ?? [])
        if (first !== undefined && cell.position?.start.offset === first) written.set(cell, began.text);
      edits.push(...editsOfTable(text, node, written));
    }
  }
  return edits;
}

/** Replaces cells: in place if they fit, else the table is printed again with aligned columns. */
function editsOfTable(text: string, node: Table, written: ReadonlyMap<TableCell, string>) {
  const places = [...written].map(([cell, words]) => {
    const { start, end } = innerOf(text, cell);
    return { start, end, text: ` ${words} `.padEnd(end - start), fits: words.length + 2 <= end - start };
  });
  if (places.every(({ fits }) => fits) || node.align?.some((side) => side !== null)) return places;
  const rows = node.children.map((row) => row.children.map((cell) => written.get(cell) ?? sourceOf(text, cell)));
  const start = node.position?.start.offset ?? 0;
  return [{ start, end: node.position?.end.offset ?? 0, text: table(rows[0] ?? [], rows.slice(1)) }];
}

/** What a cell holds between its pipes, spaces included. */
function innerOf(text: string, cell: TableCell): { start: number; end: number } {
  let start = cell.position?.start.offset ?? 0;
  let end = cell.position?.end.offset ?? 0;
  if (text[start] === '|') start++;
  if (end > start && text[end - 1] === '|' && text[end - 2] !== '\\') end--;
  return { start, end };
}

function sourceOf(text: string, cell: TableCell): string {
  const { start, end } = innerOf(text, cell);
  return text.slice(start, end).trim();
}
