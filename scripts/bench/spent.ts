import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** What a command took. */
export interface Spent {
  /** Seconds of processor time, with that of the processes it started. */
  processor: number;
  /** Seconds from start to end. */
  wall: number;
  /** The most memory that its processes held at one time, in MB; zero where the system does not say. */
  memory: number;
}

/** Runs a shell command and measures it. Its output is thrown away; a command that fails is told with it. */
export function spend(command: string, cwd: string, env: Record<string, string> = {}): Promise<Spent> {
  return new Promise((resolve, reject) => {
    const script = `TIMEFORMAT='spent %U %S %R'; time { ${command}; }`;
    const child = spawn('bash', ['-c', script], {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    let memory = 0;
    const watch = setInterval(() => (memory = Math.max(memory, memoryOf(child.pid!))), 100);
    const keep = (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4_000));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(watch);
      const [, user, system, wall] = /spent ([\d.]+) ([\d.]+) ([\d.]+)/.exec(said) ?? [];
      if (code !== 0 || wall === undefined) reject(new Error(`${command} ended with ${code}:\n${said}`));
      else resolve({ processor: Number(user) + Number(system), wall: Number(wall), memory });
    });
  });
}

/** Resident memory of a process and of those it started, in MB. */
function memoryOf(pid: number): number {
  try {
    const sizes = new Map<number, { parent: number; size: number }>();
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      try {
        const status = readFileSync(`/proc/${name}/status`, 'utf8');
        const field = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
        sizes.set(Number(name), { parent: field('PPid'), size: field('VmRSS') / 1000 });
      } catch {
        // It has ended.
      }
    }
    const total = (of: number): number =>
      (sizes.get(of)?.size ?? 0) +
      [...sizes].reduce((sum, [each, { parent }]) => sum + (parent === of ? total(each) : 0), 0);
    return total(pid);
  } catch {
    return 0;
  }
}
