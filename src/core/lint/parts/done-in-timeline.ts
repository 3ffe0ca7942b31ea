import { shown } from '../../parse/schema.ts';
import { sentencesOf } from '../facts/sentence.ts';
import { placeInSentence } from '../../text/said.ts';
import type { PostmortemRule } from '../rule.ts';

/** What is done to stop an incident: how it is told as done, and any word a row has for it. */
const deeds: readonly (readonly [told: RegExp, seen: RegExp])[] = [
  [
    /^(?:we )?(?:rolled|went|reverted|switched) back\b|^(?:we )?reverted\b/i,
    /roll(?:ed|s|ing)?[ -]?back|rollback|revert|back to|undo|previous version|old version/i,
  ],
  [
    /^(?:we )?(?:increased|raised|doubled|lifted) (?:the )?(?:[\w-]+ )?(?:limit|quota|memory|capacity|time-?out)/i,
    /\b(?:rais\w*|increas\w*|lift\w*|doubl\w*|resiz\w*|bigger|larger|more memory)\b/i,
  ],
  [
    /^(?:we )?(?:lowered|reduced) (?:the )?(?:[\w-]+ )?(?:limit|size|traffic|load)/i,
    /limit|size|lower|reduc|traffic|load|throttl/i,
  ],
  [/^(?:we )?(?:restarted|rebooted|bounced)\b/i, /restart|reboot|bounce|recreat|kill|delete|replac|new pod|cycle/i],
  [/^(?:we )?(?:scaled)\b/i, /scal|replica|pods|nodes|instances|capacity/i],
  [/^(?:we )?(?:failed over|promoted)\b/i, /fail(?:ed|s|ing)?[ -]?over|failover|promot|primary|standby|switch/i],
  [/^(?:we )?(?:purged|flushed|cleared) /i, /purg|flush|clear|invalidat|empt|delet|clean/i],
  [/^(?:we )?(?:disabled|switched off|turned off) /i, /disabl|switch|turn|off|stop|paus|flag/i],
];

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    const rows = postmortem.timeline.events.filter(({ moment }) => moment);
    // A timeline of three rows is no account of what was done.
    if (rows.length < 4) return;
    const told = rows.map(({ event }) => event.text).join('\n');
    const untimed = postmortem.timeline.events.filter(({ moment }) => !moment);
    for (const sentence of sentencesOf(postmortem)) {
      const { passage, text, isReported } = sentence;
      if (passage.section !== 'resolution' || isReported || passage.isProposal) continue;
      if (passage.kind !== 'item' && passage.kind !== 'prose') continue;
      const words = text.trimStart();
      const deed = deeds.find(([pattern]) => pattern.test(words));
      if (!deed || deed[1].test(told)) continue;
      const gap = untimed.find(({ event }) => deed[1].test(event.text));
      report({
        reason: `Unexpected ${shown(words.trimEnd())} as done, expected a row of the timeline that says when`,
        place: placeInSentence(sentence, text.length - words.length, text.trimEnd().length),
        causes: gap
          ? [{ reason: `this row has no time`, place: gap.place }]
          : [{ reason: 'the timeline', place: rows[0]!.place }],
      });
    }
  },
};
export default rule;
