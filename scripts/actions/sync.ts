import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import type { Change } from '../../src/core/actions/cells.ts';
import { disagreementsOf, type Disagreement } from '../../src/core/actions/disagreements.ts';
import { assignTickets, nextSnapshot, sharedTickets, strangeAccounts } from '../../src/core/actions/sync.ts';
import type { Catalogue } from '../../src/core/model/entry.ts';
import { actionsOf, promisingIn } from '../../src/core/model/library-action.ts';
import { snapshotFile, ticketsIn, type Ticket } from '../../src/core/model/ticket.ts';
import { writeSnapshot } from '../../src/core/parse/snapshot.ts';
import { readJudged, type JudgedLibrary } from '../../src/library/judged.ts';
import { contentFolder, shownFolder } from '../../src/library/read.ts';
import { replaceFile } from '../../src/library/replace.ts';
import { TrackerFault } from '../../src/trackers/tracker.ts';
import { day, today } from '../clock.ts';
import { step } from '../progress.ts';
import { bold, dim, green, print, red, yellow } from '../public/print.ts';
import { createTickets, type Created } from './create.ts';
import { writeCells } from './documents.ts';
import { nameOfTracker, openTracker } from './trackers.ts';

interface Options {
  write: boolean;
  create: boolean;
  yes: boolean;
  only?: string;
  json: boolean;
  now: string;
}

/** What became of one tracker. */
interface TrackerReport {
  tracker: string;
  tickets: number;
  read: number;
  fault: string | undefined;
}

export function syncCommand(): Command {
  return new Command('sync')
    .description(
      `Reads how the tickets of all action items stand, keeps it in ${snapshotFile}, and lists what the tables say differently.`,
    )
    .option('--write', 'write the status of the tracker into the tables', false)
    .option('--create', 'open a ticket for every pending action item that has none, after asking', false)
    .option('--yes', 'do not ask', false)
    .option('--only <id>', 'open tickets for the action items of this postmortem or review only')
    .option('--json', 'print what was found as JSON', false)
    .option('--now <day>', 'the day it is, YYYY-MM-DD', day, today())
    .action(sync);
}

async function sync(options: Options): Promise<void> {
  if (options.only !== undefined && !options.create)
    throw new InvalidArgumentError(
      'Unexpected --only without --create. It says for which document tickets are opened.',
    );
  const judged = await step('Reading the library', () => readJudged(options.now));
  const { catalogue } = judged;
  if (catalogue.configuration.actions.trackers.length === 0)
    throw new InvalidArgumentError(
      'There is no tracker. Name one under `actions.trackers` of library.yaml; the handbook’s page “Action items” says how.',
    );
  const { trackers, strangers } = assignTickets(catalogue);
  const read = new Map<string, Ticket>();
  const reports = await step('Asking the trackers', () =>
    Promise.all(
      trackers.map(async ({ settings, tickets }): Promise<TrackerReport> => {
        const before = new Map<string, Ticket>();
        const report = { tracker: nameOfTracker(settings), tickets: tickets.length };
        try {
          if (tickets.length > 0)
            for await (const ticket of openTracker(settings).read(tickets)) before.set(ticket.ticket, ticket);
          return { ...report, read: before.size, fault: undefined };
        } catch (error) {
          if (!(error instanceof TrackerFault)) throw error;
          return { ...report, read: before.size, fault: error.message };
        } finally {
          for (const [name, ticket] of before) read.set(name, ticket);
        }
      }),
    ),
  );
  const wanted = trackers.flatMap(({ tickets }) => tickets);
  const tickets = nextSnapshot(wanted, read, catalogue.tickets, options.now);
  await keep(tickets);

  let library: Catalogue = { ...catalogue, tickets };
  const found = disagreementsIn(library);
  const shared = sharedTickets(library);
  const { written, left } = options.write ? await write(judged, found, shared) : { written: [], left: [] };
  const created: Created[] = [];
  let failed = reports.some(({ fault }) => fault !== undefined);
  if (options.create) {
    const made = await createTickets(judged, { ask: !options.yes, only: options.only, quiet: options.json });
    created.push(...made.created);
    failed ||= made.failed;
    for (const { ticket, state } of made.created)
      if (state === 'opened') tickets.set(ticket, { ticket, state: 'open' });
    library = { ...library, tickets };
    await keep(tickets);
  }
  process.exitCode = failed ? 1 : 0;
  const hidden = [...tickets.values()].filter(({ state }) => state === 'hidden').map(({ ticket }) => ticket);
  const accounts = strangeAccounts(library);
  if (options.json) {
    const data = {
      trackers: reports,
      disagreements: found.map(dataOf),
      written: written.map(dataOf),
      created,
      hidden,
      strangers,
      accounts,
      shared: Object.fromEntries(shared),
    };
    process.stdout.write(`${JSON.stringify(data, null, 2)}\n`);
    return;
  }
  for (const { tracker, tickets: count, read: known, fault } of reports.filter(({ tickets: all }) => all > 0))
    print(
      `${bold(tracker)}  ${known} of ${counted(count, 'ticket')} read${fault === undefined ? '' : red(`\n  ${fault}`)}`,
    );
  printDisagreements(found, written, left);
  for (const [ticket, keys] of shared) print(`${yellow(ticket)} is the ticket of ${keys.join(' and ')}`);
  printList(hidden, 'ticket is gone, or hidden from the token', 'tickets are gone, or hidden from the token');
  printList(strangers, 'ticket is of no tracker in library.yaml', 'tickets are of no tracker in library.yaml');
  printList(accounts, 'account belongs to nobody in people.yaml', 'accounts belong to nobody in people.yaml');
  print(
    `\n${found.length > 0 ? counted(found.length, 'disagreement') : reports.some(({ fault }) => fault !== undefined) ? 'no disagreement in what was read' : green('tables and trackers agree')}${
      options.write ? `, ${written.length} written` : ''
    }; ${shownFolder()}/${snapshotFile} holds ${counted(tickets.size, 'ticket')}`,
  );
  if (!options.write && found.some(({ about }) => about === 'status'))
    print('`--write` writes the status of the tracker into the tables.');
}

function keep(tickets: ReadonlyMap<string, Ticket>): Promise<void> {
  return replaceFile(join(contentFolder(), snapshotFile), writeSnapshot(tickets.values()));
}

function disagreementsIn(library: Catalogue): Disagreement[] {
  return actionsOf(promisingIn(library))
    .flatMap((item) => disagreementsOf(item, library))
    .sort((a, b) => (a.place.file < b.place.file ? -1 : a.place.file > b.place.file ? 1 : a.place.line - b.place.line));
}

/** A disagreement that stays, and why. */
interface Left {
  one: Disagreement;
  reason: string;
}

/** Writes the status of the trackers into the tables; of an item whose ticket others share, only a person knows. */
async function write(
  judged: JudgedLibrary,
  found: readonly Disagreement[],
  shared: ReadonlyMap<string, string[]>,
): Promise<{ written: Disagreement[]; left: Left[] }> {
  const written: Disagreement[] = [];
  const left: Left[] = [];
  const files = new Map<string, Map<Change, Disagreement>>();
  for (const one of found) {
    if (one.about !== 'status') continue;
    const other = ticketsIn(one.ticket).find((ticket) => shared.has(ticket));
    if (other !== undefined) {
      left.push({ one, reason: `${other} is the ticket of other items too` });
      continue;
    }
    const { file } = one.document;
    const changes = files.get(file) ?? new Map<Change, Disagreement>();
    files.set(file, changes.set({ action: one.action, column: 'status', value: one.tracker! }, one));
  }
  for (const [file, changes] of files) {
    const result = await writeCells(judged, file, [...changes.keys()]);
    written.push(...result.written.map((change) => changes.get(change)!));
    left.push(...result.refused.map(({ change, reason }) => ({ one: changes.get(change)!, reason })));
  }
  return { written, left };
}

function printDisagreements(
  found: readonly Disagreement[],
  written: readonly Disagreement[],
  left: readonly Left[],
): void {
  let file: string | undefined;
  for (const one of found) {
    if (one.place.file !== file) print(`\n${bold(one.place.file)}`);
    file = one.place.file;
    const reason = left.find((other) => other.one === one)?.reason;
    const end = written.includes(one)
      ? green('  written')
      : reason === undefined
        ? ''
        : yellow(`  not written: ${reason}`);
    print(
      `  ${one.place.line}  ${one.action.id?.value ?? one.action.action.text.slice(0, 40)}  ${one.ticket}  ${said(one)}${end}`,
    );
  }
  if (found.length > 0) print('');
}

function said({ about, written, tracker }: Disagreement): string {
  if (about === 'gone') return `${written} was deleted`;
  if (about === 'moved') return `${written} is now ${tracker}`;
  return `${about}: ${written ?? 'nothing'} here, ${tracker} there`;
}

function dataOf({ document, action, ticket, about, written, tracker, place }: Disagreement) {
  return {
    [document.type]: document.id,
    action: action.id?.value,
    ticket,
    about,
    table: written,
    tracker,
    file: place.file,
    line: place.line,
  };
}

function printList(list: readonly string[], one: string, many: string): void {
  if (list.length === 0) return;
  const shown = list.slice(0, 10).join(', ');
  print(dim(`${list.length} ${list.length === 1 ? one : many}: ${shown}${list.length > 10 ? ', …' : ''}`));
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
