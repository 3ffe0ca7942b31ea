import { catalogueOf } from '../../src/core/catalogue/catalogue.ts';
import type { PostmortemEntry } from '../../src/core/model/entry.ts';
import { parseLibrary } from '../../src/core/parse/library.ts';
import { relatedFinder, signals, weights, type Signal } from '../../src/core/relations/related.ts';
import { generateLibrary, type Causes } from '../generate/library.ts';

/** The quality of suggestions made with some of the signals. */
export interface Quality {
  name: string;
  /** The share of the first three suggestions that have the hidden cause of the incident they are made for. */
  share: number;
  /** That share as a multiple of chance. */
  lift: number;
  /** Its target; undefined if it is only recorded. */
  above: number | undefined;
}

/** The quality of relations over a generated library. */
export interface RelationQuality {
  incidents: number;
  causes: number;
  /** The probability that another incident, drawn at random, has the same cause. */
  chance: number;
  rows: Quality[];
}

/**
 * Measures relations on a generated library, in which every incident has a hidden cause. What authors declare and what texts
 * mention is taken out first: the method has to find everything by itself.
 */
export function relationQuality(incidents: number, seed: number): RelationQuality {
  const { files, causes } = generateLibrary(incidents, seed);
  const encoder = new TextEncoder();
  const { postmortems } = catalogueOf(
    parseLibrary(
      files.map(({ path, text }) => {
        const bytes = encoder.encode(text);
        return { path, bytes, size: bytes.length };
      }),
    ),
  );
  const bare = postmortems.map((postmortem) => ({
    ...postmortem,
    facts: { ...postmortem.facts, related: [], duplicateOf: undefined },
  }));
  const chance = chanceOf(Object.values(causes));
  const none = Object.fromEntries(signals.map((signal) => [signal, 0])) as Record<Signal, number>;
  const measured = (name: string, given: Readonly<Record<Signal, number>>, above?: number): Quality => {
    const share = shareOfSameCause(bare, causes, given);
    return { name, share, lift: share / chance, above };
  };
  const alone = signals.map((signal) => measured(`${signal} alone`, { ...none, [signal]: 1 }));
  const best = Math.max(...alone.map(({ share }) => share));
  return {
    incidents,
    causes: new Set(Object.values(causes)).size,
    chance,
    rows: [
      measured('all signals', weights, best),
      measured('factors hidden', { ...weights, factors: 0 }, 3 * chance),
      measured('factors and text hidden', { ...weights, factors: 0, text: 0 }, 3 * chance),
      ...alone,
    ],
  };
}

/** The quality as a table for a terminal. */
export function printQuality({ incidents, causes, chance, rows }: RelationQuality): string {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const cells = [
    ['first three suggestions by', 'same cause', '× chance', 'has to be above'],
    ...rows.map(({ name, share, lift, above }) => [
      name,
      percent(share),
      lift.toFixed(1),
      above === undefined ? '' : `${percent(above)} ${share > above ? '✓' : '✗'}`,
    ]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => row[column]!.length)));
  const lines = cells.map((row) =>
    row
      .map((cell, column) =>
        column === 0 || column === 3 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column]!),
      )
      .join('  ')
      .trimEnd(),
  );
  return `${incidents} incidents of ${causes} hidden causes; chance is ${percent(chance)}\n\n${lines.join('\n')}\n`;
}

/** The probability that another incident, drawn at random, has the same cause. */
function chanceOf(causes: readonly string[]): number {
  const same = causes.map((cause) => causes.filter((other) => other === cause).length - 1);
  return same.reduce((sum, count) => sum + count / (causes.length - 1), 0) / causes.length;
}

/** A missing suggestion counts as wrong. */
function shareOfSameCause(
  postmortems: readonly PostmortemEntry[],
  causes: Causes,
  given: Readonly<Record<Signal, number>>,
): number {
  const related = relatedFinder(postmortems, { weights: given });
  let hits = 0;
  for (const { id } of postmortems)
    hits += related(id)
      .slice(0, 3)
      .filter((one) => causes[one.id] === causes[id]).length;
  return hits / (3 * postmortems.length);
}
