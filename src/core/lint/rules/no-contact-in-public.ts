import noInternalHostInPublic from '../parts/no-internal-host-in-public.ts';
import { shown } from '../../parse/schema.ts';
import { together, type PostmortemRule } from '../rule.ts';
import { publicTextOf } from '../words/public.ts';

const patterns: readonly [what: string, pattern: RegExp][] = [
  ['e-mail address', /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?![\w-])/gi],
  [
    'telephone number',
    /(?<![\w+])(?:\+|00)[1-9]\d{0,2}[ ./-]?(?:\(\d{1,4}\)[ ./-]?)?\d{2,4}(?:[ ./-]?\d{2,4}){1,4}(?!\w)/g,
  ],
  ['IP address', /(?<![\w.:/-])(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}(?![\w.]*\d)(?!\.\w)/g],
  ['IP address', /(?<![\w.:])(?:[0-9a-f]{1,4}:){3,7}(?::?[0-9a-f]{1,4}|:)(?![\w:])/gi],
];
/** Addresses that are nobody’s: this machine, all machines, those for documentation. Private ones are another rule’s matter. */
const nobodys =
  /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|127\.|0\.0\.0\.0|255\.255\.|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|8\.8\.|1\.1\.1\.1|2001:0?db8:)/i;
/** Boxes that are there to be written to. */
const open = /^(?:support|help|info|contact|security|abuse|press|privacy|status|noreply|no-reply|hello|service)@/i;

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report, { library }) {
    for (const { text, place } of publicTextOf(postmortem, library)) {
      if (!/\d\.\d|@|\+\d|00\d|:[0-9a-f]{1,4}:/i.test(text)) continue;
      for (const [what, pattern] of patterns) {
        for (const match of text.matchAll(pattern)) {
          if (nobodys.test(match[0]) || open.test(match[0]) || isVersion(text, match.index)) continue;
          report({
            reason: `Unexpected ${what} ${shown(match[0])} in public text, expected none, or \`<Internal>\` around it`,
            place: place(match.index, match.index + match[0].length),
          });
        }
      }
    }
  },
};
export default together(rule, noInternalHostInPublic);

function isVersion(text: string, at: number): boolean {
  return /(?:\bv|version |release |build )$/i.test(text.slice(0, at));
}
