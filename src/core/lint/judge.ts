import { catalogue } from '../catalogue/catalogue.ts';
import { entryOf } from '../catalogue/entry.ts';
import { placeOf } from '../model/document.ts';
import type { Catalogue, Entry, LibraryParts, LibraryRest } from '../model/entry.ts';
import type { Allow } from '../model/facts.ts';
import { documentsOf, teamsOf, type Library, type LibraryDocument } from '../model/library.ts';
import { reviewsById } from '../model/lookup.ts';
import { comparePlaces, type JudgedMessage, type Message } from '../model/message.ts';
import { compilePattern } from '../parse/library.ts';
import { gates, levelOf, type Standing } from './levels.ts';
import type { Context, Report, Rule, Settings } from './rule.ts';
import { rules as allRules } from './rules/index.ts';
import { unallowable } from './unallowable.ts';

/** How to judge. */
export interface Judging {
  /** Today, YYYY-MM-DD. */
  today: string;
  /** Whether what depends on today’s date is an error. */
  nightly?: boolean;
  /** Rules by id; all of them unless a test wants one. */
  rules?: Rules;
}
export type Rules = Readonly<Record<string, Rule>>;

/**
 * What is kept of a document that was judged by itself: plain data that follows from the document and the settings, so
 * that it can be cached and sent from thread to thread.
 */
export interface Reading {
  entry: Entry;
  /** What the rules about one document said. */
  messages: Message[];
  /** What rules about the library noted, by rule. */
  notes: Readonly<Record<string, unknown>>;
}

/** What a judged library is: its catalogue, and every message about it. */
export interface Judged {
  catalogue: Catalogue;
  messages: JudgedMessage[];
}

/**
 * Judges a whole library: every rule over everything it is about, levels and `allow` applied.
 * Messages come sorted by place, each one once. Never throws for what a document says.
 */
export function judge(library: Library, judging: Judging): JudgedMessage[] {
  return judgeLibrary(library, judging).messages;
}

/** Judges a library whose documents are at hand. */
function judgeLibrary(library: Library, judging: Judging): Judged {
  const read = reader(library, judging.rules);
  return judgeReadings(library, documentsOf(library).map(read), library, judging);
}

/** Judges documents by themselves, one at a time; nothing of a document is kept but the reading. */
export function reader(parts: LibraryParts, rules: Rules = allRules): (document: LibraryDocument) => Reading {
  const note = noter(parts, rules);
  const say = sayer(parts, rules);
  return (document) => ({ ...note(document), messages: say(document) });
}

/** Makes the entries of documents, and takes the notes of rules about the library. */
export function noter(
  parts: LibraryParts,
  rules: Rules = allRules,
): (document: LibraryDocument) => Pick<Reading, 'entry' | 'notes'> {
  const settings = settingsOf(parts);
  const noters = Object.entries(rules).flatMap(([name, rule]) =>
    (rule.about === 'entry' || rule.about === 'library') && rule.note ? [[name, rule.note] as const] : [],
  );
  return (document) => {
    const notes: Record<string, unknown> = {};
    for (const [name, noteOf] of noters) {
      const note = noteOf(document, settings);
      if (note !== undefined) notes[name] = note;
    }
    return { entry: entryOf(document, parts.configuration), notes };
  };
}

/** Asks the rules about one document. */
export function sayer(parts: LibraryParts, rules: Rules = allRules): (document: LibraryDocument) => Message[] {
  const settings = settingsOf(parts);
  let messages: Message[] = [];
  const asked = Object.entries(rules).map(([name, rule]) => {
    const report: Report = (message) => messages.push({ rule: name, ...message });
    return { rule, report };
  });
  return (document) => {
    messages = [];
    for (const { rule, report } of asked) {
      if (rule.about === 'document') rule.check(document, report, settings);
      else if (rule.about === 'postmortem' && document.type === 'postmortem') rule.check(document, report, settings);
      else if (rule.about === 'runbook' && document.type === 'runbook') rule.check(document, report, settings);
      else if (rule.about === 'review' && document.type === 'review') rule.check(document, report, settings);
      else if (rule.about === 'actions' && document.type !== 'runbook') rule.check(document, report, settings);
    }
    return messages;
  };
}

/**
 * Judges a library whose documents were judged by themselves. The result is that of judging it as a whole.
 *
 * @param rest what belongs to no document
 */
export function judgeReadings(
  parts: LibraryParts,
  readings: readonly Reading[],
  rest: LibraryRest,
  judging: Judging,
): Judged {
  const { today, rules = allRules } = judging;
  const entries = readings.map(({ entry }) => entry);
  const context = contextOf(catalogue(parts, entries, rest), today);
  const { library } = context;
  const notes = new Map(readings.map((reading) => [reading.entry.file, reading.notes]));
  const messages = [...faultsOf(library, rules), ...readings.flatMap((reading) => reading.messages)];
  for (const [name, rule] of Object.entries(rules)) {
    if (rule.about !== 'entry' && rule.about !== 'library') continue;
    const report: Report = (message) => messages.push({ rule: name, ...message });
    const noteOf = ({ file }: Entry) => notes.get(file)?.[name];
    if (rule.about === 'library') rule.check(library, report, context, noteOf);
    else for (const entry of documentsOf(library)) rule.check(entry, report, context, noteOf);
  }
  return { catalogue: library, messages: weighed(messages, context, judging) };
}

/** What the parser said, in the name of the rules that are asked for; a name no rule has is never dropped. */
function faultsOf(library: Catalogue, rules: Rules): Message[] {
  const isAsked = ({ rule }: Message) => (Object.hasOwn(allRules, rule) ? rules[rule]?.about === 'parser' : true);
  return [...library.faults, ...documentsOf(library).flatMap((entry) => entry.faults)].filter(isAsked);
}

/** Gives messages their levels, and takes out what is allowed; sorted by place, each one once. */
function weighed(
  messages: readonly Message[],
  { library: { configuration }, documents }: Context,
  { nightly = false, rules = allRules }: Judging,
): JudgedMessage[] {
  const judged: JudgedMessage[] = [];
  const used = new Set<Allow>();
  const weigh = (message: Message, entry: Entry | undefined) => {
    const level = levelOf(message.rule, standingOf(entry), configuration, nightly);
    if (level !== 'off') judged.push({ ...message, level });
  };
  for (const message of messages) {
    const entry = documents.get(message.place.file);
    const allowed =
      entry && !unallowable.has(message.rule) ? entry.facts.allow.find(({ rule }) => rule === message.rule) : undefined;
    if (allowed) used.add(allowed);
    else weigh(message, entry);
  }
  if (rules['allow-used']) {
    for (const entry of documents.values()) {
      entry.facts.allow.forEach((allow, index) => {
        // What depends on the date may say nothing today and something tomorrow.
        if (used.has(allow) || !rules[allow.rule] || gates[allow.rule] === 'nightly') return;
        const reason = `Unexpected allow of \`${allow.rule}\`, which says nothing here, expected none`;
        weigh({ rule: 'allow-used', reason, place: placeOf(entry, ['allow', index]) }, entry);
      });
    }
  }
  return sorted(judged);
}

/** Gives messages about published documents that no rule said the level of a rule; none where it is off. */
export function judgedAs(
  rule: string,
  messages: readonly Omit<Message, 'rule'>[],
  { configuration }: Pick<Catalogue, 'configuration'>,
  { nightly = false }: Judging,
): JudgedMessage[] {
  const level = levelOf(rule, { status: 'published' }, configuration, nightly);
  return level === 'off' ? [] : messages.map((message) => ({ rule, ...message, level }));
}

/** What rules about one document look things up in. */
export function settingsOf(library: LibraryParts): Settings {
  const { ids, tickets } = library.configuration;
  return {
    library,
    teams: teamsOf(library),
    rules: new Set(Object.keys(allRules)),
    idPattern: ids && compilePattern(ids.pattern),
    ticketPattern: tickets && compilePattern(tickets.pattern),
  };
}

/** What rules about the library look things up in. */
export function contextOf(library: Catalogue, today: string): Context {
  return {
    ...settingsOf(library),
    library,
    // Of two with one id, the first.
    incidents: new Map(library.postmortems.toReversed().map((entry) => [entry.id, entry])),
    runbooks: new Map(library.runbooks.map((runbook) => [runbook.id, runbook])),
    reviews: reviewsById(library.reviews),
    documents: new Map(documentsOf(library).map((entry) => [entry.file, entry])),
    today,
  };
}

/** Files that are no postmortems count as published, and have no severity. */
function standingOf(entry: Entry | undefined): Standing {
  return entry?.type === 'postmortem' ? entry.facts : { status: 'published' };
}

function sorted(messages: JudgedMessage[]): JudgedMessage[] {
  const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  messages.sort(
    (a, b) => comparePlaces(a.place, b.place) || compareText(a.rule, b.rule) || compareText(a.reason, b.reason),
  );
  return messages.filter((message, index) => {
    const before = messages[index - 1];
    return (
      before?.rule !== message.rule ||
      before.reason !== message.reason ||
      comparePlaces(before.place, message.place) !== 0
    );
  });
}
