import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { run } from './run.ts';

const root = join(import.meta.dirname, '..');

await run(
  new Command('test:fuzz')
    .description('Runs the files that hold property tests again and again, each time from a new seed.')
    .option('--rounds <count>', 'how often', whole, 20)
    .option('--seed <seed>', 'one round from this seed', whole)
    .action(fuzz),
);

function whole(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
  return Number(text);
}

function fuzz({ rounds, seed }: { rounds: number; seed?: number }): void {
  const seeds = seed === undefined ? Array.from({ length: rounds }, () => randomInt(1e9)) : [seed];
  const vitest = join(root, 'node_modules/.bin/vitest');
  const args = ['run', '--project', 'core', '--reporter', 'dot', ...propertyTests()];
  for (const [index, one] of seeds.entries()) {
    console.log(`Round ${index + 1} of ${seeds.length}, seed ${one}. Again: npm run test:fuzz -- --seed ${one}`);
    const env = { ...process.env, PROPERTY_SEED: String(one) };
    const { status } = spawnSync(vitest, args, {
      cwd: root,
      env,
      stdio: 'inherit',
    });
    if (status !== 0) {
      console.log(`Seed ${one} found something. Again: npm run test:fuzz -- --seed ${one}`);
      process.exitCode = 1;
      return;
    }
  }
}

/** Files of tests that use fast-check, by their paths below the root. */
function propertyTests(): string[] {
  return ['src', 'scripts'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((path) => path.endsWith('.test.ts') && readFileSync(join(root, path), 'utf8').includes("'fast-check'")),
  );
}
