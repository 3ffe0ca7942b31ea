/** What sentences about relations say in a language. Names come as they stand inside a sentence. */
export interface RelationWords {
  /** A name of the vocabulary as it stands inside a sentence. */
  inSentence(name: string): string;
  /** `a`, `a and b`, `a, b and c`. */
  list(parts: readonly string[]): string;
  /** `a, b, c and 2 more`. */
  listed(parts: readonly string[], more: number): string;
  sameServices(names: readonly string[]): string;
  sameFactors(names: readonly string[]): string;
  sameTrigger(name: string): string;
  sameRunbooks(names: readonly string[]): string;
  similarText(terms: readonly string[]): string;
  /** The author names the other incident, and may say why. */
  declaredHere(why: string | undefined): string;
  /** The author of the other incident names this one, and may say why. */
  declaredThere(why: string | undefined): string;
  /** It tells this incident too: `original` where this one is the duplicate. */
  duplicate(other: 'original' | 'duplicate'): string;
  mentioned(by: 'this' | 'other'): string;
  /** One of so many within a year, with factors as a list. */
  recurrence(times: number, factors: string): string;
  /** The first of a recurrence, or a later one by its place: `The third time in a year`. */
  first(times: number): string;
  again(position: number): string;
  /** What came back: `missing limit in shop`; both are lists. */
  what(factors: string, services: string | undefined): string;
  followedBy(incidents: string): string;
  after(incidents: string): string;
  /** `A2 and A3 of <id>`. */
  actionsOf(actions: string, incident: string): string;
  quoted(text: string): string;
  stillOpen(actions: string): string;
}

const numerals = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const ordinals = 'zeroth first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');

function ordinal(count: number): string {
  const ending = count % 100 > 10 && count % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th');
  return ordinals[count] ?? `${count}${ending}`;
}

function plural(noun: string, list: readonly unknown[]): string {
  return list.length === 1 ? noun : `${noun}s`;
}

/** English: what data says in every library. */
export const english: RelationWords = {
  // `Missing limit` as `missing limit`; `DNS record` stays as it is.
  inSentence: (name) => (/^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name),
  list: (parts) => (parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)!}`),
  listed: (parts, more) => `${parts.join(', ')} and ${more} more`,
  sameServices: (names) => `same ${plural('service', names)}: ${names.join(', ')}`,
  sameFactors: (names) => `same contributing ${plural('factor', names)}: ${names.join(', ')}`,
  sameTrigger: (name) => `same trigger: ${name}`,
  sameRunbooks: (names) => `same ${plural('runbook', names)}: ${names.join(', ')}`,
  similarText: (terms) => `similar text: ${terms.map((term) => `“${term}”`).join(', ')}`,
  declaredHere: (why) => (why ? `“${why}”` : 'named by the author'),
  declaredThere: (why) => (why ? `its author says: “${why}”` : 'its author names this one'),
  duplicate: (other) => (other === 'original' ? 'tells this incident' : 'another report of this incident'),
  mentioned: (by) => (by === 'this' ? 'named in the text' : 'its text names this one'),
  recurrence: (times, factors) => `one of ${times} within a year with ${factors}`,
  first: (times) => `The first of ${numerals[times] ?? times} within a year`,
  again: (position) => `The ${ordinal(position)} time in a year`,
  what: (factors, services) => (services === undefined ? factors : `${factors} in ${services}`),
  followedBy: (incidents) => `followed by ${incidents}`,
  after: (incidents) => `after ${incidents}`,
  actionsOf: (actions, incident) => `${actions} of ${incident}`,
  quoted: (text) => `“${text}”`,
  stillOpen: (actions) => `Still open: ${actions}.`,
};
