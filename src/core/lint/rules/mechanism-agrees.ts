import { shown } from '../../parse/schema.ts';
import type { Place } from '../../model/message.ts';
import { sentencesOf } from '../facts/sentence.ts';
import { placeInSentence } from '../../text/said.ts';
import type { Rule } from '../rule.ts';

/** “cascaded to us-west-2 via the shared gateway”, “us-west-2 (cascaded via the shared ALB)”. */
const region = String.raw`(?<region>(?:us|eu|ap|sa|ca|af|me)-(?:\w+-)+\d)`;
const spread = String.raw`(?:cascad|spread|propagat|reach|spill)\w*`;
const via = String.raw`(?:via|through|over) (?:the |a |our )?(?<shared>(?:shared|common|same) (?:[\w-]+)(?: [\w-]+)?)`;
const patterns = [
  new RegExp(String.raw`\b${spread}(?: (?:over|out|on))? (?:in)?to ${region} ${via}`, 'gi'),
  new RegExp(String.raw`\b${region}\s*\(\s*${spread} ${via}`, 'gi'),
  new RegExp(String.raw`\b${region} (?:was|were) (?:hit|affected|reached|impacted) ${via}`, 'gi'),
];

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    const first = new Map<string, { path: string; place: Place }>();
    for (const sentence of sentencesOf(postmortem)) {
      if (sentence.isReported || sentence.passage.isProposal || sentence.passage.kind === 'action') continue;
      if (!/\b(?:shared|common|same)\b/i.test(sentence.text)) continue;
      for (const pattern of patterns)
        for (const match of sentence.text.matchAll(pattern)) {
          const where = match.groups!.region!.toLowerCase();
          const path = match.groups!.shared!.replace(/ (?:and|in|at|on|which|that|as|so|for|when)$/i, '');
          const start = match.index + match[0].lastIndexOf(match.groups!.shared!);
          const place = placeInSentence(sentence, start, start + path.length);
          const earlier = first.get(where);
          if (!earlier) first.set(where, { path, place });
          else if (!isOne(earlier.path, path))
            report({
              reason: `Unexpected ${shown(path)} as the way to ${shown(where)}, expected ${shown(earlier.path)} as elsewhere, or both at both places`,
              place,
              causes: [{ reason: `${shown(where)} via ${shown(earlier.path)}`, place: earlier.place }],
            });
        }
    }
  },
};
export default rule;

/** “shared gateway deployment” and “shared gateway” are one. */
function isOne(a: string, b: string): boolean {
  const words = (text: string) =>
    new Set(
      text
        .toLowerCase()
        .split(/\s+/)
        .filter((word) => !/^(?:shared|common|same)$/.test(word)),
    );
  const [x, y] = [words(a), words(b)];
  return [...x].some((word) => y.has(word));
}
