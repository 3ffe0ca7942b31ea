import checklistDated from '../parts/checklist-dated.ts';
import { placeOf } from '../../model/document.ts';
import { together, type PostmortemRule } from '../rule.ts';

/** Entries about reading it inside, which comes before it goes out, and about showing it, which comes after the sign-offs. */
const discussed = /\b(?:discuss\w*|review(?:ed)?|walked through|presented)\b/i;
const shown = /\b(?:post(?:ed)?|shared|announced|sent|linked)\b/i;
const outside = /\b(?:public|status page|customers?|external)\b/i;
/** What the entry owns up to needs no reviewer. */
const admitted = /\b(?:after|before) (?:the )?(?:publication|approval|sign-?offs?|reviews?)\b/i;

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    const { checklist, facts } = postmortem;
    const approved = facts.publication?.on;
    const lastReview = facts.reviews.map(({ on }, index) => ({ on, index })).sort((a, b) => (a.on < b.on ? 1 : -1))[0];
    for (const { text, place } of checklist) {
      const on = /\b\d{4}-\d{2}-\d{2}\b/.exec(text)?.[0];
      if (on === undefined || outside.test(text) || admitted.test(text)) continue;
      if (approved !== undefined && discussed.test(text) && on > approved) {
        report({
          reason: `Unexpected discussion on \`${on}\` after the approval for the public, expected it before`,
          place,
          causes: [{ reason: `approved on \`${approved}\``, place: placeOf(postmortem, ['publication', 'on']) }],
        });
      } else if (lastReview && shown.test(text) && !discussed.test(text) && on < lastReview.on) {
        report({
          reason: `Unexpected announcement on \`${on}\` before the last review, expected it after`,
          place,
          causes: [
            {
              reason: `reviewed on \`${lastReview.on}\``,
              place: placeOf(postmortem, ['reviews', lastReview.index, 'on']),
            },
          ],
        });
      }
    }
  },
};
export default together(rule, checklistDated);
