import { spawn } from 'node:child_process';

/** A program of Node to be measured. */
export interface Timed {
  cwd: string;
  args: string[];
  env: Record<string, string>;
  /** Done beforehand, outside the time. */
  before?: () => Promise<void>;
}

/** How long a program takes from start to end, in seconds. Its output is read and thrown away. */
export async function timed({ cwd, args, env, before }: Timed): Promise<number> {
  await before?.();
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let errors = '';
    child.stdout.resume();
    child.stderr.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-2_000)));
    child.on('error', reject);
    child.on('close', (code) => {
      // 1 is how both say that there are messages.
      if (code === 0 || code === 1) resolve((performance.now() - started) / 1000);
      else reject(new Error(`${args.join(' ')} ended with ${code}:\n${errors}`));
    });
  });
}
