/** A stretch of a text, the white space behind it included; together the stretches are the whole text. */
export interface Stretch {
  text: string;
  start: number;
  end: number;
}

/**
 * Cuts a text into its sentences by the Unicode rules (UAX #29) and a list of abbreviations that do not end one:
 * `Dr. Ito`, `approx. 5`. A line end ends a sentence.
 *
 * @param language a tag such as `en`
 */
export function sentencesIn(text: string, language = 'en'): Stretch[] {
  return stretchesOf(text, sentenceEnds(text, language));
}

/** The same, cut at semicolons outside of parentheses too: what a text states, one thing after the other. */
export function statementsIn(text: string): Stretch[] {
  const sentences = sentenceEnds(text, 'en');
  const semicolons: number[] = [];
  let next = 0;
  let isOpen = false;
  for (const { index, 0: mark } of text.matchAll(/[()]|;["”’)]*\s+/g)) {
    for (; next < sentences.length && sentences[next]! <= index; next++) isOpen = false;
    if (mark.startsWith(';') && !isOpen) semicolons.push(index + mark.length);
    isOpen = mark === '(' || (isOpen && !mark.includes(')'));
  }
  return stretchesOf(
    text,
    [...sentences, ...semicolons].sort((a, b) => a - b),
  );
}

/** The statement of a text around an offset, without the white space around it. */
export function statementAround(text: string, offset: number): string {
  return (statementsIn(text).find(({ end }) => offset < end)?.text ?? '').trim();
}

/** Where the sentences of a text end, in order; not the last one. */
function sentenceEnds(text: string, language: string): number[] {
  if (!/[.!?…。！？\n]["”’)\]]*[^]/.test(text.trimEnd())) return [];
  const ends = new Set<number>();
  for (const { index } of segmenterFor(language).segment(text)) if (index > 0) ends.add(index);
  // For Unicode a lower-case letter later on joins them: `It fell. 12 pods were killed.`
  for (const { index, 0: end } of text.matchAll(/[.!?]["”’)\]]*\s+(?=["“(]?[\d`#@~$€£<>≈≤≥])/g))
    ends.add(index + end.length);
  return [...ends].filter((end) => !isAbbreviated(text, end)).sort((a, b) => a - b);
}

/** Whatever follows: titles and words that introduce something. */
const always =
  /(?:^|[\s(“"‘/])(?:[Ee]\.\s?g|[Ii]\.\s?e|[Vv]s|[Cc]f|[Rr]esp|[Ii]ncl|[Aa]pprox|[Cc]a|St|Mr|Mrs|Ms|Dr|Prof|bzw|z\.\s?B|d\.\s?h)\.\s*$/;
/** Before a number: `no. 5`, `est. 40`; behind one they are units: `5 min.` */
const beforeNumber = /(?<!\d\s?)\b(?:no|nr|min|max|est|sec|hrs?|p|pp|fig)\.\s*$/i;
/** `14 Std. 20 Min.`: the finer unit belongs to the coarser one. */
const unit = /\d\s?(?:Std|hrs?|godz|tim|час|ч|d|Tg)\.\s*$/i;
const finer = /^\d{1,2}\s?(?:min|m|мин|sek|sec|s|std|hrs?|h)\b/i;
/** A clock has its zone behind it: `9 a.m. UTC`. */
const half = /\b[ap]\.m\.\s*$/i;
/** A letter is mostly an initial, or the first of two: `z. B.` */
const letter = /(?:^|[\s(“"])\p{L}\.\s*$/u;
const initial = /(?:^|[\s(“"])\p{Lu}\.\s*$/u;
const opening =
  /^(?:The|It|This|That|These|Those|We|They|He|She|In|On|At|A|An|All|After|Before|But|And|No|Nobody|There|Then|When|Our|Its|For|From|As|If|So|To|With)\b/;

/** Whether what stands before an offset is an abbreviation that does not end a sentence. */
function isAbbreviated(text: string, end: number): boolean {
  const before = text.slice(Math.max(0, end - 16), end);
  if (before.endsWith('\n')) return false;
  const behind = text.slice(end, end + 10);
  if (always.test(before)) return true;
  if (beforeNumber.test(before)) return /^[~≈$€£]?\d/.test(behind);
  if (unit.test(before) && finer.test(behind)) return true;
  if (half.test(before)) return /^(?:[A-Z]{1,4}T|UTC|GMT|on|and|to)\b/.test(behind);
  if (letter.test(before) && /^\p{L}\./u.test(behind)) return true;
  return initial.test(before) && /^\p{Lu}/u.test(behind) && !opening.test(behind);
}

function stretchesOf(text: string, ends: readonly number[]): Stretch[] {
  const stretches: Stretch[] = [];
  let start = 0;
  for (const end of [...ends, text.length]) {
    if (end > start) stretches.push({ text: text.slice(start, end), start, end });
    start = end;
  }
  return stretches;
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (!segmenter) segmenters.set(language, (segmenter = new Intl.Segmenter(language, { granularity: 'sentence' })));
  return segmenter;
}
