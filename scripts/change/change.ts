import { parseDocument } from 'yaml';
import { baselineFile, printBaseline, readBaseline } from '../../src/core/lint/baseline.ts';
import type { Library, SourceFile } from '../../src/core/model/library.ts';
import { parseLibrary } from '../../src/core/parse/library.ts';
import { readSource } from '../../src/core/parse/source.ts';
import { occurrencesOf, type Occurrence, type Renamed } from '../../src/editor/occurrences.ts';
import { frontMatterOf } from '../../src/editor/yamltext.ts';

/** What becomes of a library. Paths are below the content folder; owners of code stand outside and begin with `../`. */
export interface Change {
  library: Library;
  /** Texts as they are; what cannot be read is missing. */
  before: ReadonlyMap<string, string>;
  /** Texts as they become, before their files move. */
  after: Map<string, string>;
  /** Files and folders that move, from and to. */
  moves: [from: string, to: string][];
  /** Files and folders that go. */
  removed: string[];
  /** Paths of all files. */
  paths: readonly string[];
  /** Where the id stands and may be an ordinary word, or evidence: left to people. */
  left: Occurrence[];
  /** What people have to know, decide or hand over, a line each. */
  notes: string[];
}

/** It cannot be done; the message says why, and what can. */
export class Refused extends Error {}

/** A change that does nothing yet. */
export function unchanged(files: readonly SourceFile[]): Change {
  const before = new Map<string, string>();
  for (const file of files) {
    if (!/\.(?:yaml|mdx?)$|CODEOWNERS$/.test(file.path) && file.path !== baselineFile) continue;
    const { text, message } = readSource(file);
    // What cannot be read is not rewritten; the linter says so.
    if (!message) before.set(file.path, text);
  }
  return {
    library: parseLibrary(files.filter(({ path }) => !path.startsWith('../'))),
    before,
    after: new Map(before),
    moves: [],
    removed: [],
    paths: files.map(({ path }) => path),
    left: [],
    notes: [],
  };
}

/** Changes a text, where there is one. */
export function edit({ after }: Change, file: string, by: (text: string) => string): void {
  const text = after.get(file);
  if (text !== undefined) after.set(file, by(text));
}

/** Changes the front matter of a document: the YAML between its fences, with its last line end. */
export function editFront(change: Change, file: string, by: (yaml: string) => string): void {
  edit(change, file, (text) => {
    const front = frontMatterOf(text);
    if (!front) return text;
    const yaml = by(front.text);
    if (yaml === front.text) return text;
    if (parseDocument(yaml).errors.length > parseDocument(front.text).errors.length)
      throw new Refused(
        `The front matter of ${file} is written in a way that cannot be changed by a program. Change it by hand.`,
      );
    return text.slice(0, front.start) + yaml + text.slice(front.start + front.text.length);
  });
}

/** The id an entry of a list names: the entry itself, or what it has as `id`. */
export function idIn(entry: unknown): unknown {
  return typeof entry === 'object' && entry !== null ? (entry as { id?: unknown }).id : entry;
}

/** Texts of documents and lists: where things of the library are named. */
export function textsOf({ before }: Change): ReadonlyMap<string, string> {
  return new Map([...before].filter(([path]) => /\.(?:yaml|mdx?)$/.test(path)));
}

/**
 * Writes another id wherever one is named for certain; other places are left to people.
 *
 * @param becomes the new id and, where an action item of the incident is named, its new number
 * @param isSpared files whose places are left to people
 */
export function replaceId(
  change: Change,
  sort: Renamed,
  from: string,
  becomes: (action: string | undefined) => string | undefined,
  isSpared: (file: string) => boolean = () => false,
): void {
  const places = occurrencesOf(sort, from, change.library, textsOf(change));
  for (const { file, start, end, isCertain } of places.toReversed()) {
    const text = change.before.get(file)!;
    const [tail, action] = (sort === 'incident' && actionAfter.exec(text.slice(end))) || ['', undefined];
    const id = becomes(action);
    if (id === undefined) continue;
    if (!isCertain || isSpared(file)) change.left.unshift({ file, start, end, isCertain });
    else edit(change, file, (now) => now.slice(0, start) + id + now.slice(end + (id.includes('#') ? tail.length : 0)));
  }
}

/** The number of an action item behind the id of its incident. */
const actionAfter = /^#([A-Za-z]{1,4}-?\d{1,4})(?![\w-])/;

/** Pictures that move are shown from where they are then. */
export function movePictures(change: Change, moves: readonly (readonly [from: string, to: string])[]): void {
  for (const file of change.after.keys())
    edit(change, file, (text) => moves.reduce((now, [from, to]) => now.replaceAll(from, to), text));
}

/** Files that move or go are named anew in what lists them: the baseline of the linter, and owners of code. */
export function followFiles(change: Change): void {
  const now = new Map<string, string | undefined>([
    ...change.moves,
    ...change.removed.map((path): [string, undefined] => [path, undefined]),
  ]);
  if (now.size === 0) return;
  edit(change, baselineFile, (text) => {
    const known = readBaseline(text);
    if (typeof known === 'string' || !known.some(({ file }) => now.has(file))) return text;
    return printBaseline(
      known.flatMap((entry) => {
        const file = now.has(entry.file) ? now.get(entry.file) : entry.file;
        return file === undefined ? [] : [{ ...entry, file }];
      }),
    );
  });
  for (const owners of change.before.keys()) {
    if (!owners.endsWith('CODEOWNERS')) continue;
    for (const [from, to] of now) {
      const line = change.after
        .get(owners)!
        .split('\n')
        .findIndex((one) => one.includes(from));
      if (line < 0) continue;
      if (to === undefined) change.notes.push(`${owners}:${line + 1} names ${from}, which goes: take it out.`);
      else edit(change, owners, (text) => text.replaceAll(from, to));
    }
  }
}

/** The ids there are, and the file of one where it is a document. */
export function idsOf(sort: Renamed, library: Library): ReadonlyMap<string, string | undefined> {
  switch (sort) {
    case 'incident':
      return new Map(library.postmortems.map(({ id, file }) => [id, file]));
    case 'runbook':
      return new Map(library.runbooks.map(({ id, file }) => [id, file]));
    case 'review':
      return new Map(library.reviews.map(({ id, file }) => [id, file]));
    case 'service':
      return new Map([...library.services.keys()].map((id) => [id, undefined]));
    case 'person':
      return new Map([...library.people.keys()].map((id) => [id, undefined]));
  }
}

/** Where services and people are listed. */
export const lists: Record<'service' | 'person', string> = { service: 'services.yaml', person: 'people.yaml' };

/** @throws Refused where there is no such thing */
export function demand(sort: Renamed, id: string, library: Library): void {
  const ids = idsOf(sort, library);
  if (ids.has(id)) return;
  const near = [...ids.keys()].filter((one) => one.includes(id) || id.includes(one)).slice(0, 3);
  const hint = near.length > 0 ? ` Did you mean ${near.map((one) => `\`${one}\``).join(' or ')}?` : '';
  throw new Refused(`There is no ${sort} \`${id}\`.${hint}`);
}

/** @throws Refused where an id is taken or none */
export function demandFree(sort: Renamed, id: string, library: Library, example: string): void {
  if (idsOf(sort, library).has(id)) throw new Refused(`There is ${article(sort)} ${sort} \`${id}\` already.`);
  const hasPattern = sort === 'incident' && library.configuration.ids !== undefined;
  if (!(hasPattern ? /^[\w.-]+$/ : /^[a-z0-9][a-z0-9-]*$/).test(id))
    throw new Refused(`Unexpected id ${JSON.stringify(id)}, expected lower-case letters, digits and hyphens.`);
  if (sort === 'incident' && !hasPattern && !/^\d{4}-\d{2}-\d{2}-./.test(id))
    throw new Refused(
      `Unexpected id \`${id}\`, expected a day and words, such as \`${example.slice(0, 10)}-what-broke\`.`,
    );
}

function article(sort: Renamed): string {
  return sort === 'incident' ? 'an' : 'a';
}

/** A place as a line of a note. */
export function placeIn({ before }: Change, { file, start }: Pick<Occurrence, 'file' | 'start'>): string {
  const lines = before.get(file)!.slice(0, start).split('\n');
  return `${file}:${lines.length}:${lines.at(-1)!.length + 1}`;
}
