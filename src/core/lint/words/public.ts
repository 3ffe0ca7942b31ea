import { memo } from '../../model/memo.ts';
import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { placeOf } from '../../model/document.ts';
import type { Library } from '../../model/library.ts';
import type { Place } from '../../model/message.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import { templateFor } from '../../model/template.ts';
import { isPublicColumn } from '../../publish/disclosure.ts';
import { walk } from '../../parse/tree.ts';
import { paragraphsOf } from '../../text/passages.ts';

/** Text that the public edition would show. */
export interface PublicText {
  text: string;
  /** Whether it is code rather than prose. */
  code: boolean;
  place(start: number, end: number): Place;
}

/** Whether a postmortem was approved for the public, or says that it will be. */
export function isForPublic({ facts }: Postmortem): boolean {
  return facts.publication !== undefined && facts.status !== 'retracted';
}

/**
 * What the public would read of a postmortem that is approved for it: the title, what was counted, and the sections
 * its template lets out, without `<Internal>` and without columns that stay inside, such as evidence and owners. Nothing for any other postmortem.
 */
export function publicTextOf(postmortem: Postmortem, { templates }: Pick<Library, 'templates'>): PublicText[] {
  if (!isForPublic(postmortem)) return [];
  return readersWith(templates)(postmortem);
}

/** For each set of templates a reader that reads each postmortem once. */
const readersWith = memo((templates: Library['templates']) =>
  memo((postmortem: Postmortem) => read(postmortem, templates)),
);

function read(postmortem: Postmortem, templates: Library['templates']): PublicText[] {
  const { facts, timeline } = postmortem;
  const texts: PublicText[] = [
    { text: facts.title, code: false, place: () => placeOf(postmortem, ['title']) },
    ...facts.impact.map(({ what }, index) => ({
      text: what,
      code: false,
      place: () => placeOf(postmortem, ['impact', index, 'what']),
    })),
  ];
  const template = templateFor(facts, templates);
  const named = template?.sections.flatMap(({ columns }) => columns ?? []) ?? [];
  const open = new Set(template?.sections.filter((section) => section.public).map(({ id }) => id));
  const inside = new Set<Nodes>();
  const keep = (node: Nodes) => walk(node, (inner) => void inside.add(inner));
  for (const event of timeline.events) for (const node of event.evidence?.nodes ?? []) keep(node);
  walk(postmortem.tree as Nodes, (node) => {
    if (node.type !== 'table') return;
    const [head, ...rows] = node.children;
    for (const [column, cell] of (head?.children ?? []).entries())
      if (
        !isPublicColumn(
          toString(cell),
          rows.map((row) => toString(row.children[column] ?? { type: 'text', value: '' })),
          named,
        )
      )
        for (const row of rows) if (row.children[column]) keep(row.children[column]);
  });
  for (const { isInternal, section, pieces, text, place } of paragraphsOf(postmortem)) {
    if (isInternal || !open.has(section ?? '')) continue;
    for (const { node, start, end, isInternal: isOwn } of pieces)
      if (!isOwn && !inside.has(node))
        texts.push({
          text: text.slice(start, end),
          code: node.type !== 'text',
          place: (from, to) => place(start + from, start + to),
        });
  }
  return texts;
}
