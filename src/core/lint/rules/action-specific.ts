import actionVerifiable from '../parts/action-verifiable.ts';
import actionChangesSystem from '../parts/action-changes-system.ts';
import actionStartsWithVerb from '../parts/action-starts-with-verb.ts';
import { isDeclined } from '../actions.ts';
import { shown } from '../../parse/schema.ts';
import type { ActionItem } from '../../model/postmortem.ts';
import { together, type ActionsRule } from '../rule.ts';

/** Promises nobody can finish, whatever comes behind them. */
const endless = /^(?:consider|look (?:in)?to|think about|try to|explore|keep an eye on|be more|discuss)\b/i;
/** Promises that need an end: a number, a name, a thing to hand over. */
const open =
  /^(?:improve|better|enhance|strengthen|optimi[sz]e|ensure|make sure|monitor|investigate|review|evaluate|assess|revisit|increase|reduce|harden|clean up|work on)\b/i;
const end =
  /\d|\b(?:until|so that|by (?:adding|moving|removing|running|setting|using|replacing)|whenever|before|unless|and (?:write|report|decide|publish|record|document|propose|fix|list|file|agree|add)|to (?:at most|at least|zero|none|every|each)|from\b.*\bto\b|whether|which|how|why|what|every|each|all|no|never|with(?:out)?|when|if|against|instead of|per)\b/i;

const rule: ActionsRule = {
  about: 'actions',
  check({ actions }, report) {
    for (const row of actions) {
      if (isDeclined(row)) continue;
      const text = row.action.text.trim();
      const found = endless.exec(text)?.[0] ?? (hasEnd(row) ? undefined : open.exec(text)?.[0]);
      if (found === undefined) continue;
      report({
        reason: `Unexpected ${shown(found)} without an end, expected what will be true when it is done`,
        place: row.action.place,
      });
    }
  },
};
const parts = together(rule, actionChangesSystem, actionVerifiable, actionStartsWithVerb);

/** Of one action item one thing is said, the first. */
const once: ActionsRule = {
  about: 'actions',
  check(postmortem, report, settings) {
    const said = new Set<number>();
    parts.check(
      postmortem,
      (message) => {
        if (said.has(message.place.line)) return;
        said.add(message.place.line);
        report(message);
      },
      settings,
    );
  },
};
export default once;

/** Whether somebody could tell that it is done. */
function hasEnd({ action }: ActionItem): boolean {
  return (
    action.nodes.some(({ type }) => type === 'inlineCode' || type === 'link') ||
    end.test(action.text) ||
    action.text.length > 90
  );
}
