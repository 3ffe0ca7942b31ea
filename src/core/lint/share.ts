import type { Library, SourceFile } from '../model/library.ts';
import type { JudgedMessage, Message } from '../model/message.ts';
import { readSource } from '../parse/source.ts';
import { isBetween, whole } from './change.ts';
import { documentParser, standInsFor, valuesOf, type Memory, type Values } from './change/standin.ts';
import { asking, contextOf, faultsOf, weighed, type Judging } from './judge.ts';
import type { Context } from './rule.ts';
import { rules as allRules } from './rules/index.ts';

/** A document that was judged by itself: what was said about it, and what rules about the library have to know. Plain data. */
export interface Reading {
  file: string;
  messages: Message[];
  values: Values;
}

/**
 * Judges documents by themselves, one after the other, and keeps nothing of them but a reading. So a large library is
 * judged in little memory, and its documents can be shared out among threads.
 *
 * @param parts everything in the library but its documents
 */
export function reader(
  parts: Library,
  { today, rules = allRules }: Judging,
): (file: SourceFile) => (Reading & { text: string }) | undefined {
  const context = alone(contextOf(parts, today));
  const parse = documentParser(parts);
  const ask = asking(Object.fromEntries(Object.entries(rules).filter(([, rule]) => !isBetween(rule))), context);
  return (file) => {
    const { path } = file;
    const { text } = readSource(file);
    // What cannot be read is told by whoever puts the library together.
    if (text === undefined) return undefined;
    const document = parse(text, path);
    return {
      file: path,
      text,
      messages: ask(
        document.type === 'postmortem'
          ? { postmortems: [document], runbooks: [] }
          : { postmortems: [], runbooks: [document] },
      ),
      values: valuesOf(document, false),
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
  const { documents, faults } = standInsFor(paths, read, parts, memoryOf(readings));
  const library = whole({ ...parts, faults: [...parts.faults, ...faults] }, documents);
  const context = contextOf(library, today);
  const others = Object.fromEntries(Object.entries(rules).filter(([, rule]) => isBetween(rule)));
  const messages = [
    ...faultsOf(library, rules),
    ...readings.flatMap(({ messages: own }) => own),
    ...asking(others, context)(library),
  ];
  return { library, messages: weighed(messages, context, judging) };
}

/** A context in which there are no other documents: a rule that looks for them is in the wrong place. */
function alone(context: Context): Context {
  const refuse = (): never => {
    throw new Error('A rule about one document looks at others without `ties`.');
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
  const byFile = new Map(readings.map(({ file, values }) => [file, values]));
  return {
    recall(file, name) {
      const values = byFile.get(file);
      return values && Object.hasOwn(values, name) ? { value: values[name] } : undefined;
    },
    find: () => new Set(),
    remember: () => undefined,
  };
}
