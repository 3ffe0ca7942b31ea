import { catalogueOf } from '../../src/core/catalogue/catalogue.ts';
import { withField } from '../../src/core/import/frontmatter.ts';
import { teamsOf, type SourceFile } from '../../src/core/model/library.ts';
import { placeOf } from '../../src/core/model/document.ts';
import type { Place } from '../../src/core/model/message.ts';
import { promisesOf, promisingIn, servicesOf } from '../../src/core/model/library-action.ts';
import { demand, edit, lists, Refused, unchanged, type Change } from './change.ts';
import { replaceOwner } from './owners.ts';

/**
 * Says of a person that they left. What they did stays under their name; what they still had to do, and the runbooks
 * they kept, go to somebody else, or are listed.
 *
 * @param day YYYY-MM-DD
 * @param to a handle or a team
 * @throws Refused where there is no such person, they left before, or there is nobody to hand over to
 */
export function planLeave(handle: string, day: string, to: string | undefined, files: readonly SourceFile[]): Change {
  const change = unchanged(files);
  const { library } = change;
  demand('person', handle, library);
  const person = library.people.get(handle)!;
  if (person.left !== undefined) throw new Refused(`\`${handle}\` left on ${person.left} already.`);
  const next = to === undefined ? undefined : ownerNamed(to, handle, change);
  edit(change, lists.person, (text) => withField(text, handle, 'left', day));
  const own = `@${handle}`;
  const places: [Place, string][] = [];
  const promises = promisesOf(promisingIn(catalogueOf(library)));
  for (const { action, key } of promises)
    if (action.owner?.value === own)
      places.push([
        action.owner.place,
        `${key}  ${action.action.text}${action.due ? `, due ${action.due.value}` : ''}`,
      ]);
  for (const runbook of library.runbooks)
    if (runbook.facts.owner === own)
      places.push([placeOf(runbook, ['owner']), `runbooks/${runbook.id}  ${runbook.facts.title}`]);
  if (next !== undefined) for (const [place] of places) replaceAt(change, place, own, next);
  if (places.length > 0)
    change.notes.push(
      next === undefined ? `To hand over (--to <handle or team> does it):` : `Handed over to ${next}:`,
      ...places.map(([, what]) => `  ${what}`),
    );
  replaceOwner(change, handle, next?.startsWith('@') ? next.slice(1) : undefined);
  const { team } = person;
  const isAlone =
    team !== undefined &&
    ![...library.people.values()].some((one) => one.handle !== handle && one.team === team && one.left === undefined);
  const services = [...library.services.values()].filter((one) => one.team === team);
  if (isAlone && services.length > 0)
    change.notes.push(
      `Nobody of the list is left in the team ${team}, which runs ${services.map(({ id }) => id).join(', ')}.`,
    );
  return change;
}

/**
 * Says of a service that it is retired. Old documents stay as they are; new ones are not offered it.
 *
 * @throws Refused where there is no such service, or it is retired already
 */
export function planRetire(id: string, day: string, files: readonly SourceFile[]): Change {
  const change = unchanged(files);
  const { library } = change;
  demand('service', id, library);
  const service = library.services.get(id)!;
  if (service.retired !== undefined) throw new Refused(`\`${id}\` was retired on ${service.retired} already.`);
  edit(change, lists.service, (text) => withField(text, id, 'retired', day));
  const open = promisesOf(promisingIn(catalogueOf(library))).filter(({ document }) => {
    const services = servicesOf(document);
    return services.length === 1 && services[0] === id;
  });
  if (open.length > 0)
    change.notes.push(
      'Promises about it that are not kept, for somebody to decline or to keep:',
      ...open.map(({ key, action }) => `  ${key}  ${action.action.text}`),
    );
  const runbooks = library.runbooks.filter(({ facts }) => facts.services.length === 1 && facts.services[0] === id);
  if (runbooks.length > 0) change.notes.push(`Runbooks for nothing else: ${runbooks.map((one) => one.id).join(', ')}.`);
  return change;
}

function ownerNamed(to: string, leaving: string, { library }: Change): string {
  const handle = to.replace(/^@/, '');
  const person = library.people.get(handle);
  if (person && handle !== leaving && person.left === undefined) return `@${handle}`;
  if (teamsOf(library).has(to)) return to;
  throw new Refused(
    `There is nobody ${JSON.stringify(to)} to hand over to, expected the handle of somebody who is there, or a team.`,
  );
}

/** Changes what stands at a place; a place of a list may have quotes around it. */
function replaceAt(change: Change, { file, line, column }: Place, from: string, to: string): void {
  edit(change, file, (text) => {
    const lines = text.split('\n');
    const here = lines[line - 1]!;
    const at = here.indexOf(from, column - 1);
    if (at < 0) return text;
    lines[line - 1] = here.slice(0, at) + to + here.slice(at + from.length);
    return lines.join('\n');
  });
}
