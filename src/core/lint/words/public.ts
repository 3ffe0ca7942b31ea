import { Kept } from '../../model/kept.ts';
import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { placeOf } from '../../model/document.ts';
import type { Library } from '../../model/library.ts';
import type { Place } from '../../model/message.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import { templateFor } from '../../model/template.ts';
import { internalColumns } from '../../publish/disclosure.ts';
import { walk } from '../../parse/tree.ts';
import { passagesOf, placeInPassage } from './passage.ts';

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

const known = new Kept<Postmortem, { texts: PublicText[]; templates: Library['templates'] }>();

/**
 * What the public would read of a postmortem that is approved for it: the title, what was counted, and the sections
 * its template lets out, without `<Internal>` and without columns that stay inside, such as evidence and owners. Nothing for any other postmortem.
 */
export function publicTextOf(postmortem: Postmortem, { templates }: Pick<Library, 'templates'>): PublicText[] {
  if (!isForPublic(postmortem)) return [];
  let held = known.get(postmortem);
  if (held?.templates !== templates) known.set(postmortem, (held = { texts: read(postmortem, templates), templates }));
  return held.texts;
}

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
  const open = new Set(
    templateFor(facts, templates)
      ?.sections.filter((section) => section.public)
      .map(({ id }) => id),
  );
  const inside = new Set<Nodes>();
  const keep = (node: Nodes) => walk(node, (inner) => void inside.add(inner));
  for (const event of timeline.events) for (const node of event.evidence?.nodes ?? []) keep(node);
  walk(postmortem.tree as Nodes, (node) => {
    if (node.type !== 'table') return;
    const [head, ...rows] = node.children;
    for (const [column, cell] of (head?.children ?? []).entries())
      if (internalColumns.test(toString(cell).trim()))
        for (const row of rows) if (row.children[column]) keep(row.children[column]);
  });
  for (const passage of passagesOf(postmortem)) {
    if (passage.internal || !open.has(passage.section ?? '') || inside.has(passage.node)) continue;
    texts.push({
      text: passage.text,
      code: passage.node.type !== 'text',
      place: (start, end) => placeInPassage(postmortem, passage, start, end),
    });
  }
  return texts;
}
