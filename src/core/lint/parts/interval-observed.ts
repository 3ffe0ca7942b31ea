import { formatSpan } from '../../model/span.ts';
import { slackOf } from '../facts/agree.ts';
import { between, causesOf, clockOf, rowsOf, type Row } from '../facts/rows.ts';
import { tellingsOf, shownLength } from '../facts/telling.ts';
import type { PostmortemRule } from '../rule.ts';

const change =
  /\b(?:raised|increased|lowered|reduced|deployed|released|restarted|changed|rolled back|applied|scaled|updated|reloaded|patched|switched|disabled|enabled|limit)\b/i;

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    const rows = rowsOf(postmortem);
    if (rows.length < 2) return;
    for (const sentence of tellingsOf(postmortem)) {
      if (sentence.setting !== 'timeline' || !/\bnow\b/i.test(sentence.text)) continue;
      for (const length of sentence.lengths) {
        const ahead = sentence.text.slice(0, length.start);
        const row = rows.find(({ event }) => event === sentence.row);
        if (row && /\bnow\b[^.;]{0,30}\bevery ?$/i.test(ahead)) {
          const since = changeBefore(rows, row);
          if (!since) continue;
          const span = between(since, row);
          if (length.least * 0.7 <= span.most + slackOf(span)) continue;
          report({
            reason: `Unexpected \`every ${shownLength(sentence, length).slice(1)} after \`${formatSpan(span)}\` of observation (${clockOf(since)} → ${clockOf(row, since)}), expected an interval that had time to be seen`,
            place: sentence.placeOf(length.start, length.end),
            causes: causesOf(since),
          });
        }
      }
    }
  },
};
export default rule;

/** The nearest row above that tells of a change. */
function changeBefore(rows: readonly Row[], row: Row): Row | undefined {
  return rows.findLast(
    (other) =>
      other.moment.earliest < row.moment.earliest &&
      change.test(other.event.event.text) &&
      !/\b(?:propos|decision|decid|hypothes)/i.test(other.event.event.text),
  );
}
