import { dayIn } from '../../../src/core/model/clock.ts';
import type { ActionType } from '../../../src/core/model/vocabulary.ts';
import { people, phrases } from '../data.ts';
import { day, type Setting } from './setting.ts';

const { wentBadly } = phrases;

/** The action items, and which of them answer what went badly. */
export interface Actions {
  /** Cells of the table of action items. */
  rows: string[][];
  /** Sentences on what went badly, each with the id of its action item. */
  badly: { sentence: string; id: string }[];
}

/** Makes up the action items. */
export function actionsOf(setting: Setting, resolved: number, hasRunbook: boolean): Actions {
  const { head, random, cause, severity, team, fill } = setting;
  const badly = random.some(wentBadly, random.integer(2, 3));
  const promises: { type: ActionType; text: string }[] = [
    ...random
      .some(
        cause.remedies,
        random.weighted([
          [2, 3],
          [3, 5],
          [4, 2],
        ] as const),
      )
      .map(({ type, text }) => ({ type, text: fill(text) })),
    ...badly.map(({ type, action }) => ({ type, text: fill(action) })),
  ];
  if (!hasRunbook)
    promises.push({ type: 'process', text: `Write a runbook for what stopped this, for the on-call of ${team}` });
  const prefix = team
    .replace(/[^a-z]/g, '')
    .slice(0, 4)
    .toUpperCase();
  const owners = people.filter((person) => person.team === team);
  const rows = promises.map(({ type, text }, place) => {
    const priority = place === 0 ? 'P1' : place < 3 ? 'P2' : 'P3';
    const weeks = severity === 'SEV1' ? 4 : 8;
    const due = dayIn(
      resolved + (5 + Math.floor(((place + random.next()) / promises.length) * (weeks * 7 - 8))) * day,
      'UTC',
    );
    const owner = random.chance(0.75) && owners.length > 0 ? `@${random.pick(owners).handle}` : team;
    const state = random.weighted([
      ['done', 72],
      ['open', 18],
      ['in-progress', 10],
    ] as const);
    return [`A${place + 1}`, text, type, owner, `${prefix}-${100 + head.index * 10 + place}`, due, priority, state];
  });
  return {
    rows,
    badly: badly.map(({ sentence, action }) => ({
      sentence,
      id: `A${promises.findIndex(({ text }) => text === fill(action)) + 1}`,
    })),
  };
}
