import { memo } from '../../model/memo.ts';
import type { LibraryParts } from '../../model/entry.ts';
import type { Rule } from '../rule.ts';
import { reasonsInText } from '../../publish/publish.ts';
import { wordsOf } from '../../publish/words.ts';
import { isForPublic } from '../words/public.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report, { library }) {
    if (!isForPublic(postmortem)) return;
    for (const { reason, place, hint } of reasonsInText(postmortem, alone(library), wordsAlone(library)))
      report({ reason, place, hint });
  },
};
export default rule;

/** A library without other documents: whether one of these may be named is decided at the build. */
const alone = memo((library: LibraryParts) => ({
  ...library,
  postmortems: [],
  runbooks: [],
  reviews: [],
  faults: [],
  images: new Set<string>(),
}));
const wordsAlone = memo((library: LibraryParts) => wordsOf(alone(library)));
