import type { PhrasingContent, Root, RootContent } from 'mdast';
import type { Entry } from './entry.ts';
import { startOf, type Message, type Place } from './message.ts';

/** Path into front matter or a YAML file: `['services', 0]`. */
export type Path = readonly (string | number)[];

/** A parsed MDX file: what every kind of document has in common. */
export interface Document {
  /** Path below the content folder. */
  file: string;
  /** The id its address is made of. */
  id: string;
  /** The text, without byte-order mark, with `\n` line ends. */
  text: string;
  /** mdast with MDX and directive nodes; a place at every node. Nothing in it is ever executed. */
  tree: Root;
  /** Where each value of the front matter stands, by path joined with `.`. */
  places: ReadonlyMap<string, Place>;
  sections: Section[];
  /** What the parser found wrong, each in the name of the rule that reports it. */
  faults: Message[];
}

/** A heading and what stands under it, up to the next heading of the same or a higher rank. */
export interface Section {
  /** Id of the template section it was recognised as. */
  id: string | undefined;
  heading: string;
  depth: number;
  /** Place of the heading. */
  place: Place;
  /** Nodes under the heading, sub-sections included. */
  nodes: RootContent[];
}

/** A stretch of inline Markdown: its plain text, its nodes and where it stands. */
export interface Prose {
  /** Plain text, markup removed. */
  text: string;
  nodes: PhrasingContent[];
  place: Place;
}

/** A word or value that was read from the text. */
export interface Written<T> {
  value: T;
  place: Place;
}

/**
 * The place of a front-matter or YAML value.
 * Falls back to the nearest thing around it that is there, and to the start of the file.
 */
export function placeOf(document: Placed, path: Path): Place {
  for (let length = path.length; length >= 0; length--) {
    const place = writtenPlaceOf(document, path.slice(0, length));
    if (place) return place;
  }
  return startOf(document.file);
}

/** The place of a front-matter or YAML value; undefined where it is not written. */
export function writtenPlaceOf({ file, places }: Placed, path: Path): Place | undefined {
  const key = path.join('.');
  if (places instanceof Map) return (places as Document['places']).get(key);
  const known = places as Entry['places'];
  if (!Object.hasOwn(known, key)) return undefined;
  const [line, column, endLine, endColumn] = known[key]!;
  return { file, line, column, endLine, endColumn };
}

/** A document, its entry, or a YAML file. */
export type Placed = Pick<Document, 'file' | 'places'> | Pick<Entry, 'file' | 'places'>;
