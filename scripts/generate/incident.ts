import { stringify } from 'yaml';
import { actionsOf } from './incident/actions.ts';
import { bodyOf } from './incident/body.ts';
import { courseOf } from './incident/course.ts';
import { factsOf } from './incident/facts.ts';
import type { Head } from './incident/head.ts';
import { settingOf } from './incident/setting.ts';
import { sections } from './sections.ts';

/** Writes an incident’s document. All steps draw from one random stream: their order determines the text. */
export function writeIncident(seed: number, head: Head, earlier: readonly Head[]): string {
  const setting = settingOf(seed, head);
  const course = courseOf(setting);
  const facts = factsOf(setting, course, earlier);
  const actions = actionsOf(setting, course.resolved, facts.used.length > 0);
  const said = bodyOf(setting, course, facts, actions);
  const body = sections.flatMap(({ id, heading }) => (said[id] === undefined ? [] : [`## ${heading}\n\n${said[id]}`]));
  return `---\n${stringify(facts.front, { lineWidth: 0 })}---\n\n${body.join('\n\n')}\n`;
}
