import type { RootContent } from 'mdast';
import type { Configuration } from '../model/configuration.ts';
import { placeOf } from '../model/document.ts';
import { factsSchema } from '../model/facts.ts';
import type { Message } from '../model/message.ts';
import type { Item, Postmortem } from '../model/postmortem.ts';
import { readActions } from './actions.ts';
import { readComponents } from './components.ts';
import { parseDocument, stemOf, titleOfFile } from './document.ts';
import { itemsOf } from './prose.ts';
import type { HeadingIndex } from './sections.ts';
import { readCommunications, readTimeline, type DocumentZones } from './timeline.ts';

/** Sections whose first-level list entries are part of the model, by template section id. */
const lists = {
  'five-whys': 'fiveWhys',
  'contributing-factors': 'contributingFactors',
  'went-well': 'wentWell',
  'went-badly': 'wentBadly',
  'got-lucky': 'gotLucky',
  lessons: 'lessons',
  artefacts: 'artefacts',
  'publication-checklist': 'checklist',
} as const;

/** Reads a postmortem. Never throws: whatever is wrong is in `faults`, and the rest is there. */
export function parsePostmortem(
  text: string,
  file: string,
  configuration: Pick<Configuration, 'zone' | 'ids'> & Partial<Pick<Configuration, 'words'>>,
  find: HeadingIndex,
): Postmortem {
  const stem = stemOf(file);
  const standIns = { title: titleOfFile(file), status: 'draft', severity: 'unknown', services: ['unknown'] };
  const { document, facts } = parseDocument(text, file, factsSchema, standIns, find);
  if (document.faults.length > 0) {
    if (facts.severity === 'unknown') facts.severity = '';
    if (facts.services[0] === 'unknown') facts.services = [];
  }
  const sectionNodes = (id: string): RootContent[] => {
    const matching = document.sections.filter((section) => section.id === id);
    // A section of the same id inside another one would be read twice.
    const outer = matching.filter(
      (section) =>
        !matching.some(
          (other) =>
            other !== section &&
            section.nodes.every((node) => other.nodes.includes(node)) &&
            other.nodes.length > section.nodes.length,
        ),
    );
    return outer.flatMap((section) => section.nodes);
  };
  const zones: DocumentZones = {
    library: configuration.zone,
    facts: facts.zone === undefined ? undefined : { zone: facts.zone, place: placeOf(document, ['zone']) },
  };
  const { timeline, messages: timelineFaults } = readTimeline(
    sectionNodes('timeline'),
    file,
    zones,
    configuration.words?.columns,
  );
  const { communications, messages: communicationFaults } = readCommunications(
    sectionNodes('communications'),
    file,
    zones,
  );
  const { actions, messages: actionFaults } = readActions(sectionNodes('action-items'), file);
  const { messages: componentFaults, ...components } = readComponents(document.tree, file);
  const items = {} as Record<(typeof lists)[keyof typeof lists], Item[]>;
  for (const [id, name] of Object.entries(lists)) items[name] = itemsOf(sectionNodes(id), file);
  const valid = document.faults.length === 0;
  return {
    ...document,
    type: 'postmortem',
    id: configuration.ids && facts.id ? facts.id : stem,
    facts,
    valid,
    timeline,
    actions,
    communications,
    ...items,
    ...components,
    faults: once([...document.faults, ...timelineFaults, ...actionFaults, ...communicationFaults, ...componentFaults]),
  };
}

/** Each message once: two tables that fall back to the same wrong zone both say so. */
function once(messages: Message[]): Message[] {
  const seen = new Set<string>();
  return messages.filter(({ rule, place, reason }) => {
    const key = JSON.stringify([rule, place.line, place.column, reason]);
    return !seen.has(key) && seen.add(key);
  });
}
