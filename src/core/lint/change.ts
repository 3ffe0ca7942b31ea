import type { Configuration } from '../model/configuration.ts';
import type { Library, SourceFile } from '../model/library.ts';
import type { JudgedMessage, Message } from '../model/message.ts';
import type { Postmortem } from '../model/postmortem.ts';
import type { Runbook } from '../model/runbook.ts';
import { parseLibrary } from '../parse/library.ts';
import { readSource } from '../parse/source.ts';
import { namesOfFile, ownNames } from './change/names.ts';
import { orderOf } from './change/order.ts';
import { documentParser, standInsFor, type Memory, type StandIns } from './change/standin.ts';
import { asking, contextOf, faultsOf, judge, weighed, type Judging } from './judge.ts';
import { identityOf } from './reporters/identity.ts';
import { byName, type Context, type Rule } from './rule.ts';
import { rules as allRules } from './rules/index.ts';

/** The files of a content folder at one time; they are read when they are needed. */
export interface Version {
  /** Paths below the content folder. */
  paths: readonly string[];
  read(path: string): SourceFile;
}

/** Two versions of a library, and which of their files differ. */
export interface Change {
  base: Version;
  head: Version;
  /** Paths that are in one version only, or in both with different bytes. */
  changed: ReadonlySet<string>;
  /** What is remembered of documents that did not change; without it they are parsed as far as they are needed. */
  memory?: Memory;
}

/** What a change is answerable for. */
export interface JudgedChange {
  /** Of the head, sorted by place: everything in files that changed, and elsewhere what the base did not have. */
  messages: JudgedMessage[];
  /** Documents of the head that changed, or all of them where the change is about everything. */
  judged: { postmortems: string[]; runbooks: string[] };
  configuration: Configuration;
}

/**
 * Judges what a change touches and whatever it breaks elsewhere. The result is that of judging both versions as a
 * whole and taking the messages of the head that stand in changed files or that the base does not have.
 *
 * That it is faster rests on what rules say of themselves. Where configuration, catalogues and templates are the same,
 * a rule about one document says the same about one that did not change. A rule that looks at others has `ties`: it is
 * asked, in both versions, about documents that are tied to a changed one, or name one. Rules about the library that
 * have none are asked about all of it. So of documents that did not change no more is needed than what these rules look
 * at, which is remembered.
 */
export function judgeChange(change: Change, judging: Judging): JudgedChange {
  const { base, head, changed, memory } = change;
  if (![...changed].every(isAboutOne)) return judgeWhole(change, judging);
  const { rules = allRules } = judging;
  const isOther = (path: string) => !isDocument(path) && !isPicture(path);
  const parts = parseLibrary(head.paths.filter(isOther).map((path) => head.read(path)));
  const standIns = ({ paths, read }: Version, isWanted: (path: string) => boolean) =>
    standInsFor(
      paths.filter((path) => isDocument(path) && isWanted(path)),
      read,
      parts,
      memory,
    );
  const unchanged = standIns(head, (path) => !changed.has(path));
  const together = ({ paths }: Version, { documents, faults }: Pick<StandIns, 'documents' | 'faults'>): Changed => {
    const images = new Set(paths.filter(isPicture));
    const all = [...documents, ...unchanged.documents];
    const library = whole({ ...parts, images, faults: [...parts.faults, ...faults] }, all);
    return { documents, context: contextOf(library, judging.today) };
  };
  const before = together(
    base,
    standIns(base, (path) => changed.has(path)),
  );
  const after = together(head, parseThose(head, changed, parts));
  const names = namesOf(changed, [...before.documents, ...after.documents]);
  const named = ['names', 'kinship-names'].flatMap((list) => unchanged.find(list, names));
  const between = Object.entries(rules).filter(([, rule]) => isBetween(rule));
  const saidBy = (
    name: string,
    rule: Rule,
    { documents, context }: Changed,
    others: Iterable<Postmortem | Runbook>,
  ) => {
    const asked = new Set([...documents, ...others]);
    return asking({ [name]: rule }, { ...context, isAsked: (document) => asked.has(document) })(split(asked));
  };
  const old = faultsOf({ ...before.context.library, ...split([]) }, rules);
  const allowed = new Set(unchanged.documents.flatMap(({ facts }) => facts.allow.map(({ rule }) => rule)));
  const said = between.flatMap(([name, rule]) => {
    const asked = new Set([...named, ...tiedBy(rule, unchanged, [before, after])]);
    const now = saidBy(name, rule, after, asked);
    // What it said before matters only where it says something now, or would be allowed to.
    const files = new Set(now.map(({ place }) => place.file).filter((file) => !changed.has(file)));
    const isAllowed = ({ facts }: Postmortem | Runbook) => facts.allow.some((entry) => entry.rule === name);
    const again = [...asked].filter((document) => files.has(document.file) || isAllowed(document));
    if (files.size > 0 || allowed.has(name)) old.push(...saidBy(name, rule, before, again));
    return now;
  });
  const alone = Object.fromEntries(Object.entries(rules).filter(([, rule]) => !isBetween(rule)));
  const own = split(after.documents);
  const messages = [
    ...faultsOf({ ...after.context.library, ...own }, rules),
    ...asking(alone, after.context)(own),
    ...said,
  ];
  return {
    messages: newsOf(weighed(messages, after.context, judging), weighed(old, before.context, judging), change),
    judged: filesIn(own),
    configuration: parts.configuration,
  };
}

/** A version, and those of its documents that are different in the other one. */
interface Changed {
  documents: (Postmortem | Runbook)[];
  context: Context;
}

function judgeWhole(change: Change, judging: Judging): JudgedChange {
  const [before, after] = [change.base, change.head].map(({ paths, read }) =>
    parseLibrary(paths.map((path) => read(path))),
  ) as [Library, Library];
  return {
    messages: newsOf(judge(after, judging), judge(before, judging), change),
    judged: filesIn(after),
    configuration: after.configuration,
  };
}

/** The documents of a version that are among those paths; what cannot be read is told in `faults`. */
function parseThose({ paths, read }: Version, those: ReadonlySet<string>, parts: Library) {
  const parse = documentParser(parts);
  const documents: (Postmortem | Runbook)[] = [];
  const faults: Message[] = [];
  for (const path of paths) {
    if (!isDocument(path) || !those.has(path)) continue;
    const { text, message } = readSource(read(path));
    if (message) faults.push(message);
    else documents.push(parse(text, path));
  }
  return { documents, faults };
}

/** Whether a rule looks from one document to others. */
export function isBetween(rule: Rule): boolean {
  return rule.about === 'library' || ('ties' in rule && rule.ties !== undefined);
}

/** Documents about which a rule may say something else than before: those that were or are tied to a changed one. */
function tiedBy(rule: Rule, unchanged: StandIns, versions: readonly Changed[]): (Postmortem | Runbook)[] {
  if (!('ties' in rule) || !rule.ties || rule.ties === byName) return [];
  const { name, of, among = allTies } = rule.ties;
  const changed = versions.map(({ documents, context: { library } }) => {
    const ids = new Set(documents.map(({ id }) => id));
    // Of two with one id, the one may stand for the other.
    return { library, postmortems: library.postmortems.filter(({ id }) => ids.has(id)) };
  });
  function allTies(): string[] {
    return changed.flatMap(({ postmortems }) => postmortems.flatMap(of));
  }
  const ties = [...new Set(among(changed))];
  return ties.length === 0 ? [] : unchanged.find(name, ties);
}

/** Every name by which a text can speak of a file that changed. */
function namesOf(changed: ReadonlySet<string>, documents: readonly (Postmortem | Runbook)[]): string[] {
  const files = [...changed].flatMap(namesOfFile);
  return [...new Set([...files, ...documents.flatMap(ownNames)])].filter((name) => name !== '');
}

function split(documents: Iterable<Postmortem | Runbook>): Pick<Library, 'postmortems' | 'runbooks'> {
  const postmortems: Postmortem[] = [];
  const runbooks: Runbook[] = [];
  for (const document of documents) {
    if (document.type === 'postmortem') postmortems.push(document);
    else runbooks.push(document);
  }
  return { postmortems, runbooks };
}

function filesIn({ postmortems, runbooks }: Pick<Library, 'postmortems' | 'runbooks'>): JudgedChange['judged'] {
  return { postmortems: postmortems.map(({ file }) => file), runbooks: runbooks.map(({ file }) => file) };
}

/**
 * The messages of the head that stand in changed files or that the base does not have. Of equal messages as many are
 * old as the base had.
 */
export function newsOf(
  messages: readonly JudgedMessage[],
  before: readonly JudgedMessage[],
  { base, head, changed }: Change,
): JudgedMessage[] {
  // Nearly all of them are there in both to the letter; only the others are worth a look at their texts.
  const same = new Map<string, number>();
  const add = (counts: Map<string, number>, key: string, by: number) => counts.set(key, (counts.get(key) ?? 0) + by);
  const isOld = ({ place }: JudgedMessage) => !changed.has(place.file);
  for (const message of before) if (isOld(message)) add(same, letters(message), 1);
  const candidates = new Set<JudgedMessage>();
  for (const message of messages) {
    if (!isOld(message)) continue;
    if ((same.get(letters(message)) ?? 0) > 0) add(same, letters(message), -1);
    else candidates.add(message);
  }
  const inBase = textsOf(base);
  const inHead = textsOf(head);
  const known = new Map<string, number>();
  for (const message of before) {
    if (!isOld(message) || (same.get(letters(message)) ?? 0) === 0) continue;
    add(same, letters(message), -1);
    add(known, identityAt(message, inBase), 1);
  }
  return messages.filter((message) => {
    if (!isOld(message)) return true;
    if (!candidates.has(message)) return false;
    const identity = identityAt(message, inHead);
    if ((known.get(identity) ?? 0) === 0) return true;
    add(known, identity, -1);
    return false;
  });
}

/** A message to the letter, place included. */
function letters({ level, rule, reason, place }: JudgedMessage): string {
  return `${level} ${rule} ${place.file}:${place.line}:${place.column}-${place.endLine}:${place.endColumn} ${reason}`;
}

/** A message that weighs more than before is news as well. */
function identityAt(message: JudgedMessage, textOf: (file: string) => string | undefined): string {
  return `${message.level} ${identityOf(message, textOf)}`;
}

/** Texts of a version by file, each read once. */
function textsOf({ paths, read }: Version): (file: string) => string | undefined {
  const known = new Set(paths);
  const texts = new Map<string, string | undefined>();
  return (file) => {
    if (!texts.has(file)) texts.set(file, known.has(file) ? readSource(read(file)).text : undefined);
    return texts.get(file);
  };
}

/** Whether a path below the content folder is that of a postmortem or a runbook. */
export function isDocument(path: string): boolean {
  return /^(?:postmortems|runbooks)\/.*\.mdx$/.test(path);
}

function isPicture(path: string): boolean {
  return path.startsWith('images/');
}

/** Whether a file can matter only to itself and to what names it. Whatever is read into every judgement cannot. */
function isAboutOne(path: string): boolean {
  return isDocument(path) || /^(?:images|docs|postmortems|runbooks)\//.test(path) || path === 'baseline.json';
}

/** The parts of a library with its documents in their places. */
export function whole(parts: Library, documents: readonly (Postmortem | Runbook)[]): Library {
  const { postmortems, runbooks } = split([...documents].sort((a, b) => (a.file < b.file ? -1 : 1)));
  const inOrder = postmortems
    .map((postmortem) => ({ postmortem, order: orderOf(postmortem) }))
    .sort((a, b) => b.order - a.order || (a.postmortem.id < b.postmortem.id ? 1 : -1));
  return { ...parts, postmortems: inOrder.map(({ postmortem }) => postmortem), runbooks };
}
