import { eventOf } from '../../model/postmortem.ts';
import { measuredKinds } from '../../model/vocabulary.ts';
import { shown } from '../../parse/schema.ts';
import { sentencesOf } from '../facts/sentence.ts';
import { placeInSentence } from '../../text/said.ts';
import type { Rule } from '../rule.ts';

/** A part of ours that goes on by itself: it does its harm again after a restart. */
const running =
  /\b(?:(?:background|scheduled|cron|batch|nightly|data|sync\w*) (?:job|task|worker)s?|job|cron) (?:that )?(?:\w+ )?(?:leak(?:s|ed|ing)?|exhaust\w*|us(?:es|ed|ing) up|hold(?:s|ing)?|held|fill(?:s|ed|ing)?)\b|\b(?:leak(?:s|ed|ing)?) (?:in|from|of) (?:the |a )?(?:background |scheduled )?(?:job|task|worker)\b/i;
const stopped =
  /\b(?:stop(?:s|ped)?|disabl\w*|switch\w* off|turn\w* off|paus\w*|kill(?:s|ed)?|suspend\w*|remov\w*|revert\w*|roll(?:ed|s|ing)? ?back|rollback|fix(?:ed|es)?|hotfix|patch\w*|correct(?:ed|ion)|undo|undone|delet\w*|unschedul\w*)\b/i;

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    const { facts, timeline, actions } = postmortem;
    if (!measuredKinds.includes(facts.kind) || actions.length > 0 || !running.test(postmortem.text)) return;
    const end = eventOf(postmortem, 'resolved');
    if (!end || eventOf(postmortem, 'cause-removed') || facts.unknown['cause-removed']) return;
    const cause = sentencesOf(postmortem).find(
      ({ text, passage, isReported }) =>
        !isReported &&
        !passage.isProposal &&
        (passage.kind === 'event' || passage.section === 'contributing-factors' || passage.section === 'summary') &&
        running.test(text),
    );
    if (!cause) return;
    // Only a restart stands against it, and neither a row nor an action takes the cause away.
    const restart = timeline.events.find(({ event }) => /\brestart/i.test(event.text));
    if (!restart || timeline.events.some(({ event }) => stopped.test(event.text))) return;
    const match = running.exec(cause.text)!;
    report({
      reason: `Unexpected \`resolved\` at ${shown(end.time.value)} with the cause still running, expected a row or an action item that stops ${shown(match[0])}`,
      place: end.milestones.find(({ value }) => value === 'resolved')!.place,
      causes: [
        { reason: 'the cause', place: placeInSentence(cause, match.index, match.index + match[0].length) },
        { reason: 'a restart begins it anew', place: restart.place },
      ],
    });
  },
};
export default rule;
