import { placeOf } from '../../model/document.ts';
import { shown } from '../../parse/schema.ts';
import { foldNoun, kindOf } from '../facts/nouns.ts';
import { sentencesOf } from '../facts/sentence.ts';
import { placeInSentence } from '../../text/said.ts';
import type { PostmortemRule } from '../rule.ts';

const one = /\b(?:a single|one|only one|the single|a lone) ([a-z][a-z-]*)\b/i;
const fate = String.raw`(?:(?:was|were|are|is|have been|got|get|being)? ?(?:oom-?killed|killed|evicted|terminated|crashed|failed|failing|down|lost|affected|unavailable|unreachable|restarted|restarting|died))`;

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    const match = one.exec(postmortem.facts.title);
    const noun = match && foldNoun(match[1]!);
    if (!match || !noun || !/^(?:machines|tenants|people)$/.test(kindOf(noun) ?? '')) return;
    // Containers of pods and pods are counted as one here.
    const nouns = noun === 'pod' ? 'pods|containers' : noun === 'node' ? 'nodes' : `${noun}s`;
    const several = new RegExp(
      String.raw`\b(two|three|four|five|six|seven|eight|nine|ten|all|both|several|[2-9]|\d{2,3})(?: of (?:the )?(?:\w+|\d+))?(?: \w+)? (?:${nouns}) ${fate}`,
      'i',
    );
    for (const sentence of sentencesOf(postmortem)) {
      const { passage, text, isReported } = sentence;
      if (
        isReported ||
        passage.isProposal ||
        passage.kind === 'action' ||
        passage.kind === 'title' ||
        passage.kind === 'heading'
      )
        continue;
      const found = several.exec(text);
      if (
        !found ||
        /\b(?:not|no|never|if|would|could|before|other)\b/i.test(
          text.slice(Math.max(0, found.index - 30), found.index + found[0].length),
        )
      )
        continue;
      report({
        reason: `Unexpected ${shown(match[0])} in the title, expected the number of the text: ${shown(found[0])}`,
        place: placeOf(postmortem, ['title']),
        causes: [
          { reason: shown(found[0]), place: placeInSentence(sentence, found.index, found.index + found[0].length) },
        ],
      });
      return;
    }
  },
};
export default rule;
