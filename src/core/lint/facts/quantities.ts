import { memo } from '../../model/memo.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import { placeOf } from '../../model/document.ts';
import type { Place } from '../../model/message.ts';
import { foldNoun, kindOf, type NounKind } from './nouns.ts';
import { readNumbers, type Unit, type WrittenNumber } from '../../text/number.ts';
import { sentencesOf } from './sentence.ts';
import { placeInSentence, type Sentence } from '../../text/said.ts';

/** A number with what it counts, as far as the words around it say so beyond doubt. */
export interface Quantity extends WrittenNumber {
  sentence: Sentence;
  /** The noun counted, in the singular: `pod`; undefined where it is unclear. */
  noun: string | undefined;
  kind: NounKind | undefined;
  /** Words between the number and the noun: `unique`, `enterprise`. */
  qualifiers: readonly string[];
  /** What follows the noun within the clause. */
  after: string;
  /** What stands before the number within the clause. */
  before: string;
  /** For “3 of 12 pods”: 12. */
  of: WrittenNumber | undefined;
  /** Whether it was quoted: “…”. */
  isQuoted: boolean;
}

/** Every number with its unit and noun that a postmortem states in running text; each document is read once. */
export const quantitiesOf = memo((postmortem: Postmortem): Quantity[] => sentencesOf(postmortem).flatMap(quantitiesIn));

/** The numbers of a sentence, each with its noun; each sentence is read once. */
export const quantitiesIn = memo((sentence: Sentence): Quantity[] => read(sentence));

function read(sentence: Sentence): Quantity[] {
  const { text } = sentence;
  const numbers = readNumbers(text);
  if (numbers.length === 0) return [];
  const quotes = [...text.matchAll(/[“"][^“”"]*[”"]/g)].map(
    ({ index, 0: quote }) => [index, index + quote.length] as const,
  );
  const found: Quantity[] = [];
  for (let index = 0; index < numbers.length; index++) {
    const number = numbers[index]!;
    const next = numbers[index + 1];
    const isQuoted = quotes.some(([from, to]) => from <= number.start && number.end <= to);
    const part =
      next && number.unit.kind === 'count'
        ? /^\s?(?:\/|of|out of)\s?(?:the |our |all )?$/.exec(text.slice(number.end, next.start))
        : null;
    if (part && next!.unit.kind === 'count' && next!.value >= number.value) {
      found.push({
        ...number,
        sentence,
        ...nounAfter(text, next!.end),
        before: clauseBefore(text, number.start),
        of: next,
        isQuoted,
      });
      index++;
    } else {
      const noun =
        number.unit.kind === 'count'
          ? isName(text, number)
            ? { noun: undefined, kind: undefined, qualifiers: [], after: clauseAfter(text, number.end) }
            : nounAfter(text, number.end)
          : { noun: undefined, kind: undefined, qualifiers: [], after: clauseAfter(text, number.end) };
      found.push({ ...number, sentence, ...noun, before: clauseBefore(text, number.start), of: undefined, isQuoted });
    }
  }
  return found;
}

/** “Stat 20 hub”, “Data 100”: a number that belongs to a name, and decimals, which count nothing. */
function isName(text: string, { start, value, isWord }: WrittenNumber): boolean {
  if (!Number.isInteger(value)) return true;
  return !isWord && /[\p{L}\d,] \p{Lu}\p{Ll}+ $/u.test(text.slice(Math.max(0, start - 24), start));
}

/** The place of a quantity. */
export function placeOfQuantity({ sentence, start, end }: Quantity): Place {
  return placeInSentence(sentence, start, end);
}

const stop =
  /^(?:of|in|on|at|by|for|from|to|with|without|within|that|which|who|whose|were|was|are|is|be|been|had|have|has|and|or|but|as|when|while|after|before|during|across|per|than|due|because|since|until|could|can|did|do|not|would|will|out|up|down|via|through|over|under|between|into|then|also|the|a|an|it|they|we|he|she|if|so)$/i;
const participle =
  /^(?:affected|impacted|failed|failing|evicted|killed|oomkilled|restarted|deleted|opened|lost|rejected|dropped|offered|sent|stored|emailed|tried|crashed|responded|received|waited|saw|met|got|experienced|experiencing|missed|created|filed|called|wrote|contacted|reported|remained|running|ran)$/i;

function nounAfter(text: string, from: number): Pick<Quantity, 'noun' | 'kind' | 'qualifiers' | 'after'> {
  const rest = text.slice(from, from + 120);
  const qualifiers: string[] = [];
  const tokens = /(\s|-(?=\p{L}))([\p{L}][\p{L}'’\d_-]*)/uy;
  let end = 0;
  let found: { noun: string; kind: NounKind; at: number; count: number } | undefined;
  for (let count = 0; count < 5; count++) {
    tokens.lastIndex = end;
    const match = tokens.exec(rest);
    if (!match || match.index !== end) break;
    const word = match[2]!;
    if (stop.test(word) || (participle.test(word) && count > 0)) break;
    end += match[0].length;
    const noun = foldNoun(word);
    const kind = kindOf(noun);
    if (kind) found = { noun, kind, at: end, count };
    else if (found) {
      // “12 pod restarts” counts what comes last; an unknown word after a known one leaves it open.
      if (/^\p{Ll}/u.test(word) && !participle.test(word) && !/(?:ly|ed)$/.test(word))
        return { noun: undefined, kind: undefined, qualifiers: [], after: clauseAfter(text, from) };
      break;
    }
    qualifiers.push(word.toLowerCase());
  }
  if (!found) return { noun: undefined, kind: undefined, qualifiers: [], after: clauseAfter(text, from) };
  return {
    noun: found.noun,
    kind: found.kind,
    qualifiers: qualifiers.slice(0, found.count),
    after: clauseAfter(text, from + found.at),
  };
}

function clauseAfter(text: string, from: number): string {
  return /^[^;:.!?()\n—|]*(?:\.\d[^;:.!?()\n—|]*)*/.exec(text.slice(from, from + 160))![0];
}

function clauseBefore(text: string, to: number): string {
  return /[^;.!?()\n—|]*$/.exec(text.slice(Math.max(0, to - 120), to))![0];
}

/** A figure of the impact in front matter. */
export interface ImpactFigure {
  what: string;
  unit: Unit;
  noun: string | undefined;
  kind: NounKind | undefined;
  value: number;
  most: number;
  approximate: boolean;
  place: Place;
}

/** The figures of the impact that have a value, with their units folded as those of running text are. */
export const impactFiguresOf = memo((postmortem: Postmortem): ImpactFigure[] => readImpact(postmortem));

function readImpact(postmortem: Postmortem): ImpactFigure[] {
  return postmortem.facts.impact.flatMap(({ what, value, unit, approximate }, index): ImpactFigure[] => {
    if (value === undefined || unit === undefined) return [];
    const [low, high] = typeof value === 'number' ? [value, value] : [value.from, value.to];
    const { read, noun } = countedIn(unit);
    return [
      {
        what,
        unit: read,
        noun,
        kind: noun === undefined ? undefined : kindOf(noun),
        value: low,
        most: high,
        approximate,
        place: placeOf(postmortem, ['impact', index, 'value']),
      },
    ];
  });
}

const units = new Map<string, { read: Unit; noun: string | undefined }>();

/** What a unit of front matter counts; few are ever written. */
function countedIn(unit: string): { read: Unit; noun: string | undefined } {
  let known = units.get(unit);
  if (!known) {
    const read = readNumbers(`1 ${unit}`)[0]?.unit ?? { kind: 'count' };
    const noun = read.kind === 'count' ? foldNoun(/[\p{L}-]+$/u.exec(unit)?.[0] ?? unit) : undefined;
    units.set(unit, (known = { read, noun }));
  }
  return known;
}

const statements = new WeakMap<Sentence, boolean>();

/** Whether a sentence states something as it was: no report of another text, no proposal, no wish. */
export function isStatement(sentence: Sentence): boolean {
  // Asked of every quantity in it.
  let known = statements.get(sentence);
  if (known === undefined) statements.set(sentence, (known = states(sentence)));
  return known;
}

function states({ text, isReported, passage }: Sentence): boolean {
  return (
    !isReported &&
    !passage.isProposal &&
    passage.kind !== 'action' &&
    passage.kind !== 'heading' &&
    !/\b(?:would|could|should|might|may have|if|unless|expect(?:ed|s|ation)?|target|goal|objective|aim|plan(?:ned|s)?|proposal|proposed|hypothes[ie]s|suspicion|assum(?:e|ed|ing)|for example|e\.g\.|such as|not)\b/i.test(
      text,
    )
  );
}
