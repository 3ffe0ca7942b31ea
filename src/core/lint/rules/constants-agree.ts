import type { Place } from '../../model/message.ts';
import { beginning, type Postmortem } from '../../model/postmortem.ts';
import { shown } from '../../parse/schema.ts';
import { foldedText } from '../figures/passages.ts';
import { printNumber } from '../figures/print.ts';
import { impactFiguresOf, isStatement, placeOfQuantity, quantitiesOf } from '../figures/quantities.ts';
import { sharesOf } from '../figures/shares.ts';
import type { Report, Rule } from '../rule.ts';

/** Something that is the same in every incident of a service, or has a date on which it changed. */
interface Constant {
  name: string;
  value: number;
  written: string;
  place: Place;
  postmortem: Postmortem;
  /** Up to which factor two values go together. */
  tolerance: number;
}

const year = 366 * 86_400_000;

const rule: Rule = {
  about: 'library',
  check({ postmortems }, report) {
    const last = new Map<string, Constant>();
    const inOrder = postmortems
      .filter(({ facts }) => facts.status !== 'retracted' && (facts.kind === 'incident' || facts.kind === 'security'))
      .map((postmortem) => ({ postmortem, at: beginning(postmortem) ?? 0 }))
      .sort((a, b) => a.at - b.at);
    for (const { postmortem } of inOrder) {
      const constants = [totalOf(postmortem), poolOf(postmortem)].filter((one) => one !== undefined);
      for (const constant of constants) {
        let earlier: Constant | undefined;
        for (const service of postmortem.facts.services) {
          const key = `${service} ${constant.name}`;
          earlier ??= last.get(key);
          last.set(key, constant);
        }
        if (earlier) compare(earlier, constant, report);
      }
    }
  },
};
export default rule;

function compare(earlier: Constant, later: Constant, report: Report): void {
  const ratio = Math.max(earlier.value, later.value) / Math.min(earlier.value, later.value);
  if (ratio <= later.tolerance) return;
  if ((beginning(later.postmortem) ?? 0) - (beginning(earlier.postmortem) ?? 0) > year) return;
  // Who names the other incident has seen the difference, or can be asked.
  if (later.postmortem.text.includes(earlier.postmortem.id) || earlier.postmortem.text.includes(later.postmortem.id))
    return;
  report({
    reason: `Unexpected ${later.name} of \`${printNumber(later.value)}\`, expected \`${printNumber(earlier.value)}\` as in ${shown(earlier.postmortem.id)}, or a word on what differs`,
    place: later.place,
    causes: [{ reason: earlier.written, place: earlier.place }],
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
    name: 'number of users in all',
    value,
    written: `\`${printNumber(users.value)}\` are ${shown(share.written.trim())}`,
    place: users.place,
    postmortem,
    tolerance: 3,
  };
}

/** “Connection pool: 100 of 100 in use”: so many it holds. */
function poolOf(postmortem: Postmortem): Constant | undefined {
  if (!foldedText(postmortem).includes('connection pool')) return undefined;
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
    postmortem,
    tolerance: 1,
  };
}
