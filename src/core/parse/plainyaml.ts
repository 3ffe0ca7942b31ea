// Under a name of its own: the site, once built, loads the `js-yaml` at the root, and Astro wants version 4 there.
import {
  COLLECTION_STYLE,
  constructFromEvents,
  EVENT_ID,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
} from 'js-yaml-5';
import type { Place } from '../model/message.ts';

/** YAML as plain data, with the place of every value and key. */
export interface PlainYaml {
  /** Undefined where the text could not be read at all. */
  data: unknown;
  /** Places of values by path joined with `.`; the whole is at the empty path. */
  places: Map<string, Place>;
  /** Places of map keys by path. */
  keys: Map<string, Place>;
}

/** Comments, marks between documents, and characters that not every reader of YAML takes alike. */
const unusual = /(?:^|\s)#|^(?:---|\.\.\.)|[^\n -~\u00A0-\u2027\u202A-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD]/m;

const usualKey = /^(?!(?:null|true|false)$)[a-z][\w-]{0,99}$/i;

/** What is not text, in the forms that mean the same in every version of YAML. */
const usualLiteral = /^(?:true|false|null|0|-?[1-9]\d{0,14}|-?\d{1,9}\.\d{1,6})$/;

/**
 * Reads YAML as most people write it, far faster than the reader that explains faults. Undefined where anything is
 * wrong or only unusual (a comment, an anchor, a quoted key …): that text is for the other reader.
 *
 * @param placeOf the place of a stretch of the text, by its offsets
 */
export function readPlainYaml(text: string, placeOf: (start: number, end: number) => Place): PlainYaml | undefined {
  if (unusual.test(text) || !/^\n?$/.test(text.slice(text.trimEnd().length))) return undefined;
  try {
    return read(text, placeOf);
  } catch {
    return undefined;
  }
}

function read(text: string, placeOf: (start: number, end: number) => Place): PlainYaml {
  const events = parseEvents(text, {});
  const [data, ...others] = constructFromEvents(events, { source: text });
  const document = events[0];
  expect(document?.type === EVENT_ID.DOCUMENT && others.length === 0);
  expect(!document.explicitStart && !document.explicitEnd && document.directives.length === 0);
  const places = new Map<string, Place>();
  const keys = new Map<string, Place>();
  let next = 1;

  /** Passes the end of a line, which belongs to the value before it. */
  const passLine = (end: number) => {
    while (text[end] === ' ') end++;
    expect(end === text.length || '\n,]}'.includes(text[end]!));
    return text[end] === '\n' ? end + 1 : end;
  };

  /** Reads the value of the next event, which is sought from an offset on; returns the offset behind it. */
  const readValue = (value: unknown, path: string, from: number, key?: Place): number => {
    const event = events[next++]!;
    expect(event.type === EVENT_ID.SCALAR || event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING);
    expect(event.tagStart < 0 && event.anchorStart < 0);
    if (event.type === EVENT_ID.SCALAR) return readScalar(event, value, path, from, key);

    const flow = event.style === COLLECTION_STYLE.FLOW;
    let end = event.start + 1;
    const child = (name: string | number) => (path === '' ? String(name) : `${path}.${name}`);
    // Places are in the order of their starts.
    places.set(path, placeOf(event.start, end));
    if (event.type === EVENT_ID.SEQUENCE) {
      for (const [index, item] of (value as unknown[]).entries()) {
        end = readValue(item, child(index), end);
      }
    } else {
      expect(!flow || text[event.start] === '{');
      for (const [name, item] of Object.entries(value as object)) {
        const event = events[next++]!;
        expect(event.type === EVENT_ID.SCALAR && event.tagStart < 0 && event.anchorStart < 0);
        const { valueStart, valueEnd } = event;
        expect(usualKey.test(name) && text.slice(valueStart, valueEnd + 1) === `${name}:`);
        const place = placeOf(valueStart, valueEnd);
        keys.set(child(name), place);
        end = readValue(item, child(name), valueEnd + 1, place);
      }
    }
    expect(events[next++]!.type === EVENT_ID.POP);
    if (flow) {
      while (' \n,'.includes(text[end]!)) end++;
      expect(text[end++] === (event.type === EVENT_ID.SEQUENCE ? ']' : '}'));
    }
    places.set(path, placeOf(event.start, end));
    return flow ? passLine(end) : end;
  };

  const readScalar = (event: ScalarEvent, value: unknown, path: string, from: number, key?: Place): number => {
    const { style, valueStart, valueEnd } = event;
    expect(value !== null || key);
    // An absent value has the place of its key.
    if (key && value === null) places.set(path, key);
    if (valueStart < 0) {
      while (text[from] === ' ') from++;
      return from;
    }
    let start = valueStart;
    let end = valueEnd;
    const block = style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK;
    if (style === SCALAR_STYLE.PLAIN) {
      const source = text.slice(start, end);
      expect(typeof value === 'string' ? Number.isNaN(Number(source)) : usualLiteral.test(source));
    } else if (block) {
      start = text.lastIndexOf(style === SCALAR_STYLE.LITERAL_BLOCK ? '|' : '>', start - 1);
      expect(/\S\n?$/.test(text.slice(end - 2, end)));
      // How far it is indented is written down; the two readers differ on that.
      expect(!/\d/.test(text.slice(start, text.indexOf('\n', start))));
    } else {
      start--;
      end++;
    }
    if (value !== null) places.set(path, placeOf(start, end));
    return block ? end : passLine(end);
  };

  readValue(data, '', 0);
  return { data, places, keys };
}

function expect(usual: unknown): asserts usual {
  if (!usual) throw new Error('This YAML is not plain.');
}
