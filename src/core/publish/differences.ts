import type { Nodes } from 'mdast';
import { placeOf } from '../model/document.ts';
import type { FactsLibrary } from '../model/library.ts';
import type { Place } from '../model/message.ts';
import type { Postmortem } from '../model/postmortem.ts';
import { cuttingOf, forms, publicSources, type Candidate } from './candidate.ts';
import { cutBlocks, plainText } from './cut.ts';
import { factDisclosure } from './disclosure.ts';
import type { PublicNode } from './public.ts';
import type { Decision } from './publish.ts';
import { mentionMarks, wordsOf, type Remark, type Words } from './words.ts';

/** One field, paragraph or row of a document, inside and in public. */
export interface Difference {
  /** Field of the front matter, else empty. */
  field: string;
  /** The heading it stands under; empty above the first one and for fields. */
  section: string;
  place: Place;
  sort: 'stays' | 'changes' | 'goes' | 'asks' | 'cannot';
  /** As it is written inside. */
  inside: string;
  /** As the public reads it; empty for what goes. */
  outside: string;
  /** Why it is not the same, and what each reason makes of it. */
  reasons: { sort: Remark['sort']; text: string }[];
}

/**
 * Compares a document with its public form, part by part in the order of the file: what stays, changes and goes, each
 * with the reason. The result holds internal text.
 *
 * @param words the words of the library; pass them when comparing many documents
 */
export function differencesOf(
  { postmortem, candidate }: Decision,
  library: FactsLibrary,
  words: Words = wordsOf(library),
): Difference[] {
  if (!candidate) return [];
  return [...fieldDifferences(postmortem, candidate), ...bodyDifferences(postmortem, candidate, library, words)];
}

/** Fields of the front matter, in their order. */
function fieldDifferences(postmortem: Postmortem, candidate: Candidate): Difference[] {
  const { facts } = postmortem;
  const outside = publicFields(candidate);
  return Object.keys(facts)
    .filter((key) => postmortem.places.has(key))
    .map((key): Difference => {
      const value = facts[key as keyof typeof facts];
      const inside = typeof value === 'string' ? value : JSON.stringify(value);
      const place = placeOf(postmortem, [key]);
      const said = candidate.remarks.filter(
        (remark) =>
          remark.place.file === place.file && remark.place.line >= place.line && remark.place.line <= place.endLine,
      );
      const base = { field: key, section: '', place };
      const out = outside[key];
      if (out === undefined || out === '') {
        const reasons = said.length > 0 ? said.map(({ reason }) => reason) : [whyInside(key)];
        return { ...base, sort: 'goes', inside, outside: '', reasons: [...new Set(reasons)].map(going) };
      }
      if (key === 'severity')
        return {
          ...base,
          sort: 'changes',
          inside,
          outside: out,
          reasons: [{ sort: 'changes', text: 'severities go by their names' }],
        };
      const otherwise = key === 'impact' || key === 'publication' ? 'told in the public form' : undefined;
      return difference(base, inside, out, said, otherwise);
    });
}

/** What the public reads of each field that leaves. */
function publicFields({ postmortem: made }: Candidate): Record<string, string> {
  return {
    title: made.title,
    kind: made.kind,
    severity: made.severity.name,
    services: made.services.join(', '),
    impact: made.impact
      .map(({ what, value, unit, approximate }) =>
        `${what}: ${approximate ? 'about ' : ''}${figure(value)} ${unit ?? ''}`.trim(),
      )
      .join('; '),
    publication: [
      `published ${made.published}`,
      ...made.corrections.map(({ on, text }) => `corrected ${on}: ${text}`),
    ].join('; '),
  };
}

function whyInside(key: string): string {
  const decides = Object.entries(factDisclosure).some(
    ([path, disclosure]) =>
      disclosure === 'decides' &&
      (path === key || path.startsWith(`${key}.`) || path.startsWith(`${key}[`) || path.startsWith(`${key}{`)),
  );
  return decides ? 'it decides and does not leave itself' : 'it is not named public';
}

/** Paragraphs and rows of the body, in their order. */
function bodyDifferences(
  postmortem: Postmortem,
  candidate: Candidate,
  library: FactsLibrary,
  words: Words,
): Difference[] {
  const differences: Difference[] = [];
  const remarks: Remark[] = [];
  const remark = (one: Remark) => void remarks.push(one);
  const { cutting } = cuttingOf(postmortem, library, words, candidate.asServices, remark);
  const sources = publicSources(postmortem, library);
  /** Nodes of public sections, and whether the tables among them are data of their own. */
  const open = new Map<Nodes, boolean>();
  for (const { section, nodes } of sources)
    for (const node of nodes) open.set(node as Nodes, forms.has(section.id ?? ''));
  const headings = new Set(sources.map(({ section }) => section));
  let section = '';
  let next = 0;
  for (const node of postmortem.tree.children as Nodes[]) {
    if ((node.type as string) === 'yaml') continue;
    const own = node.type === 'heading' ? postmortem.sections[next++] : undefined;
    if (own) section = own.heading;
    const base = { field: '', section, place: placed(node, postmortem) };
    const inside = sourceOf(node, postmortem);
    if (!open.has(node) && !(own !== undefined && headings.has(own))) {
      const reasons = [going('the template keeps this section inside')];
      differences.push({ ...base, sort: 'goes', inside, outside: '', reasons });
    } else if (node.type === 'table' && open.get(node)) {
      for (const row of node.children.slice(1)) {
        const place = placed(row, postmortem);
        const outside = candidate.rows.get(place.line) ?? '';
        const said = candidate.remarks.filter((one) => one.place.line === place.line);
        differences.push(difference({ ...base, place }, sourceOf(row, postmortem), outside, said));
      }
    } else if (node.type !== 'definition') {
      // Targets of links are compared where the links are.
      remarks.length = 0;
      const blocks = node.type === 'footnoteDefinition' ? (node.children as Nodes[]) : [node];
      const cut = cutBlocks(blocks, { ...cutting, formed: open.get(node) ?? false });
      differences.push(difference(base, inside, shown(cut), remarks));
    }
  }
  return differences;
}

function placed(node: Nodes, { file }: Postmortem): Place {
  const { start, end } = node.position ?? { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  return { file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

function sourceOf(node: Nodes, { text }: Postmortem): string {
  return text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0).trim();
}

function difference(
  base: Pick<Difference, 'field' | 'section' | 'place'>,
  inside: string,
  outside: string,
  remarks: readonly Remark[],
  otherwise?: string,
): Difference {
  const reasons = new Map(
    remarks.map(({ sort, from, to, reason }) => {
      const becomes = to && from !== to ? ` → ${short(to)}` : '';
      const text = from ? `${reason}: ${short(from)}${becomes}` : reason;
      return [text, { sort, text }];
    }),
  );
  const sort = remarks.some((one) => one.sort === 'cannot')
    ? 'cannot'
    : remarks.some((one) => one.sort === 'asks')
      ? 'asks'
      : outside === ''
        ? 'goes'
        : remarks.length > 0 || otherwise
          ? 'changes'
          : 'stays';
  if (reasons.size > 0) return { ...base, sort, inside, outside, reasons: [...reasons.values()] };
  const alone =
    sort === 'goes' ? going('nothing of it is public') : otherwise && { sort: 'changes' as const, text: otherwise };
  return { ...base, sort, inside, outside, reasons: alone ? [alone] : [] };
}

function going(text: string): Difference['reasons'][number] {
  return { sort: 'goes', text };
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

function figure(value: number | { from: number; to: number } | undefined): string {
  return value === undefined ? '' : typeof value === 'number' ? String(value) : `${value.from}–${value.to}`;
}

/** Cut blocks as plain lines. */
function shown(nodes: readonly PublicNode[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'list')
        return node.children.map((item) => `- ${shown('children' in item ? item.children : [])}`).join('\n');
      if (node.type === 'table')
        return node.children
          .map((row) => ('children' in row ? row.children.map((cell) => plainText([cell])).join(' | ') : ''))
          .join('\n');
      if (node.type === 'code') return node.value;
      if (node.type === 'containerDirective' || node.type === 'blockquote') return shown(node.children);
      if (node.type === 'mdxJsxFlowElement')
        return [
          ...node.attributes.filter(({ name }) => name !== 'src').map(({ value }) => value),
          shown(node.children),
        ].join('\n');
      return plainText([node]);
    })
    .join('\n')
    .replaceAll(mentionMarks[0], '')
    .replaceAll(mentionMarks[1], '')
    .trim();
}
