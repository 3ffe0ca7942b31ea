import { execFile } from 'node:child_process';

export interface Result {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a command of the repository on a content folder. */
export function command(script: string, content: string, args: string[]): Promise<Result> {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    CONTENT_DIR: content,
    ASTRO_TELEMETRY_DISABLED: '1',
  };
  delete env['VITEST'];
  return new Promise((resolve) => {
    execFile(process.execPath, [`scripts/${script}.ts`, ...args], { env, maxBuffer: 1e8 }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr });
    });
  });
}

/** Runs a command that has to succeed, and gives what it says. */
export async function succeed(script: string, content: string, args: string[]): Promise<string> {
  const { code, stdout, stderr } = await command(script, content, args);
  if (code !== 0) throw new Error(`${script} ${args.join(' ')} ended with ${code}:\n${stdout}\n${stderr}`);
  return stdout;
}
