import { afterEach, beforeEach, expect, test } from 'vitest';
import { judge } from '../core/lint/judge.ts';
import type { JudgedMessage } from '../core/model/message.ts';
import { clean, cleanFile, makeFolder, type Folder } from './_testing/folder.ts';
import { Reviewer, type Reviewing } from './reviewer.ts';
import { Workspace } from './workspace.ts';

const today = '2026-05-20';
let folder: Folder;
let workspace: Workspace;
let reviewer: Reviewer;
let told: Map<string, JudgedMessage[]>[];
let failures: unknown[];

beforeEach(async () => {
  folder = await makeFolder();
  workspace = new Workspace(folder.content);
  [told, failures] = [[], []];
});
afterEach(async () => {
  await reviewer.current();
  await folder.remove();
});

function review(more: Partial<Reviewing> = {}): void {
  workspace.open(cleanFile, clean);
  reviewer = new Reviewer({
    workspace,
    today: () => today,
    open: () => new Set([cleanFile]),
    all: false,
    tell: (messages) => told.push(new Map(messages)),
    failed: (error) => failures.push(error),
    ...more,
  });
}

const rulesSaid = (messages: JudgedMessage[] | undefined) => messages?.map(({ rule }) => rule);
const wrong = clean.replace('services: [search]', 'services: [nothing]\nduplicateOf: nowhere');

async function next(count: number): Promise<void> {
  while (told.length < count) await new Promise((resolve) => setTimeout(resolve, 10));
}

test('keystrokes that follow each other quickly are judged once', async () => {
  review();
  await reviewer.current();
  for (const text of [`${clean}a`, `${clean}ab`, wrong]) {
    workspace.open(cleanFile, text);
    reviewer.changed();
  }
  await next(2);
  expect(told.length).toBe(2);
  expect(rulesSaid(told[0]!.get(cleanFile))).toEqual([]);
  const expected = judge((await reviewer.current())!, { today }).filter(({ place }) => place.file === cleanFile);
  expect(told.at(-1)!.get(cleanFile)).toEqual(expected);
});

test('rules about the library are heard with those about the document', async () => {
  review();
  await reviewer.current();
  workspace.open(cleanFile, wrong);
  reviewer.changed();
  await next(2);
  expect(rulesSaid(told[1]!.get(cleanFile))).toEqual(expect.arrayContaining(['service-resolves', 'incident-resolves']));
});

test('files nobody looks at are judged last, if at all', async () => {
  review({ all: true });
  await reviewer.current();
  expect([...told[0]!.keys()]).toEqual([cleanFile]);
  const others = () => told.slice(1).flatMap((one) => [...one.keys()]);
  while (!others().includes('services.yaml')) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(others()).not.toContain(cleanFile);
  expect(failures).toEqual([]);
});

test('a failure is told, and the next change tries again', async () => {
  review({
    tell: (messages) => {
      if (told.push(new Map(messages)) === 1) throw new Error('once');
    },
  });
  await reviewer.current();
  expect(String(failures[0])).toBe('Error: once');
  workspace.open(cleanFile, wrong);
  reviewer.changed();
  await reviewer.current();
  expect(rulesSaid(told.at(-1)!.get(cleanFile))).toContain('service-resolves');
});
