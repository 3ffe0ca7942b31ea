import { shown } from '../../parse/schema.ts';
import { sentencesOf } from '../facts/sentence.ts';
import { placeInSentence } from '../../text/said.ts';
import { placeOfQuantity, quantitiesOf } from '../facts/quantities.ts';
import { printBytes, printNumber, printPercent } from '../facts/print.ts';
import type { PostmortemRule } from '../rule.ts';

const phrase =
  /\b(?:(?:left |leaving |with |had |there was )?no (?:memory )?(?:headroom|head-room|margin|buffer|spare capacity)|without (?:any )?headroom)\b/i;

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    if (
      !/no (?:memory )?(?:headroom|head-room|margin|buffer|spare capacity)|without (?:any )?headroom/i.test(
        postmortem.text,
      )
    )
      return;
    for (const sentence of sentencesOf(postmortem)) {
      const match = phrase.exec(sentence.text);
      if (!match || sentence.isReported || sentence.passage.kind === 'action' || sentence.passage.isProposal) continue;
      const near = quantitiesOf(postmortem).filter(
        ({ sentence: other, unit }) =>
          other.passage === sentence.passage && (unit.kind === 'bytes' || unit.kind === 'count'),
      );
      const used = near.find(
        ({ sentence: other, before }) =>
          other === sentence &&
          /\b(?:used|uses|using|usage (?:of|at|was)|averag(?:ed|es|ing)|consumed|took|at|in use)\s*(?:about |around )?$/i.test(
            before,
          ),
      );
      const limit = near.find(
        (other) =>
          other !== used &&
          other.unit.kind === used?.unit.kind &&
          (/\b(?:limit|maximum|capacity|ceiling|cap)\b[^.;]{0,24}$/i.test(other.before) ||
            /^\s*(?:memory )?(?:limit|maximum|capacity)\b/i.test(other.after)),
      );
      if (!used || !limit || limit.value <= used.value) continue;
      const free = limit.value - used.value;
      const share = (free / limit.value) * 100;
      if (share < 15) continue;
      const amount = limit.unit.kind === 'bytes' ? printBytes(free, limit.unit.symbol) : printNumber(free);
      report({
        reason: `Unexpected ${shown(match[0])}, expected \`${amount}\`, ${shown(printPercent(Math.round(share)))} of ${shown(limit.text.trim())}, to be called what it is`,
        place: placeInSentence(sentence, match.index, match.index + match[0].length),
        causes: [
          { reason: `in use are ${shown(used.text.trim())}`, place: placeOfQuantity(used) },
          { reason: `the limit is ${shown(limit.text.trim())}`, place: placeOfQuantity(limit) },
        ],
      });
    }
  },
};
export default rule;
