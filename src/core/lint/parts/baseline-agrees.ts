import { shown } from '../../parse/schema.ts';
import { isSettled, speaksOfDoubt } from '../facts/explained.ts';
import { sentencesOf } from '../facts/sentence.ts';
import { placeOfQuantity, quantitiesOf } from '../facts/quantities.ts';
import type { PostmortemRule } from '../rule.ts';

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    if (!/baseline|stable at|steady at/i.test(postmortem.text) || !/from/i.test(postmortem.text)) return;
    const amounts = quantitiesOf(postmortem).filter(
      ({ unit, sentence, isQuoted }) => unit.kind === 'bytes' && !isQuoted && !sentence.isReported,
    );
    const base = amounts.find(
      ({ before, sentence }) =>
        /\b(?:stable|steady|flat)(?: (?:at|around))?\s*$|\bbaseline(?: (?:of|at|was|is))?\s*$/i.test(before) &&
        /\b(?:before|baseline|pre-deploy|prior)\b/i.test(sentence.text),
    );
    if (!base) return;
    // What grew after the change began below what it was before it.
    const start = amounts.find(
      ({ before, sentence, end }) =>
        /\bfrom\s*$/i.test(before) &&
        /\b(?:grow|grew|growth|climb|rose|rise|increas)/i.test(sentence.text) &&
        /^[^.;]{0,24}\bto\s/.test(sentence.text.slice(end)),
    );
    if (!start || start === base || start.value >= base.value * 0.95) return;
    if (isSettled(postmortem, start, base, [start.sentence, base.sentence])) return;
    // “And nothing explains why it started at 180 MiB.”
    if (
      speaksOfDoubt(postmortem) &&
      sentencesOf(postmortem).some(({ text }) =>
        /\b(?:nothing explains|does not fit|do not fit|unexplained|puzzl)/i.test(text),
      )
    )
      return;
    report({
      reason: `Unexpected growth from ${shown(start.text.trim())}, expected it to begin at the stable ${shown(base.text.trim())} from before`,
      place: placeOfQuantity(start),
      causes: [{ reason: `before it was ${shown(base.text.trim())}`, place: placeOfQuantity(base) }],
    });
  },
};
export default rule;
