import type { SourceFile } from '../../src/core/model/library.ts';
import type { Renamed } from '../../src/editor/occurrences.ts';
import {
  demand,
  demandFree,
  edit,
  followFiles,
  idsOf,
  lists,
  movePictures,
  replaceId,
  unchanged,
  type Change,
} from './change.ts';
import { replaceOwner } from './owners.ts';

/**
 * Gives a thing of the library another id, everywhere. What was an incident’s or a runbook’s address redirects, and
 * what was approved for the public keeps the address and with it the approval.
 *
 * @throws Refused where there is no such thing, or the new id is taken or none
 */
export function planRename(sort: Renamed, from: string, to: string, files: readonly SourceFile[]): Change {
  const change = unchanged(files);
  const { library } = change;
  demand(sort, from, library);
  demandFree(sort, to, library, from);
  const hasPattern = sort === 'incident' && library.configuration.ids !== undefined;
  replaceId(change, sort, from, () => to);
  const file = idsOf(sort, library).get(from);
  if (file !== undefined) edit(change, file, (text) => asDocument(text, from, to, hasPattern));
  if (sort === 'service' || sort === 'person') edit(change, lists[sort], (text) => withKey(text, from, to));
  if (sort === 'person') replaceOwner(change, from, to);
  if (file !== undefined && !hasPattern) change.moves.push([file, file.replace(/[^/]*\.mdx$/, `${to}.mdx`)]);
  if (sort === 'incident') movePictures(change, [[`images/${from}/`, `images/${to}/`]]);
  if (sort === 'incident' && files.some(({ path }) => path.startsWith(`images/${from}/`)))
    change.moves.push([`images/${from}`, `images/${to}`]);
  followFiles(change);
  return change;
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
  if (/^formerly:[ \t]*\[/m.test(facts))
    return facts.replace(/^formerly:[ \t]*\[[ \t]*/m, (head) => `${head}${id}, `).replace(', ]', ']');
  if (/^formerly:[ \t]*\r?\n/m.test(facts))
    return facts.replace(/^formerly:[ \t]*\r?\n([ \t]*)-/m, (head, indent: string) =>
      head.replace(/-$/, `- ${id}${newline}${indent}-`),
    );
  return `${facts}formerly: [${id}]${newline}`;
}
