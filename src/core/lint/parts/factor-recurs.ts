import { placeOf } from '../../model/document.ts';
import type { PostmortemEntry } from '../../model/entry.ts';
import { shown } from '../../parse/schema.ts';
import type { LibraryRule } from '../rule.ts';

/** With few incidents, most factors stand alone. */
const fewest = 30;

const rule: LibraryRule = {
  about: 'library',
  check({ postmortems }, report) {
    if (postmortems.length < fewest) return;
    const having = new Map<string, PostmortemEntry[]>();
    for (const postmortem of postmortems)
      for (const factor of new Set(postmortem.facts.factors))
        if (!having.get(factor)?.push(postmortem)) having.set(factor, [postmortem]);
    for (const [factor, [only, another]] of having) {
      if (!only || another) continue;
      report({
        reason: `Unexpected factor ${shown(factor)} of one incident in \`${postmortems.length}\`, expected one that others have as well`,
        place: placeOf(only, ['factors', only.facts.factors.indexOf(factor)]),
      });
    }
  },
};
export default rule;
