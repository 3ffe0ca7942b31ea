import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { format, resolveConfig } from 'prettier';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { SaxesParser } from 'saxes';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { reportJsonSchema } from '../../../../scripts/lint/schema.ts';
import type { JudgedMessage } from '../../model/message.ts';
import { walk } from '../../parse/tree.ts';
import { libraryOf } from '../examples/example.ts';
import { judge } from '../judge.ts';
import { readRulePage } from '../pages.ts';
import { rules } from '../rules/index.ts';
import { formats } from './formats.ts';
import { mostAnnotations } from './github.ts';
import { fingerprintsOf, jsonReportOf } from './json.ts';
import { mostCharacters } from './markdown.ts';
import type { Report } from './report.ts';

const require = createRequire(import.meta.url);
const file = 'postmortems/2026-04-15-bookings-5xx.mdx';
const text = `---
title: Checkout answered with errors
status: in-review
severity: sev2
services: [bookings-api]
---

## Timeline

| Time (UTC)       | Milestone | Event                 |
| ---------------- | --------- | --------------------- |
| 2026-04-15 14:03 | detected  | The error alert fires |
| 2026-04-15 14:02 | detected  | Support calls         |
`;

function messagesOf(content: string): JudgedMessage[] {
  const names = ['severity-known', 'timeline-in-order', 'section-present', 'evidence-present'];
  return judge(libraryOf({ files: [{ path: file, text: content }] }), {
    today: '2026-06-01',
    rules: Object.fromEntries(names.map((name) => [name, rules[name]!])),
  });
}

function reportOf(messages: readonly JudgedMessage[], content = text, more: Partial<Report> = {}): Report {
  return {
    messages,
    sourceOf: (path) => (path === file ? content : undefined),
    folder: 'content',
    root: 'content',
    pages: new Map(
      ['severity-known', 'timeline-in-order', 'section-present', 'evidence-present'].map((rule) => [
        rule,
        readRulePage(readFileSync(join(import.meta.dirname, '..', 'rules', `${rule}.md`), 'utf8')),
      ]),
    ),
    addressOf: (rule) => `https://incidents.example/rules/${rule}/`,
    digest: (one) => createHash('sha256').update(one).digest('hex'),
    judged: { postmortems: [file], runbooks: ['runbooks/invoices-failure-rate.mdx'], reviews: [] },
    known: 0,
    today: '2026-06-01',
    nightly: false,
    changedSince: undefined,
    ...more,
  };
}

const report = reportOf(messagesOf(text));
const empty = reportOf([]);
const print = (name: string, one: Report) => formats[name]!(one);

/** A message in which a stranger tries everything. */
const evil: JudgedMessage = {
  rule: 'title-plain',
  level: 'error',
  reason:
    'Unexpected `a|b` \\| @octocat #1 <img src=x> [x](https://evil.example) www.evil.example `\\`, expected `::stop`, %0A',
  place: { file: 'postmortems/a,b:c%|d.mdx', line: 1, column: 1, endLine: 2, endColumn: 1 },
  causes: [
    {
      reason: ']]> </failure> \u0000 \u202e ![x](y)',
      place: { file: 'a.mdx', line: 1, column: 1, endLine: 1, endColumn: 2 },
    },
  ],
  hint: '| x |\n\n::error::x',
};

/** Messages of arbitrary texts. */
const nasty = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom(
      '|',
      '`',
      '\\',
      '\n',
      '@',
      'a',
      '<',
      '>',
      '&',
      '[',
      ']',
      '(',
      ')',
      '#',
      '*',
      ' ',
      ':',
      '\r',
      '"',
      '\0',
    ),
  }),
);
const anyMessage = fc.record({
  rule: fc.constantFrom('title-plain', 'time-exists'),
  level: fc.constantFrom('error' as const, 'warning' as const, 'info' as const),
  reason: nasty,
  place: fc.record({
    file: nasty.filter((one) => one !== '').map((one) => `postmortems/${one}`),
    line: fc.integer({ min: 1, max: 20 }),
    column: fc.constant(1),
    endLine: fc.constant(21),
    endColumn: fc.constant(1),
  }),
  hint: fc.option(nasty, { nil: undefined }),
});
const anyReport = fc.array(anyMessage, { maxLength: 5 }).map((messages) => reportOf(messages));

function expectValid(validate: ValidateFunction, data: unknown): void {
  validate(data);
  expect(validate.errors ?? []).toEqual([]);
}

describe('json', () => {
  const validate = addFormats.default(new Ajv2020()).compile(reportJsonSchema());

  test('what is printed, and nothing else, is what the published schema says', () => {
    for (const one of [report, empty, reportOf([evil], text, { changedSince: 'main', known: 3 })])
      expectValid(validate, JSON.parse(print('json', one)));
    expect(validate({ ...jsonReportOf(report), more: 1 })).toBe(false);
  });

  test('the published schema is the one the program has', async () => {
    const path = join(import.meta.dirname, '../../../../public/schemas/lint-report.schema.json');
    const style = { ...(await resolveConfig(path)), parser: 'json' };
    await expect(await format(JSON.stringify(reportJsonSchema()), style)).toMatchFileSnapshot(path);
  });

  test('a message has its place, causes, hint, page and fingerprint', () => {
    const [message] = jsonReportOf(
      reportOf(report.messages.filter(({ rule }) => rule === 'timeline-in-order')),
    ).messages;
    expect(message).toEqual({
      rule: 'timeline-in-order',
      level: 'error',
      reason: 'Unexpected `2026-04-15 14:02` below a later time, expected rows in order of time',
      place: { file, line: 13, column: 3, endLine: 13, endColumn: 19 },
      causes: [
        {
          reason: '`2026-04-15 14:03` stands above it',
          place: { file, line: 12, column: 3, endLine: 12, endColumn: 19 },
        },
      ],
      page: 'https://incidents.example/rules/timeline-in-order/',
      fingerprint: expect.stringMatching(/^[\da-f]{32}$/),
    });
  });
});

describe('fingerprints', () => {
  test('stay when lines move and change with the text they are about', () => {
    const moved = text.replace('## Timeline', 'A paragraph.\n\nAnother.\n\n## Timeline');
    const of = (content: string) => fingerprintsOf(reportOf(messagesOf(content), content));
    expect(of(moved)).toEqual(of(text));
    const rewritten = text.replace('The error alert fires', 'The CEO calls');
    const same = of(rewritten).filter((one) => of(text).includes(one));
    expect(same).toHaveLength(of(text).length - 1);
  });

  test('are each there once, equal messages included', () => {
    const twice = [...report.messages, ...report.messages];
    expect(new Set(fingerprintsOf(reportOf(twice))).size).toBe(twice.length);
  });
});

describe('sarif', () => {
  const schema = JSON.parse(readFileSync(require.resolve('schemastore/schemas/json/sarif-2.1.0.json'), 'utf8')) as {
    $schema: string;
  };
  const ajv = addFormats.default(new Ajv({ strict: false, unicodeRegExp: false, allErrors: true }));
  const validate = ajv.compile(schema);

  test('is valid against the official schema', () => {
    for (const one of [report, empty, reportOf([evil])]) expectValid(validate, JSON.parse(print('sarif', one)));
    expect(validate({ version: '2.1.0' })).toBe(false);
  });

  test('is valid whatever documents say', () => {
    fc.assert(fc.property(anyReport, (one) => expectValid(validate, JSON.parse(print('sarif', one)))));
  });

  test('rules have descriptions and addresses, results their place, causes and a stable fingerprint', () => {
    const order = reportOf(report.messages.filter(({ rule }) => rule === 'timeline-in-order'));
    const [run] = (
      JSON.parse(print('sarif', order)) as { runs: { tool: { driver: { rules: object[] } }; results: object[] }[] }
    ).runs;
    expect(run!.tool.driver.rules).toEqual([
      {
        id: 'timeline-in-order',
        name: 'timeline-in-order',
        shortDescription: { text: 'The rows of a timeline stand in order of time.' },
        fullDescription: { text: 'The rows of a timeline stand in order of time.' },
        help: { text: expect.stringContaining('## Why'), markdown: expect.stringContaining('## Why') },
        helpUri: 'https://incidents.example/rules/timeline-in-order/',
        properties: { tags: ['postmortem'] },
      },
    ]);
    expect(run!.results).toEqual([
      {
        ruleId: 'timeline-in-order',
        ruleIndex: 0,
        level: 'error',
        message: { text: 'Unexpected `2026-04-15 14:02` below a later time, expected rows in order of time' },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: `content/${file}`, uriBaseId: 'SRCROOT' },
              region: { startLine: 13, startColumn: 3, endLine: 13, endColumn: 19 },
            },
          },
        ],
        relatedLocations: [
          {
            id: 1,
            physicalLocation: {
              artifactLocation: { uri: `content/${file}`, uriBaseId: 'SRCROOT' },
              region: { startLine: 12, startColumn: 3, endLine: 12, endColumn: 19 },
            },
            message: { text: '`2026-04-15 14:03` stands above it' },
          },
        ],
        partialFingerprints: {
          primaryLocationLineHash: expect.stringMatching(/^[\da-f]{16}:1$/),
          'postmortemMessage/v1': expect.stringMatching(/^[\da-f]{32}:1$/),
        },
      },
    ]);
  });
});

describe('github', () => {
  test('errors come first; places and texts are escaped as documented', () => {
    expect(`\n${print('github', report)}`).toMatchInlineSnapshot(`
      "
      ::error file=content/postmortems/2026-04-15-bookings-5xx.mdx,line=4,endLine=4,col=11,endColumn=14,title=severity-known::Unexpected severity \`sev2\`, expected \`SEV2\`%0A→ severity: SEV2
      ::error file=content/postmortems/2026-04-15-bookings-5xx.mdx,line=7,endLine=7,col=1,endColumn=1,title=section-present::Unexpected document without \`## Summary\`, expected it first%0Acontent/template-light.mdx:6: required from \`draft\` on%0A→ ## Summary
      ::error file=content/postmortems/2026-04-15-bookings-5xx.mdx,line=13,endLine=13,col=3,endColumn=18,title=timeline-in-order::Unexpected \`2026-04-15 14:02\` below a later time, expected rows in order of time%0Aline 12: \`2026-04-15 14:03\` stands above it
      ::warning file=content/postmortems/2026-04-15-bookings-5xx.mdx,line=12,endLine=12,col=1,endColumn=56,title=evidence-present::Unexpected rows \`2026-04-15 14:03\` and \`2026-04-15 14:02\` without evidence, expected where it can be seen, or \`witness\`
      "
    `);
    expect(`\n${print('github', reportOf([evil]))}`).toMatchInlineSnapshot(`
      "
      ::error file=content/postmortems/a%2Cb%3Ac%25|d.mdx,line=1,endLine=2,title=title-plain::Unexpected \`a|b\` \\| @octocat #1 <img src=x> [x](https://evil.example) www.evil.example \`\\\`, expected \`::stop\`, %250A%0Acontent/a.mdx:1: ]]> </failure> � � ![x](y)%0A→ | x |%0A  %0A  ::error::x
      "
    `);
  });

  test('no more of each level than are shown, and the rest is counted', () => {
    const many = Array.from({ length: 30 }, (_, index): JudgedMessage[] => [
      { ...evil, level: 'warning', place: { ...evil.place, line: index + 1 } },
      { ...evil, place: { ...evil.place, line: index + 1 } },
    ]).flat();
    const lines = print('github', reportOf(many)).trimEnd().split('\n');
    expect(lines.slice(0, -1).map((line) => line.slice(2, 5))).toEqual([
      ...Array<string>(mostAnnotations).fill('err'),
      ...Array<string>(mostAnnotations).fill('war'),
    ]);
    expect(lines.at(-1)).toBe('Not annotated, since GitHub shows 10 of each level in a step: 20 errors, 20 warnings.');
    expect(print('github', empty)).toBe('');
  });

  test('whatever documents say, a message is one line and one command', () => {
    fc.assert(
      fc.property(anyReport, (one) => {
        const lines = print('github', one).split('\n').slice(0, -1);
        expect(lines).toHaveLength(one.messages.length);
        for (const line of lines) {
          expect(line).toMatch(
            /^::(error|warning|notice) file=[^:,\r\n]*,line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?,title=[\w-]+::/,
          );
          expect(line).not.toContain('\r');
        }
      }),
    );
  });
});

describe('gitlab', () => {
  test('is a code-quality report', () => {
    expect(`\n${print('gitlab', reportOf(report.messages.slice(0, 2)))}`).toMatchInlineSnapshot(`
      "
      [
        {
          "description": "Unexpected severity \`sev2\`, expected \`SEV2\` → severity: SEV2",
          "check_name": "severity-known",
          "fingerprint": "76c306c1e081f0bebd86f833046dbf94",
          "severity": "major",
          "location": {
            "path": "content/postmortems/2026-04-15-bookings-5xx.mdx",
            "lines": {
              "begin": 4,
              "end": 4
            }
          }
        },
        {
          "description": "Unexpected document without \`## Summary\`, expected it first → ## Summary",
          "check_name": "section-present",
          "fingerprint": "f5db5ff60a81511d15d4d9b7537735b3",
          "severity": "major",
          "location": {
            "path": "content/postmortems/2026-04-15-bookings-5xx.mdx",
            "lines": {
              "begin": 7,
              "end": 7
            }
          }
        }
      ]
      "
    `);
    expect(print('gitlab', empty)).toBe('[]\n');
  });
});

describe('junit', () => {
  function parsed(xml: string) {
    const parser = new SaxesParser();
    const open: string[] = [];
    const found: { name: string; parent: string | undefined; attributes: Record<string, string> }[] = [];
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('opentag', (tag) => {
      found.push({ name: tag.name, parent: open.at(-1), attributes: tag.attributes as Record<string, string> });
      open.push(tag.name);
    });
    parser.on('closetag', () => open.pop());
    parser.write(xml).close();
    return found;
  }

  test('a suite a file, a case a rule; what does not block passes, and so does a file without messages', () => {
    expect(`\n${print('junit', report)}`).toMatchInlineSnapshot(`
      "
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="postmortem-library" tests="5" failures="3">
        <testsuite name="content/postmortems/2026-04-15-bookings-5xx.mdx" tests="4" failures="3">
          <testcase name="evidence-present" classname="content/postmortems/2026-04-15-bookings-5xx.mdx">
            <system-out>content/postmortems/2026-04-15-bookings-5xx.mdx:12:1 warning: Unexpected rows \`2026-04-15 14:03\` and \`2026-04-15 14:02\` without evidence, expected where it can be seen, or \`witness\`</system-out>
          </testcase>
          <testcase name="section-present" classname="content/postmortems/2026-04-15-bookings-5xx.mdx">
            <failure message="Unexpected document without \`## Summary\`, expected it first" type="section-present">content/postmortems/2026-04-15-bookings-5xx.mdx:7:1 Unexpected document without \`## Summary\`, expected it first&#10;  content/template-light.mdx:6:1 required from \`draft\` on&#10;  → ## Summary</failure>
          </testcase>
          <testcase name="severity-known" classname="content/postmortems/2026-04-15-bookings-5xx.mdx">
            <failure message="Unexpected severity \`sev2\`, expected \`SEV2\`" type="severity-known">content/postmortems/2026-04-15-bookings-5xx.mdx:4:11 Unexpected severity \`sev2\`, expected \`SEV2\`&#10;  → severity: SEV2</failure>
          </testcase>
          <testcase name="timeline-in-order" classname="content/postmortems/2026-04-15-bookings-5xx.mdx">
            <failure message="Unexpected \`2026-04-15 14:02\` below a later time, expected rows in order of time" type="timeline-in-order">content/postmortems/2026-04-15-bookings-5xx.mdx:13:3 Unexpected \`2026-04-15 14:02\` below a later time, expected rows in order of time&#10;  content/postmortems/2026-04-15-bookings-5xx.mdx:12:3 \`2026-04-15 14:03\` stands above it</failure>
          </testcase>
        </testsuite>
        <testsuite name="content/runbooks/invoices-failure-rate.mdx" tests="1" failures="0">
          <testcase name="every rule" classname="content/runbooks/invoices-failure-rate.mdx"/>
        </testsuite>
      </testsuites>
      "
    `);
  });

  test('is well-formed and adds up, whatever documents say', () => {
    const parents: Record<string, string | undefined> = {
      testsuites: undefined,
      testsuite: 'testsuites',
      testcase: 'testsuite',
      failure: 'testcase',
      'system-out': 'testcase',
    };
    fc.assert(
      fc.property(anyReport, (one) => {
        const found = parsed(print('junit', one));
        for (const { name, parent } of found) expect(parent).toBe(parents[name]);
        const count = (name: string) => found.filter((tag) => tag.name === name).length;
        expect(found[0]!.attributes).toMatchObject({
          tests: String(count('testcase')),
          failures: String(count('failure')),
        });
      }),
    );
  });
});

describe('markdown', () => {
  /** What a summary is made of once it is read as Markdown. */
  function read(markdown: string) {
    const tree = unified().use(remarkParse).use(remarkGfm).parse(markdown);
    const links: string[] = [];
    const cells: number[] = [];
    const kinds = new Set<string>();
    let loose = '';
    walk(tree, (node) => {
      if (node.type === 'html' && node.value === '<br>') return;
      kinds.add(node.type);
      if (node.type === 'link') links.push(node.url);
      if (node.type === 'tableRow') cells.push(node.children.length);
      if (node.type === 'text') loose += node.value;
    });
    return { top: tree.children.map(({ type }) => type), links, cells, kinds, loose };
  }

  test('a heading, a sentence and a table, errors first', () => {
    expect(`\n${print('markdown', report)}`).toMatchInlineSnapshot(`
      "
      ## Postmortems: 3 errors, 1 warning

      1 postmortem and 1 runbook judged.

      | | Where | What | Rule |
      | --- | --- | --- | --- |
      | ❌ error | \`content/postmortems/2026-04-15-bookings-5xx.mdx:4\` | Unexpected severity \`sev2\`, expected \`SEV2\`<br>→ \`severity: SEV2\` | [\`severity-known\`](https://incidents.example/rules/severity-known/) |
      | ❌ error | \`content/postmortems/2026-04-15-bookings-5xx.mdx:7\` | Unexpected document without \`## Summary\`, expected it first<br>\`template-light.mdx:6\` required from \`draft\` on<br>→ \`## Summary\` | [\`section-present\`](https://incidents.example/rules/section-present/) |
      | ❌ error | \`content/postmortems/2026-04-15-bookings-5xx.mdx:13\` | Unexpected \`2026-04-15 14:02\` below a later time, expected rows in order of time<br>\`line 12\` \`2026-04-15 14:03\` stands above it | [\`timeline-in-order\`](https://incidents.example/rules/timeline-in-order/) |
      | ⚠️ warning | \`content/postmortems/2026-04-15-bookings-5xx.mdx:12\` | Unexpected rows \`2026-04-15 14:03\` and \`2026-04-15 14:02\` without evidence, expected where it can be seen, or \`witness\` | [\`evidence-present\`](https://incidents.example/rules/evidence-present/) |
      "
    `);
    expect(`\n${print('markdown', reportOf([], text, { known: 2, changedSince: 'origin/main' }))}`)
      .toMatchInlineSnapshot(`
      "
      ## Postmortems: no messages

      1 postmortem and 1 runbook judged, compared with \`origin/main\`; 2 messages known to the baseline.
      "
    `);
  });

  test('whatever documents say, it stays in its cell, links nowhere and mentions nobody', () => {
    const check = (one: Report) => {
      const { top, links, cells, kinds, loose } = read(print('markdown', one));
      expect(top).toEqual(one.messages.length === 0 ? ['heading', 'paragraph'] : ['heading', 'paragraph', 'table']);
      expect(links.sort()).toEqual(one.messages.map(({ rule }) => `https://incidents.example/rules/${rule}/`).sort());
      expect(cells).toEqual(cells.map(() => 4));
      const plain = ['root', 'heading', 'paragraph', 'table', 'tableRow', 'tableCell', 'text', 'inlineCode', 'link'];
      expect([...kinds].filter((kind) => !plain.includes(kind))).toEqual([]);
      expect(loose).not.toMatch(/@\w|#\d|https?:\/\//);
    };
    check(reportOf([evil]));
    fc.assert(fc.property(anyReport, check), { numRuns: 300 });
  });

  test('what a comment does not hold is counted', () => {
    const many = Array.from({ length: 5_000 }, () => report.messages).flat();
    const summary = print('markdown', reportOf(many));
    expect(summary.length).toBeLessThanOrEqual(mostCharacters);
    expect(summary.length).toBeGreaterThan(mostCharacters - 1_000);
    const rows = summary.split('\n').filter((line) => line.startsWith('| ❌')).length;
    expect(summary).toMatch(
      new RegExp(
        `\\n${many.length - rows} messages left out, since they do not fit: \\d+ errors, \\d+ warnings\\.\\n$`,
      ),
    );
  });
});
