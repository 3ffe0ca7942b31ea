import { add, weights, type Evidence, type Reading, type Weight } from './evidence.ts';

/** After a pause of this length, a repeated message becomes a row of its own. */
const quiet = 60 * 60_000;

/** Changes that come more often than this in one file, but for their ids, are folded as messages of a log are. */
const crowd = 20;

/**
 * Reduces a file to its telling entries: those of at least the wanted level, and the first of messages that differ only in
 * numbers and ids, with their count and the time of the last. What is dropped is counted.
 */
export function fold(reading: Reading, least: Weight): Reading {
  const kept: Evidence[] = [];
  const folded = new Map(reading.folded);
  const open = new Map<string, Evidence>();
  const sorted = [...reading.events].sort((a, b) => a.at - b.at || a.entry - b.entry);
  const crowds = crowdsIn(sorted);
  for (const entry of sorted) {
    const isCrowd = isPlainChange(entry) && crowds.has(maskIds(entry.text));
    const event: Evidence = isCrowd ? { ...entry, weight: 'warning' } : entry;
    if (event.weight === undefined) {
      kept.push(event);
      continue;
    }
    if (weights.indexOf(event.weight) < weights.indexOf(least)) {
      add(folded, `below \`${least}\``);
      continue;
    }
    const key = maskIds(event.text);
    const first = open.get(key);
    const last = event.repeats?.last ?? event.at;
    if (first && event.at - (first.repeats?.last ?? first.at) <= quiet) {
      first.repeats = {
        count: (first.repeats?.count ?? 1) + (event.repeats?.count ?? 1),
        last: Math.max(first.repeats?.last ?? first.at, last),
      };
      add(folded, 'repeats');
    } else {
      const copy = { ...event };
      open.set(key, copy);
      kept.push(copy);
    }
  }
  const notes = [...reading.notes];
  if (kept.length === 0 && folded.has(`below \`${least}\``)) notes.push('`--level info` uses more of it');
  return { ...reading, events: kept, folded, notes };
}

const isPlainChange = ({ weight, kind, claim }: Evidence) =>
  weight === undefined && claim === undefined && (kind === undefined || kind === 'update');

function crowdsIn(events: readonly Evidence[]): Set<string> {
  const plain = events.filter(isPlainChange);
  if (plain.length <= crowd) return new Set();
  const counts = Map.groupBy(plain, ({ text }) => maskIds(text));
  return new Set([...counts].flatMap(([text, { length }]) => (length > crowd ? [text] : [])));
}

/** A message with its numbers and ids masked: what repeated messages have in common. */
export function maskIds(text: string): string {
  return text
    .toLowerCase()
    .replace(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, '#')
    .replace(/\b(?:0x)?(?:(?=[a-f]*\d)[0-9a-f]{6,}|[a-f]{8,})\b/g, '#')
    .replace(/(?<=-)(?=[a-z]*\d)[a-z0-9]{5,10}\b/g, '#')
    .replace(/\d+(?:[.,:]\d+)*/g, '#');
}
