import type { Configuration } from '../model/configuration.ts';
import type { Library, SourceFile } from '../model/library.ts';
import type { JudgedMessage } from '../model/message.ts';
import type { Postmortem } from '../model/postmortem.ts';
import type { Runbook } from '../model/runbook.ts';
import { parseLibrary } from '../parse/library.ts';
import { readSource } from '../parse/source.ts';
import { lazyDocuments, type LazyDocument, type Memory } from './change/lazy.ts';
import { orderOf } from './change/order.ts';
import { identityOf } from './reporters/identity.ts';
import { judge, type Judging } from './judge.ts';
import type { Rule } from './rule.ts';
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
  /** Names the base by its content; with it, what the base had to say is remembered too. */
  baseId?: string;
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
 * That it is faster rests on two facts. A rule about one document reads another one only by a name that stands in the
 * text: by its id, a former id, its file or its pictures. So where configuration, catalogues and templates are the
 * same, such rules are asked only about documents that changed and those that name one of them. Rules about the
 * library are asked about all of it, but documents that did not change are read only as deep as these rules look.
 */
export function judgeChange(change: Change, judging: Judging): JudgedChange {
  const { base, head, changed } = change;
  if ([...changed].some((path) => !isAboutOne(path))) {
    const library = parseWhole(head);
    const messages = judge(library, judging);
    const before = judge(parseWhole(base), judging);
    return {
      messages: newsOf(messages, before, change),
      judged: {
        postmortems: library.postmortems.map(({ file }) => file),
        runbooks: library.runbooks.map(({ file }) => file),
      },
      configuration: library.configuration,
    };
  }
  const isLazy = (path: string) => isDocument(path) && !changed.has(path);
  const headParts = parseLibrary(head.paths.filter((path) => !isLazy(path)).map((path) => head.read(path)));
  const baseParts = parseLibrary(base.paths.filter((path) => !isLazy(path)).map((path) => base.read(path)));
  const unchanged = lazyDocuments(head.paths.filter(isLazy), (path) => head.read(path), headParts, change.memory);
  const rules = judging.rules ?? allRules;
  const names = namesOf([headParts, baseParts], changed);
  const selected = new Set([
    ...changed,
    ...unchanged.documents.filter((document) => isTouched(document, names, rules)).map(({ file }) => file),
  ]);
  const narrowed = { ...judging, rules: narrow(rules, selected) };
  const judgePart = (parts: Library) =>
    judge(whole(parts, unchanged), narrowed).filter(
      // Of the rest only what rules about the library say is certain; all else is as it was.
      ({ rule, place }) => selected.has(place.file) || !isDocument(place.file) || isAboutAll(rule, rules),
    );
  const question = JSON.stringify([
    change.baseId,
    judging.today,
    judging.nightly,
    [...selected].sort(),
    [...changed].sort(),
  ]);
  const messages = newsOf(
    judgePart(headParts),
    remembered(question, change, () => judgePart(baseParts)),
    change,
  );
  return {
    messages,
    judged: {
      postmortems: headParts.postmortems.map(({ file }) => file),
      runbooks: headParts.runbooks.map(({ file }) => file),
    },
    configuration: headParts.configuration,
  };
}

/** What the base had to say about files that did not change, from memory where the same was asked before. */
function remembered(question: string, { changed, memory, baseId }: Change, judgeBase: () => JudgedMessage[]) {
  const known = baseId === undefined ? undefined : memory?.recallBase(question);
  if (known) return known;
  const messages = judgeBase().filter(({ place }) => !changed.has(place.file));
  if (baseId !== undefined) memory?.rememberBase(question, messages);
  return messages;
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

function parseWhole({ paths, read }: Version): Library {
  return parseLibrary(paths.map((path) => read(path)));
}

/** Whether a path below the content folder is that of a postmortem or a runbook. */
export function isDocument(path: string): boolean {
  return /^(?:postmortems|runbooks)\/.*\.mdx$/.test(path);
}

/** Whether a file can matter only to itself and to what names it. Whatever is read into every judgement cannot. */
function isAboutOne(path: string): boolean {
  return isDocument(path) || /^(?:images|docs|postmortems|runbooks)\//.test(path) || path === 'baseline.json';
}

/** Every name by which a text can speak of a file that changed. */
function namesOf(libraries: readonly Library[], changed: ReadonlySet<string>): string[] {
  const names = new Set<string>();
  for (const path of changed) {
    const parts = path.split('/');
    const name = parts.at(-1)!;
    names.add(isDocument(path) ? name.replace(/\.mdx$/, '') : name);
    // The pictures of a document are in a folder of its name.
    if (parts[0] === 'images' && parts.length > 2) names.add(parts[1]!);
  }
  for (const { postmortems, runbooks } of libraries) {
    for (const { id, facts } of [...postmortems, ...runbooks]) {
      names.add(id);
      for (const former of facts.formerly) names.add(former);
    }
  }
  names.delete('');
  return [...names];
}

/**
 * Whether rules about one document must be asked again: it names a file that changed, writes in a way in which names
 * cannot be seen, or allows a rule about the library, so that the allow may be used in one version and not in the other.
 */
function isTouched(document: LazyDocument, names: readonly string[], rules: Readonly<Record<string, Rule>>): boolean {
  const { raw, file } = document;
  const stem = file.replace(/^.*\//, '').replace(/\.mdx$/, '');
  if (names.includes(stem) || names.some((name) => raw.includes(name))) return true;
  if (/%[2-7][\da-f]|&(?:#|[a-z]+;)|\\[xuU]|[\w-]\\[-_.]/i.test(raw)) {
    const plain = readable(raw);
    if (plain === undefined || names.some((name) => plain.includes(name))) return true;
  }
  return document.allowed().some((rule) => isAboutAll(rule, rules));
}

/** A text with escapes undone as far as they can hide a name; undefined where that is not worth trying. */
function readable(text: string): string | undefined {
  if (/&(?:#|lowbar|period|hyphen|dash)|\\[xuU][\da-f]/i.test(text)) return undefined;
  return text
    .replace(/%([2-7][\da-f])/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/\\([-_.])/g, '$1');
}

/**
 * Rules about one document that look at every other one as well. They are asked about all documents, as rules about
 * the library are; `change.test.ts` finds those that are missing here.
 */
export const looksAround: ReadonlySet<string> = new Set(['similar-incidents-answered', 'similar-linked']);

function isAboutAll(name: string, rules: Readonly<Record<string, Rule>>): boolean {
  return rules[name]?.about === 'library' || looksAround.has(name);
}

/** Rules of which those about one document look at the selected ones only. */
function narrow(rules: Readonly<Record<string, Rule>>, selected: ReadonlySet<string>): Readonly<Record<string, Rule>> {
  const chosen = new WeakMap<Library, (Postmortem | Runbook)[]>();
  const documentsOf = (library: Library) => {
    let documents = chosen.get(library);
    if (!documents)
      chosen.set(
        library,
        (documents = [...library.postmortems, ...library.runbooks].filter(({ file }) => selected.has(file))),
      );
    return documents;
  };
  return Object.fromEntries(
    Object.entries(rules).map(([name, rule]): [string, Rule] => {
      if (looksAround.has(name) || rule.about === 'library' || rule.about === 'parser' || rule.about === 'judge')
        return [name, rule];
      const check: Extract<Rule, { about: 'library' }>['check'] = (library, report, context) => {
        for (const document of documentsOf(library)) {
          if (rule.about === 'document') rule.check(document, report, context);
          else if (rule.about === 'postmortem' && document.type === 'postmortem') rule.check(document, report, context);
          else if (rule.about === 'runbook' && document.type === 'runbook') rule.check(document, report, context);
        }
      };
      return [name, { about: 'library', check }];
    }),
  );
}

/** The parts of a library that were parsed, with the documents that did not change in their places. */
export function whole(parts: Library, { documents, faults }: ReturnType<typeof lazyDocuments>): Library {
  const postmortems: { document: Postmortem; began: number }[] = parts.postmortems.map((document) => ({
    document,
    began: orderOf(document),
  }));
  const runbooks: Runbook[] = [...parts.runbooks];
  for (const lazy of documents) {
    if (lazy.document.type === 'postmortem') postmortems.push({ document: lazy.document, began: lazy.began() });
    else runbooks.push(lazy.document);
  }
  postmortems.sort((a, b) => b.began - a.began || (a.document.id < b.document.id ? 1 : -1));
  runbooks.sort((a, b) => (a.file < b.file ? -1 : 1));
  return {
    ...parts,
    postmortems: postmortems.map(({ document }) => document),
    runbooks,
    faults: [...parts.faults, ...faults],
  };
}
