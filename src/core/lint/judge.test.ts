import { describe, expect, test } from 'vitest';
import type { JudgedMessage } from '../model/message.ts';
import { comparePlaces } from '../model/message.ts';
import { parseLibrary } from '../parse/library.ts';
import { exampleLibrary, sourceFile } from './examples/library.ts';
import { libraryOf } from './examples/example.ts';
import { judge } from './judge.ts';
import { gates } from './levels.ts';
import { rules } from './rules/index.ts';

const file = 'postmortems/2026-04-15-bookings-5xx.mdx';
const today = '2026-06-01';

/** A library with one postmortem more. */
function withPostmortem(text: string) {
  return libraryOf({ files: [{ path: file, text }] });
}

const library = parseLibrary(exampleLibrary);

/** What one rule says about one more postmortem. */
function say(text: string, rule: string, more: { today?: string; nightly?: boolean } = {}) {
  return judge(withPostmortem(text), { today, ...more }).filter((message) => message.rule === rule);
}

const levelsOf = (messages: readonly JudgedMessage[]) => messages.map(({ level }) => level);
const allow = (rule: string, until = '2026-12-31') => `allow:
  - rule: ${rule}
    reason: Written by everybody who was in the room that day.
    until: ${until}`;
const overdue = (status: string) => `---
title: Checkout answered with errors
status: ${status}
severity: SEV2
services: [bookings-api]
---

## Action items

| ID | Action                       | Owner  | Due        | Status |
| -- | ---------------------------- | ------ | ---------- | ------ |
| A1 | Cap the label cache at 50 MB | @kbell | 2026-05-02 | open   |
`;

describe('the example library', () => {
  test('is clean, today and at night', () => {
    expect(library.postmortems.length + library.runbooks.length).toBe(2);
    expect(judge(library, { today, nightly: true })).toEqual([]);
  });

  test('stays clean by day with the clock ten years on', () => {
    const messages = judge(library, { today: '2036-06-01' });
    expect(messages.map(({ rule, level }) => `${level} ${rule}`)).toEqual(['warning runbook-reviewed']);
  });
});

describe('levels', () => {
  const without = (status: string) => `---\nstatus: ${status}\n---\n`;

  test('rise with the status', () => {
    const statuses = ['draft', 'in-review', 'published', 'retracted'];
    const over = (rule: string) => statuses.map((status) => levelsOf(say(without(status), rule))[0]);
    expect(over('facts-present')).toEqual(['info', 'error', 'error', undefined]);
    expect(over('review-signed')).toEqual([undefined, 'warning', 'error', undefined]);
    expect(over('front-matter-valid')).toEqual(['error', 'error', 'error', 'error']);
  });

  test('are what the configuration says, for all or by status', () => {
    const configured = (rule: string) => {
      const yaml = new TextDecoder().decode(exampleLibrary[0]!.bytes);
      return (status: string) =>
        levelsOf(
          judge(
            libraryOf({
              files: [
                { path: file, text: without(status) },
                { path: 'library.yaml', text: `${yaml}rules:\n  facts-present: ${rule}\n` },
              ],
            }),
            { today },
          ).filter((message) => message.rule === 'facts-present'),
        );
    };
    expect(configured('warning')('published')).toEqual(['warning']);
    expect(configured('off')('published')).toEqual([]);
    expect(configured('{ draft: error }')('draft')).toEqual(['error']);
    expect(configured('{ draft: error }')('published')).toEqual(['error']);
    expect(configured('{ published: info }')('published')).toEqual(['info']);
  });

  test('are what the configuration says for a severity, and that wins', () => {
    const yaml = new TextDecoder().decode(exampleLibrary[0]!.bytes);
    const configured = `rules:
  facts-present:
    default: info
    published: warning
    severities: { SEV1: error, SEV2: { published: 'off' } }
`;
    const level = (severity: string, status: string) =>
      levelsOf(
        judge(
          libraryOf({
            files: [
              { path: file, text: `---\nstatus: ${status}\nseverity: ${severity}\n---\n` },
              { path: 'library.yaml', text: yaml + configured },
            ],
          }),
          { today },
        ).filter((message) => message.rule === 'facts-present'),
      )[0];
    expect(level('SEV1', 'draft')).toBe('error');
    expect(level('SEV1', 'published')).toBe('error');
    expect(level('SEV2', 'published')).toBeUndefined();
    expect(level('SEV2', 'in-review')).toBe('info');
    expect(level('SEV3', 'published')).toBe('warning');
    expect(level('SEV3', 'draft')).toBe('info');
    expect(level('constructor', 'draft')).toBe('info');
  });

  test('of what depends on the date is a warning by day and an error at night', () => {
    expect(levelsOf(say(overdue('published'), 'action-overdue'))).toEqual(['warning']);
    expect(levelsOf(say(overdue('draft'), 'action-overdue'))).toEqual(['warning']);
    expect(levelsOf(say(overdue('published'), 'action-overdue', { nightly: true }))).toEqual(['error']);
    expect(say(overdue('retracted'), 'action-overdue', { nightly: true })).toEqual([]);
  });

  test('of what depends on the date is no error by day, whatever the configuration says', () => {
    const yaml = new TextDecoder().decode(exampleLibrary[0]!.bytes);
    const strict = libraryOf({
      files: [
        { path: file, text: overdue('published') },
        { path: 'library.yaml', text: `${yaml}rules: { action-overdue: error }\n` },
      ],
    });
    const only = { 'action-overdue': rules['action-overdue']! };
    expect(levelsOf(judge(strict, { today, rules: only }))).toEqual(['warning']);
    expect(levelsOf(judge(strict, { today, rules: only, nightly: true }))).toEqual(['error']);
  });
});

describe('the clock', () => {
  test('changes nothing but warnings of nightly rules', () => {
    const late = overdue('in-review').replace('services:', `${allow('facts-present')}\nservices:`);
    const [now, later] = ['2026-04-16', '2036-04-16'].map((day) => judge(withPostmortem(late), { today: day }));
    const timeless = (messages: readonly JudgedMessage[]) => messages.filter(({ rule }) => gates[rule] !== 'nightly');
    expect(timeless(later!)).toEqual(timeless(now!));
    const dated = later!.filter(({ rule }) => gates[rule] === 'nightly');
    expect(dated.map(({ rule, level }) => `${level} ${rule}`).sort()).toEqual([
      'warning action-overdue',
      'warning allow-current',
      'warning runbook-reviewed',
    ]);
  });
});

describe('allow', () => {
  const published = `---\nstatus: published\n${allow('facts-present')}\n---\n`;

  test('silences the rule in its document', () => {
    expect(say(published, 'facts-present')).toEqual([]);
    expect(say(published, 'allow-used')).toEqual([]);
    expect(say(published.replace('facts-present', 'severity-worst'), 'facts-present')).toHaveLength(1);
  });

  test('still silences when it has expired, and that is said', () => {
    const expired = published.replace('2026-12-31', '2026-05-31');
    expect(say(expired, 'facts-present')).toEqual([]);
    expect(levelsOf(say(expired, 'allow-current'))).toEqual(['warning']);
    expect(levelsOf(say(expired, 'allow-current', { nightly: true }))).toEqual(['error']);
  });

  test('without a reason is none', () => {
    const bare = '---\nallow:\n  - { rule: facts-present, until: 2026-12-31 }\n---\n';
    expect(say(bare, 'facts-present')).toHaveLength(1);
    expect(say(bare, 'front-matter-valid').map(({ reason }) => reason)).toContain(
      'Unexpected missing `reason`, expected text',
    );
  });

  test('that silences nothing is said, also one that silences what another has silenced', () => {
    expect(say(published.replace('facts-present', 'factor-known'), 'allow-used')).toHaveLength(1);
    const twice = published.replace('\n---\n', `\n${allow('facts-present').replace('allow:\n', '')}\n---\n`);
    expect(say(twice, 'allow-used').map(({ place }) => place.line)).toEqual([7]);
  });

  test('of a rule that is off at this status, or that depends on the date, is not called unused', () => {
    expect(say(published.replace('facts-present', 'review-late'), 'allow-used')).toEqual([]);
    const draft = published.replace('published', 'draft').replace('facts-present', 'review-independent');
    expect(say(draft.replace('allow:', 'roles: { author: oreed }\nallow:'), 'allow-used')).toHaveLength(1);
    const own = 'roles: { author: oreed }\nreviews: [{ role: reliability, by: oreed, on: 2026-05-01 }]\nallow:';
    expect(say(draft.replace('allow:', own), 'allow-used')).toEqual([]);
  });

  test('silences rules about the whole library too', () => {
    const text = `---\nrunbooks: [nowhere]\n${allow('runbook-resolves')}\n---\n`;
    expect(say(text, 'runbook-resolves')).toEqual([]);
    expect(say(text, 'allow-used')).toEqual([]);
  });

  test('cannot silence text that runs', () => {
    const text = `---\n${allow('no-code')}\n---\n\nA {value}.\n`;
    expect(levelsOf(say(text, 'no-code'))).toEqual(['error']);
    expect(levelsOf(say(text, 'allow-valid'))).toEqual(['error']);
  });
});

describe('messages', () => {
  test('come sorted by place, each once', () => {
    const doubled = withPostmortem('---\nseverity: [SEV9\n---\n\n# One {\n\n## Two <3\n');
    const twice = { ...doubled, faults: [...doubled.faults, ...doubled.postmortems.flatMap(({ faults }) => faults)] };
    const messages = judge(twice, { today });
    expect(messages).toEqual(judge(doubled, { today }));
    expect(messages.length).toBeGreaterThan(3);
    expect([...messages].sort((a, b) => comparePlaces(a.place, b.place))).toEqual(messages);
  });

  test('of a name no rule has are never dropped', () => {
    const stray = {
      rule: 'no-such-rule',
      reason: 'Unexpected X, expected Y',
      place: { file, line: 1, column: 1, endLine: 1, endColumn: 1 },
    };
    const messages = judge({ ...library, faults: [stray] }, { today });
    expect(messages).toEqual([{ ...stray, level: 'error' }]);
  });

  test('are given for a library with nothing in it, and nothing is thrown', () => {
    const messages = judge(parseLibrary([]), { today });
    expect(messages.every(({ level }) => level === 'error')).toBe(true);
    expect(messages.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['configuration-valid', 'template-valid']));
  });
});

describe('strange libraries', () => {
  const strange = [
    '---\nzone: Mars/Olympus\nseverity: __proto__\nfactors: [constructor]\ntrigger: toString\nservices: [hasOwnProperty]\n---\n',
    '---\nid: ../../etc\nformerly: ["", " ", "a/b"]\nduplicateOf: 2026-04-15-bookings-5xx\n---\n',
    '[x](%E0%A4%A) [y](#%E0) ![](../../../../x) [z](/incidents/%2e%2e/) [q](?x) [](#)\n',
    '## \n\n## \n\n|a|\n|-|\n',
    '## Timeline\n\n|Time|\n|-|\n',
    '## Timeline\n\n| Time (UTC) | Milestone | Event |\n|-|-|-|\n| 9999-12-31 23:59 | resolved, impact-start | x |\n',
    '## Action items\n\n| ID | Action | Due |\n|-|-|-|\n| A99999999999999999999 | | 0000-01-01 |\n',
    '---\n---\n',
    '\u0000',
  ];

  test.each(strange)('%j is judged without throwing', (text) => {
    for (const nightly of [false, true]) judge(withPostmortem(text), { today, nightly });
    judge(libraryOf({ files: [{ path: 'runbooks/x.mdx', text }] }), { today });
  });

  test('deadlines beyond all measure are judged without throwing', () => {
    const yaml = `schema: 1
name: Example
severities: [{ id: SEV1, name: Critical }]
deadlines:
  review: { SEV1: { days: 9007199254740991, count: business } }
  actions: { SEV1: { days: 9007199254740991 } }
`;
    const text = overdue('draft').replace('SEV2', 'SEV1');
    const files = [sourceFile('library.yaml', yaml), sourceFile(file, text)];
    expect(judge(parseLibrary(files), { today }).map(({ rule }) => rule)).not.toContain('action-due-in-time');
  });
});

test('of many incidents of one service at one time, each after the first is told once', () => {
  const text = `---
title: Checkout answered with errors
status: published
severity: SEV2
services: [bookings-api]
---

## Timeline

| Time (UTC)       | Milestone    | Event    | Evidence |
| ---------------- | ------------ | -------- | -------- |
| 2026-05-02 10:00 | impact-start | It fails | log      |
| 11:00            | recovered    | It works | log      |
`;
  const files = ['a', 'b', 'c', 'd'].map((end) => ({ path: `postmortems/2026-05-02-${end}.mdx`, text }));
  const said = judge(libraryOf({ files }), { today }).filter(({ rule }) => rule === 'incident-told-once');
  expect(said.map(({ place, hint }) => `${place.file.slice(-5)} ${hint}`)).toEqual([
    'b.mdx duplicateOf: 2026-05-02-a',
    'c.mdx duplicateOf: 2026-05-02-a',
    'd.mdx duplicateOf: 2026-05-02-a',
  ]);
});
