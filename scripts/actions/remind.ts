import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { remindersOf, type Reminder } from '../../src/core/actions/reminders.ts';
import { markOfReminders } from '../../src/core/actions/sync.ts';
import { addressesBelow } from '../../src/core/model/address.ts';
import type { Configuration } from '../../src/core/model/configuration.ts';
import { readJudged } from '../../src/library/judged.ts';
import { cacheFolder } from '../../src/library/keys.ts';
import { replaceFile } from '../../src/library/replace.ts';
import { afterTelling, readState, tellingOf, writeState, type State } from '../../src/reminders/state.ts';
import { countsOf, lineOf, markdownSummary, paragraphsOf, type Telling } from '../../src/reminders/tell.ts';
import { payloadOf, type ChatMessage } from '../../src/reminders/webhook.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { TrackerFault } from '../../src/trackers/tracker.ts';
import { day, today } from '../clock.ts';
import { step } from '../progress.ts';
import { bold, dim, green, print, red } from '../public/print.ts';
import { nameOfTracker, openTracker, openWebhook } from './trackers.ts';

interface Options {
  markdown?: string;
  state: string;
  dryRun: boolean;
  json: boolean;
  now: string;
}

/** So many lines go into one message to a chat. */
const mostLines = 20;

export function remindCommand(): Command {
  return new Command('remind')
    .description('Reminds of what is overdue, due soon or lying; tells a chat only what it has not been told.')
    .option('--markdown <file>', 'write everything that waits to this file, for a job summary')
    .option('--state <file>', 'where it is kept what was told', join(cacheFolder, 'reminders', 'told.json'))
    .option('--dry-run', 'send nothing and show what would be sent', false)
    .option('--json', 'print everything that waits as JSON', false)
    .option('--now <day>', 'the day it is, YYYY-MM-DD', day, today())
    .action(remind);
}

async function remind(options: Options): Promise<void> {
  const { catalogue, messages } = await step('Reading the library', () => readJudged(options.now));
  const { configuration } = catalogue;
  const reminders = remindersOf(catalogue, messages, options.now);
  const { following: texts } = textsFor(configuration.language);
  const root = rootOf(configuration);
  const telling: Telling = { texts, addresses: root === undefined ? undefined : addressesBelow(root) };
  const title = texts.reminders(configuration.name);
  if (options.markdown !== undefined) await writeFile(options.markdown, markdownSummary(reminders, title, telling));
  if (options.json) process.stdout.write(`${JSON.stringify(reminders, null, 2)}\n`);
  else printReminders(reminders, telling);
  const say = options.json ? () => undefined : print;

  let state: State = readState(await readFile(options.state, 'utf8').catch(() => undefined));
  let failed = false;
  for (const { form, address, teams } of configuration.actions.reminders.webhooks) {
    const own = reminders.filter((one) => teams === undefined || one.teams.some((team) => teams.includes(team)));
    const channel = [form, address, ...(teams ?? [])].join(' ');
    const told = tellingOf(state, channel, own);
    if (told.what !== 'nothing') {
      const message: ChatMessage =
        told.what === 'summary'
          ? { title, lines: countsOf(own, texts).map((text) => ({ text, address: root })) }
          : {
              title,
              lines: [
                ...told.reminders.slice(0, mostLines).map((one) => lineOf(one, telling)),
                ...(told.reminders.length > mostLines
                  ? [{ text: texts.more(told.reminders.length - mostLines), address: root }]
                  : []),
              ],
            };
      if (options.dryRun) {
        say(`\n${bold(`${form} ${address}`)} would be told:`);
        for (const { text } of message.lines) say(`  ${text}`);
        continue;
      }
      try {
        await openWebhook(address)(payloadOf(form, message));
        say(
          green(
            `${form} ${address} was told of ${told.what === 'summary' ? 'everything in short' : `${told.reminders.length} new`}`,
          ),
        );
      } catch (error) {
        if (!(error instanceof TrackerFault)) throw error;
        say(`${form} ${address}: ${red(error.message)}`);
        failed = true;
        // What may have arrived is not sent again.
        if (!error.mayHaveArrived) continue;
      }
    }
    if (options.dryRun) continue;
    state = afterTelling(state, channel, own);
    await mkdir(dirname(options.state), { recursive: true });
    await replaceFile(options.state, writeState(state));
  }
  if (!options.dryRun && !(await keepIssue(configuration, reminders, telling, root, say))) failed = true;
  process.exitCode = failed ? 1 : 0;
}

/** Keeps one issue with everything that waits. Gives false where that could not be done. */
async function keepIssue(
  { actions, name }: Configuration,
  reminders: readonly Reminder[],
  telling: Telling,
  root: string | undefined,
  say: (line: string) => void,
): Promise<boolean> {
  const settings = actions.trackers.find(({ project }) => project === actions.reminders.issue);
  if (!settings) return true;
  try {
    if (root === undefined)
      throw new TrackerFault('The issue is found by the address of the site. Set `site` in library.yaml first.');
    const tracker = openTracker(settings);
    const mark = markOfReminders(root);
    const draft = { title: telling.texts.reminders(name), paragraphs: [...paragraphsOf(reminders, telling), mark] };
    let found: string | undefined;
    for await (const { names, text } of tracker.opened(root))
      if (text.includes(mark)) {
        found = names[0];
        break;
      }
    if (found === undefined && reminders.length === 0) return true;
    if (found === undefined) [found] = (await tracker.open(draft)).names;
    else await tracker.rewrite(found, draft);
    say(green(`${nameOfTracker(settings)} ${found} is up to date`));
    return true;
  } catch (error) {
    if (!(error instanceof TrackerFault)) throw error;
    say(`${nameOfTracker(settings)}: ${red(error.message)}`);
    return false;
  }
}

function rootOf({ site, base }: Configuration): string | undefined {
  return site === undefined ? undefined : new URL(base.endsWith('/') ? base : `${base}/`, site).href;
}

function printReminders(reminders: readonly Reminder[], telling: Telling): void {
  if (reminders.length === 0) print(green(telling.texts.nothingDue));
  let kind: string | undefined;
  for (const one of reminders) {
    if (one.kind !== kind) print(`${kind === undefined ? '' : '\n'}${bold(telling.texts.kinds[one.kind])}`);
    kind = one.kind;
    const { text, address } = lineOf(one, telling);
    print(`  ${text}${address === undefined ? '' : dim(`\n    ${address}`)}`);
  }
  if (reminders.length > 0) print('');
}
