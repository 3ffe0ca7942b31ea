import type { Allow } from '../../model/facts.ts';
import type { Library, SourceFile } from '../../model/library.ts';
import type { Written } from '../../model/document.ts';
import type { JudgedMessage, Message, Place } from '../../model/message.ts';
import type { Moment } from '../../model/moment.ts';
import type { Postmortem, Timeline, TimelineEvent } from '../../model/postmortem.ts';
import type { Runbook } from '../../model/runbook.ts';
import type { Milestone, Precision } from '../../model/vocabulary.ts';
import { parsePostmortem } from '../../parse/postmortem.ts';
import { parseRunbook } from '../../parse/runbook.ts';
import { indexHeadings } from '../../parse/sections.ts';
import { readSource } from '../../parse/source.ts';
import { rememberFor } from './derived.ts';
import { orderOf } from './order.ts';

/** What is remembered of a document: enough for most rules about the library. Plain data. */
export interface Recorded {
  id: string;
  valid: boolean;
  began: number;
  facts: unknown;
  faults: Message[];
  /** Of each event of the timeline its moment and its milestones; of those that have any, their place as well. */
  events: [moment: RecordedMoment | null, milestones: Milestone[], place?: number[]][];
}

type RecordedMoment = [
  text: string,
  earliest: number,
  latest: number,
  precision: Precision,
  approximate: boolean,
  zone: string,
];

/** Places of front matter: path, line, column, end line, end column. */
export type RecordedPlaces = [path: string, line: number, column: number, endLine: number, endColumn: number][];

/** The rest that rules about the library may look at; plain data without syntax trees. */
export interface RecordedDepth {
  timeline?: unknown;
  actions?: unknown;
}

/** Remembers what was read from documents that did not change. Forgetting is always allowed. */
export interface Memory {
  recall(file: string): Recorded | undefined;
  recallPlaces(file: string): RecordedPlaces | undefined;
  recallDepth<Key extends keyof RecordedDepth>(file: string, key: Key): RecordedDepth[Key] | undefined;
  remember(file: string, record: Recorded, places: RecordedPlaces, depth: RecordedDepth): void;
  recallDerived(file: string, name: string): { value: unknown } | undefined;
  rememberDerived(file: string, name: string, value: unknown): void;
  recallBase(question: string): JudgedMessage[] | undefined;
  rememberBase(question: string, messages: readonly JudgedMessage[]): void;
}

/** A document that is read when somebody looks at it, and no deeper than they look. */
export interface LazyDocument {
  file: string;
  /** The bytes as text, however broken: enough to look for names in. */
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
    let record = memory?.recall(path);
    let text: string | undefined;
    if (!record) {
      const source = readSource(read(path));
      if (source.message) {
        faults.push(source.message);
        continue;
      }
      text = source.text;
    }
    const isPostmortem = path.startsWith('postmortems/');
    const textOf = () => (text ??= readSource(read(path)).text ?? '');
    let full: Postmortem | Runbook | undefined;
    const parse = () =>
      (full ??= isPostmortem
        ? parsePostmortem(textOf(), path, parts.configuration, find)
        : parseRunbook(textOf(), path));
    const recorded = () => {
      if (!record) {
        const document = parse();
        record = recordOf(document);
        memory?.remember(path, record, placesOf(document), depthOf(document));
      }
      return record;
    };
    documents.push({
      file: path,
      get raw() {
        return decoder.decode(read(path).bytes);
      },
      document: lazyDocument(path, isPostmortem, { recorded, textOf, parse, memory }),
      began: () => recorded().began,
      allowed: () => (recorded().facts as { allow: Allow[] }).allow.map(({ rule }) => rule),
    });
  }
  return { documents, faults };
}

const decoder = new TextDecoder();

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
  const deep = (key: 'timeline' | 'actions'): unknown => {
    recorded();
    const value = memory?.recallDepth(file, key);
    const from = () => (parse() as Postmortem)[key];
    return value === undefined ? from() : revived(value, from, file);
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
        recorded();
        const places = memory?.recallPlaces(file);
        return places ? new Map(places.map(([path, ...numbers]) => [path, placeFrom(file, numbers)])) : parse().places;
      }
      case 'timeline': {
        if (!isPostmortem) return undefined;
        const whole = once(() => deep('timeline') as Timeline);
        return new LazyTimeline(file, recorded().events, whole);
      }
      case 'actions':
        return isPostmortem ? deep('actions') : undefined;
      default:
        return Reflect.get(parse(), key);
    }
  };
  const proxy = new Proxy({} as Postmortem, {
    // What is kept with the document is kept with its stand-in.
    get: (own, key) => (typeof key === 'symbol' ? Reflect.get(own, key) : get(key)),
    has: (_, key) => Reflect.has(parse(), key),
    ownKeys: () => Reflect.ownKeys(parse()),
    getOwnPropertyDescriptor: (_, key) =>
      Reflect.has(parse(), key)
        ? { value: get(key), enumerable: true, configurable: true, writable: false }
        : undefined,
  });
  if (memory)
    rememberFor(proxy, {
      recall: (name) => memory.recallDerived(file, name),
      remember: (name, value) => memory.rememberDerived(file, name, value),
    });
  return proxy;
}

/** What is remembered of a document. */
export function recordOf(document: Postmortem | Runbook): Recorded {
  const { id, valid, facts, faults } = document;
  const began = document.type === 'postmortem' ? orderOf(document) : 0;
  const events = document.type === 'postmortem' ? document.timeline.events.map(recordOfEvent) : [];
  return { id, valid, facts, faults, began, events };
}

function recordOfEvent({ moment, milestones, place }: TimelineEvent): Recorded['events'][number] {
  const { text, earliest, latest, precision, approximate, zone } = moment ?? {};
  const when = moment === undefined ? null : ([text, earliest, latest, precision, approximate, zone] as RecordedMoment);
  if (milestones.length === 0) return [when, []];
  const { line, column, endLine, endColumn } = place;
  return [when, milestones.map(({ value }) => value), [line, column, endLine, endColumn]];
}

/** A timeline of which moments and milestones are known without reading further. */
class LazyTimeline implements Timeline {
  readonly #file: string;
  readonly #events: Recorded['events'];
  readonly #whole: () => Timeline;
  #built: TimelineEvent[] | undefined;
  constructor(file: string, events: Recorded['events'], whole: () => Timeline) {
    this.#file = file;
    this.#events = events;
    this.#whole = whole;
  }
  get place(): Place | undefined {
    return this.#whole().place;
  }
  get events(): TimelineEvent[] {
    return (this.#built ??= this.#events.map(
      (event, index) => new LazyEvent(this.#file, event, () => this.#whole().events[index]!),
    ));
  }
}

class LazyEvent implements TimelineEvent {
  readonly moment: TimelineEvent['moment'];
  readonly #milestones: readonly Milestone[];
  readonly #place: Place | undefined;
  readonly #whole: () => TimelineEvent;
  constructor(file: string, [moment, milestones, place]: Recorded['events'][number], whole: () => TimelineEvent) {
    const [text, earliest, latest, precision, approximate, zone] = moment ?? [];
    this.moment = moment === null ? undefined : ({ text, earliest, latest, precision, approximate, zone } as Moment);
    this.#milestones = milestones;
    this.#place = place && placeFrom(file, place);
    this.#whole = whole;
  }
  get milestones(): TimelineEvent['milestones'] {
    // Most events have none, and then nothing has to be read.
    return this.#milestones.length === 0
      ? []
      : this.#milestones.map((value, index) => new LazyMilestone(value, () => this.#whole().milestones[index]!.place));
  }
  get place() {
    return this.#place ?? this.#whole().place;
  }
  get time() {
    return this.#whole().time;
  }
  get event() {
    return this.#whole().event;
  }
  get evidence() {
    return this.#whole().evidence;
  }
}

class LazyMilestone implements Written<Milestone> {
  readonly value: Milestone;
  readonly #place: () => Place;
  constructor(value: Milestone, place: () => Place) {
    this.value = value;
    this.#place = place;
  }
  get place(): Place {
    return this.#place();
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Where the values of its front matter stand. */
export function placesOf(document: Postmortem | Runbook): RecordedPlaces {
  return [...document.places].map(([path, { line, column, endLine, endColumn }]) => [
    path,
    line,
    column,
    endLine,
    endColumn,
  ]);
}

function depthOf(document: Postmortem | Runbook): RecordedDepth {
  return document.type === 'postmortem' ? { timeline: document.timeline, actions: document.actions } : {};
}

/** Writes records as short JSON: places as four numbers, and no syntax trees, which are parsed again when looked at. */
export function compact(key: string, value: unknown): unknown {
  if (key === 'nodes') return [];
  if (key !== 'place' || typeof value !== 'object' || value === null) return value;
  const { line, column, endLine, endColumn } = value as Place;
  return [line, column, endLine, endColumn];
}

function placeFrom(file: string, [line = 1, column = 1, endLine = 1, endColumn = 1]: number[]): Place {
  return { file, line, column, endLine, endColumn };
}

/** What `compact` wrote, with the syntax trees put back when somebody looks at them. */
function revived(value: unknown, full: () => unknown, file: string): unknown {
  if (Array.isArray(value))
    return value.map((entry, index) => revived(entry, () => (full() as unknown[])[index], file));
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(value)) {
    const inFull = () => (full() as Record<string, unknown>)[key];
    if (key === 'nodes') Object.defineProperty(copy, key, { get: inFull, enumerable: true });
    else if (key === 'place') copy[key] = placeFrom(file, entry as number[]);
    else copy[key] = typeof entry === 'object' && entry !== null ? revived(entry, inFull, file) : entry;
  }
  return copy;
}
