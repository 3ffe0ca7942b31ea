import type { Library } from '../core/model/library.ts';
import { referenceAt } from './reference.ts';
import { schemaOf } from './schemas.ts';
import { frontMatterOf, holds } from './yamltext.ts';

/** What has an id that others name, and can be merged or deleted. */
export const named = ['incident', 'runbook', 'service', 'person'] as const;
export type Named = (typeof named)[number];

/** What can be renamed. */
export const renamed = [...named, 'review'] as const;
export type Renamed = (typeof renamed)[number];

/** Where an id stands. */
export interface Occurrence {
  file: string;
  /** Offsets of the id alone. */
  start: number;
  end: number;
  /** False where it may be an ordinary word, or is evidence: what a machine wrote is not rewritten. */
  isCertain: boolean;
}

/**
 * Every place where files of a library name one of its things, by the word that names it.
 *
 * @param texts the text of each file, by its path below the content folder
 */
export function occurrencesOf(
  sort: Renamed,
  id: string,
  library: Library,
  texts: ReadonlyMap<string, string>,
): Occurrence[] {
  if (sort === 'review') return reviewsNamed(id, texts);
  return [...texts].flatMap(([file, text]) => {
    const code = codeIn(text);
    return wordsIn(text, id).flatMap((start): Occurrence[] => {
      const end = start + id.length;
      const reference = referenceAt({ text, offset: start, file, library });
      const named = reference?.name.id.replace(/^@/, '');
      const isNamed = (reference?.noun === sort || (sort === 'person' && reference?.noun === 'owner')) && named === id;
      const isAction = sort === 'incident' && reference?.noun === 'action item' && text[end] === '#';
      const isFacts = inYaml(file, text, start);
      // In a list of facts a word that names something else does not name this.
      if (isFacts && !isNamed) return [];
      const isTold = isNamed || isAction;
      const isCode = code.some(([from, to]) => from <= start && start < to);
      const isPlainWord = !isFacts && !/[-\d]/.test(id) && text[start - 1] !== '@' && text[start - 1] !== '`';
      const isCell = lineAt(text, start).trimStart().startsWith('|') && reference?.noun === 'owner';
      return [{ file, start, end, isCertain: isTold && !isCode && (!isPlainWord || isCell) }];
    });
  });
}

/** A review is named by links and by its action items; its id alone may be a month. */
function reviewsNamed(id: string, texts: ReadonlyMap<string, string>): Occurrence[] {
  return [...texts].flatMap(([file, text]) => {
    const code = codeIn(text);
    return wordsIn(text, id).flatMap((start): Occurrence[] => {
      const end = start + id.length;
      const isLink = /(?:^|[^\p{L}\p{N}_-])reviews\/$/u.test(text.slice(Math.max(0, start - 9), start));
      if (!isLink && !/^#[A-Za-z]{1,4}-?\d{1,4}(?![\w-])/.test(text.slice(end, end + 12))) return [];
      return [{ file, start, end, isCertain: !code.some(([from, to]) => from <= start && start < to) }];
    });
  });
}

/** The text with an id in the place of others. */
export function withId(text: string, places: readonly Pick<Occurrence, 'start' | 'end'>[], id: string): string {
  return places.toReversed().reduce((now, { start, end }) => now.slice(0, start) + id + now.slice(end), text);
}

/** Where a text has an id as a word of its own. */
function wordsIn(text: string, id: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(id); at >= 0; at = text.indexOf(id, at + id.length))
    if (
      !/[\p{L}\p{N}_-]$/u.test(text.slice(Math.max(0, at - 2), at)) &&
      !/^[\p{L}\p{N}_-]/u.test(text.slice(at + id.length, at + id.length + 2))
    )
      found.push(at);
  return found;
}

function inYaml(file: string, text: string, offset: number): boolean {
  if (file.endsWith('.yaml')) return true;
  const front = schemaOf(file) && frontMatterOf(text);
  return front !== undefined && holds(front, offset);
}

/** What stands on a line before an offset. */
export function lineAt(text: string, offset: number): string {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
}

/** Ranges of fenced code. */
function codeIn(text: string): [from: number, to: number][] {
  const fences = /^[ \t]*(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^[ \t]*\1[`~]*[ \t]*$|(?![\s\S]))/gm;
  return [...text.matchAll(fences)].map(({ 0: whole, index }) => [index, index + whole.length]);
}
