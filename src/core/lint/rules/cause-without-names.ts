import type { Place } from '../../model/message.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import { shown } from '../../parse/schema.ts';
import type { Report, Rule } from '../rule.ts';
import { paragraphsOf } from '../../text/passages.ts';
import { peopleIn } from '../words/person.ts';
import type { Library } from '../../model/library.ts';

/** Where a name stands for what went wrong. */
const causes = new Set(['contributing-factors', 'five-whys', 'went-badly']);

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report, { library: { people } }) {
    if (people.size === 0) return;
    for (const passage of paragraphsOf(postmortem)) {
      if (passage.isQuoted || !causes.has(passage.section ?? '')) continue;
      say(passage.ownWords, people, report, passage.place);
    }
    sayOfActions(postmortem, people, report);
  },
};
export default rule;

/** Owners have a column of their own. */
function sayOfActions(postmortem: Postmortem, people: Library['people'], report: Report): void {
  for (const { action } of postmortem.actions) say(action.text, people, report, () => action.place);
}

function say(
  text: string,
  people: Library['people'],
  report: Report,
  place: (start: number, end: number) => Place,
): void {
  for (const { role, start, end } of peopleIn(text, people)) {
    report({
      reason: `Unexpected name ${shown(text.slice(start, end))}, expected the role or the condition${role === undefined ? '' : `, such as ${shown(role)}`}`,
      place: place(start, end),
    });
  }
}
