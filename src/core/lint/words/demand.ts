/** What a pattern cannot match without: of each entry at least one row must stand in the text. Empty where nothing is certain. */
export type Demand = readonly (readonly Row[])[];

/** Characters one after the other. */
export interface Row {
  /** As `folded` numbers them. */
  numbers: readonly number[];
  /** Those that are marks outside of ASCII, as they are. */
  rare: readonly number[];
}

/** What is known of a part of a pattern. */
interface Part {
  /** Everything it can match, where that is little. */
  exact: Word[] | undefined;
  /** What it cannot match without, besides. */
  demand: Word[][];
}
/** Characters, any one of those that are numbered alike. */
type Word = readonly number[];

const most = 400;
const digit = 26;
const space = 27;
const other = 28;
const typographic = 61;
const symbol = 62;
const accented = 63;
const nothing: Part = { exact: [[]], demand: [] };
const anything: Part = { exact: undefined, demand: [] };

const numbers = new Uint8Array(128).fill(other);
for (let code = 0; code < 26; code++) numbers[0x61 + code] = numbers[0x41 + code] = code;
for (const code of [0x20, 0x09, 0x0a, 0x0b, 0x0c, 0x0d]) numbers[code] = space;
for (let code = 0x30; code <= 0x39; code++) numbers[code] = digit;
[...'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'].forEach((mark, index) => (numbers[mark.charCodeAt(0)] = other + 1 + index));

/**
 * The number of a character, 0 to 63: letters whatever their case, all digits one, all white space one, each other
 * mark of ASCII its own, and a few for the rest.
 */
export function folded(code: number): number {
  if (code < 128) return numbers[code]!;
  // What a pattern that does not look at the case takes for an s, a k or an å.
  if (code === 0x17f) return 18;
  if (code === 0x212a) return 10;
  if ((code >= 0xc0 && code <= 0x24f) || (code >= 0x1e00 && code <= 0x1eff) || code === 0x212b) return accented;
  if (code >= 0x2010 && code <= 0x2027) return typographic;
  if (code >= 0x2190 && code <= 0x22ff) return symbol;
  if (code === 0xa0 || (code >= 0x1680 && /\s/.test(String.fromCharCode(code)))) return space;
  return other;
}

/** Reads the source of a pattern as far as it tells what a text must hold; where it does not, nothing is demanded. */
export function demandOf(source: string): Demand {
  const reader = new Reader(source);
  const part = reader.readAlternatives();
  if (!reader.isAtEnd) return [];
  return demanded(part).map((words) =>
    words.map((word) => ({
      numbers: word.map(folded),
      rare: word.filter((code) => code > 127 && hasNoCase(code)),
    })),
  );
}

function demanded({ exact, demand }: Part): Word[][] {
  return exact && exact.every((word) => word.length > 0) ? [...demand, exact] : demand;
}

function inARow(left: Part, right: Part): Part {
  if (left.exact && right.exact && left.exact.length * right.exact.length <= most) {
    return {
      exact: left.exact.flatMap((before) => right.exact!.map((after) => [...before, ...after])),
      demand: [...left.demand, ...right.demand],
    };
  }
  return { exact: right.exact, demand: [...demanded({ ...left }), ...right.demand] };
}

function oneOf(parts: readonly Part[]): Part {
  if (parts.length === 1) return parts[0]!;
  const exact = parts.flatMap((part) => part.exact ?? []);
  if (parts.every((part) => part.exact && part.demand.length === 0) && exact.length <= most)
    return { exact, demand: [] };
  // One of them matches with all it demands: the best of each, the second best of each, and so on.
  const ranked = parts.map((part) => demanded(part).sort((a, b) => worthOf(b) - worthOf(a)));
  if (ranked.some(({ length }) => length === 0)) return anything;
  const ranks = Math.max(...ranked.map(({ length }) => length));
  return {
    exact: undefined,
    demand: Array.from({ length: ranks }, (_, rank) => ranked.flatMap((demand) => demand[rank] ?? demand.at(-1)!)),
  };
}

/** Long words are rare ones, and so are few. */
function worthOf(words: readonly Word[]): number {
  return Math.min(...words.map(({ length }) => length)) - words.length / 1000;
}

/** Whether a character has no other case, so that it stands for itself alone. */
function hasNoCase(code: number): boolean {
  const character = String.fromCharCode(code);
  return character.toLowerCase() === character.toUpperCase();
}

/** Reads the source of a pattern; what it does not know is anything. */
class Reader {
  readonly #source: string;
  #at = 0;
  constructor(source: string) {
    this.#source = source;
  }
  get isAtEnd(): boolean {
    return this.#at >= this.#source.length;
  }
  get #next(): string {
    return this.#source[this.#at] ?? '';
  }
  /** @param pattern sticky */
  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#source);
    if (match) this.#at += match[0].length;
    return match;
  }

  readAlternatives(): Part {
    const parts = [this.#readRow()];
    while (this.#next === '|') {
      this.#at++;
      parts.push(this.#readRow());
    }
    return oneOf(parts);
  }

  #readRow(): Part {
    let row = nothing;
    while (!this.isAtEnd && this.#next !== '|' && this.#next !== ')')
      row = inARow(row, this.#readCounted(this.#readOne()));
    return row;
  }

  #readCounted(part: Part): Part {
    const match = this.#take(/(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/y);
    if (!match) return part;
    const [sign, from, comma, to] = match;
    const least = from !== undefined ? Number(from) : sign.startsWith('+') ? 1 : 0;
    const last = from !== undefined ? (comma ? Number(to || Infinity) : least) : sign.startsWith('?') ? 1 : Infinity;
    if (least === 0) {
      const isShort = last === 1 && part.exact && part.demand.length === 0 && part.exact.length < most;
      return isShort ? { exact: [[], ...part.exact!], demand: [] } : anything;
    }
    let row = part;
    for (let count = 1; count < Math.min(least, 4); count++) row = inARow(row, part);
    return least === last && least <= 4 ? row : inARow(row, anything);
  }

  #readOne(): Part {
    const group = this.#take(/\((?:\?(?:[:=!]|<[=!]|<\w+>))?/y);
    if (group) {
      const inside = this.readAlternatives();
      this.#at++;
      return /[=!]$/.test(group[0]) ? nothing : inside;
    }
    if (this.#take(/[\^$]|\\[bB]/y)) return nothing;
    if (this.#next === '[') return this.#readClass();
    if (this.#take(/\./y)) return anything;
    return this.#readEscape();
  }

  #readEscape(): Part {
    if (this.#take(/\\(?:[pP]\{[^}]*\}|k<\w+>|[1-9]\d*|[DSwW]|c.)/y)) return anything;
    const code = this.#readCode();
    return code === undefined ? anything : { exact: [[code]], demand: [] };
  }

  /** One character, escaped or not, or one for all digits or spaces; undefined where it is none that is known. */
  #readCode(): number | undefined {
    if (this.#take(/\\d/y)) return 0x30;
    if (this.#take(/\\s/y)) return 0x20;
    const written = this.#take(/\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|u\{[\da-fA-F]+\})/y);
    if (written) {
      const digits = written[1] ?? written[2];
      return digits === undefined ? undefined : parseInt(digits, 16);
    }
    const control = this.#take(/\\[nrtvf0]/y);
    if (control) return control[0] === '\\0' ? 0 : 0x20;
    this.#take(/\\/y);
    return this.#source.charCodeAt(this.#at++);
  }

  #readClass(): Part {
    const body = this.#take(/\[\^?(?:[^\]\\]|\\[^])*\]/y)?.[0] ?? '';
    if (body === '') {
      this.#at = this.#source.length + 1;
      return anything;
    }
    // Characters of two halves, and sets within sets.
    if (body.startsWith('[^') || /[\ud800-\udfff]|--|&&|[^\\]\[/.test(body)) return anything;
    const inside = new Reader(body.slice(1, -1));
    const codes = new Map<number, number>();
    // Of those that are numbered alike, one.
    const add = (code: number) => codes.set(code < 128 ? folded(code) : code, code);
    while (!inside.isAtEnd) {
      if (inside.#take(/\\[pPDSwWbBc]/y)) return anything;
      const from = inside.#at;
      const code = inside.#readCode();
      if (code === undefined) return anything;
      add(code);
      const start = body.slice(1, -1).slice(from, inside.#at);
      const range = inside.#take(/-(?=.)/y);
      if (!range) continue;
      const to = inside.#at;
      const last = inside.#readCode();
      const end = body.slice(1, -1).slice(to, inside.#at);
      // Ranges of plain characters of ASCII only.
      if (last === undefined || start.length !== 1 || end.length !== 1 || end.charCodeAt(0) > 127) return anything;
      for (let plain = start.charCodeAt(0); plain <= end.charCodeAt(0); plain++) add(plain);
    }
    return codes.size === 0 || codes.size > 8
      ? anything
      : { exact: [...codes.values()].map((code) => [code]), demand: [] };
  }
}
