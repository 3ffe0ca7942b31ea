import { shown } from '../../parse/schema.ts';
import type { Library } from '../../model/library.ts';
import type { PostmortemRule } from '../rule.ts';
import { publicTextOf } from '../words/public.ts';

const pattern =
  /(?<![\w.-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:internal|intranet|intra|corp|lan|local|svc|localdomain|private)(?:\.[a-z0-9-]+)*(?![\w-])|\blocalhost:\d+|(?<![\w.])(?:10\.\d{1,3}|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}(?![\w.]*\d)/gi;

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report, { library }) {
    const own = ownHosts(library.configuration);
    for (const { text, place } of publicTextOf(postmortem, library)) {
      const say = (found: string, at: number) =>
        report({
          reason: `Unexpected internal address ${shown(found)} in public text, expected what it is for, or \`<Internal>\` around it`,
          place: place(at, at + found.length),
        });
      for (const match of text.matchAll(pattern)) say(match[0], match.index);
      for (const host of own) {
        const at = text.indexOf(host);
        if (at !== -1) say(host, at);
      }
    }
  },
};
export default rule;

/** Hosts of the configuration that only colleagues reach. */
function ownHosts({ site, tickets }: Library['configuration']): string[] {
  return [site, tickets?.url].flatMap((url) => {
    const host = url === undefined ? undefined : /^https?:\/\/([^/:]+)/.exec(url)?.[1];
    return host === undefined ? [] : [host];
  });
}
