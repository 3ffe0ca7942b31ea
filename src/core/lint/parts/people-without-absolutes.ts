import { shown } from '../../parse/schema.ts';
import type { PostmortemRule } from '../rule.ts';
import { search } from '../words/search.ts';

const attention = String.raw`(?:noticed?|checked|checks|cared?|cares|bothered|bothers|thought|remembered|looked|looks|read|reads|tested|tests|knew|knows|paid|pays|listened|listens|asked|asks|[\w-]+['’]d|reviewed|reviews|responded|took|takes|ignores?|ignored|forgets?|forgot|assumes?|assumed|updated|updates|documents|documented)`;
const pattern = new RegExp(
  [
    String.raw`\b(?:nobody|no one|everyone|everybody) (?:ever |really |else |even |simply |just )?${attention}\b`,
    String.raw`\b(?:engineers|developers|operators|people|teams?|reviewers|they|we) (?:never|always) ${attention}\b`,
  ].join('|'),
  'gi',
);

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    for (const { match, place } of search(postmortem, { pattern })) {
      report({
        reason: `Unexpected ${shown(match[0])}, expected who could have, by what means, or how often`,
        place: place(),
      });
    }
  },
};
export default rule;
