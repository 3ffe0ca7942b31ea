import type { Entry, PostmortemEntry, RunbookEntry } from '../model/entry.ts';
import { memo } from '../model/memo.ts';
import { isPartOfPath } from '../text/names.ts';

/** What an id names. */
export type Named = 'incident' | 'runbook';

/** An id that text may mention, with the ids it had before. */
export interface KnownId {
  id: string;
  type: Named;
  formerly?: readonly string[];
}

/** An id found in a text; `start` and `end` are UTF-16 offsets, the end is exclusive. */
export interface Mention {
  start: number;
  end: number;
  /** The id as it is today, whatever was written. */
  id: string;
  type: Named;
  /** The action item, for `<id>#A1`; the stretch then includes it. */
  action?: string;
}

/** Finds the known ids in a plain text, in order, never overlapping. */
export type MentionFinder = (text: string) => Mention[];

/** What a document says about another one: a mention in its prose, or a link. */
export interface DocumentMention {
  id: string;
  type: Named;
  how: 'mention' | 'link';
  action?: string;
}

/** Looks up what a word names, in any case. */
export type IdIndex = (written: string) => { id: string; type: Named } | undefined;

/**
 * An index of ids. An id that is one plain word, such as a runbook `failover`, is never taken for a mention: the text
 * means the word. An id in use wins over another document’s former one, an incident over a runbook.
 */
export function idIndex(ids: Iterable<KnownId>): IdIndex {
  const index = indexOf(ids);
  return (written) => index.get(written.toLowerCase());
}

function indexOf(ids: Iterable<KnownId>): Map<string, { id: string; type: Named }> {
  const index = new Map<string, { id: string; type: Named }>();
  const add = (written: string, target: { id: string; type: Named }) => {
    const key = written.toLowerCase();
    if (!index.has(key) && !/^\p{L}*$/u.test(key) && !/\s/u.test(key)) index.set(key, target);
  };
  const known = [...ids].sort((a, b) => (a.type === b.type ? 0 : a.type === 'incident' ? -1 : 1));
  for (const { id, type } of known) add(id, { id, type });
  for (const { id, type, formerly = [] } of known) for (const former of formerly) add(former, { id, type });
  return index;
}

/**
 * Compiles a finder for the ids of a library.
 *
 * An id counts where it stands as a word of its own, in any case: not as a part of a longer id or word
 * (`INC-42` in `INC-421` or `INC-42-draft`), of a path, an address or a file name.
 *
 * One pass over the text cuts it into tokens and looks each up; the number of ids does not matter.
 */
export function mentionFinder(ids: Iterable<KnownId>): MentionFinder {
  const index = indexOf(ids);
  if (index.size === 0) return () => [];
  const lengths = [...index.keys()].map(({ length }) => length);
  const shortest = lengths.reduce((a, b) => Math.min(a, b));
  const longest = lengths.reduce((a, b) => Math.max(a, b));
  const extra = [...index.keys()].join('').replace(/[\p{L}\p{N}_-]/gu, '');

  // Ids may hold other characters than words do; then these belong to a token too.
  const others = [...new Set(extra)].map((character) => `\\u{${character.codePointAt(0)!.toString(16)}}`).join('');
  const tokens = new RegExp(`[\\p{L}\\p{N}_\\-${others}]+`, 'gu');
  const loose = new RegExp(`^([_\\-${others}]*)(.*?)[_\\-${others}]*$`, 'u');

  return (text) => {
    const found: Mention[] = [];
    for (const match of text.matchAll(tokens)) {
      let token = match[0];
      let start = match.index;
      if (token.length < shortest) continue;
      let target = index.get(token.toLowerCase());
      if (!target) {
        // A dash or full stop may touch an id without belonging to it.
        const [, before = '', bare = ''] = loose.exec(token) ?? [];
        if (bare.length === token.length || bare.length < shortest || bare.length > longest) continue;
        target = index.get(bare.toLowerCase());
        if (!target) continue;
        start += before.length;
        token = bare;
      }
      let end = start + token.length;
      if (isPartOfPath(text, start, end)) continue;
      const action = /^#(A\d+)(?![\p{L}\p{N}_-])/u.exec(text.slice(end, end + 8))?.[1];
      if (action) end += 1 + action.length;
      found.push(action ? { start, end, ...target, action } : { start, end, ...target });
    }
    return found;
  };
}

/** The ids of a library that text may mention. */
export function knownIds(postmortems: readonly PostmortemEntry[], runbooks: readonly RunbookEntry[]): KnownId[] {
  return [
    ...postmortems.map(({ id, facts }): KnownId => ({ id, type: 'incident', formerly: facts.formerly })),
    ...runbooks.map(({ id, facts }): KnownId => ({ id, type: 'runbook', formerly: facts.formerly })),
  ];
}

/**
 * Everything a document says about others, each once: ids in its prose (headings and table cells included; code,
 * pictures and addresses left out) and links to files or pages of the library. A document does not mention itself.
 */
export function mentionsOf(entry: Entry, find: IdIndex): DocumentMention[] {
  const found = new Map<string, DocumentMention>();
  const self = ({ postmortem: 'incident', runbook: 'runbook', review: undefined } as const)[entry.type];
  const add = (mention: DocumentMention) => {
    const { id, type, how, action = '' } = mention;
    if (id !== entry.id || type !== self) found.set(`${how} ${type} ${id}#${action}`, mention);
  };
  for (const name of entry.names.prose) {
    const [written = '', action] = name.split('#');
    const target = find(written);
    if (target) add({ ...target, how: 'mention', ...(action !== undefined && { action }) });
  }
  for (const { url } of entry.links) {
    const target = linked(url, find);
    if (target) add({ ...target, how: 'link' });
  }
  return [...found.values()];
}

const namedAmong = memo((incidents: ReadonlyMap<string, unknown>) =>
  memo(({ id, facts, names }: PostmortemEntry): ReadonlySet<string> => {
    const found = new Set(facts.related.map((related) => related.id));
    if (facts.duplicateOf !== undefined) found.add(facts.duplicateOf);
    for (const name of [...names.prose, ...names.elsewhere]) {
      const end = name.indexOf('#');
      const written = end < 0 ? name : name.slice(0, end);
      if (written !== id && incidents.has(written)) found.add(written);
    }
    return found;
  }),
);

/**
 * Ids of the incidents a postmortem names: in front matter, in prose, in a link, an address or in code.
 *
 * @param incidents those there are, by id
 */
export function incidentsNamedIn(entry: PostmortemEntry, incidents: ReadonlyMap<string, unknown>): ReadonlySet<string> {
  return namedAmong(incidents)(entry);
}

/** The document of the library a link leads to, by the last part of a relative path or a path of the site. */
function linked(url: string, find: IdIndex): { id: string; type: Named; action?: string } | undefined {
  if (/^[a-z][a-z0-9+.-]*:|^\/\/|^#/i.test(url)) return undefined;
  const [, folder, stem, extension, action] =
    /(?:^|\/)(?:(postmortems|incidents|runbooks)\/)?([^/?#]+?)(\.mdx)?\/?(?:\?[^#]*)?(?:#(?:action-)?(A\d+))?(?:#.*)?$/.exec(
      url,
    ) ?? [];
  if (stem === undefined || (!folder && !extension)) return undefined;
  const target = find(stem);
  if (!target) return undefined;
  if (folder && (folder === 'runbooks') !== (target.type === 'runbook')) return undefined;
  return action ? { id: target.id, type: target.type, action } : { id: target.id, type: target.type };
}
