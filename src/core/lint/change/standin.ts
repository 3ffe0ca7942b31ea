import type { Document } from '../../model/document.ts';
import type { Facts } from '../../model/facts.ts';
import type { Library, SourceFile } from '../../model/library.ts';
import type { Message } from '../../model/message.ts';
import { beginning, rememberBeginning, type Postmortem } from '../../model/postmortem.ts';
import type { Runbook } from '../../model/runbook.ts';
import { parsePostmortem } from '../../parse/postmortem.ts';
import { parseRunbook } from '../../parse/runbook.ts';
import { indexHeadings } from '../../parse/sections.ts';
import { readSource } from '../../parse/source.ts';
import { derivedFrom, rememberFor, type Recall } from './derived.ts';

/** What follows from a document alone, by name; plain data. */
export type Values = Readonly<Record<string, unknown>>;

/** Remembers what follows from documents of the base. Forgetting is always allowed. */
export interface Memory {
  recall(file: string, name: string): { value: unknown } | undefined;
  /** The files of which a value is a list that holds one of some words, and perhaps others. */
  find(name: string, words: readonly string[]): ReadonlySet<string>;
  remember(file: string, values: Values): void;
}

/** What nearly every rule about the library looks at. */
interface Recorded {
  id: string;
  began: number | null;
  /** Of a postmortem only some. */
  facts: SomeFacts | Runbook['facts'];
  faults: Message[];
}

/** What rules look at in the front matter of other postmortems. */
const looked = [
  'kind',
  'status',
  'severity',
  'services',
  'factors',
  'trigger',
  'runbooks',
  'related',
  'duplicateOf',
  'formerly',
  'allow',
] as const;
type SomeFacts = Pick<Facts, (typeof looked)[number]>;

/** Places of front matter: their paths, and of each one after the other line, column, end line, end column. */
type RecordedPlaces = [paths: string[], numbers: number[]];

/**
 * Everything that is remembered of a document.
 *
 * @param finding whether it will be looked for by what it holds
 */
export function valuesOf(document: Postmortem | Runbook, finding: boolean): Values {
  const { id, faults } = document;
  const record: Recorded =
    document.type === 'postmortem'
      ? { id, began: beginning(document) ?? null, facts: someOf(document.facts), faults }
      : { id, began: null, facts: document.facts, faults };
  const places: RecordedPlaces = [[], []];
  for (const [path, { line, column, endLine, endColumn }] of document.places) {
    places[0].push(path);
    places[1].push(line, column, endLine, endColumn);
  }
  return { ...derivedFrom(document, finding), record, places };
}

function someOf(facts: Facts): SomeFacts {
  return Object.fromEntries(looked.map((name) => [name, facts[name]])) as SomeFacts;
}

/** How the documents of a library are parsed: with its configuration and by its templates. */
export function documentParser({
  configuration,
  templates,
}: Pick<Library, 'configuration' | 'templates'>): (text: string, path: string) => Postmortem | Runbook {
  const find = indexHeadings(templates, configuration.words.headings);
  return (text, path) =>
    path.startsWith('postmortems/') ? parsePostmortem(text, path, configuration, find) : parseRunbook(text, path);
}

/** Documents of which no more is read than somebody asks for. */
export interface StandIns {
  documents: (Postmortem | Runbook)[];
  /** What cannot be read. */
  faults: Message[];
  /** Those of which a value is a list that holds one of some words, and perhaps others. */
  find(name: string, words: readonly string[]): (Postmortem | Runbook)[];
}

/**
 * Documents of which no more is read than somebody asks for: what is remembered of them is not read at all. What
 * cannot be read is told in `faults`.
 *
 * @param parts the rest of the library, which says how documents are read
 */
export function standInsFor(
  paths: readonly string[],
  fileAt: (path: string) => SourceFile,
  parts: Pick<Library, 'configuration' | 'templates'>,
  memory: Memory | undefined,
): StandIns {
  const parse = documentParser(parts);
  const documents: (Postmortem | Runbook)[] = [];
  const faults: Message[] = [];
  const read = new Map<string, Values>();
  for (const path of paths) {
    let recall: Recall = (name) => memory?.recall(path, name);
    let record = recall('record');
    if (!record) {
      const { text, message } = readSource(fileAt(path));
      if (message) {
        faults.push(message);
        continue;
      }
      // What follows from the document is kept, and not the document, which is much larger.
      const values = valuesOf(parse(text, path), true);
      read.set(path, values);
      memory?.remember(path, values);
      recall = (name) => (Object.hasOwn(values, name) ? { value: values[name] } : undefined);
      record = { value: values['record'] };
    }
    const textOf = () => readSource(fileAt(path)).text ?? '';
    documents.push(
      new StandIn(path, record.value as Recorded, { recall, textOf, parse }) as unknown as Postmortem | Runbook,
    );
  }
  return {
    documents,
    faults,
    find(name, words) {
      const remembered = memory?.find(name, words);
      return documents.filter(({ file }) => {
        const values = read.get(file)?.[name] as readonly string[] | undefined;
        return values ? values.some((value) => words.includes(value)) : remembered?.has(file);
      });
    },
  };
}

/** Where a stand-in looks when somebody asks for more. */
interface Source {
  recall: Recall;
  textOf(): string;
  parse(text: string, file: string): Postmortem | Runbook;
}

/** Stands in for a document that is not read. */
class StandIn {
  readonly file: string;
  readonly type: 'postmortem' | 'runbook';
  readonly id: string;
  readonly facts: Facts | Runbook['facts'];
  readonly faults: Message[];
  readonly #source: Source;
  #places: Document['places'] | undefined;
  #text: string | undefined;
  #whole: Postmortem | Runbook | undefined;

  constructor(file: string, { id, began, facts, faults }: Recorded, source: Source) {
    this.file = file;
    this.type = file.startsWith('postmortems/') ? 'postmortem' : 'runbook';
    this.id = id;
    this.faults = faults;
    this.#source = source;
    if (this.type === 'postmortem') {
      this.facts = new StandInFacts(facts as SomeFacts, this) as unknown as Facts;
      rememberBeginning(this as unknown as Postmortem, began ?? undefined);
    } else this.facts = facts as Runbook['facts'];
    rememberFor(this, source.recall);
  }

  get places(): Document['places'] {
    if (!this.#places) {
      const places = this.#source.recall('places')?.value as RecordedPlaces | undefined;
      this.#places = places ? placesFrom(this.file, places) : this.whole.places;
    }
    return this.#places;
  }

  get text(): string {
    return (this.#text ??= this.#source.textOf());
  }

  /** The document itself, for those who look further than what is remembered. */
  get whole(): Postmortem | Runbook {
    return (this.#whole ??= this.#source.parse(this.text, this.file));
  }
}

/** Stands in for the front matter of a postmortem that is not read. */
class StandInFacts {
  readonly #document: StandIn;

  constructor(facts: SomeFacts, document: StandIn) {
    Object.assign(this, facts);
    this.#document = document;
  }

  get whole(): Facts {
    return (this.#document.whole as Postmortem).facts;
  }
}
const unreadFacts: Record<Exclude<keyof Facts, keyof SomeFacts>, true> = {
  id: true,
  title: true,
  zone: true,
  detection: true,
  roles: true,
  impact: true,
  unknown: true,
  reviews: true,
  publication: true,
  provenance: true,
};
readFromWhole(StandInFacts.prototype, unreadFacts);

/** What is nowhere remembered as it is. */
const unread: Record<Exclude<keyof Postmortem, keyof StandIn>, true> = {
  actions: true,
  artefacts: true,
  checklist: true,
  communications: true,
  contributingFactors: true,
  fiveWhys: true,
  gotLucky: true,
  hypotheses: true,
  investigation: true,
  lessons: true,
  mitigations: true,
  sections: true,
  timeline: true,
  tree: true,
  valid: true,
  wentBadly: true,
  wentWell: true,
};
readFromWhole(StandIn.prototype, unread);

/** What is not there is taken from what it stands in for. */
function readFromWhole(prototype: { whole: object }, keys: Readonly<Record<string, true>>): void {
  for (const key of Object.keys(keys))
    Object.defineProperty(prototype, key, {
      get(this: { whole: object }) {
        return Reflect.get(this.whole, key) as unknown;
      },
    });
}

function placesFrom(file: string, [paths, numbers]: RecordedPlaces): Document['places'] {
  return new Map(
    paths.map((path, index) => {
      const [line, column, endLine, endColumn] = numbers.slice(4 * index, 4 * index + 4) as [
        number,
        number,
        number,
        number,
      ];
      return [path, { file, line, column, endLine, endColumn }];
    }),
  );
}
