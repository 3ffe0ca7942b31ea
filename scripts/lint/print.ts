import { hash } from 'node:crypto';
import { formats } from '../../src/core/lint/reporters/formats.ts';
import { counted, countsOf, nameJudged, type Report } from '../../src/core/lint/reporters/report.ts';
import { reportToTerminal } from '../../src/core/lint/reporters/terminal.ts';
import { tame } from '../../src/core/lint/reporters/tame.ts';
import { addressesBelow } from '../../src/core/model/address.ts';
import type { JudgedMessage } from '../../src/core/model/message.ts';
import { shownFolder } from '../../src/library/read.ts';
import { replaceFile } from '../../src/library/replace.ts';
import { rootOf } from './git.ts';
import type { Options, Output } from './options.ts';
import { readRulePages } from './pages.ts';
import { selectFiles, type Judgement } from './all.ts';

interface Printing {
  folder: string;
  judgement: Judgement;
  isSelected: (file: string) => boolean;
  known: number;
  /** What is to be said besides, in a terminal only. */
  notes: readonly string[];
  options: Options;
}

/** Prints messages in the format asked for, and writes them to files in the others. */
export async function print(messages: readonly JudgedMessage[], printing: Printing): Promise<void> {
  const { options } = printing;
  const outputs: Output[] = [{ format: options.format, file: '-' }, ...options.output];
  const report = await reportOf(messages, printing, outputs);
  for (const { format, file } of outputs) {
    const isScreen = file === '-' && process.stdout.isTTY === true;
    const text = format === 'terminal' ? forPeople(report, printing, isScreen) : formats[format]!(report);
    if (file === '-') process.stdout.write(format === 'terminal' ? withoutCommands(text) : text);
    else await replaceFile(file, text);
  }
}

async function reportOf(
  messages: readonly JudgedMessage[],
  printing: Printing,
  outputs: readonly Output[],
): Promise<Report> {
  const { folder, judgement, isSelected, known, options } = printing;
  const { site, base } = judgement.configuration;
  const addresses = addressesBelow(base);
  const isFor = (...names: string[]) => outputs.some(({ format }) => names.includes(format));
  return {
    messages,
    sourceOf: judgement.sourceOf,
    folder: shownFolder(folder),
    root: isFor('sarif', 'github', 'gitlab', 'junit', 'markdown') ? await rootOf(folder) : '',
    pages: isFor('sarif') ? readRulePages() : new Map(),
    addressOf: (rule) => (site === undefined ? undefined : new URL(addresses.rule(rule), site).href),
    digest: (text) => hash('sha256', text),
    judged: selectFiles(judgement.judged, isSelected),
    known,
    today: options.now,
    nightly: options.nightly,
    changedSince: options.changed,
  };
}

function forPeople(report: Report, { notes, options, judgement }: Printing, isScreen: boolean): string {
  const { messages, folder, sourceOf, addressOf, judged, known } = report;
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  const color = !NO_COLOR && (Boolean(FORCE_COLOR) || (isScreen && TERM !== 'dumb'));
  const columns = isScreen ? process.stdout.columns : undefined;
  const text = reportToTerminal(messages, folder, color, {
    columns,
    sourceOf,
    addressOf,
    isSummed: !options.details,
    isRough: (file) => judgement.imported.has(file),
  });
  const about = [
    `${nameJudged(judged)} `,
    options.changed === undefined ? 'judged' : `changed since ${tame(options.changed)}`,
    known === 0 ? '' : `, ${counted(known, 'message')} known to the baseline`,
  ].join('');
  const { warnings } = countsOf(messages);
  const lines = [text === '' ? `${about}: no ${known === 0 ? '' : 'other '}messages` : about, ...notes.map(tame)];
  if (options.maxWarnings !== undefined && warnings > options.maxWarnings)
    lines.push(`${warnings} warnings are more than the ${options.maxWarnings} allowed`);
  return `${text === '' ? '' : `${text}\n\n`}${lines.join('\n')}\n`;
}

/** In a job on GitHub a line of a log can be a command; what documents say must not be one. */
function withoutCommands(text: string): string {
  if (process.env['GITHUB_ACTIONS'] !== 'true') return text;
  const token = crypto.randomUUID();
  return `::stop-commands::${token}\n${text}::${token}::\n`;
}
