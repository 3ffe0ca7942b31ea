import { plain } from '../../parse/prose.ts';
import { shown } from '../../parse/schema.ts';
import type { Kind } from '../../model/vocabulary.ts';
import type { Rule } from '../rule.ts';

/** A drill was caused on purpose and maintenance was planned. */
const kinds: readonly Kind[] = ['incident', 'security', 'near-miss'];

const rule: Rule = {
  about: 'postmortem',
  check({ facts, sections, contributingFactors }, report) {
    if (contributingFactors.length !== 1 || !kinds.includes(facts.kind)) return;
    const section = sections.find(({ id }) => id === 'contributing-factors');
    // Running text beside the list may tell of more.
    if (!section?.nodes.every((node) => node.type === 'list' || plain(node) === '')) return;
    const [only] = contributingFactors;
    report({
      reason: `Unexpected single factor ${shown(only!.text)}, expected at least two conditions that had to hold`,
      place: only!.place,
    });
  },
};
export default rule;
