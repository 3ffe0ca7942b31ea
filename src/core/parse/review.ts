import type { RootContent } from 'mdast';
import { reviewFactsSchema } from '../model/facts.ts';
import type { Review } from '../model/review.ts';
import { readActions } from './actions.ts';
import { parseDocument, titleOfFile } from './document.ts';
import { itemsOf } from './prose.ts';
import { foldHeading, type HeadingIndex } from './sections.ts';

/** What the sections of a review are called, by their ids. */
const headings: Readonly<Record<string, readonly string[]>> = {
  decisions: ['decisions', 'what we decided', 'entscheidungen', 'beschlüsse'],
  'action-items': ['action items', 'promises', 'zusagen', 'maßnahmen'],
};

/**
 * Reads a review that took place. Never throws: whatever is wrong is in `faults`.
 *
 * @param find finds the sections of the templates, whose words for action items hold here too
 */
export function parseReview(text: string, file: string, find: HeadingIndex): Review {
  const standIns = { title: titleOfFile(file), date: '1970-01-01', covers: '1970-01', people: ['nobody'] };
  const { document, facts } = parseDocument(text, file, reviewFactsSchema, standIns, (heading) => {
    const folded = foldHeading(heading);
    const own = Object.keys(headings).find((id) => headings[id]!.includes(folded));
    return own ?? (find(heading) === 'action-items' ? 'action-items' : undefined);
  });
  if (document.faults.length > 0 && facts.people[0] === 'nobody') facts.people = [];
  const nodesOf = (id: string): RootContent[] => [
    ...new Set(document.sections.filter((section) => section.id === id).flatMap(({ nodes }) => nodes)),
  ];
  const { actions, messages } = readActions(nodesOf('action-items'), file);
  return {
    ...document,
    type: 'review',
    facts,
    valid: document.faults.length === 0,
    decisions: itemsOf(nodesOf('decisions'), file),
    actions,
    faults: [...document.faults, ...messages],
  };
}
