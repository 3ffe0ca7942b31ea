import type { Configuration } from './configuration.ts';
import type { Prose } from './document.ts';
import type { Facts, ReviewFacts, RunbookFacts } from './facts.ts';
import type { Message, Place } from './message.ts';
import type { Person } from './person.ts';
import type { ActionItem, TimelineEvent } from './postmortem.ts';
import type { Service } from './service.ts';
import type { Ticket } from './ticket.ts';
import type { Template } from './template.ts';
import type { Milestone } from './vocabulary.ts';

/**
 * The catalogue’s entry of a document: all that anything else in the library may know about it. Plain data, the same
 * after a trip through JSON. What is about one document takes the document; what is about the library takes entries.
 */
export type Entry = PostmortemEntry | RunbookEntry | ReviewEntry;

/** The entry of a document that makes promises: of one with action items. */
export type PromisingEntry = PostmortemEntry | ReviewEntry;

/** What entries of all documents have in common. */
interface AnyEntry {
  /** Path below the content folder. */
  file: string;
  id: string;
  /** Whether front matter and MDX were read without a fault. */
  valid: boolean;
  /** Where each value of the front matter stands, by path joined with `.`. */
  places: Readonly<Record<string, PlaceInFile>>;
  /** What the parser found wrong. */
  faults: Message[];
  /** Plain text of every heading, in order. */
  headings: string[];
  links: Pointer[];
  /** A `<Figure>` may lack its address. */
  pictures: (Partial<Pick<Pointer, 'url'>> & Pick<Pointer, 'place'>)[];
  /** Words that may be the id of another document. */
  names: WrittenNames;
}

export interface PostmortemEntry extends AnyEntry {
  type: 'postmortem';
  facts: Facts;
  /** Its first, its last and its tagged rows: what durations are made of. */
  timeline: { events: EventEntry[]; zone?: string | undefined };
  actions: ActionEntry[];
  /** Ids of the template sections it has, in order. */
  sections: { id: string | undefined }[];
  excerpt: Excerpt;
  /** What it is about, for finding related ones: its terms as `core/text/terms` writes them. */
  terms: string;
  /** Whether it says in a sentence that there was no incident like it, or speaks of earlier ones. */
  speaksOfOthers: boolean;
}

export interface RunbookEntry extends AnyEntry {
  type: 'runbook';
  facts: RunbookFacts;
}

export interface ReviewEntry extends AnyEntry {
  type: 'review';
  facts: ReviewFacts;
  actions: ActionEntry[];
  /** Plain text of each decision. */
  decisions: string[];
}

/** Line, column, end line, end column: a `Place` without its file. */
export type PlaceInFile = readonly [line: number, column: number, endLine: number, endColumn: number];

/** A link or a picture: where it leads, and where it stands. */
export interface Pointer {
  url: string;
  place: Place;
}

/** Words as they were written that may be ids, each once. */
export interface WrittenNames {
  /** In prose; `<id>#A1` where an action item is named. */
  prose: string[];
  /** Only in code, in a path or in an address. */
  elsewhere: string[];
}

/** A row of the timeline without its prose. */
export interface EventEntry extends Pick<TimelineEvent, 'place' | 'time' | 'moment'> {
  milestones: { value: Milestone }[];
}

/** A row of the action-item table with plain text; the places that messages of rules point at. */
export interface ActionEntry extends Pick<ActionItem, 'place' | 'owner' | 'ticket' | 'due' | 'status'> {
  action: Pick<Prose, 'text' | 'place'>;
  id: Plain<ActionItem['id']>;
  type: Plain<ActionItem['type']>;
  priority: Plain<ActionItem['priority']>;
}

/** Something written, without its place. */
type Plain<W> = W extends { value: infer T } ? { value: T } : W;

/** What lists show of an incident besides its facts. */
export interface Excerpt {
  /** What happened, in one sentence. */
  lede?: string;
  /** The first thing in which it was lucky. */
  luck?: string;
  /** What stopped it. */
  stop?: { text: string; from: 'summary' | 'resolution' | 'timeline'; event?: EventEntry };
}

/** What the library is besides its documents; every rule may know it. */
export interface LibraryParts {
  configuration: Configuration;
  services: ReadonlyMap<string, Service>;
  people: ReadonlyMap<string, Person>;
  templates: Template[];
  /** Where the values of each YAML file stand: file, then path joined with `.`. */
  places: ReadonlyMap<string, ReadonlyMap<string, Place>>;
}

/** What a library holds that belongs to no document and that no document is read by. */
export interface LibraryRest {
  /** Faults of files that belong to no document. */
  faults: Message[];
  /** Paths of the pictures below `images/`. */
  images: ReadonlySet<string>;
  /** Those of them that are sources of diagrams, which no browser shows. */
  diagrams: ReadonlySet<string>;
  /** What the trackers said last, by ticket. */
  tickets: ReadonlyMap<string, Ticket>;
}

/** The library as everything beyond a single document knows it. */
export interface Catalogue extends LibraryParts, LibraryRest {
  /** Newest first. */
  postmortems: PostmortemEntry[];
  /** By file. */
  runbooks: RunbookEntry[];
  /** That took place, the last first. */
  reviews: ReviewEntry[];
}
