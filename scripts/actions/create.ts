import { confirm, isCancel } from '@clack/prompts';
import { InvalidArgumentError } from 'commander';
import { ownerOf } from '../../src/core/actions/owner.ts';
import { holdsAddress, markOfReminders, unticketed, type Unticketed } from '../../src/core/actions/sync.ts';
import { addressesBelow } from '../../src/core/model/address.ts';
import type { Configuration, TrackerSettings } from '../../src/core/model/configuration.ts';
import { compilePattern } from '../../src/core/parse/library.ts';
import { promisingIn } from '../../src/core/model/library-action.ts';
import type { JudgedLibrary } from '../../src/library/judged.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { TrackerFault, type Draft, type Opened, type Tracker } from '../../src/trackers/tracker.ts';
import { dim, green, print, red, yellow } from '../public/print.ts';
import { writeCells } from './documents.ts';
import { nameOfTracker, openTracker } from './trackers.ts';

/** A ticket that was written into a table: opened now, or found by its link back. */
export interface Created {
  key: string;
  ticket: string;
  state: 'opened' | 'found';
}

/**
 * Gives every pending action item that has no ticket one: first it is looked for by the link back, then it is opened. Its
 * id is written into the table before the next one is opened, so that a run that breaks off loses none.
 */
export async function createTickets(
  judged: JudgedLibrary,
  { ask, only, quiet }: { ask: boolean; only: string | undefined; quiet: boolean },
): Promise<{ created: Created[]; failed: boolean }> {
  const say = quiet ? () => undefined : print;
  const { catalogue } = judged;
  const { configuration } = catalogue;
  const { site, base } = configuration;
  if (site === undefined)
    throw new InvalidArgumentError('A ticket links back to its action item. Set `site` in library.yaml first.');
  if (only !== undefined && !promisingIn(catalogue).some(({ id }) => id === only))
    throw new InvalidArgumentError(`There is no postmortem or review ${JSON.stringify(only)}. Give the id of one.`);
  const root = new URL(base.endsWith('/') ? base : `${base}/`, site).href;
  const isWanted = (document: { id: string }) => only === undefined || document.id === only;
  const all = unticketed(catalogue);
  for (const { key, document, reason } of all.skipped)
    if (isWanted(document)) say(`${yellow(key)} gets no ticket: ${reason}`);
  const groups = new Map<TrackerSettings, Unticketed[]>();
  for (const item of all.items)
    if (isWanted(item.document)) groups.set(item.settings, [...(groups.get(item.settings) ?? []), item]);
  const created: Created[] = [];
  let failed = false;
  for (const [settings, items] of groups) {
    try {
      const tracker = openTracker(settings);
      nameIn(tracker.namesOf(1), settings, configuration);
      const known = await collect(tracker, root);
      const missing: Unticketed[] = [];
      for (const item of items) {
        const link = linkTo(item, root);
        const found = known.filter(({ text }) => holdsAddress(text, link));
        if (found.length === 0) missing.push(item);
        else if (found.length > 1)
          say(
            `${yellow(item.key)} is the origin of several tickets: ${found.map(({ names }) => nameIn(names, settings, configuration)).join(', ')}. Write the right one into the table.`,
          );
        else if (!(await enter(item, found[0]!, 'found'))) failed = true;
      }
      if (missing.length === 0) continue;
      for (const { key, action } of missing) say(`${key}  ${action.action.text}`);
      if (ask && !(await isAgreed(missing.length, nameOfTracker(settings)))) continue;
      for (const item of missing)
        if (!(await enter(item, await tracker.open(draftOf(item, judged, root)), 'opened'))) failed = true;

      async function enter(item: Unticketed, opened: Opened, state: Created['state']): Promise<boolean> {
        const ticket = nameIn(opened.names, settings, configuration);
        const { file } = item.document;
        const { refused } = await writeCells(judged, file, [{ action: item.action, column: 'ticket', value: ticket }]);
        created.push({ key: item.key, ticket, state });
        say(`${green(ticket)} ${state} for ${item.key}${dim(` ${file}`)}`);
        for (const { reason } of refused) say(red(`  not written into the table: ${reason}`));
        return refused.length === 0;
      }
    } catch (error) {
      if (!(error instanceof TrackerFault)) throw error;
      say(`${nameOfTracker(settings)}: ${red(error.message)}`);
      failed = true;
    }
  }
  return { created, failed };
}

async function collect(tracker: Tracker, root: string): Promise<Opened[]> {
  const all: Opened[] = [];
  for await (const one of tracker.opened(root)) if (!one.text.includes(markOfReminders(root))) all.push(one);
  return all;
}

async function isAgreed(count: number, tracker: string): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stdout.isTTY)
    throw new InvalidArgumentError(
      `Nobody can be asked here whether to open ${count} ${count === 1 ? 'ticket' : 'tickets'} in ${tracker}. Give --yes to open them.`,
    );
  const answer = await confirm({ message: `Open ${count} ${count === 1 ? 'ticket' : 'tickets'} in ${tracker}?` });
  return !isCancel(answer) && answer;
}

/** The first form of a name that a table may hold: it has to match what library.yaml says of tickets. */
function nameIn(names: readonly string[], settings: TrackerSettings, { tickets }: Configuration): string {
  const patterns = [settings.tickets, ...(tickets ? [tickets.pattern] : [])].map(compilePattern);
  const name = names.find((one) => patterns.every((pattern) => pattern?.matches(one)));
  if (name === undefined)
    throw new TrackerFault(
      `A ticket of ${nameOfTracker(settings)} is called ${names.slice(0, 3).join(' or ')}, which matches no pattern of library.yaml. Change \`tickets\`, so that it can be written into a table.`,
    );
  return name;
}

function linkTo({ document, action, row }: Unticketed, root: string): string {
  return addressesBelow(root).action(document, { id: action.id?.value, row });
}

function draftOf(item: Unticketed, { catalogue }: JudgedLibrary, root: string): Draft {
  const { document, action } = item;
  const { following: texts, terms } = textsFor(catalogue.configuration.language);
  const { name } = ownerOf(action, catalogue);
  const about = [
    name !== undefined && texts.owner(name),
    action.due && texts.due(action.due.value),
    action.type && texts.type(terms.actionTypes[action.type.value]),
    action.priority && texts.priority(action.priority.value),
  ].filter((part) => typeof part === 'string');
  return {
    title: action.action.text.slice(0, 200),
    paragraphs: [
      action.action.text,
      texts.ticketOf(
        action.id!.value,
        document.facts.title,
        document.type === 'postmortem' ? document.facts.severity : undefined,
      ),
      linkTo(item, root),
      ...(about.length > 0 ? [about.join(' · ')] : []),
    ],
    due: action.due?.value,
  };
}
