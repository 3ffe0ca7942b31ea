import type { Configuration } from '../model/configuration.ts';
import type { Entry } from '../model/entry.ts';
import { memo } from '../model/memo.ts';
import type { Context } from './rule.ts';

/** Where a link inside the library leads. */
export interface Target {
  /** What it points at, as the link writes it, without the anchor. */
  path: string;
  anchor: string | undefined;
  /** The document it leads to: the one it stands in for a bare `#anchor`. */
  document: Entry | undefined;
  /** False where there is nothing at the address; undefined where that cannot be known from here. */
  exists: boolean | undefined;
  /** Ids or files that would have existed there. */
  known: () => Iterable<string>;
  /** What comes before the id in the link. */
  prefix: string;
}

/** Reads a link as a place in the library; undefined for one that leads elsewhere. */
export function targetOf(url: string, from: Entry, context: Context): Target | undefined {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(url)) return undefined;
  const [, fragment] = url.split('#', 2);
  const path = pathOf(url);
  const anchor = fragment === undefined || fragment === '' ? undefined : decoded(fragment);
  if (path === '') return { path, anchor, document: from, exists: true, known: () => [], prefix: '' };
  return path.startsWith('/') ? pageAt(path, anchor, context) : fileAt(path, anchor, from, context);
}

function pageAt(path: string, anchor: string | undefined, context: Context): Target {
  const { library, incidents, runbooks, reviews, rules } = context;
  const match = /^\/([^/]+)\/([^/]+)\/?$/.exec(withoutBase(path, library.configuration));
  const [, collection = '', id = ''] = match ?? [];
  const at = (ids: Iterable<string>, exists: boolean, document?: Entry): Target => ({
    path,
    anchor,
    document,
    exists,
    known: () => ids,
    prefix: path.slice(0, path.length - path.replace(/^.*\/(?=[^/]+\/?$)/, '').length),
  });
  switch (collection) {
    case 'incidents':
      return at(incidents.keys(), incidents.has(id) || formerIds(library.postmortems).has(id), incidents.get(id));
    case 'runbooks':
      return at(runbooks.keys(), runbooks.has(id) || formerIds(library.runbooks).has(id), runbooks.get(id));
    case 'reviews':
      return at(reviews.keys(), reviews.has(id) || formerIds(library.reviews).has(id), reviews.get(id));
    case 'services':
      return at(library.services.keys(), library.services.has(id));
    case 'factors':
      return at(Object.keys(library.configuration.factors), Object.hasOwn(library.configuration.factors, id));
    case 'rules':
      return at(rules, rules.has(id));
    default:
      return { path, anchor, document: undefined, exists: undefined, known: () => [], prefix: '' };
  }
}

function fileAt(path: string, anchor: string | undefined, from: Entry, context: Context): Target {
  const { library, documents } = context;
  const file = joined(from.file, path);
  const document = file === undefined ? undefined : documents.get(file);
  const isElsewhere = file !== undefined && /^docs\//.test(file);
  const exists =
    document !== undefined || (file !== undefined && (library.images.has(file) || library.places.has(file)));
  return {
    path,
    anchor,
    document,
    exists: isElsewhere ? undefined : exists,
    known: () => [...documents.keys()].map((known) => known.replace(/^.*\//, '')),
    prefix: path.replace(/[^/]*$/, ''),
  };
}

/** A path relative to a file as one below the content folder; undefined where it leaves the folder. */
export function joined(from: string, path: string): string | undefined {
  const parts = from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function withoutBase(path: string, { base }: Configuration): string {
  const root = base.replace(/\/$/, '');
  return root !== '' && path.startsWith(`${root}/`) ? path.slice(root.length) : path;
}

const formerIds = memo(
  (documents: readonly Entry[]): ReadonlySet<string> => new Set(documents.flatMap(({ facts }) => facts.formerly)),
);

/** The path of a link, without query and anchor, its escapes undone. */
function pathOf(url: string): string {
  const [address = ''] = url.split('#', 1);
  return decoded(address.replace(/\?.*$/, ''));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
