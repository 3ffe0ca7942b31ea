import trackedWhereSaid from '../parts/tracked-where-said.ts';
import { shown } from '../../parse/schema.ts';
import { nameOfAction } from '../actions.ts';
import { referencesOf } from '../facts/references.ts';
import { together, type PostmortemRule } from '../rule.ts';

/** Ways to keep something from happening that cannot be taken for one another. */
const controls: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['admission check', /\badmission[ -]?(?:controller|webhook|check|policy|control)/i],
  ['check in CI', /\blint(?:er|s|ing)?\b|\bCI\b|\bpre-?commit\b|\bpre-?merge\b/],
  ['alert', /\balert(?:s|ing)?\b/i],
  ['dashboard', /\bdashboards?\b|\bpanels?\b/i],
  ['checklist', /\bchecklists?\b|\blist of checks\b/i],
  ['runbook', /\brunbooks?\b|\bplaybooks?\b/i],
  ['load test', /\bload[ -]tests?\b/i],
  ['experiment', /\bexperiments?\b|\bgame[ -]?days?\b|\bchaos\b/i],
  ['canary', /\bcanar(?:y|ies)\b/i],
  ['training', /\btraining\b|\bworkshop\b/i],
];
const promise =
  /\b(?:prevent(?:ion|s|ed)?|fix(?:es)?|remed(?:y|iation)|will|to be (?:added|built|made)|introduces?|ships?|implements?|enforces?|follow-up)\b/i;

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    for (const { action, sentence, start, place, isOneOfSeveral } of referencesOf(postmortem)) {
      if (!action || isOneOfSeveral || sentence.passage.kind === 'action') continue;
      // The clause in front of the reference, back to the one before.
      const clause = sentence.text
        .slice(0, start)
        .split(/\(A\d|;/)
        .at(-1)!;
      if (!promise.test(clause) || /\b(?:not|no|never|without|instead)\b/i.test(clause)) continue;
      const promised = controls.filter(([, pattern]) => pattern.test(clause));
      const planned = controls.filter(([, pattern]) => pattern.test(action.action.text));
      if (promised.length !== 1 || planned.length === 0 || planned.some(([name]) => name === promised[0]![0])) continue;
      report({
        reason: `Unexpected \`${promised[0]![0]}\` as ${nameOfAction(action)}, expected what the item says: ${planned.map(([name]) => `\`${name}\``).join(' and ')}`,
        place,
        causes: [{ reason: `the item is ${shown(action.action.text)}`, place: action.action.place }],
      });
    }
  },
};
export default together(rule, trackedWhereSaid);
