import { withEntries, withoutEntries, editFrontMatter } from '../../src/core/import/frontmatter.ts';
import { factsSchema, runbookFactsSchema } from '../../src/core/model/facts.ts';
import type { SourceFile } from '../../src/core/model/library.ts';
import { zoneOfIncident, type Postmortem } from '../../src/core/model/postmortem.ts';
import type { Runbook } from '../../src/core/model/runbook.ts';
import type { Named } from '../../src/editor/occurrences.ts';
import { frontMatterOf } from '../../src/editor/yamltext.ts';
import {
  demand,
  edit,
  editFront,
  followFiles,
  idIn,
  lists,
  movePictures,
  Refused,
  replaceId,
  unchanged,
  type Change,
} from './change.ts';
import { replaceOwner } from './owners.ts';
import { demandSameTimes, lineOf, tablesIn, timeAlone, withLines } from './rows.ts';

/**
 * Makes two things of the library one: `from` goes, and whatever named it names `into`. What both say differently is
 * listed in the notes, and `into` stays as it is there.
 *
 * @throws Refused where either is missing, or where it cannot be decided by a program
 */
export function planMerge(sort: Named, from: string, into: string, files: readonly SourceFile[]): Change {
  const change = unchanged(files);
  demand(sort, from, change.library);
  demand(sort, into, change.library);
  if (from === into) throw new Refused(`Unexpected \`${into}\` twice, expected two of them.`);
  switch (sort) {
    case 'incident':
      mergeIncidents(change, from, into);
      break;
    case 'runbook':
      mergeRunbooks(change, from, into);
      break;
    case 'service':
    case 'person':
      mergeEntries(change, sort, from, into);
  }
  followFiles(change);
  return change;
}

/** Lists that named both name the one that stays once. */
function nameOnce(change: Change, id: string): void {
  const isTwice = (_: readonly string[], entry: unknown, before: readonly unknown[]) =>
    idIn(entry) === id && before.some((one) => idIn(one) === id);
  for (const file of change.after.keys()) {
    if (file.endsWith('.yaml')) edit(change, file, (text) => withoutEntries(text, isTwice));
    if (/\.mdx?$/.test(file)) editFront(change, file, (yaml) => withoutEntries(yaml, isTwice));
  }
}

function mergeEntries(change: Change, sort: 'service' | 'person', from: string, into: string): void {
  const { services, people } = change.library;
  replaceId(change, sort, from, () => into);
  edit(change, lists[sort], (text) => editFrontMatter(text, {}, { without: [from] }));
  if (sort === 'service') {
    const [gone, stays] = [services.get(from)!, services.get(into)!];
    const runbooks = gone.runbooks.filter((id) => !stays.runbooks.includes(id));
    edit(change, lists.service, (text) => withEntries(text, [into, 'runbooks'], runbooks));
    sayConflicts(change, into, gone, stays, ['name', 'description', 'team', 'tier', 'publicName']);
  } else {
    const [gone, stays] = [people.get(from)!, people.get(into)!];
    replaceOwner(change, from, into);
    const accounts = [from, ...(gone.accounts ?? [])].filter((one) => !stays.accounts?.includes(one));
    edit(change, lists.person, (text) => withEntries(text, [into, 'accounts'], accounts));
    sayConflicts(change, into, gone, stays, ['name', 'role', 'team']);
  }
  nameOnce(change, into);
}

/** What both say and say differently. */
function sayConflicts<T extends object>(
  change: Change,
  into: string,
  gone: T,
  stays: T,
  keys: (keyof T & string)[],
): void {
  for (const key of keys) {
    const [one, other] = [gone[key], stays[key]];
    if (one !== undefined && JSON.stringify(one) !== JSON.stringify(other))
      change.notes.push(`${into} keeps ${key}: ${shown(other)}; the other one had ${shown(one)}.`);
  }
}

function shown(value: unknown): string {
  return value === undefined ? 'none' : typeof value === 'string' ? value : JSON.stringify(value);
}

function mergeRunbooks(change: Change, from: string, into: string): void {
  const [gone, stays] = [from, into].map((id) => change.library.runbooks.find((one) => one.id === id)!) as [
    Runbook,
    Runbook,
  ];
  demandReadable(gone, stays);
  replaceId(
    change,
    'runbook',
    from,
    () => into,
    (file) => file === gone.file || file === stays.file,
  );
  const order = Object.keys(runbookFactsSchema.shape);
  editFront(change, stays.file, (yaml) => {
    const added = (key: 'services' | 'alerts') => gone.facts[key].filter((one) => !stays.facts[key].includes(one));
    const more = withEntries(
      withEntries(yaml, ['services'], added('services'), order),
      ['alerts'],
      added('alerts'),
      order,
    );
    return withEntries(more, ['formerly'], [from, ...gone.facts.formerly], order);
  });
  sayConflicts(change, into, gone.facts, stays.facts, ['title', 'summary', 'owner', 'reviewed', 'reviewEvery']);
  append(change, stays.file, partsOf(gone, change, new Set()), from);
  change.after.delete(gone.file);
  change.removed.push(gone.file);
  nameOnce(change, into);
}

function mergeIncidents(change: Change, from: string, into: string): void {
  const [gone, stays] = [from, into].map((id) => change.library.postmortems.find((one) => one.id === id)!) as [
    Postmortem,
    Postmortem,
  ];
  demandReadable(gone, stays);
  const { publication } = gone.facts;
  if (publication?.by !== undefined || publication?.digest !== undefined)
    throw new Refused(
      `\`${from}\` was approved for the public, where its address has to stay. Set its status to \`retracted\` and \`duplicateOf: ${into}\` instead: the notice of its withdrawal leads there.`,
    );
  const numbers = newNumbers(gone, stays);
  const isOwn = (file: string) => file === gone.file || file === stays.file;
  const becomes = (action: string | undefined) =>
    action === undefined ? into : `${into}#${numbers.get(action.toLowerCase()) ?? action}`;
  replaceId(change, 'incident', from, becomes, isOwn);
  // What front matter of the two says of the other one is gone with it.
  change.left = change.left.filter(({ file, start }) => !isOwn(file) || start > endOfFront(change.before.get(file)!));
  change.left = change.left.filter(({ file }) => file !== gone.file);
  const pictures = change.paths
    .filter((path) => path.startsWith(`images/${from}/`))
    .map((path): [string, string] => [path, freePicture(path, from, into, change.paths)]);
  movePictures(change, pictures);
  change.moves.push(...pictures);

  const text = change.after.get(stays.file)!;
  const rows = rowsToAdd(change, gone, stays);
  const actions = tablesIn(gone, 'action-items').flatMap((table) => table.rows);
  const table = tablesIn(stays, 'action-items').at(-1);
  const added = new Map(rows.added);
  if (table) {
    const lines = actions.map(({ cells }) => {
      const id = numbers.get((cells.get('id') ?? '').toLowerCase());
      return lineOf(table, id === undefined ? cells : new Map([...cells, ['id', id]]));
    });
    added.set(table.last, [...(added.get(table.last) ?? []), ...lines]);
    sayLost(
      change,
      'action item',
      actions.map(({ cells }) => cells),
      table.keys,
    );
  }
  const merged = withLines(text, added);
  demandSameTimes(change, stays, merged);
  change.after.set(stays.file, merged);
  const taken = new Set([
    ...(rows.isWhole ? linesOf(gone, 'timeline') : []),
    ...(table ? linesOf(gone, 'action-items') : []),
  ]);
  editFront(change, stays.file, (yaml) => withFactsOf(yaml, gone, stays));
  sayConflicts(change, into, gone.facts, stays.facts, ['title', 'kind', 'severity', 'zone', 'detection', 'trigger']);
  if (gone.facts.impact.length > 0)
    change.notes.push(
      `The impact of \`${from}\` is not added, since figures may count the same twice; it stands below its text.`,
    );
  for (const [was, id] of numbers)
    if (was !== id.toLowerCase()) change.notes.push(`Action item ${was.toUpperCase()} of \`${from}\` is ${id} now.`);
  append(change, stays.file, renumbered(partsOf(gone, change, taken), numbers), from, ownFactsOf(change, gone));
  change.after.delete(gone.file);
  change.removed.push(gone.file);
  nameOnce(change, into);
}

function demandReadable(...documents: (Postmortem | Runbook)[]): void {
  const faulty = documents.find(({ valid }) => !valid);
  if (faulty) throw new Refused(`${faulty.file} cannot be read as a whole. \`npx postmortems lint\` says why.`);
}

function endOfFront(text: string): number {
  const front = frontMatterOf(text);
  return front ? front.start + front.text.length : 0;
}

/** Numbers for the action items of one document in another one, by the old one in small letters. */
function newNumbers(gone: Postmortem, stays: Postmortem): Map<string, string> {
  const taken = new Set(stays.actions.flatMap(({ id }) => (id ? [id.value.toLowerCase()] : [])));
  const numbers = new Map<string, string>();
  for (const { id } of gone.actions) {
    if (!id) continue;
    let free = id.value;
    const [, letters = 'A'] = /^([A-Za-z]*-?)\d+$/.exec(id.value) ?? [];
    for (let number = 1; taken.has(free.toLowerCase()); number++) free = `${letters}${number}`;
    taken.add(free.toLowerCase());
    numbers.set(id.value.toLowerCase(), free);
  }
  return numbers;
}

function renumbered(text: string, numbers: ReadonlyMap<string, string>): string {
  return text.replace(
    /(?<![\w#-])[A-Za-z]{1,4}-?\d{1,4}(?![\w-])/g,
    (word) => (/^[A-Z]/.test(word) ? numbers.get(word.toLowerCase()) : undefined) ?? word,
  );
}

function freePicture(path: string, from: string, into: string, paths: readonly string[]): string {
  const name = path.slice(`images/${from}/`.length);
  const target = `images/${into}/${name}`;
  return paths.includes(target) ? `images/${into}/${from}-${name.replaceAll('/', '-')}` : target;
}

/** The rows of one timeline that the other has not, as lines behind its lines. */
function rowsToAdd(
  change: Change,
  gone: Postmortem,
  stays: Postmortem,
): { added: Map<number, string[]>; isWhole: boolean } {
  const added = new Map<number, string[]>();
  const tables = tablesIn(stays, 'timeline');
  const rows = tablesIn(gone, 'timeline').flatMap((table) => table.rows);
  if (tables.length === 0 || rows.length === 0) return { added, isWhole: rows.length === 0 };
  const zone = zoneOfIncident(stays, change.library.configuration);
  let isWhole = true;
  const fresh = gone.timeline.events
    .flatMap((event) => {
      const row = rows.find(({ line }) => line === event.place.line);
      const { moment } = event;
      const time = moment && timeAlone(moment, zone);
      if (!row || !moment || time === undefined) {
        if (event.event.text !== '') isWhole = false;
        return [];
      }
      const isThere = stays.timeline.events.some(
        (one) => one.moment?.earliest === moment.earliest && one.event.text === event.event.text,
      );
      return isThere ? [] : [{ event, moment, cells: new Map([...row.cells, ['time', time]]) }];
    })
    .sort((a, b) => a.moment.earliest - b.moment.earliest);
  const readable = stays.timeline.events.filter(({ moment }) => moment);
  for (const { moment, cells, event } of fresh) {
    const above = readable.findLast((one) => one.moment!.earliest <= moment.earliest);
    const below = readable.find((one) => one.moment!.earliest > moment.earliest);
    const line = above?.place.line ?? (below ? below.place.line - 1 : tables[0]!.last);
    const home = tables.find(({ head, last }) => line > head && line <= last) ?? tables[0]!;
    const twice = event.milestones.filter(({ value }) =>
      stays.timeline.events.some(({ milestones }) => milestones.some((one) => one.value === value)),
    );
    if (twice.length > 0) {
      cells.set(
        'milestone',
        event.milestones
          .filter((one) => !twice.includes(one))
          .map(({ value }) => value)
          .join(', '),
      );
      change.notes.push(
        `\`${twice.map(({ value }) => value).join(', ')}\` stays where ${stays.id} has it; the other one had it at ${cells.get('time')}.`,
      );
    }
    added.set(line, [...(added.get(line) ?? []), lineOf(home, cells)]);
    sayLost(change, 'row', [cells], home.keys);
  }
  if (!isWhole) change.notes.push(`Times of \`${gone.id}\` that cannot be read keep their table below its text.`);
  return { added, isWhole };
}

function sayLost(
  change: Change,
  what: string,
  rows: readonly ReadonlyMap<string, string>[],
  keys: readonly string[],
): void {
  const lost = new Set(
    rows.flatMap((cells) => [...cells].flatMap(([key, cell]) => (cell !== '' && !keys.includes(key) ? [key] : []))),
  );
  if (lost.size > 0)
    change.notes.push(
      `The table has no column for ${[...lost].join(', ')} of the other one: what its ${what}s say there is not taken over.`,
    );
}

/** Lines of the tables of a section. */
function linesOf(document: Postmortem, section: 'timeline' | 'action-items'): number[] {
  return tablesIn(document, section).flatMap(({ head, last }) =>
    Array.from({ length: last - head + 1 }, (_, index) => head + index),
  );
}

function withFactsOf(yaml: string, gone: Postmortem, stays: Postmortem): string {
  const order = Object.keys(factsSchema.shape);
  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
  const added = (have: readonly string[], more: readonly string[]) =>
    more.filter((one) => !have.includes(one) && one !== stays.id && one !== gone.id);
  let next = yaml;
  next = withEntries(next, ['services'], added(stays.facts.services, gone.facts.services), order);
  next = withEntries(next, ['factors'], added(stays.facts.factors, gone.facts.factors), order);
  next = withEntries(next, ['runbooks'], added(ids(stays.facts.runbooks), ids(gone.facts.runbooks)), order);
  next = withoutEntries(
    next,
    ([key], entry) => key === 'related' && (idIn(entry) === gone.id || idIn(entry) === stays.id),
  );
  next = withEntries(next, ['related'], added(ids(stays.facts.related), ids(gone.facts.related)), order);
  if (stays.facts.duplicateOf === gone.id) next = editFrontMatter(next, {}, { without: ['duplicateOf'] });
  for (const [role, people] of Object.entries(gone.facts.roles)) {
    const known: readonly string[] = stays.facts.roles[role as keyof typeof stays.facts.roles] ?? [];
    const more = people.filter((one) => !known.includes(one));
    if (more.length === 0) continue;
    next =
      Object.keys(stays.facts.roles).length === 0 && !/^roles:/m.test(next)
        ? editFrontMatter(next, { roles: { [role]: more } }, { order })
        : withEntries(next, ['roles', role], more);
  }
  return withEntries(next, ['formerly'], [gone.id, ...gone.facts.formerly], order);
}

/** Front matter that is true of one document alone, as it is written, in a fence; nothing where there is none. */
function ownFactsOf(change: Change, { file }: Postmortem): string {
  const yaml = frontMatterOf(change.before.get(file)!)?.text ?? '';
  const own = yaml.match(/^(?:impact|unknown|reviews|provenance):.*\n(?:[ \t-].*\n|\n)*/gm) ?? [];
  return own.length === 0 ? '' : `\`\`\`yaml\n${own.join('').trimEnd()}\n\`\`\`\n`;
}

/** The body of a document without some lines, its headings two ranks lower and named for it. */
function partsOf({ file, id, sections }: Postmortem | Runbook, change: Change, without: ReadonlySet<number>): string {
  const text = change.after.get(file)!;
  const heads = new Map(sections.map(({ place, depth }) => [place.line, depth]));
  const begins = text.slice(0, endOfFront(text)).split('\n').length + 1;
  const kept = text.split('\n').flatMap((line, index) => {
    if (index + 1 < begins || without.has(index + 1)) return [];
    const depth = heads.get(index + 1);
    if (depth === undefined || !line.startsWith('#')) return [line];
    return [`${'#'.repeat(Math.min(depth + 1, 6))} ${line.replace(/^#+\s*/, '').trimEnd()}, of ${id}`];
  });
  // A heading with nothing left below it goes.
  return kept
    .join('\n')
    .replace(/^#{3} .*\n\s*(?=#{3} |(?![\s\S]))/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function append(change: Change, file: string, body: string, from: string, more = ''): void {
  if (body === '' && more === '') return;
  edit(
    change,
    file,
    (text) =>
      `${text.trimEnd()}\n\n## Merged from ${from}\n\n[TODO: work this into the sections above, then take it out]\n${[
        body,
        more.trimEnd(),
      ]
        .filter((one) => one !== '')
        .map((one) => `\n${one}\n`)
        .join('')}`,
  );
}
