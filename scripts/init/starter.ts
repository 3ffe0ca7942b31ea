import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { engineFolder } from '../../src/library/engine.ts';
import type { Answers } from './answers.ts';

type Scale = Pick<Answers, 'severities' | 'zone' | 'team'>;

/**
 * A file of `starter/` for a library: the worse half of its severities is written in full, the rest in the light
 * template.
 *
 * @param today YYYY-MM-DD
 */
export function starterText(name: string, { severities, zone, team }: Scale, today: string): string {
  const ids = severities.map(({ id }) => id);
  const full = ids.slice(0, Math.ceil(ids.length / 2));
  const words: Record<string, string> = {
    full: full.join(', '),
    severity: full.at(-1)!,
    lesser: ids[full.length] ?? ids.at(-1)!,
    worst: ids[0]!,
    zone,
    team,
    today,
  };
  return readFileSync(join(engineFolder, 'starter', name), 'utf8').replaceAll(
    /\{\{(\w+)\}\}/g,
    (_, word: string) => words[word]!,
  );
}
