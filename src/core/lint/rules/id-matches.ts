import { dayIn } from '../../model/clock.ts';
import { placeOf } from '../../model/document.ts';
import { startOf } from '../../model/message.ts';
import { shown } from '../../parse/schema.ts';
import { dayOf, firstEvent } from '../day.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report, { library: { configuration }, idPattern }) {
    const { id, facts, file } = postmortem;
    const place = facts.id === undefined ? startOf(file) : placeOf(postmortem, ['id']);
    if (configuration.ids) {
      const { pattern } = configuration.ids;
      if (facts.id === undefined)
        report({ reason: 'Unexpected front matter without `id`, expected one', place, hint: 'id: …' });
      else if (idPattern && !idPattern.matches(id))
        report({ reason: `Unexpected id ${shown(id)}, expected one that matches \`${pattern}\``, place });
      return;
    }
    if (facts.id !== undefined)
      report({ reason: `Unexpected \`id\` in front matter, expected the file’s name alone, ${shown(id)}`, place });
    const named = /^(\d{4}-\d{2}-\d{2})-[a-z0-9]+(?:-[a-z0-9]+)*$/.exec(id)?.[1];
    const first = firstEvent(postmortem);
    if (named === undefined) {
      const day = first ? dayOf(first.moment) : '2026-04-15';
      report({
        reason: `Unexpected name ${shown(id)}, expected the day it began and what broke`,
        place: startOf(file),
        hint: `${day}-what-broke.mdx`,
      });
    } else if (first) {
      const { earliest, latest, zone } = first.moment;
      const days = [dayOf(first.moment), dayIn(earliest, configuration.zone), dayIn(latest, zone)];
      if (days.includes(named)) return;
      report({
        reason: `Unexpected day \`${named}\` in the file’s name, expected \`${days[0]}\`, the day it began`,
        place: startOf(file),
        causes: [{ reason: `begins at ${shown(first.time.value)}`, place: first.time.place }],
        hint: `${days[0]}${id.slice(named.length)}.mdx`,
      });
    }
  },
};
export default rule;
