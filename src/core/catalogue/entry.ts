import type { Nodes } from 'mdast';
import { ledeOf } from '../excerpts/lede.ts';
import { stoppedBy } from '../excerpts/stopped.ts';
import type { Configuration } from '../model/configuration.ts';
import type {
  ActionEntry,
  Entry,
  EventEntry,
  Excerpt,
  PlaceInFile,
  PostmortemEntry,
  ReviewEntry,
  RunbookEntry,
} from '../model/entry.ts';
import { isCause, type ActionItem, type Postmortem, type TimelineEvent } from '../model/postmortem.ts';
import type { LibraryDocument } from '../model/library.ts';
import type { Review } from '../model/review.ts';
import type { Runbook } from '../model/runbook.ts';
import { attributesOf } from '../parse/components.ts';
import { plain as plainText } from '../parse/prose.ts';
import { placeOfNode, walk } from '../parse/tree.ts';
import { termsOf } from '../text/terms.ts';
import { namesIn } from './names.ts';
import { speaksOfOthers } from './precedents.ts';

/** Makes the entry of a document. It follows from the document and the configuration alone. */
export function entryOf(document: LibraryDocument, configuration: Pick<Configuration, 'language'>): Entry {
  if (document.type === 'postmortem') return postmortemEntry(document, configuration);
  return document.type === 'review' ? reviewEntry(document) : runbookEntry(document);
}

/** The entry of a postmortem. */
export function postmortemEntry(
  postmortem: Postmortem,
  { language }: Pick<Configuration, 'language'>,
): PostmortemEntry {
  const { facts, timeline, actions, sections } = postmortem;
  return {
    ...common(postmortem),
    type: 'postmortem',
    facts,
    timeline: { events: timedEvents(timeline.events), zone: timeline.zone },
    actions: actions.map(actionEntry),
    sections: sections.map(({ id }) => ({ id })),
    excerpt: excerptOf(postmortem, language),
    terms: termsOf(textsOf(postmortem)),
    speaksOfOthers: speaksOfOthers(postmortem.text),
  };
}

/** The entry of a runbook. */
export function runbookEntry(runbook: Runbook): RunbookEntry {
  return { ...common(runbook), type: 'runbook', facts: runbook.facts };
}

/** The entry of a review. */
function reviewEntry(review: Review): ReviewEntry {
  const { facts, actions, decisions } = review;
  return {
    ...common(review),
    type: 'review',
    facts,
    actions: actions.map(actionEntry),
    decisions: decisions.map(({ text }) => text),
  };
}

function common(document: LibraryDocument) {
  const { file, id, valid, faults, places, tree } = document;
  const found: Pick<Entry, 'headings' | 'links' | 'pictures'> = { headings: [], links: [], pictures: [] };
  walk(tree as Nodes, (node) => {
    const place = () => placeOfNode(node, file);
    if (node.type === 'heading') found.headings.push(plainText(node));
    else if (node.type === 'link' || node.type === 'definition') found.links.push({ url: node.url, place: place() });
    else if (node.type === 'image') found.pictures.push({ url: node.url, place: place() });
    else if (isFigure(node)) found.pictures.push({ url: attributesOf(node).get('src'), place: place() });
  });
  return {
    file,
    id,
    valid,
    faults,
    places: Object.fromEntries(
      [...places].map(([path, { line, column, endLine, endColumn }]): [string, PlaceInFile] => [
        path,
        [line, column, endLine, endColumn],
      ]),
    ),
    ...found,
    names: namesIn(document),
  };
}

function isFigure(node: Nodes): node is Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }> {
  return (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') && node.name === 'Figure';
}

/** The rows by which it is known when something happened. */
function timedEvents(events: readonly TimelineEvent[]): EventEntry[] {
  const first = events.find((event) => event.moment && !isCause(event));
  const last = events.reduce<TimelineEvent | undefined>(
    (latest, event) =>
      event.moment && event.moment.earliest > (latest?.moment?.earliest ?? -Infinity) ? event : latest,
    undefined,
  );
  const kept = events.filter((event) => event.milestones.length > 0 || event === first || event === last);
  return (kept.length > 0 ? kept : events.slice(0, 1)).map(eventEntry);
}

function eventEntry({ place, time, moment, milestones }: TimelineEvent): EventEntry {
  return { place, time, moment, milestones: milestones.map(plain) };
}

function actionEntry(item: ActionItem): ActionEntry {
  const { place, action, id, type, owner, ticket, due, priority, status } = item;
  return {
    place,
    action: { text: action.text, place: action.place },
    id: id && plain(id),
    type: type && plain(type),
    owner,
    ticket,
    due,
    priority: priority && plain(priority),
    status,
  };
}

function plain<T>({ value }: { value: T }): { value: T } {
  return { value };
}

function excerptOf(postmortem: Postmortem, language: string): Excerpt {
  const lede = ledeOf(postmortem, language);
  const stop = stoppedBy(postmortem, language);
  const luck = postmortem.gotLucky[0]?.text;
  return {
    ...(lede !== undefined && { lede }),
    ...(luck !== undefined && { luck }),
    ...(stop && { stop: { text: stop.text, from: stop.from, ...(stop.event && { event: eventEntry(stop.event) }) } }),
  };
}

/** What terms are taken from. The title counts three times. */
function textsOf({ facts, tree }: Postmortem): string[] {
  const texts = [facts.title, facts.title, facts.title, facts.detection?.by ?? ''];
  for (const { what } of facts.impact) texts.push(what);
  walk(tree as Nodes, (node) => {
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') texts.push(node.value);
  });
  return texts;
}
