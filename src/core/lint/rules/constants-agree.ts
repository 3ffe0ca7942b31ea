import { oldestFirst } from '../kinship.ts';
import { incidentsNamedIn } from '../../relations/mentions.ts';
import type { PostmortemEntry } from '../../model/entry.ts';
import { measuredKinds } from '../../model/vocabulary.ts';
import type { Place } from '../../model/message.ts';
import { beginning, type Postmortem } from '../../model/postmortem.ts';
import { shown } from '../../parse/schema.ts';
import { printNumber } from '../facts/print.ts';
import { impactFiguresOf, isStatement, placeOfQuantity, quantitiesOf } from '../facts/quantities.ts';
import { sharesOf } from '../facts/shares.ts';
import { noting, type Context, type Report, type Rule } from '../rule.ts';

/** Something that is the same in every incident of a service, or has a date on which it changed. */
interface Constant {
  name: string;
  value: number;
  written: string;
  place: Place;
  /** Up to which factor two values go together. */
  tolerance: number;
}

interface Known {
  constant: Constant;
  postmortem: PostmortemEntry;
  began: number;
}

const year = 366 * 86_400_000;

const rule: Rule = noting({
  about: 'library',
  note: (document): Constant[] =>
    document.type === 'postmortem' ? [totalOf(document), poolOf(document)].filter((one) => one !== undefined) : [],
  check({ postmortems }, report, context, noteOf) {
    const last = new Map<string, Known>();
    for (const postmortem of oldestFirst(postmortems)) {
      const { status, kind } = postmortem.facts;
      if (status === 'retracted' || !measuredKinds.includes(kind)) continue;
      for (const constant of noteOf(postmortem)) {
        const known = { constant, postmortem, began: beginning(postmortem) ?? 0 };
        let earlier: Known | undefined;
        for (const key of keysOf(postmortem, constant)) {
          earlier ??= last.get(key);
          last.set(key, known);
        }
        if (earlier) compare(earlier, known, report, context);
      }
    }
  },
});
export default rule;

function keysOf({ facts }: PostmortemEntry, { name }: Constant): string[] {
  return facts.services.map((service) => `${service} ${name}`);
}

function compare(earlier: Known, later: Known, report: Report, { incidents }: Context): void {
  const [a, b] = [earlier.constant, later.constant];
  if (Math.max(a.value, b.value) / Math.min(a.value, b.value) <= b.tolerance || later.began - earlier.began > year)
    return;
  // Who names the other incident has seen the difference, or can be asked.
  const names = (one: Known, other: Known) => incidentsNamedIn(one.postmortem, incidents).has(other.postmortem.id);
  if (names(later, earlier) || names(earlier, later)) return;
  report({
    reason: `Unexpected ${b.name} \`${printNumber(b.value)}\`, expected \`${printNumber(a.value)}\` as in ${shown(earlier.postmortem.id)}, or a word on what differs`,
    place: b.place,
    causes: [{ reason: a.written, place: a.place }],
  });
}

/** A number of users and their share: so many there are in all. */
function totalOf(postmortem: Postmortem): Constant | undefined {
  const figures = impactFiguresOf(postmortem);
  const users = figures.find(
    ({ kind, noun, unit, value, most, what }) =>
      unit.kind === 'count' &&
      kind === 'people' &&
      (noun === 'user' || noun === 'customer') &&
      value === most &&
      !/\bwho\b|\bwhose\b|\btried\b/i.test(what),
  );
  if (!users || users.value < 10) return undefined;
  const share = sharesOf(postmortem).find(
    ({ measure, value, most, sentence }) => measure === 'users' && value === most && value > 0 && !sentence?.isReported,
  );
  if (!share) return undefined;
  const value = users.value / (share.value / 100);
  return {
    name: 'total of users',
    value,
    written: `\`${printNumber(users.value)}\` are ${shown(share.written.trim())}`,
    place: users.place,
    tolerance: 3,
  };
}

/** “Connection pool: 100 of 100 in use”: so many it holds. */
function poolOf(postmortem: Postmortem): Constant | undefined {
  if (!/connection pool/i.test(postmortem.text)) return undefined;
  const found = quantitiesOf(postmortem).find(
    ({ of, sentence, isQuoted }) =>
      of &&
      !isQuoted &&
      isStatement(sentence) &&
      /\bconnection pool\b/i.test(sentence.text) &&
      !/\b(?:pods?|nodes?|hosts?|replicas?)\b/i.test(sentence.text),
  );
  if (!found?.of) return undefined;
  return {
    name: 'limit of the connection pool',
    value: found.of.value,
    written: shown(found.sentence.text.trim()),
    place: placeOfQuantity(found),
    tolerance: 1,
  };
}
