import { editFrontMatter, withoutEntries } from '../../src/core/import/frontmatter.ts';
import type { SourceFile } from '../../src/core/model/library.ts';
import { openActionsOf } from '../../src/core/model/postmortem.ts';
import { lineAt, occurrencesOf, type Occurrence, type Named } from '../../src/editor/occurrences.ts';
import { frontMatterOf, holds } from '../../src/editor/yamltext.ts';
import {
  demand,
  edit,
  editFront,
  followFiles,
  idIn,
  idsOf,
  lists,
  placeIn,
  Refused,
  textsOf,
  unchanged,
  type Change,
} from './change.ts';
import { replaceOwner } from './owners.ts';
import { literal } from '../../src/core/text/literal.ts';

/** What to do with a thing that others speak of. */
const instead: Record<Named, (id: string) => string> = {
  incident: (id) => `\`npx postmortems merge incident ${id} <other>\` gives it to another one`,
  runbook: (id) => `\`npx postmortems merge runbook ${id} <other>\` lets them lead to another one`,
  service: (id) =>
    `\`npx postmortems retire ${id}\` keeps it for old documents, \`merge service ${id} <other>\` gives them to another one`,
  person: (id) => `\`npx postmortems leave ${id}\` keeps them for old documents`,
};

/**
 * Takes a thing out of the library, and its name out of lists that can do without. What is said of it in a text, and
 * what happened with it, is for people to decide.
 *
 * @throws Refused where there is no such thing, where it is public, and where something speaks of it
 */
export function planDelete(sort: Named, id: string, files: readonly SourceFile[]): Change {
  const change = unchanged(files);
  const { library } = change;
  demand(sort, id, library);
  const file = idsOf(sort, library).get(id);
  if (sort === 'incident') demandInside(change, id);
  const places = occurrencesOf(sort, id, library, textsOf(change)).filter((place) => place.file !== file);
  const [listed, spoken] = [places.filter((one) => isListed(sort, one, change)), new Set<Occurrence>()];
  for (const place of places) if (place.isCertain && !listed.includes(place)) spoken.add(place);
  if (sort === 'incident')
    for (const [path, text] of change.before)
      for (const { index } of path === file ? [] : text.matchAll(new RegExp(`images/${literal(id)}/`, 'g')))
        spoken.add({ file: path, start: index, end: index + 1, isCertain: true });
  if (spoken.size > 0)
    throw new Refused(
      [
        `\`${id}\` is spoken of elsewhere, and what is to become of that nobody but you can say:`,
        ...[...spoken].slice(0, 20).map((place) => `  ${placeIn(change, place)}`),
        ...(spoken.size > 20 ? [`  … and ${spoken.size - 20} more`] : []),
        `Change these places first; or ${instead[sort](id)}.`,
      ].join('\n'),
    );
  change.left = places.filter(({ isCertain }) => !isCertain);
  const isIt = ([key]: readonly string[], entry: unknown) => idIn(entry) === id && isKeyOf(sort, key);
  for (const path of new Set(listed.map((one) => one.file)))
    if (path === 'services.yaml')
      edit(change, path, (text) => withoutEntries(text, ([, key], entry) => isIt([key!], entry)));
    else editFront(change, path, (yaml) => withoutEntries(yaml, isIt));
  if (sort === 'service' || sort === 'person')
    edit(change, lists[sort], (text) => {
      const left = editFrontMatter(text, {}, { without: [id] });
      return idsOf(sort, library).size === 1 ? `${left}{}\n` : left;
    });
  if (file !== undefined) {
    change.after.delete(file);
    change.removed.push(file);
  }
  if (sort === 'incident') {
    change.removed.push(...change.paths.filter((path) => path.startsWith(`images/${id}/`)));
    const postmortem = library.postmortems.find((one) => one.id === id)!;
    for (const { id: number, action } of openActionsOf(postmortem))
      change.notes.push(
        `A promise that is not kept goes with it: ${number?.value ?? 'one without an id'}, ${action.text}`,
      );
  }
  if (sort === 'person') replaceOwner(change, id, undefined);
  followFiles(change);
  return change;
}

/** What is public, or was, has an address that must not vanish. */
function demandInside({ library }: Change, id: string): void {
  const { facts } = library.postmortems.find((one) => one.id === id)!;
  if (
    facts.publication?.by === undefined &&
    facts.publication?.digest === undefined &&
    facts.publication?.retracted === undefined
  )
    return;
  throw new Refused(
    `\`${id}\` was approved for the public, where its address has to stay. Withdraw it instead: \`status: retracted\`, and \`retracted: { by, on, reason }\` below its \`publication\`. To leave nothing at all, take out its \`publication\` first.`,
  );
}

/** Whether a place is an entry of a list that can do without it. */
function isListed(sort: Named, { file, start }: Occurrence, change: Change): boolean {
  if (file === 'services.yaml') return sort === 'runbook';
  const front = frontMatterOf(change.before.get(file)!);
  if (!front || !holds(front, start)) return false;
  switch (sort) {
    case 'incident':
      return file.startsWith('postmortems/') && !/^duplicateOf:/.test(lineAt(change.before.get(file)!, start));
    case 'runbook':
    case 'person':
      return false;
    // A runbook is for any service, or for none.
    case 'service':
      return file.startsWith('runbooks/');
  }
}

function isKeyOf(sort: Named, key: string | undefined): boolean {
  return key === { incident: 'related', runbook: 'runbooks', service: 'services', person: undefined }[sort];
}
