import { placeOf } from '../model/document.ts';
import type { Allow } from '../model/facts.ts';
import type { Library } from '../model/library.ts';
import { teamsOf } from '../model/library.ts';
import { comparePlaces, type JudgedMessage, type Message } from '../model/message.ts';
import type { Postmortem } from '../model/postmortem.ts';
import type { Runbook } from '../model/runbook.ts';
import { compilePattern } from '../parse/library.ts';
import { gates, levelOf, type Standing } from './levels.ts';
import type { Context, Report, Rule } from './rule.ts';
import { rules as allRules } from './rules/index.ts';
import { unallowable } from './unallowable.ts';

/** How to judge. */
export interface Judging {
  /** Today, YYYY-MM-DD. */
  today: string;
  /** Whether what depends on today’s date is an error. */
  nightly?: boolean;
  /** Rules by id; all of them unless a test wants one. */
  rules?: Readonly<Record<string, Rule>>;
}

/**
 * Judges a whole library: every rule over everything it is about, levels and `allow` applied.
 * Messages come sorted by place, each one once. Never throws for what a document says.
 */
export function judge(library: Library, judging: Judging): JudgedMessage[] {
  const { today, rules = allRules } = judging;
  const context = contextOf(library, today);
  return weighed([...faultsOf(library, rules), ...asking(rules, context)(library)], context, judging);
}

/**
 * Gives messages their levels, and takes out what is allowed; sorted by place, each one once.
 *
 * @param messages everything that was said about the library of the context
 */
export function weighed(
  messages: readonly Message[],
  context: Context,
  { nightly = false, rules = allRules }: Judging,
): JudgedMessage[] {
  const { library } = context;
  const judged: JudgedMessage[] = [];
  const used = new Set<Allow>();
  const weigh = (message: Message, document: Postmortem | Runbook | undefined) => {
    const level = levelOf(message.rule, standingOf(document), library.configuration, nightly);
    if (level !== 'off') judged.push({ ...message, level });
  };
  for (const message of messages) {
    const document = context.documents.get(message.place.file);
    const allowed =
      document && !unallowable.has(message.rule)
        ? document.facts.allow.find((entry) => entry.rule === message.rule)
        : undefined;
    if (allowed) used.add(allowed);
    else weigh(message, document);
  }
  if (rules['allow-used']) {
    for (const document of context.documents.values()) {
      document.facts.allow.forEach((entry, index) => {
        // What depends on the date may say nothing today and something tomorrow.
        if (used.has(entry) || !rules[entry.rule] || gates[entry.rule] === 'nightly') return;
        const reason = `Unexpected allow of \`${entry.rule}\`, which says nothing here, expected none`;
        weigh({ rule: 'allow-used', reason, place: placeOf(document, ['allow', index]) }, document);
      });
    }
  }
  return sorted(judged);
}

/** Builds what rules look things up in. */
export function contextOf(library: Library, today: string): Context {
  const incidents = new Map<string, Postmortem>();
  for (const postmortem of library.postmortems)
    if (!incidents.has(postmortem.id)) incidents.set(postmortem.id, postmortem);
  const { ids, tickets } = library.configuration;
  return {
    library,
    incidents,
    runbooks: new Map(library.runbooks.map((runbook) => [runbook.id, runbook])),
    documents: new Map([...library.postmortems, ...library.runbooks].map((document) => [document.file, document])),
    teams: teamsOf(library),
    rules: new Set(Object.keys(allRules)),
    idPattern: ids && compilePattern(ids.pattern),
    ticketPattern: tickets && compilePattern(tickets.pattern),
    today,
    isAsked: () => true,
  };
}

/** What the parser said, in the name of the rules that are asked for; a name no rule has is never dropped. */
export function faultsOf(library: Library, rules: Readonly<Record<string, Rule>>): Message[] {
  const isAsked = ({ rule }: Message) => (Object.hasOwn(allRules, rule) ? rules[rule]?.about === 'parser' : true);
  const documents = [...library.postmortems, ...library.runbooks];
  return [...library.faults, ...documents.flatMap((document) => document.faults)].filter(isAsked);
}

/** Makes rules ready to be asked: what they say about documents, and the library they stand in. */
export function asking(
  rules: Readonly<Record<string, Rule>>,
  context: Context,
): (documents: Pick<Library, 'postmortems' | 'runbooks'>) => Message[] {
  let messages: Message[] = [];
  const named = Object.entries(rules).map(([name, rule]) => {
    const report: Report = (message) => messages.push({ rule: name, ...message });
    return { rule, report };
  });
  const about = <About extends Rule['about']>(...subjects: About[]) =>
    named.filter((one): one is { rule: Extract<Rule, { about: About }>; report: Report } =>
      (subjects as string[]).includes(one.rule.about),
    );
  const aboutPostmortems = about('postmortem', 'document');
  const aboutRunbooks = about('runbook', 'document');
  const aboutLibrary = about('library');
  return ({ postmortems, runbooks }) => {
    messages = [];
    // Every rule about one document before the next one: what was read of it is still at hand.
    for (const postmortem of postmortems)
      for (const { rule, report } of aboutPostmortems) rule.check(postmortem, report, context);
    for (const runbook of runbooks) for (const { rule, report } of aboutRunbooks) rule.check(runbook, report, context);
    for (const { rule, report } of aboutLibrary) rule.check(context.library, report, context);
    return messages;
  };
}

/** Files that are no postmortems count as published, and have no severity. */
function standingOf(document: Postmortem | Runbook | undefined): Standing {
  return document?.type === 'postmortem' ? document.facts : { status: 'published' };
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
