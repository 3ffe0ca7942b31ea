import type { Allow } from '../../model/facts.ts';
import type { Library, SourceFile } from '../../model/library.ts';
import type { Message, Place } from '../../model/message.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import type { Runbook } from '../../model/runbook.ts';
import { parsePostmortem } from '../../parse/postmortem.ts';
import { parseRunbook } from '../../parse/runbook.ts';
import { indexHeadings } from '../../parse/sections.ts';
import { readSource } from '../../parse/source.ts';
import { orderOf } from './order.ts';

/** What is remembered of a document: enough for most rules about the library. Plain data. */
export interface Recorded {
  id: string;
  valid: boolean;
  began: number;
  facts: unknown;
  faults: Message[];
}

/** The rest that rules about the library may look at; plain data without syntax trees. */
export interface RecordedDepth {
  places: [string, number, number, number, number][];
  timeline?: unknown;
  actions?: unknown;
}

/** Remembers what was read from documents that did not change. Forgetting is always allowed. */
export interface Memory {
  recall(file: string): Recorded | undefined;
  recallDepth(file: string): RecordedDepth | undefined;
  remember(file: string, record: Recorded, depth: RecordedDepth): void;
}

/** A document that is read when somebody looks at it, and no deeper than they look. */
export interface LazyDocument {
  file: string;
  /** The bytes as Latin-1 text: enough to look for names in. */
  raw: string;
  document: Postmortem | Runbook;
  began(): number;
  /** Rules its front matter allows. */
  allowed(): string[];
}

/**
 * Documents that are read when somebody looks at them. What cannot be read at all is told in `faults`.
 *
 * @param parts the rest of the library, which says how documents are read
 */
export function lazyDocuments(
  paths: readonly string[],
  read: (path: string) => SourceFile,
  parts: Pick<Library, 'configuration' | 'templates'>,
  memory: Memory | undefined,
): { documents: LazyDocument[]; faults: Message[] } {
  const find = indexHeadings(parts.templates);
  const documents: LazyDocument[] = [];
  const faults: Message[] = [];
  for (const path of paths) {
    const file = read(path);
    let record = memory?.recall(path);
    let text: string | undefined;
    if (!record) {
      const source = readSource(file);
      if (source.message) {
        faults.push(source.message);
        continue;
      }
      text = source.text;
    }
    const isPostmortem = path.startsWith('postmortems/');
    const textOf = () => (text ??= readSource(file).text ?? '');
    let full: Postmortem | Runbook | undefined;
    const parse = () =>
      (full ??= isPostmortem
        ? parsePostmortem(textOf(), path, parts.configuration, find)
        : parseRunbook(textOf(), path));
    const recorded = () => {
      if (!record) {
        const document = parse();
        record = recordOf(document);
        memory?.remember(path, record, depthOf(document));
      }
      return record;
    };
    documents.push({
      file: path,
      raw: latin(file.bytes),
      document: lazyDocument(path, isPostmortem, { recorded, textOf, parse, memory }),
      began: () => recorded().began,
      allowed: () => (recorded().facts as { allow: Allow[] }).allow.map(({ rule }) => rule),
    });
  }
  return { documents, faults };
}

interface Source {
  recorded(): Recorded;
  textOf(): string;
  parse(): Postmortem | Runbook;
  memory: Memory | undefined;
}

function lazyDocument(file: string, isPostmortem: boolean, source: Source): Postmortem | Runbook {
  const { recorded, parse, memory } = source;
  const known = new Map<PropertyKey, unknown>([
    ['file', file],
    ['type', isPostmortem ? 'postmortem' : 'runbook'],
  ]);
  const depth = () => {
    recorded();
    return memory?.recallDepth(file);
  };
  const get = (key: PropertyKey): unknown => {
    if (known.has(key)) return known.get(key);
    const value = look(key);
    known.set(key, value);
    return value;
  };
  const look = (key: PropertyKey): unknown => {
    switch (key) {
      case 'id':
      case 'valid':
      case 'facts':
      case 'faults':
        return recorded()[key];
      case 'text':
        return source.textOf();
      case 'places': {
        const places = depth()?.places;
        return places ? new Map(places.map(([path, ...numbers]) => [path, placeFrom(file, numbers)])) : parse().places;
      }
      case 'timeline':
      case 'actions': {
        const value = isPostmortem ? depth()?.[key] : undefined;
        const from = () => (parse() as Postmortem)[key];
        return value === undefined ? from() : revived(value, from);
      }
      default:
        return Reflect.get(parse(), key);
    }
  };
  return new Proxy({} as Postmortem, {
    get: (_, key) => get(key),
    has: (_, key) => Reflect.has(parse(), key),
    ownKeys: () => Reflect.ownKeys(parse()),
    getOwnPropertyDescriptor: (_, key) =>
      Reflect.has(parse(), key)
        ? { value: get(key), enumerable: true, configurable: true, writable: false }
        : undefined,
  });
}

function recordOf(document: Postmortem | Runbook): Recorded {
  const { id, valid, facts, faults } = document;
  return { id, valid, facts, faults, began: document.type === 'postmortem' ? orderOf(document) : 0 };
}

function depthOf(document: Postmortem | Runbook): RecordedDepth {
  const places = [...document.places].map(
    ([path, { line, column, endLine, endColumn }]): RecordedDepth['places'][number] => [
      path,
      line,
      column,
      endLine,
      endColumn,
    ],
  );
  return document.type === 'postmortem'
    ? { places, timeline: document.timeline, actions: document.actions }
    : { places };
}

/** Drops syntax trees when a record is written as JSON; they are parsed again where somebody looks at them. */
export function withoutTrees(key: string, value: unknown): unknown {
  return key === 'nodes' ? [] : value;
}

function placeFrom(file: string, [line = 1, column = 1, endLine = 1, endColumn = 1]: number[]): Place {
  return { file, line, column, endLine, endColumn };
}

/** Plain data with the syntax trees that were left out put back when somebody looks at them. */
function revived(value: unknown, full: () => unknown): unknown {
  if (Array.isArray(value)) return value.map((entry, index) => revived(entry, () => (full() as unknown[])[index]));
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(value)) {
    const inFull = () => (full() as Record<string, unknown>)[key];
    if (key === 'nodes') Object.defineProperty(copy, key, { get: inFull, enumerable: true });
    else copy[key] = typeof entry === 'object' && entry !== null ? revived(entry, inFull) : entry;
  }
  return copy;
}

/** Bytes as text, one character a byte: what ASCII is in them can be looked for, and nothing has to be decoded. */
export function latin(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
