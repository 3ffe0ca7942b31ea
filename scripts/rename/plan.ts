import { readSource } from '../../src/core/parse/source.ts';
import { parseLibrary } from '../../src/core/parse/library.ts';
import type { Library, SourceFile } from '../../src/core/model/library.ts';
import { occurrencesOf, withId, type Occurrence, type Renamed } from '../../src/editor/occurrences.ts';

/** What becomes of a library. */
export interface Plan {
  /** New texts by path, where the file stands before it is moved. */
  texts: Map<string, { before: string; after: string }>;
  /** Files and folders that move, from and to. */
  moves: [from: string, to: string][];
  /** Where the id stands and may be an ordinary word, or evidence: left to people. */
  left: Occurrence[];
}

/** The id is not there, or the new one cannot be had; the message says which. */
export class Refused extends Error {}

/** The library, and the texts of its files by path. */
export function readTexts(files: readonly SourceFile[]): { library: Library; texts: Map<string, string> } {
  const texts = new Map<string, string>();
  for (const file of files) {
    if (!/\.(?:yaml|mdx?)$/.test(file.path)) continue;
    const { text, message } = readSource(file);
    // What cannot be read is not rewritten; the linter says so.
    if (!message) texts.set(file.path, text);
  }
  return { library: parseLibrary(files), texts };
}

/** The ids there are, and the file of one where it is a document. */
function idsOf(sort: Renamed, library: Library): ReadonlyMap<string, string | undefined> {
  switch (sort) {
    case 'incident':
      return new Map(library.postmortems.map(({ id, file }) => [id, file]));
    case 'runbook':
      return new Map(library.runbooks.map(({ id, file }) => [id, file]));
    case 'service':
      return new Map([...library.services.keys()].map((id) => [id, undefined]));
    case 'person':
      return new Map([...library.people.keys()].map((id) => [id, undefined]));
  }
}

/**
 * Gives a thing of the library another id, everywhere. What was an incident’s or a runbook’s address redirects, and
 * what was approved for the public keeps the address and with it the approval.
 *
 * @throws Refused where there is no such thing, or the new id is taken or none
 */
export function planRename(sort: Renamed, from: string, to: string, files: readonly SourceFile[]): Plan {
  const { library, texts } = readTexts(files);
  const ids = idsOf(sort, library);
  if (!ids.has(from)) throw new Refused(missing(sort, from, ids));
  if (ids.has(to)) throw new Refused(`There is ${article(sort)} ${sort} \`${to}\` already.`);
  const hasPattern = sort === 'incident' && library.configuration.ids !== undefined;
  if (!(hasPattern ? /^[\w.-]+$/ : /^[a-z0-9][a-z0-9-]*$/).test(to))
    throw new Refused(`Unexpected id ${JSON.stringify(to)}, expected lower-case letters, digits and hyphens.`);
  if (sort === 'incident' && !hasPattern && !/^\d{4}-\d{2}-\d{2}-./.test(to))
    throw new Refused(
      `Unexpected id \`${to}\`, expected a day and words, such as \`${from.slice(0, 10)}-what-broke\`.`,
    );

  const plan: Plan = { texts: new Map(), moves: [], left: [] };
  const places = occurrencesOf(sort, from, library, texts);
  plan.left = places.filter(({ isCertain }) => !isCertain);
  for (const [file, before] of texts) {
    const own = places.filter((place) => place.file === file && place.isCertain);
    let after = withId(before, own, to);
    if (file === ids.get(from)) after = asDocument(after, from, to, hasPattern);
    if (file === definitions[sort]) after = withKey(after, from, to);
    if (sort === 'incident') after = after.replaceAll(`images/${from}/`, `images/${to}/`);
    if (after !== before) plan.texts.set(file, { before, after });
  }
  const file = ids.get(from);
  // Last, what says that there is such an id.
  for (const last of [definitions[sort], file]) {
    const text = last === undefined ? undefined : plan.texts.get(last);
    if (text && plan.texts.delete(last!)) plan.texts.set(last!, text);
  }
  if (file !== undefined && !hasPattern) plan.moves.push([file, file.replace(/[^/]*\.mdx$/, `${to}.mdx`)]);
  if (sort === 'incident' && files.some(({ path }) => path.startsWith(`images/${from}/`)))
    plan.moves.push([`images/${from}`, `images/${to}`]);
  return plan;
}

const definitions: Partial<Record<Renamed, string>> = { service: 'services.yaml', person: 'people.yaml' };

function missing(sort: Renamed, id: string, ids: ReadonlyMap<string, unknown>): string {
  const near = [...ids.keys()].filter((one) => one.includes(id) || id.includes(one)).slice(0, 3);
  const hint = near.length > 0 ? ` Did you mean ${near.map((one) => `\`${one}\``).join(' or ')}?` : '';
  return `There is no ${sort} \`${id}\`.${hint}`;
}

function article(sort: Renamed): string {
  return sort === 'incident' ? 'an' : 'a';
}

/** The key at the beginning of a line, in whatever quotes. */
function withKey(text: string, from: string, to: string): string {
  return text.replace(new RegExp(`^(["']?)${from}\\1(?=[ \\t]*:)`, 'm'), `$1${to}$1`);
}

/** The front matter of the renamed document itself: its earlier id redirects, its public address stays. */
function asDocument(text: string, from: string, to: string, hasPattern: boolean): string {
  const end = text.search(/(?<=\n)---[ \t]*\r?$/m);
  const opening = /^\ufeff?---[ \t]*\r?\n/.exec(text)?.[0] ?? '';
  if (end <= opening.length) return text;
  const newline = opening.endsWith('\r\n') ? '\r\n' : '\n';
  let facts = text.slice(opening.length, end);
  if (hasPattern) facts = facts.replace(/^id:.*$/m, `id: ${to}`);
  facts = withFormerly(facts, from, newline);
  // Only what was approved has an address out there.
  if (/^publication:[ \t]*\r?\n(?:[ \t]+.*\r?\n)*[ \t]+by:/m.test(facts) && !/^ {1,4}id:/m.test(publicationOf(facts)))
    facts = facts.replace(
      /^publication:[ \t]*\r?\n(?=([ \t]+))/m,
      (head, indent: string) => `${head}${indent}id: ${from}${newline}`,
    );
  else if (/^publication:[ \t]*\{/m.test(facts) && !/[{,]\s*id:/.test(publicationOf(facts)))
    facts = facts.replace(/^publication:[ \t]*\{[ \t]*/m, (head) => `${head}id: ${from}, `);
  return opening + facts + text.slice(end);
}

function publicationOf(facts: string): string {
  return /^publication:.*\r?\n?(?:[ \t]+.*\r?\n?)*/m.exec(facts)?.[0] ?? '';
}

function withFormerly(facts: string, id: string, newline: string): string {
  // Of a run that was broken off.
  if (
    new RegExp(
      `^formerly:(?:.*[[, "']|[ \\t]*\\r?\\n(?:[ \\t]*-.*\\r?\\n)*?[ \\t]*-[ \\t]*["']?)${id}(?=[\\], "'\\r\\n])`,
      'm',
    ).test(facts)
  )
    return facts;
  if (/^formerly:[ \t]*\[/m.test(facts))
    return facts.replace(/^formerly:[ \t]*\[[ \t]*/m, (head) => `${head}${id}, `).replace(', ]', ']');
  if (/^formerly:[ \t]*\r?\n/m.test(facts))
    return facts.replace(/^formerly:[ \t]*\r?\n([ \t]*)-/m, (head, indent: string) =>
      head.replace(/-$/, `- ${id}${newline}${indent}-`),
    );
  return `${facts}formerly: [${id}]${newline}`;
}
