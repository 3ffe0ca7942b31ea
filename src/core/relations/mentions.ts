import type { Nodes } from 'mdast';
import type { Place } from '../model/message.ts';
import type { Postmortem } from '../model/postmortem.ts';
import type { Runbook } from '../model/runbook.ts';

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

/** A mention with its place in the file, or a link to a document of the library. */
export interface PlacedMention {
  id: string;
  type: Named;
  how: 'mention' | 'link';
  action?: string;
  place: Place;
}

/**
 * Compiles a finder for the ids of a library.
 *
 * An id counts where it stands as a word of its own, in any case: not as a part of a longer id or word
 * (`INC-42` in `INC-421` or `INC-42-draft`), of a path, an address or a file name. An id that is one plain word,
 * such as a runbook `failover`, is never taken for a mention: the text means the word. An id in use wins over
 * another document’s former one, an incident over a runbook.
 *
 * One pass over the text cuts it into tokens and looks each up; the number of ids does not matter.
 */
export function mentionFinder(ids: Iterable<KnownId>): MentionFinder {
  const index = new Map<string, { id: string; type: Named }>();
  let shortest = Infinity;
  let longest = 0;
  let extra = '';
  const add = (written: string, target: { id: string; type: Named }) => {
    const key = written.toLowerCase();
    if (index.has(key) || /^\p{L}*$/u.test(key) || /\s/u.test(key)) return;
    index.set(key, target);
    shortest = Math.min(shortest, written.length);
    longest = Math.max(longest, written.length);
    extra += written.replace(/[\p{L}\p{N}_-]/gu, '');
  };
  const known = [...ids].sort((a, b) => (a.type === b.type ? 0 : a.type === 'incident' ? -1 : 1));
  for (const { id, type } of known) add(id, { id, type });
  for (const { id, type, formerly = [] } of known) for (const former of formerly) add(former, { id, type });
  if (index.size === 0) return () => [];

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
      if (partOfPath(text, start, end)) continue;
      const action = /^#(A\d+)(?![\p{L}\p{N}_-])/u.exec(text.slice(end, end + 8))?.[1];
      if (action) end += 1 + action.length;
      found.push(action ? { start, end, ...target, action } : { start, end, ...target });
    }
    return found;
  };
}

/** The ids of a library that text may mention. */
export function knownIds(postmortems: readonly Postmortem[], runbooks: readonly Runbook[]): KnownId[] {
  return [
    ...postmortems.map(({ id, facts }): KnownId => ({ id, type: 'incident', formerly: facts.formerly })),
    ...runbooks.map(({ id, facts }): KnownId => ({ id, type: 'runbook', formerly: facts.formerly })),
  ];
}

/**
 * Everything a document says about others, in the order of the text: ids in its prose (headings and table cells
 * included; code, links, pictures and addresses left out) and links to files or pages of the library. A document
 * does not mention itself.
 */
export function mentionsOf(
  document: Pick<Postmortem | Runbook, 'file' | 'id' | 'type' | 'text' | 'tree'>,
  find: MentionFinder,
): PlacedMention[] {
  const found: PlacedMention[] = [];
  const self = document.type === 'postmortem' ? 'incident' : 'runbook';
  const add = (mention: PlacedMention) => {
    if (mention.id !== document.id || mention.type !== self) found.push(mention);
  };
  visit(document.tree, (node) => {
    if (node.type === 'link' || node.type === 'definition') {
      const target = linked(node.url, find);
      if (target) add({ ...target, how: 'link', place: placeIn(document, node) });
    } else if (node.type === 'text') {
      for (const { start, end, ...target } of find(node.value)) {
        add({ ...target, how: 'mention', place: placeIn(document, node, start, end) });
      }
    }
    return !unread.has(node.type);
  });
  return found;
}

/** Calls `each` for a node and, where it returns true, for its children, in the order of the text. */
export function visit(node: Nodes, each: (node: Nodes) => boolean): void {
  const stack: Nodes[] = [node];
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (!each(next) || !('children' in next)) continue;
    for (let index = next.children.length - 1; index >= 0; index--) stack.push(next.children[index] as Nodes);
  }
}

const unread = new Set<string>(['link', 'linkReference', 'definition', 'footnoteReference']);

/** A path or address goes on before or after it: `postmortems/…`, `….mdx`, `…@example`. */
function partOfPath(text: string, start: number, end: number): boolean {
  const before = text[start - 1];
  if (before !== undefined && /[/\\@=.~?&%]/.test(before)) return true;
  return /^[./\\@=?&%]+[\p{L}\p{N}]|^[/\\]/u.test(text.slice(end, end + 3));
}

/** The document of the library a link leads to, by the last part of a relative path or a path of the site. */
function linked(url: string, find: MentionFinder): { id: string; type: Named; action?: string } | undefined {
  if (/^[a-z][a-z0-9+.-]*:|^\/\/|^#/i.test(url)) return undefined;
  const [, folder, stem, extension, action] =
    /(?:^|\/)(?:(postmortems|incidents|runbooks)\/)?([^/?#]+?)(\.mdx)?\/?(?:\?[^#]*)?(?:#(A\d+))?(?:#.*)?$/.exec(url) ??
    [];
  if (stem === undefined || (!folder && !extension)) return undefined;
  const [target] = find(stem);
  if (!target || target.end - target.start !== stem.length) return undefined;
  if (folder && (folder === 'runbooks') !== (target.type === 'runbook')) return undefined;
  return action ? { id: target.id, type: target.type, action } : { id: target.id, type: target.type };
}

/** The place of a stretch of a node’s text. Where the text is not what the file says (`\|`, `&amp;`), it is looked up. */
function placeIn(document: Pick<Postmortem, 'file' | 'text'>, node: Nodes, start?: number, end?: number): Place {
  const { file } = document;
  const position = node.position;
  if (!position) return { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const whole: Place = {
    file,
    line: position.start.line,
    column: position.start.column,
    endLine: position.end.line,
    endColumn: position.end.column,
  };
  if (start === undefined || end === undefined || !('value' in node)) return whole;
  const slice = document.text.slice(position.start.offset, position.end.offset);
  const value = node.value;
  let from = start;
  if (slice !== value) {
    const wanted = value.slice(start, end);
    const earlier = value.slice(0, start).split(wanted).length - 1;
    from = -1;
    for (let count = 0; count <= earlier; count++) from = slice.indexOf(wanted, from + 1);
    if (from < 0) return whole;
  }
  const before = slice.slice(0, from);
  const line = position.start.line + before.split('\n').length - 1;
  const column = line === position.start.line ? position.start.column + from : before.length - before.lastIndexOf('\n');
  return { file, line, column, endLine: line, endColumn: column + end - start };
}
