import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { documentsOf } from '../../model/library.ts';
import { parseTree, walk } from '../../parse/tree.ts';
import { examplesOf, formatMessages, libraryOf, type Example } from '../examples/example.ts';
import { judgeReadings, reader, type Reading } from '../judge.ts';
import { gates } from '../levels.ts';
import { readRulePage } from '../pages.ts';
import type { Rule } from '../rule.ts';
import { rules } from './index.ts';

const folder = new URL('.', import.meta.url);
const files = readdirSync(folder);
const pages = files
  .filter((file) => file.endsWith('.md'))
  .map((file) => basename(file, '.md'))
  .sort();
const modules = files
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'index.ts')
  .map((file) => basename(file, '.ts'))
  .sort();
const today = '2026-06-01';

describe('every rule has one name', () => {
  test('in its file, in the index, in the gates and on its page', () => {
    expect(Object.keys(rules).sort()).toEqual(modules);
    expect(Object.keys(gates).sort()).toEqual(modules);
    expect(pages).toEqual(modules);
  });
});

describe.each(pages)('%s', (name) => {
  const text = readFileSync(new URL(`${name}.md`, folder), 'utf8');
  const page = readRulePage(text);
  const rule = rules[name]!;
  // What is said of a change has two versions as its example, which a page cannot hold.
  const examples = rule.about === 'change' ? [] : examplesOf(text, defaultFile(rule));

  test('has a page with its parts in order', () => {
    expect(page.id).toBe(name);
    expect(page.summary).toMatch(/^[A-Z`].*\.$/);
    const headings = [...text.replace(/^(`{3,})[\s\S]*?^\1$/gm, '').matchAll(/^## (.*)$/gm)].map(
      ([, heading]) => heading,
    );
    expect(headings.filter((heading) => heading !== 'Source')).toEqual(['Why', 'Good', 'Bad', 'How to fix']);
  });

  test('has a page the site can draw', () => {
    const { tree, messages } = parseTree(text, `${name}.md`);
    expect(messages).toEqual([]);
    walk(tree, (node) => {
      if (node.type !== 'link' || /^https:/.test(node.url)) return;
      expect(modules).toContain(/^([a-z-]+)\.md$/.exec(node.url)?.[1]);
    });
  });

  test.skipIf(rule.about === 'change')('has both kinds of examples', () => {
    expect(examples.filter(({ heading }) => heading === 'Good')).not.toEqual([]);
    expect(examples.filter(({ heading }) => heading === 'Bad')).not.toEqual([]);
  });

  test.each(examples)('$heading, line $line', (example) => {
    const { messages, wasJudged, faults } = run(name, example);
    const said = formatMessages(messages, example.files[0]!.path);
    expect(wasJudged, 'the rule has seen the example').toBe(true);
    if (example.heading === 'Good') {
      expect(said).toBe('');
      expect(example.messages).toBeUndefined();
      expect(faults, 'the example can be read').toEqual([]);
    } else {
      expect(said).not.toBe('');
      expect(said).toBe(example.messages);
      for (const { reason } of messages) expect(reason).toMatch(/^Unexpected .+(, expected .+|: .+)$/);
    }
  });
});

/** Judges the library of an example by all rules and keeps what one of them says. */
function run(name: string, example: Example) {
  const library = libraryOf(example);
  const rule = rules[name]!;
  const paths = new Set(example.files.map(({ path }) => path));
  const seen = new Set<string>();
  const watched = { ...rules, [name]: watch(rule, seen) };
  const configuration = {
    ...library.configuration,
    rules: { ...library.configuration.rules, [name]: 'error' as const },
  };
  // Judged as from a cache: a rule must get by with what is kept of a document, and that is JSON.
  const judged = { ...library, configuration };
  const read = reader(judged, watched);
  const readings = documentsOf(library).map((document) => JSON.parse(JSON.stringify(read(document))) as Reading);
  const messages = judgeReadings(judged, readings, library, { today, rules: watched }).messages.filter(
    (message) => message.rule === name,
  );
  const documents = documentsOf(library);
  const files = new Set(
    [...documents, ...library.templates].map(({ file }) => file).concat([...library.places.keys()]),
  );
  // An example keeps only what matters, so required keys may be missing; nothing else may.
  const faults = [...library.faults, ...documents.flatMap((document) => document.faults)].filter(
    ({ reason }) => !/^Unexpected missing|^Unexpected text, expected front matter/.test(reason),
  );
  return {
    messages,
    wasJudged:
      'check' in rule && rule.about !== 'library'
        ? [...paths].some((path) => seen.has(path))
        : [...paths].some((path) => files.has(path) || messages.length > 0),
    faults,
  };
}

/** The same rule, noting which files it is asked about. */
function watch(rule: Rule, seen: Set<string>): Rule {
  if (!('check' in rule) || rule.about === 'library') return rule;
  const { check } = rule as { check(document: { file: string }, ...rest: unknown[]): void };
  return {
    ...rule,
    check(document: { file: string }, ...rest: unknown[]) {
      seen.add(document.file);
      check(document, ...rest);
    },
  } as Rule;
}

function defaultFile(rule: Rule): string {
  return rule.about === 'runbook' ? 'runbooks/roll-back-a-release.mdx' : 'postmortems/2026-04-15-bookings-5xx.mdx';
}
