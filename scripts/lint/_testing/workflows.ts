import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';

export const root = join(import.meta.dirname, '..', '..', '..');

interface Workflow {
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  jobs: Record<string, { permissions?: Record<string, string>; steps: { run?: string; uses?: string }[] }>;
}
type Pipeline = Record<string, { extends?: string; script?: string[]; before_script?: string[] }>;

export const workflowFiles = (await readdir(join(root, '.github/workflows'))).sort();
export const workflows = new Map(
  await Promise.all(
    workflowFiles.map(
      async (name) => [name, parse(await readFile(join(root, '.github/workflows', name), 'utf8')) as Workflow] as const,
    ),
  ),
);
export const pipeline = parse(await readFile(join(root, '.gitlab-ci.yml'), 'utf8')) as Pipeline;
