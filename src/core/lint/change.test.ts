import { describe, expect, test } from 'vitest';
import { startOf } from '../model/message.ts';
import { parseLibrary } from '../parse/library.ts';
import { newsOf, type Version } from './change.ts';
import { exampleLibrary, sourceFile } from './examples/library.ts';
import { judge, type Rules } from './judge.ts';
import type { Rule } from './rule.ts';
import { rules } from './rules/index.ts';

type Files = ReadonlyMap<string, string>;

function versionOf(files: Files, only?: Rules): Version {
  const library = parseLibrary([...files].map(([path, text]) => sourceFile(path, text)));
  return {
    messages: judge(library, { today: '2026-06-01', rules: only }),
    textOf: (file) => files.get(file),
  };
}

/** What a change of files is answerable for. */
function newsBetween(before: Files, after: Files, only?: Rules) {
  const changed = new Set([...before.keys(), ...after.keys()].filter((path) => before.get(path) !== after.get(path)));
  return newsOf(versionOf(after, only), versionOf(before, only), changed);
}

const example: Files = new Map(exampleLibrary.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]));
const incident = (name: string, more = '', body = '') => `---
title: Checkout was slow
status: draft
severity: SEV3
services: [bookings-api]
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
    return newsBetween(before, after)
      .filter(({ rule }) => rule.endsWith('-resolves'))
      .map(({ place, rule }) => `${place.file}:${place.line} ${rule}`);
  };
  const withIncident = (more: string, body = '') =>
    new Map([...example, ['postmortems/2026-05-01-slow.mdx', incident('all', more, body)]]);

  test('a deleted runbook that is still named', () => {
    const before = withIncident('runbooks: [invoices-failure-rate]\n');
    const after = new Map(before);
    after.delete('runbooks/invoices-failure-rate.mdx');
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
    expect(reasons(before, reworded)).toEqual(['postmortems/2026-05-01-slow.mdx:11 link-resolves']);
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
    const messages = newsBetween(before, new Map(before).set('postmortems/2026-04-30-slower.mdx', incident('some')));
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
    const after = new Map(before).set('postmortems/2026-04-30-slower.mdx', incident('some'));
    const messages = newsBetween(before, after, { few, 'allow-used': rules['allow-used']! });
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
    const news = (...[after, before]: Version['messages'][]) =>
      newsOf({ messages: after!, textOf: () => '' }, { messages: before!, textOf: () => '' }, new Set());
    expect(news([message], [message])).toEqual([]);
    expect(news([message, moved], [message])).toEqual([moved]);
    expect(news([heavier], [message])).toEqual([heavier]);
  });
});
