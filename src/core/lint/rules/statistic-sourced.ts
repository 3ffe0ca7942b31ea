import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';
import { bodyOf } from '../body.ts';
import { plain } from '../../parse/prose.ts';
import { statementAround } from '../../text/sentences.ts';
import { search } from '../words/search.ts';

/** A share of a whole kind of thing, everywhere: not of this incident’s requests. */
const pattern =
  /\b(?:(?:over|more than|about|nearly|almost|up to|at least|some|around) )?\d{1,3}(?:\.\d+)? ?(?:%|per ?cent) of (?:(?:all|most|the|our|major|severe|large|public|production|cluster|cloud|software|service|network|database|security|data|deployment|IT|tech|kubernetes) ){0,3}(?:outages|incidents|failures|companies|organi[sz]ations|breaches|downtime|clusters|migrations|postmortems)\b/gi;
const sourced =
  /https?:|\b(?:according to|source|survey|study|report|measured|our|we|last (?:year|quarter)|this (?:year|quarter)|in 20\d\d)\b|\[\^/i;

const rule: Rule = {
  about: 'document',
  check(document, report) {
    for (const { match, text, passage, place } of search(document, { pattern })) {
      if (sourced.test(statementAround(text, match.index))) continue;
      const paragraph = bodyOf(document).paragraphs.find(({ children }) =>
        passage.pieces.some(({ node }) => children.includes(node as never)),
      );
      if (paragraph?.children.some(({ type }) => type === 'link' || type === 'footnoteReference')) continue;
      if (paragraph && sourced.test(plain(paragraph))) continue;
      report({
        reason: `Unexpected ${shown(match[0])} without a source, expected a link to where it was counted`,
        place: place(),
      });
    }
  },
};
export default rule;
