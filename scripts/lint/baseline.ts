import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidArgumentError } from 'commander';
import {
  baselineFile,
  baselineOf,
  common,
  measure,
  printBaseline,
  readBaseline,
  without,
  type KnownMessage,
} from '../../src/core/lint/baseline.ts';
import { counted } from '../../src/core/lint/reporters/report.ts';
import type { JudgedMessage } from '../../src/core/model/message.ts';
import { shownFolder } from '../../src/library/read.ts';
import type { Judgement } from './all.ts';
import { replaceFile } from '../../src/library/replace.ts';

/** Messages without what the baseline knows, and what is to be said about the baseline itself. */
export interface AgainstBaseline {
  fresh: JudgedMessage[];
  known: number;
  notes: string[];
}

/** Measures messages against the baseline of the content folder, and writes it where that was asked for. */
export async function useBaseline(
  folder: string,
  messages: readonly JudgedMessage[],
  judgement: Judgement,
  options: { initBaseline: boolean; updateBaseline: boolean; notes: boolean; isWhole: boolean },
): Promise<AgainstBaseline> {
  const path = join(folder, baselineFile);
  const shown = `${shownFolder(folder)}/${baselineFile}`;
  const written = await readFile(path, 'utf8').catch(() => undefined);
  if (options.initBaseline) {
    if (written !== undefined)
      throw new InvalidArgumentError(
        `There is a baseline already, ${JSON.stringify(shown)}, and it can only shrink. Take out what no longer occurs with --update-baseline.`,
      );
    const baseline = baselineOf(judgement.messages, judgement.sourceOf, options.notes);
    await replaceFile(path, printBaseline(baseline));
    const { fresh, known } = measure(messages, baseline, judgement.sourceOf);
    return { fresh, known, notes: [`${shown}: ${counted(sum(baseline), 'message')} written down as known.`] };
  }
  if (written === undefined) {
    if (options.updateBaseline)
      throw new InvalidArgumentError(`There is no baseline ${JSON.stringify(shown)}. Begin one with --init-baseline.`);
    return { fresh: [...messages], known: 0, notes: [] };
  }
  let baseline = entriesOf(written, shown);
  const notes: string[] = [];
  if (judgement.earlierBaseline !== undefined) {
    const earlier = entriesOf(judgement.earlierBaseline, `${shown} of the base`);
    const kept = common(baseline, earlier);
    const added = sum(baseline) - sum(kept);
    if (added > 0) notes.push(`${shown}: ${counted(added, 'message')} added by hand, which does not count.`);
    baseline = kept;
  }
  const { fresh, known, stale } = measure(messages, baseline, judgement.sourceOf);
  if (options.isWhole) {
    // Notes may have been left out of the messages that were asked for, but not out of the baseline.
    const gone = measure(judgement.messages, baseline, judgement.sourceOf).stale;
    if (options.updateBaseline) {
      const left = without(baseline, gone);
      if (gone.length > 0) await replaceFile(path, printBaseline(left));
      notes.push(
        `${shown}: ${gone.length === 0 ? 'nothing to take out' : `${counted(sum(gone), 'message')} taken out, ${sum(left)} left`}.`,
      );
    } else if (stale.length > 0 && gone.length > 0) {
      notes.push(
        `${shown}: ${counted(sum(gone), 'message')} in it no longer occur. Take them out with --update-baseline:`,
        ...gone.slice(0, 20).map(({ file, rule, what }) => `  ${file} ${rule}: ${what}`),
        ...(gone.length > 20 ? [`  and ${gone.length - 20} more`] : []),
      );
    }
  }
  return { fresh, known, notes };
}

function entriesOf(text: string, shown: string): KnownMessage[] {
  const read = readBaseline(text);
  if (typeof read === 'string')
    throw new InvalidArgumentError(
      `The baseline ${JSON.stringify(shown)} cannot be read: ${read}. Correct it by hand.`,
    );
  return read;
}

function sum(entries: readonly KnownMessage[]): number {
  return entries.reduce((total, { times }) => total + times, 0);
}
