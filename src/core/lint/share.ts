import type { Library, SourceFile } from '../model/library.ts';
import type { JudgedMessage, Message } from '../model/message.ts';
import { parsePostmortem } from '../parse/postmortem.ts';
import { parseRunbook } from '../parse/runbook.ts';
import { indexHeadings } from '../parse/sections.ts';
import { readSource } from '../parse/source.ts';
import { looksAround, whole } from './change.ts';
import { derivedFrom } from './change/derived.ts';
import { lazyDocuments, placesOf, recordOf, type Memory, type Recorded, type RecordedPlaces } from './change/lazy.ts';
import { asking, contextOf, faultsOf, weighed, type Judging } from './judge.ts';
import type { Context, Rule } from './rule.ts';
import { rules as allRules } from './rules/index.ts';

/** A document that was judged by itself: what was said about it, and what rules about the library have to know. Plain data. */
export interface Reading {
  file: string;
  messages: Message[];
  record: Recorded;
  places: RecordedPlaces;
  derived: Record<string, unknown>;
}

/** Rules about one document that follow names to others. They are asked when all documents are known. */
const followsNames: ReadonlySet<string> = new Set(['link-resolves', 'anchor-resolves']);

/**
 * Judges documents by themselves, one after the other, and keeps nothing of them but a reading. So a large library is
 * judged in little memory, and its documents can be shared out among threads.
 *
 * @param parts everything in the library but its documents
 */
export function reader(
  parts: Library,
  { today, rules = allRules }: Judging,
): (file: SourceFile) => Reading | undefined {
  const context = alone(contextOf(parts, today));
  const find = indexHeadings(parts.templates, parts.configuration.words.headings);
  const ask = asking(
    Object.fromEntries(Object.entries(rules).filter(([name, rule]) => isAboutOne(name, rule))),
    context,
  );
  return (file) => {
    const { path } = file;
    const { text } = readSource(file);
    // What cannot be read is told by whoever puts the library together.
    if (text === undefined) return undefined;
    const document = path.startsWith('postmortems/')
      ? parsePostmortem(text, path, parts.configuration, find)
      : parseRunbook(text, path);
    return {
      file: path,
      messages: ask(
        document.type === 'postmortem'
          ? { postmortems: [document], runbooks: [] }
          : { postmortems: [], runbooks: [document] },
      ),
      record: recordOf(document),
      places: placesOf(document),
      derived: derivedFrom(document),
    };
  };
}

/**
 * Judges a library whose documents were judged by themselves. The result is that of judging it as a whole.
 *
 * @param paths its documents, in the order of their paths
 * @param read reads one again where a reading does not say enough
 */
export function judgeTogether(
  parts: Library,
  paths: readonly string[],
  readings: readonly Reading[],
  read: (path: string) => SourceFile,
  judging: Judging,
): { library: Library; messages: JudgedMessage[] } {
  const { today, rules = allRules } = judging;
  const library = whole(parts, lazyDocuments(paths, read, parts, memoryOf(readings)));
  const context = contextOf(library, today);
  const others = Object.fromEntries(Object.entries(rules).filter(([name, rule]) => !isAboutOne(name, rule)));
  const messages = [
    ...faultsOf(library, rules),
    ...readings.flatMap(({ messages: own }) => own),
    ...asking(others, context)(library),
  ];
  return { library, messages: weighed(messages, context, judging) };
}

function isAboutOne(name: string, { about }: Rule): boolean {
  return about !== 'library' && !looksAround.has(name) && !followsNames.has(name);
}

/** A context in which there are no other documents: a rule that looks for them is in the wrong place. */
function alone(context: Context): Context {
  const refuse = (): never => {
    throw new Error('A rule about one document looks at others; name it in `looksAround` or `followsNames`.');
  };
  const library = Object.defineProperties(
    { ...context.library },
    { postmortems: { get: refuse }, runbooks: { get: refuse } },
  );
  return Object.defineProperties(
    { ...context, library },
    { incidents: { get: refuse }, runbooks: { get: refuse }, documents: { get: refuse } },
  );
}

function memoryOf(readings: readonly Reading[]): Memory {
  const byFile = new Map(readings.map((reading) => [reading.file, reading]));
  return {
    recall: (file) => byFile.get(file)?.record,
    recallPlaces: (file) => byFile.get(file)?.places,
    recallDepth: () => undefined,
    recallDerived(file, name) {
      const derived = byFile.get(file)?.derived;
      return derived && Object.hasOwn(derived, name) ? { value: derived[name] } : undefined;
    },
    recallBase: () => undefined,
    remember: () => undefined,
    rememberDerived: () => undefined,
    rememberBase: () => undefined,
  };
}
