import { describe, expect, test } from 'vitest';
import { generateLibrary } from '../../../scripts/generate/library.ts';
import { randomOf } from '../../../scripts/generate/random.ts';
import type { SourceFile } from '../model/library.ts';
import { startOf } from '../model/message.ts';
import { parseLibrary } from '../parse/library.ts';
import { judgeChange, newsOf, type Change, type Version } from './change.ts';
import { derived } from './change/derived.ts';
import type { Memory } from './change/standin.ts';
import { exampleLibrary, sourceFile } from './examples/library.ts';
import { judge } from './judge.ts';
import type { Rule } from './rule.ts';
import { rules } from './rules/index.ts';

type Files = ReadonlyMap<string, string>;

const judging = { today: '2026-06-01' };

function versionOf(files: Files): Version & { opened: Set<string> } {
  const opened = new Set<string>();
  return {
    opened,
    paths: [...files.keys()].sort(),
    read: (path): SourceFile => {
      opened.add(path);
      return sourceFile(path, path.startsWith('images/') ? '' : files.get(path)!);
    },
  };
}

function changeOf(before: Files, after: Files, memory?: Memory): Change {
  const changed = new Set([...before.keys(), ...after.keys()].filter((path) => before.get(path) !== after.get(path)));
  return { base: versionOf(before), head: versionOf(after), changed, memory };
}

/** What `judgeChange` must equal: both versions judged as a whole. */
function wholly(change: Change) {
  const judged = ({ paths, read }: Version) => judge(parseLibrary(paths.map((path) => read(path))), judging);
  return newsOf(judged(change.head), judged(change.base), change);
}

/** A memory that holds what files would hold. */
function memoryOf(): Memory & { files: Map<string, string> } {
  const files = new Map<string, string>();
  return {
    files,
    recall(file, name) {
      const values = JSON.parse(files.get(file) ?? '{}') as Record<string, unknown>;
      return Object.hasOwn(values, name) ? { value: values[name] } : undefined;
    },
    find(name, words) {
      const has = (file: string) =>
        (this.recall(file, name)?.value as string[] | undefined)?.some((one) => words.includes(one));
      return new Set([...files.keys()].filter(has));
    },
    remember: (file, values) => void files.set(file, JSON.stringify(values)),
  };
}

const example: Files = new Map(exampleLibrary.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]));
const incident = (name: string, more = '', body = '') => `---
title: Checkout was slow
status: draft
severity: SEV3
services: [checkout-api]
${more}---

## Summary

It was slow for ${name}. ${body}

## Timeline

| Time (UTC)       | Milestone    | Event      |
| ---------------- | ------------ | ---------- |
| 2026-05-01 10:00 | impact-start | It is slow |
`;

describe('what a change breaks elsewhere', () => {
  const reasons = (before: Files, after: Files) => {
    const change = changeOf(before, after);
    const { messages } = judgeChange(change, judging);
    expect(messages).toEqual(wholly(change));
    return messages
      .filter(({ rule }) => rule.endsWith('-resolves'))
      .map(({ place, rule }) => `${place.file}:${place.line} ${rule}`);
  };
  const withIncident = (more: string, body = '') =>
    new Map([...example, ['postmortems/2026-05-01-slow.mdx', incident('all', more, body)]]);

  test('a deleted runbook that is still named', () => {
    const before = withIncident('runbooks: [payments-failure-rate]\n');
    const after = new Map(before);
    after.delete('runbooks/payments-failure-rate.mdx');
    expect(reasons(before, after)).toEqual([
      'postmortems/2026-05-01-slow.mdx:6 runbook-resolves',
      'services.yaml:5 runbook-resolves',
    ]);
  });

  test('an id that was renamed, and a link to a heading that is gone', () => {
    const before = withIncident(
      'related: [2026-03-20-search-timeouts]\n',
      'See [the other](/incidents/2026%2D03-20-search-timeouts/#summary).',
    );
    const file = 'postmortems/2026-03-20-search-timeouts.mdx';
    const renamed = new Map(before);
    renamed.delete(file);
    renamed.set('postmortems/2026-03-20-search-was-slow.mdx', before.get(file)!);
    expect(reasons(before, renamed)).toEqual([
      'postmortems/2026-05-01-slow.mdx:6 incident-resolves',
      'postmortems/2026-05-01-slow.mdx:11 link-resolves',
    ]);
    const reworded = new Map(before).set(file, before.get(file)!.replace('## Summary', '## Overview'));
    expect(reasons(before, reworded)).toEqual(['postmortems/2026-05-01-slow.mdx:11 anchor-resolves']);
  });

  test('a service that was removed, a severity that is gone: everything is judged again', () => {
    const before = withIncident('');
    const after = new Map(before).set('services.yaml', before.get('services.yaml')!.replace('search:', 'find:'));
    expect(reasons(before, after)).toEqual(['postmortems/2026-03-20-search-timeouts.mdx:5 service-resolves']);
  });

  test('what was there before is no news, even where lines moved or the suggestion is another one', () => {
    const before = withIncident('related: [2026-03-20-search-timeout]\nrunbooks: [nope]\n');
    const after = new Map(before).set('postmortems/2026-03-20-search-timeouts-2.mdx', incident('some'));
    expect(reasons(before, after)).toEqual([]);
    expect(reasons(example, example)).toEqual([]);
  });

  test('an allow elsewhere that has nothing left to allow', () => {
    const before = withIncident(
      'related: [2026-04-30-slower]\nallow: [{ rule: incident-resolves, reason: it is brought in later, until: 2026-12-31 }]\n',
    );
    const change = changeOf(before, new Map(before).set('postmortems/2026-04-30-slower.mdx', incident('some')));
    const { messages } = judgeChange(change, judging);
    expect(messages).toEqual(wholly(change));
    expect(messages.filter(({ rule }) => rule === 'allow-used').map(({ place }) => place.file)).toEqual([
      'postmortems/2026-05-01-slow.mdx',
    ]);
  });

  test('an allow of a rule that looks at everything and has nothing left to say', () => {
    const before = withIncident('allow: [{ rule: few, reason: there will be more, until: 2026-12-31 }]\n');
    const few: Rule = {
      about: 'library',
      check({ postmortems }, report) {
        if (postmortems.length > 2) return;
        for (const { file } of postmortems) report({ reason: 'Unexpected few, expected more', place: startOf(file) });
      },
    };
    const change = changeOf(before, new Map(before).set('postmortems/2026-04-30-slower.mdx', incident('some')));
    const { messages } = judgeChange(change, { ...judging, rules: { few, 'allow-used': rules['allow-used']! } });
    expect(messages.map(({ place, rule }) => `${place.file} ${rule}`)).toEqual([
      'postmortems/2026-05-01-slow.mdx allow-used',
    ]);
  });

  test('a second one of what was there once is news, and so is a heavier one', () => {
    const message = {
      rule: 'x',
      level: 'warning' as const,
      reason: 'Unexpected x, expected y',
      place: { file: 'runbooks/a.mdx', line: 1, column: 1, endLine: 1, endColumn: 1 },
    };
    const moved = { ...message, reason: 'Unexpected x, expected z', place: { ...message.place, line: 9, endLine: 9 } };
    const heavier = { ...moved, level: 'error' as const };
    const change = changeOf(new Map(), new Map());
    expect(newsOf([message], [message], change)).toEqual([]);
    expect(newsOf([message, moved], [message], change)).toEqual([moved]);
    expect(newsOf([heavier], [message], change)).toEqual([heavier]);
  });

  test('documents that neither changed nor name what did are not even opened again', () => {
    const memory = memoryOf();
    const before = withIncident('');
    const after = new Map(before).set('postmortems/2026-05-01-slow.mdx', incident('some'));
    judgeChange(changeOf(before, after, memory), judging);
    const head = versionOf(after);
    const change = { ...changeOf(before, after, memory), head };
    expect(judgeChange(change, judging).messages).toEqual(wholly(changeOf(before, after)));
    expect([...head.opened].filter((path) => path.includes('/'))).toEqual(['postmortems/2026-05-01-slow.mdx']);
  });
});

test('what a rule about the library takes from a document is remembered with it', () => {
  let counted = 0;
  const words = derived('words', ({ text }: { text: string }) => {
    counted++;
    return text.split(' ').length;
  });
  const check: Extract<Rule, { about: 'library' }>['check'] = ({ postmortems }, report) => {
    for (const postmortem of postmortems)
      report({ reason: `Unexpected ${words(postmortem)} words, expected fewer`, place: startOf(postmortem.file) });
  };
  const memory = memoryOf();
  const before = new Map([...example, ['postmortems/2026-05-01-slow.mdx', incident('all')]]);
  const after = new Map(before).set('postmortems/2026-05-01-slow.mdx', incident('some of all'));
  const messages = [1, 2].map(() => {
    const change = changeOf(before, after, memory);
    return judgeChange(change, { ...judging, rules: { 'few-words': { about: 'library', check } } }).messages;
  });
  expect(messages[1]).toEqual(messages[0]);
  // The head of what changed twice, and once its base and what did not change.
  expect(counted).toBe(4);
});

describe('random edits of a generated library', () => {
  const generated: Files = new Map(generateLibrary(24, 7).files.map(({ path, text }) => [path, text]));
  const incidents = [...generated.keys()].filter((path) => path.startsWith('postmortems/'));
  const runbooks = [...generated.keys()].filter((path) => path.startsWith('runbooks/'));
  const stem = (path: string) => path.replace(/^.*\/|\.mdx$/g, '');

  /** The library with documents that name each other in every way there is. */
  function linked(seed: number): Map<string, string> {
    const random = randomOf(seed, 'links');
    const files = new Map(generated);
    for (const path of incidents) {
      const other = stem(random.pick(incidents));
      const link = random.pick([
        `[x](/incidents/${other}/)`,
        `[x](/incidents/${other}/#summary)`,
        `[x](${other}.mdx#timeline)`,
        `[x](../runbooks/${stem(random.pick(runbooks))}.mdx)`,
        `[x](/runbooks/${stem(random.pick(runbooks))}/#steps)`,
        `[x](/incidents/${other.replaceAll('-', '%2D')}/)`,
        `![A picture](images/one.png)`,
        '[x](/incidents/nowhere/)',
        'Nothing.',
      ]);
      files.set(path, `${files.get(path)!}\n${link}\n`);
    }
    return files;
  }

  type Edit = (files: Map<string, string>, random: ReturnType<typeof randomOf>) => void;
  const edits: Record<string, Edit> = {
    'a word': (files, random) => {
      const path = random.pick(incidents);
      if (files.has(path)) files.set(path, files.get(path)!.replace('## ', 'A new line.\n\n## '));
    },
    'a heading': (files, random) => {
      const path = random.pick([...incidents, ...runbooks]);
      if (files.has(path)) files.set(path, files.get(path)!.replace(/^## \w+/m, '## Something else'));
    },
    'a deleted document': (files, random) => {
      files.delete(random.pick([...incidents, ...runbooks]));
    },
    'a renamed document': (files, random) => {
      const path = random.pick([...incidents, ...runbooks]);
      const text = files.get(path);
      if (text === undefined) return;
      files.delete(path);
      files.set(path.replace('.mdx', '-again.mdx'), text);
    },
    'a former id': (files, random) => {
      const path = random.pick(incidents);
      const former = stem(random.pick(incidents));
      if (files.has(path)) files.set(path, files.get(path)!.replace('---\n', `---\nformerly: [${former}, nowhere]\n`));
    },
    'a second document of one id': (files, random) => {
      const path = random.pick(incidents);
      if (files.has(path)) files.set(path.replace('postmortems/', 'postmortems/more/'), files.get(path)!);
    },
    'a factor': (files, random) => {
      const path = random.pick(incidents);
      const factor = /^  ([a-z-]+):/m.exec(files.get('library.yaml')!.split('factors:')[1]!)![1]!;
      if (files.has(path)) files.set(path, files.get(path)!.replace(/^factors:/m, `factors:\n  - ${factor}`));
    },
    'a status': (files, random) => {
      const path = random.pick(incidents);
      if (files.has(path)) files.set(path, files.get(path)!.replace(/^status: .*/m, 'status: retracted'));
    },
    'a day': (files, random) => {
      const path = random.pick(incidents);
      if (files.has(path)) files.set(path, files.get(path)!.replace(/\| \d{4}(-\d\d-\d\d \d)/g, '| 2023$1'));
    },
    'a picture': (files, random) => {
      files.set(`images/${stem(random.pick(incidents))}/one.png`, '');
    },
    'broken front matter': (files, random) => {
      const path = random.pick(incidents);
      if (files.has(path)) files.set(path, files.get(path)!.replace('---\n', '---\n: [\n'));
    },
    'an empty file': (files, random) => {
      files.set(random.pick(incidents), '');
    },
    'a stray file': (files) => {
      files.set('postmortems/notes.txt', 'x\n');
    },
    'an allow of a rule about the library': (files, random) => {
      const path = random.pick(incidents);
      const allow = 'allow: [{ rule: incident-resolves, reason: it is brought in later, until: 2026-12-31 }]';
      if (files.has(path)) files.set(path, files.get(path)!.replace('---\n', `---\n${allow}\n`));
    },
    'the configuration': (files) => {
      files.set('library.yaml', files.get('library.yaml')!.replace('SEV4', 'SEV5'));
    },
  };

  test.each(Array.from({ length: 24 }, (_, seed) => seed))('seed %i: as judged as a whole', (seed) => {
    const random = randomOf(seed, 'edits');
    const base = linked(seed);
    const kinds = Object.keys(edits).filter((kind) => kind !== 'the configuration' || seed % 10 === 0);
    // Some of it is already there before the change.
    for (let count = random.integer(0, 3); count > 0; count--) edits[random.pick(kinds)]!(base, random);
    const head = new Map(base);
    for (let count = random.integer(1, 4); count > 0; count--) edits[random.pick(kinds)]!(head, random);
    const memory = memoryOf();
    const expected = wholly(changeOf(base, head));
    for (const change of [changeOf(base, head), changeOf(base, head, memory), changeOf(base, head, memory)])
      expect(judgeChange(change, judging).messages).toEqual(expected);
  });
});
