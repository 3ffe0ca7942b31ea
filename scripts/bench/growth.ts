import { Worker } from 'node:worker_threads';
import type { Growing } from './growth-worker.ts';
import { shapes } from './shapes.ts';

/** A step that takes more than in proportion to its input. */
export interface Grown {
  shape: string;
  step: string;
  /** Milliseconds of processor time at each length; the last one is missing where it did not end. */
  times: number[];
}

/** Characters of a shape; each is twice the one before. */
export const lengths: readonly number[] = [10_000, 20_000, 40_000];
/** Longest that one shape may take, in milliseconds. */
const deadline = 40_000;
/** Below, the time says nothing. */
const least = 40;
/** Twice the input may take so many times as long, the noise of a busy machine included. */
const most = 2.9;

/**
 * Measures every step over every shape at lengths that double, each shape in a thread of its own that is stopped where it
 * takes too long. Gives what grows faster than its input, or did not end.
 */
export async function growthOf(only: string, say: (line: string) => void): Promise<{ shapes: number; grown: Grown[] }> {
  const chosen = shapes.filter(({ name }) => name.includes(only));
  const grown: Grown[] = [];
  for (const { name } of chosen) {
    // What grows, grows again.
    const once = await measured(name);
    const again = once.length === 0 ? [] : await measured(name);
    const found = once.flatMap((one) => again.find(({ step }) => step === one.step) ?? []);
    for (const one of found) say(lineOf(one));
    grown.push(...found);
  }
  return { shapes: chosen.length, grown };
}

/** A line of the table. */
function lineOf({ shape, step, times }: Grown): string {
  const told = lengths.map((_, at) => (times[at] === undefined ? 'not ended' : `${Math.round(times[at]!)} ms`));
  return `${shape.padEnd(26)} ${step.padEnd(28)} ${told.join('  ')}`;
}

function measured(name: string): Promise<Grown[]> {
  return new Promise((resolve, reject) => {
    const times = new Map<string, number[]>();
    let begun: string | undefined;
    const worker = new Worker(new URL('./growth-worker.ts', import.meta.url), {
      // Before it counts once at a short length and once at the longest, so that code and patterns are compiled.
      workerData: { names: [name], counts: [2_000, lengths.at(-1)!, ...lengths] },
    });
    const finish = () => {
      clearTimeout(timer);
      const found = [...times].flatMap(([step, list]): Grown[] => {
        const counted = list.slice(2);
        const [, middle = 0, last] = counted;
        const stopped = step === begun;
        const grows = last !== undefined && last > least && last / Math.max(middle, least / 4) > most;
        return stopped || grows ? [{ shape: name, step, times: counted }] : [];
      });
      resolve(found);
    };
    const timer = setTimeout(() => void worker.terminate().then(finish), deadline);
    worker.on('message', ({ step, time }: Growing) => {
      begun = time < 0 ? step : undefined;
      const list = times.get(step) ?? [];
      times.set(step, list);
      if (time >= 0) list.push(time);
    });
    worker.on('error', (error) => {
      clearTimeout(timer);
      reject(new Error(`${name}, ${begun}: ${error.stack ?? error.message}`));
    });
    worker.on('exit', (code) => code === 0 && finish());
  });
}
