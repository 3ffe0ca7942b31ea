import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';
import { publicTextOf } from '../words/public.ts';

const token = /(?<![\p{L}\p{N}_#/.-])[\p{L}\p{N}][\p{L}\p{N}_]*-\d+(?![\p{L}\p{N}_-])/gu;
/** Standards, diseases of software and widths have numbers too. */
const known =
  /^(?:UTC|GMT|UTF|SHA|MD|ISO|RFC|CVE|AES|RSA|TLS|SSL|HTTP|IPV|IP|GPT|SOC|ES|EC|TCP|UDP|COVID|Q|H|F|X|B|L|T|V|ARM|X86|AMD|US|EU|AP|BASE|CRC|P|S|ZONE|REGION|NODE|REPLICA|POD|SHARD)-\d/i;
const channel = /(?<![\p{L}\p{N}_&/#])#[a-z][a-z0-9]*(?:[-_][a-z0-9]+)+(?![\p{L}\p{N}_-])/gu;

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report, { library, ticketPattern }) {
    for (const { text, code, place } of publicTextOf(postmortem, library)) {
      if (code) continue;
      if (ticketPattern && /-\d/.test(text)) {
        for (const match of text.matchAll(token)) {
          if (known.test(match[0]) || !ticketPattern.matches(match[0])) continue;
          report({
            reason: `Unexpected ticket ${shown(match[0])} in public text, expected what it is about`,
            place: place(match.index, match.index + match[0].length),
          });
        }
      }
      if (!text.includes('#')) continue;
      for (const match of text.matchAll(channel)) {
        report({
          reason: `Unexpected channel ${shown(match[0])} in public text, expected \`the incident channel\``,
          place: place(match.index, match.index + match[0].length),
        });
      }
    }
  },
};
export default rule;
