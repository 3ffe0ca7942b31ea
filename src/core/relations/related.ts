import type { PostmortemEntry } from '../model/entry.ts';
import { beginning } from '../model/postmortem.ts';
import { partsOf, readTerms } from '../text/terms.ts';
import type { DocumentMention } from './mentions.ts';
import type { Names } from './names.ts';
import { rarity } from './rarity.ts';
import type { Recurrence } from './recurrences.ts';
import { english, type RelationWords } from './words.ts';

/** What two incidents can be compared by. */
export const signals = ['services', 'factors', 'trigger', 'runbooks', 'text'] as const;
export type Signal = (typeof signals)[number];

/** Why an incident is related to another one; `strength` is between 0 and 1. */
export type Reason =
  | { kind: 'services'; services: string[]; strength: number }
  | { kind: 'factors'; factors: string[]; strength: number }
  | { kind: 'trigger'; trigger: string; strength: number }
  | { kind: 'runbooks'; runbooks: string[]; strength: number }
  /** The shared terms that say most, best first, at most five. */
  | { kind: 'text'; terms: string[]; strength: number }
  /** Front matter `related`: of the incident itself, or of the other one. */
  | { kind: 'declared'; by: 'this' | 'other'; why: string | undefined }
  /** Front matter `duplicateOf`: the other one is the original, or a duplicate of this one. */
  | { kind: 'duplicate'; other: 'original' | 'duplicate' }
  /** The text of this one names the other, or the other way round. */
  | { kind: 'mentioned'; by: 'this' | 'other' }
  /** Both stand in a recurrence of so many incidents. */
  | { kind: 'recurrence'; factors: string[]; services: string[]; times: number };

/** An incident related to another one. */
export interface Related {
  id: string;
  /** Only for the order: what the signals add up to (0 to 1), more where people or a recurrence say so. */
  score: number;
  /** What says most comes first; never empty. */
  reasons: Reason[];
}

/** What `relatedFinder` may be told besides the postmortems. */
export interface Relating {
  /** How much each signal counts; `weights` unless a measurement switches some off. */
  weights?: Readonly<Record<Signal, number>>;
  /** What each incident mentions, by its id. */
  mentions?: ReadonlyMap<string, readonly DocumentMention[]>;
  recurrences?: readonly Recurrence[];
  /** How many to give; those that people declared are all given. */
  most?: number;
}

/**
 * How much each signal counts. Text comes first: it is the only signal that was not chosen from a list, so it
 * tells two incidents with one factor apart. A trigger says least: most incidents follow a deploy.
 */
export const weights: Readonly<Record<Signal, number>> = {
  text: 0.45,
  factors: 0.2,
  services: 0.15,
  runbooks: 0.15,
  trigger: 0.05,
};

/** Below this share of the weights nothing is suggested: a shared trigger or a common factor alone is no relation. */
const leastScore = 0.16;
/** Texts less alike than this share words and no subject. */
const leastLikeness = 0.2;
/** Added for what people or a recurrence say, so that it stands before everything that was only computed. */
const bonus = { duplicate: 3, declared: 2, mentioned: 1, recurrence: 0.1 } as const;
/** Terms of a document that take part, the most telling first: the rest adds time and no sense. */
const mostTerms = 100;

/**
 * Finds the incidents related to an incident, best first, with reasons; none for an unknown id. What all have in common
 * is counted once; each incident is compared when it is asked for.
 *
 * - Lists (services, factors, runbooks, the trigger): every shared entry counts by how rare it is, `1 - ln n / ln N`
 *   where n of N incidents have it, so an entry that all share counts nothing; the sum is divided by the geometric
 *   mean of the lengths of the two lists.
 * - Text: the cosine of two tf-idf vectors, `(1 + ln tf) · ln(N / n)` (G. Salton, C. Buckley, “Term-weighting
 *   approaches in automatic text retrieval”, Information Processing & Management 24, 1988), over what is typical of
 *   a best match in this library, at most 1.
 * - What authors declared (`related`, `duplicateOf`) is always there, in both directions; mentions likewise.
 * - Retracted incidents are suggested to nobody. A duplicate is suggested to its original only; whoever declares or
 *   mentions it is sent to the original.
 *
 * The order does not depend on the order of the input; ties go to the newer, then to the smaller id.
 * Time grows with the number of pairs that share something: an inverted index, no comparison of all with all.
 */
export function relatedFinder(
  postmortems: readonly PostmortemEntry[],
  relating: Relating = {},
): (id: string) => readonly Related[] {
  const { weights: weighing = weights, mentions = new Map(), most = 8, recurrences = [] } = relating;
  const all = firstOfEach(postmortems);
  const position = new Map(all.map(({ id }, index) => [id, index]));
  for (const [index, { facts }] of all.entries())
    for (const former of facts.formerly) if (!position.has(former)) position.set(former, index);
  const known: Known = {
    all,
    position,
    originals: originalsOf(all, position),
    began: all.map((postmortem) => beginning(postmortem) ?? -Infinity),
  };
  const compared = comparisonsOf(all, weighing);
  const said = saidOf(known, mentions, recurrences);
  const indexes = new Map(all.map(({ id }, index) => [id, index]));
  const total = new Float64Array(all.length);
  const found = new Map<string, Related[]>();
  return (id) => {
    const index = indexes.get(id);
    const earlier = found.get(id);
    if (earlier || index === undefined) return earlier ?? [];
    total.fill(0);
    for (const { weight, comparison } of compared) comparison.addTo(total, index, weight);
    const chosen: Related[] = [];
    for (const { other, score, said: reasons } of candidatesFor(index, total, known, said.get(index), weighing)) {
      if (chosen.length >= most && !reasons.some(({ kind }) => kind === 'declared' || kind === 'duplicate')) continue;
      const every = [...reasons, ...computedReasons(index, other, compared)];
      if (every.length > 0) chosen.push({ id: all[other]!.id, score, reasons: every });
    }
    found.set(id, chosen);
    return chosen;
  };
}

/** The incidents, which are named by their positions from here on. */
interface Known {
  all: readonly PostmortemEntry[];
  /** By id and former id. */
  position: ReadonlyMap<string, number>;
  /** For each incident the one that tells it. */
  originals: readonly number[];
  began: readonly number[];
}

interface Compared {
  signal: Signal;
  weight: number;
  comparison: Comparison;
}

/** How the incidents compare by each signal that counts. */
function comparisonsOf(all: readonly PostmortemEntry[], weighing: Readonly<Record<Signal, number>>): Compared[] {
  const lists: Record<Exclude<Signal, 'text'>, string[][]> = {
    services: all.map(({ facts }) => [...new Set(facts.services)]),
    factors: all.map(({ facts }) => [...new Set(facts.factors)]),
    trigger: all.map(({ facts }) => (facts.trigger === undefined ? [] : [facts.trigger])),
    runbooks: all.map(({ facts }) => [...new Set(facts.runbooks.map(({ id }) => id))]),
  };
  return signals
    .filter((signal) => weighing[signal] > 0)
    .map((signal) => ({
      signal,
      weight: weighing[signal],
      comparison: signal === 'text' ? compareTexts(all) : compareLists(lists[signal]),
    }));
}

type Said = Map<number, Map<number, Reason[]>>;

/** What people and recurrences say of each incident: the others, with the reasons. */
function saidOf(
  { all, position, originals }: Known,
  mentions: ReadonlyMap<string, readonly DocumentMention[]>,
  recurrences: readonly Recurrence[],
): Said {
  const said: Said = new Map();
  const say = (from: number, to: number, reason: Reason) => {
    if (from === to || all[to]!.facts.status === 'retracted') return;
    const row = said.get(from) ?? new Map<number, Reason[]>();
    said.set(from, row);
    const reasons = row.get(to) ?? [];
    row.set(to, reasons);
    if (!reasons.some((other) => JSON.stringify(other) === JSON.stringify(reason))) reasons.push(reason);
  };
  for (const [index, { id, facts }] of all.entries()) {
    const original = originals[index]!;
    /** Says something of the incident that an id leads to, and of this one in return. */
    const sayBoth = (other: string, here: Reason, there: Reason) => {
      const target = position.get(other);
      if (target === undefined || originals[target] === original) return;
      say(index, originals[target]!, here);
      say(originals[target]!, original, there);
    };
    if (original !== index) {
      say(index, original, { kind: 'duplicate', other: 'original' });
      say(original, index, { kind: 'duplicate', other: 'duplicate' });
    }
    for (const { id: other, why } of facts.related)
      sayBoth(other, { kind: 'declared', by: 'this', why }, { kind: 'declared', by: 'other', why });
    for (const mention of mentions.get(id) ?? [])
      if (mention.type === 'incident')
        sayBoth(mention.id, { kind: 'mentioned', by: 'this' }, { kind: 'mentioned', by: 'other' });
  }
  for (const { incidents, factors, services } of recurrences) {
    const members = incidents.map((id) => position.get(id)).filter((index) => index !== undefined);
    // Of a long recurrence only the neighbours in time are named; the recurrence itself lists all.
    for (const [place, from] of members.entries()) {
      for (const to of members.slice(Math.max(0, place - 3), place + 4)) {
        say(from, to, { kind: 'recurrence', factors, services, times: incidents.length });
      }
    }
  }
  return said;
}

/** The incidents that may be related to one, best first: those alike enough, and those somebody named. */
function candidatesFor(
  index: number,
  total: Float64Array,
  { all, originals, began }: Known,
  said: ReadonlyMap<number, Reason[]> | undefined,
  weighing: Readonly<Record<Signal, number>>,
): { other: number; score: number; said: Reason[] }[] {
  const rounded = (score: number) => Math.round(score * 1e6) / 1e6;
  const least = leastScore * signals.reduce((sum, signal) => sum + weighing[signal], 0);
  const candidates: { other: number; score: number; said: Reason[] }[] = [];
  for (let other = 0; other < all.length; other++) {
    if (total[other]! < least || other === index || originals[other] !== other || other === originals[index]) continue;
    if (said?.has(other) || all[other]!.facts.status === 'retracted') continue;
    candidates.push({ other, score: rounded(total[other]!), said: [] });
  }
  for (const [other, reasons] of said ?? []) {
    const added = Math.max(...reasons.map((reason) => bonus[reason.kind as keyof typeof bonus]));
    candidates.push({ other, score: rounded(total[other]! + added), said: reasons });
  }
  return candidates.sort(
    (a, b) =>
      b.score - a.score || (began[a.other] === began[b.other] ? a.other - b.other : began[b.other]! - began[a.other]!),
  );
}

/** What two incidents have in common, the most telling first; what adds next to nothing is no reason worth reading. */
function computedReasons(index: number, other: number, compared: readonly Compared[]): Reason[] {
  const reasons: { reason: Reason; part: number }[] = [];
  let sum = 0;
  for (const { signal, weight, comparison } of compared) {
    const { strength, entries } = comparison.shared(index, other);
    const part = weight * strength;
    sum += part;
    if (strength === 0 || (signal === 'text' && (strength < leastLikeness || entries.length < 2))) continue;
    reasons.push({ reason: reasonOf(signal, entries, strength), part });
  }
  return reasons
    .filter(({ part }) => part >= sum / 20)
    .sort(
      (a, b) => b.part - a.part || signals.indexOf(a.reason.kind as Signal) - signals.indexOf(b.reason.kind as Signal),
    )
    .map(({ reason }) => reason);
}

function reasonOf(signal: Signal, entries: string[], strength: number): Reason {
  switch (signal) {
    case 'trigger':
      return { kind: signal, trigger: entries[0]!, strength };
    case 'text':
      return { kind: signal, terms: entries.slice(0, 5), strength };
    case 'services':
      return { kind: signal, services: entries, strength };
    case 'factors':
      return { kind: signal, factors: entries, strength };
    case 'runbooks':
      return { kind: signal, runbooks: entries, strength };
  }
}

/**
 * A reason for people, without capital and full stop:
 * `same contributing factors: unbounded growth in memory`, `“Again a release that reached every pod.”`
 */
function reasonPhrase(reason: Reason, names: Names, words: RelationWords = english): string {
  switch (reason.kind) {
    case 'services':
      return words.sameServices(reason.services.map(names.service));
    case 'factors':
      return words.sameFactors(reason.factors.map(names.factor));
    case 'trigger':
      return words.sameTrigger(names.trigger(reason.trigger));
    case 'runbooks':
      return words.sameRunbooks(reason.runbooks.map(names.runbook));
    case 'text':
      return words.similarText(reason.terms);
    case 'declared':
      return reason.by === 'this' ? words.declaredHere(reason.why) : words.declaredThere(reason.why);
    case 'duplicate':
      return words.duplicate(reason.other);
    case 'mentioned':
      return words.mentioned(reason.by);
    case 'recurrence':
      return words.recurrence(reason.times, words.list(reason.factors.map(names.factor)));
  }
}

/**
 * Why an incident is related, for people: `Same contributing factor: unbounded cache; same service: order-svc.`
 * At most four reasons, the author’s first.
 */
export function relatedSentence(
  { reasons }: Pick<Related, 'reasons'>,
  names: Names,
  words: RelationWords = english,
): string {
  const declared = reasons.some((reason) => reason.kind === 'declared' && reason.by === 'this');
  const first = (reason: Reason) => reasons.find(({ kind }) => kind === reason.kind) === reason;
  const phrases = reasons
    .filter((reason) => reason.kind !== 'declared' || first(reason))
    // Beside the author’s word a mention says nothing more; nor does a recurrence beside the factors it is made of.
    .filter(({ kind }) => kind !== 'mentioned' || !declared)
    .filter(
      (reason) => reason.kind !== 'recurrence' || (first(reason) && !reasons.some(({ kind }) => kind === 'factors')),
    )
    .map((reason) => reasonPhrase(reason, names, words));
  const sentence = [...new Set(phrases)].slice(0, 4).join('; ');
  const capital = sentence.charAt(0).toUpperCase() + sentence.slice(1);
  return /[.!?][”“]?$/.test(capital) ? capital : `${capital}.`;
}

/** How one signal compares incidents, which are named by their positions. */
interface Comparison {
  /** Adds to each total how much (0 to 1, times the weight) that incident has in common with this one. */
  addTo(totals: Float64Array, index: number, weight: number): void;
  /** What two have in common, the most telling first. */
  shared(index: number, other: number): { strength: number; entries: string[] };
}

function compareLists(lists: readonly string[][]): Comparison {
  const having = invert(lists);
  const rare = (entry: string) => rarity(having.get(entry)!.length, lists.length);
  const scale = (a: number, b: number) => 1 / Math.sqrt(lists[a]!.length * lists[b]!.length);
  return {
    addTo(totals, index, weight) {
      for (const entry of lists[index]!) {
        const worth = rare(entry) * weight;
        if (worth <= 0) continue;
        for (const other of having.get(entry)!) totals[other]! += worth * scale(index, other);
      }
    },
    shared(index, other) {
      const both = lists[index]!.filter((entry) => lists[other]!.includes(entry));
      if (both.length === 0) return { strength: 0, entries: [] };
      const entries = both.filter((entry) => rare(entry) > 0).sort((a, b) => rare(b) - rare(a) || (a < b ? -1 : 1));
      return { strength: both.reduce((sum, entry) => sum + rare(entry), 0) * scale(index, other), entries };
    },
  };
}

function compareTexts(all: readonly PostmortemEntry[]): Comparison {
  // Terms are numbered and documents kept as plain numbers: millions of small objects would cost more than all the rest.
  const numbers = new Map<string, number>();
  const terms: { term: string; written: string; having: number }[] = [];
  const documents = all.map((entry) => {
    const counted = readTerms(entry.terms);
    const ids = new Int32Array(counted.length);
    const counts = new Int32Array(counted.length);
    for (const [place, { term, count, written }] of counted.entries()) {
      let number = numbers.get(term);
      if (number === undefined) {
        number = terms.push({ term, written, having: 0 }) - 1;
        numbers.set(term, number);
      }
      terms[number]!.having++;
      ids[place] = number;
      // A term that says nothing here is counted for the length of the document alone.
      counts[place] = isTelling(count, written) ? count : -count;
    }
    return { ids, counts };
  });
  const vectors = documents.map(({ ids, counts }) => {
    let squares = 0;
    const shared: [number: number, weight: number][] = [];
    for (const [place, number] of ids.entries()) {
      const count = counts[place]!;
      const { having } = terms[number]!;
      const weight = (1 + Math.log(Math.abs(count))) * Math.log(all.length / having);
      squares += weight * weight;
      if (having > 1 && weight > 0 && count > 0) shared.push([number, weight]);
    }
    const length = Math.sqrt(squares) || 1;
    return new Map(
      shared
        .sort((a, b) => b[1] - a[1] || (terms[a[0]]!.term < terms[b[0]]!.term ? -1 : 1))
        .slice(0, mostTerms)
        .map(([number, weight]) => [number, weight / length]),
    );
  });
  const postings = new Map<number, { others: number[]; weights: number[] }>();
  for (const [index, vector] of vectors.entries()) {
    for (const [number, weight] of vector) {
      const posting = postings.get(number);
      if (posting) {
        posting.others.push(index);
        posting.weights.push(weight);
      } else postings.set(number, { others: [index], weights: [weight] });
    }
  }
  const cosines = new Float64Array(all.length);
  const compare = (index: number) => {
    cosines.fill(0);
    for (const [number, weight] of vectors[index]!) {
      const { others, weights } = postings.get(number)!;
      for (let place = 0; place < others.length; place++) cosines[others[place]!]! += weight * weights[place]!;
    }
    cosines[index] = 0;
  };
  const best: number[] = [];
  const stride = Math.ceil(all.length / mostMeasured);
  for (let index = 0; index < all.length; index += stride) {
    compare(index);
    best.push(cosines.reduce((most, cosine) => Math.max(most, cosine), 0));
  }
  const typical = Math.max(leastTypical, best.sort((a, b) => a - b)[Math.floor(best.length / 2)] ?? 0);
  const strengthOf = (cosine: number) => Math.min(1, cosine / typical);
  return {
    addTo(totals, index, weight) {
      compare(index);
      for (let other = 0; other < cosines.length; other++) totals[other]! += weight * strengthOf(cosines[other]!);
    },
    shared(index, other) {
      const products: [term: string, written: string, product: number][] = [];
      let cosine = 0;
      for (const [number, weight] of vectors[index]!) {
        const product = weight * (vectors[other]!.get(number) ?? 0);
        cosine += product;
        if (product > 0) products.push([terms[number]!.term, terms[number]!.written, product]);
      }
      products.sort((a, b) => b[2] - a[2] || (a[0] < b[0] ? -1 : 1));
      const compounds = new Set(products.flatMap(([term]) => (/[_.:/-]/.test(term) ? partsOf(term) : [])));
      const entries = products.filter(([term]) => !compounds.has(term)).map(([, written]) => written);
      return { strength: strengthOf(cosine), entries };
    },
  };
}

/** The cosine of a best match where a library has nothing alike: no match counts as full below it. */
const leastTypical = 0.15;
/** How many incidents, spread evenly over the ids, tell what a typical best match is. */
const mostMeasured = 500;

/**
 * Whether a term says what a document is about: one that comes back, or a name such as `OOMKilled` or `pg_stat_activity`.
 * A small library has no other way to tell a rare word from an unusual one.
 */
function isTelling(count: number, written: string): boolean {
  return count > 1 || /[\p{L}\p{N}]\p{Lu}|\p{N}|[_.:/]/u.test(written);
}

function invert(lists: readonly string[][]): Map<string, number[]> {
  const having = new Map<string, number[]>();
  for (const [index, list] of lists.entries()) {
    for (const entry of list) {
      const others = having.get(entry);
      if (others) others.push(index);
      else having.set(entry, [index]);
    }
  }
  return having;
}

/** One postmortem for each id, in the order of ids. */
function firstOfEach(postmortems: readonly PostmortemEntry[]): PostmortemEntry[] {
  const byId = new Map<string, PostmortemEntry>();
  for (const postmortem of postmortems) if (!byId.has(postmortem.id)) byId.set(postmortem.id, postmortem);
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** For each incident the one that tells it: itself, unless it is a duplicate. Circles end where they began. */
function originalsOf(all: readonly PostmortemEntry[], position: ReadonlyMap<string, number>): number[] {
  return all.map((_, index) => {
    const seen = new Set([index]);
    for (let at = index; ;) {
      const id = all[at]!.facts.duplicateOf;
      const next = id === undefined ? undefined : position.get(id);
      if (next === undefined) return at;
      if (seen.has(next)) return index;
      seen.add(next);
      at = next;
    }
  });
}
