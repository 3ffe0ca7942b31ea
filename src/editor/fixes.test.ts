import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { examplesOf, libraryOf } from '../core/lint/examples/example.ts';
import { judge } from '../core/lint/judge.ts';
import type { JudgedMessage } from '../core/model/message.ts';
import { draft, faultyFile } from './_testing/folder.ts';
import type { Edit } from './allow.ts';
import { allowanceOf, fixOf } from './fixes.ts';

const today = '2026-05-20';

function applied(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((result, { start, end, text: instead }) => result.slice(0, start) + instead + result.slice(end), text);
}

function judged(text: string, file = faultyFile) {
  const library = libraryOf({ files: [{ path: file, text }] });
  return { library, messages: judge(library, { today }).filter(({ place }) => place.file === file) };
}

/** The text with the first message of a rule fixed; undefined where there is no fix. */
function fixed(text: string, rule: string, file?: string): string | undefined {
  const { library, messages } = judged(text, file);
  const message = messages.find((one) => one.rule === rule)!;
  const fix = fixOf(message, text, library);
  return fix && applied(text, fix.edits);
}

const body = (line: string) => `${draft}\n${line}\n`;
const front = (line: string) => draft.replace('roles:', `${line}\nroles:`);

describe('the certain change', () => {
  test.each([
    ['a lone <', 'mdx-readable', body('It took <2 s.'), body('It took \\<2 s.')],
    ['a lone brace', 'mdx-readable', body('A lone { here.'), body('A lone \\{ here.')],
    [
      'an address in angle brackets',
      'mdx-readable',
      body('  See <https://a.example/b>.'),
      body('  See [a.example/b](https://a.example/b).'),
    ],
    [
      'a comment as HTML has it',
      'mdx-readable',
      body('Before <!-- not yet --> after.'),
      body('Before {/* not yet */} after.'),
    ],
    ['an expression', 'no-code', body('Say {hello}.'), body('Say \\{hello}.')],
    ['a misspelt key', 'front-matter-valid', front('triger: deploy'), front('trigger: deploy')],
    ['a misspelt word of a list', 'front-matter-valid', front('kind: dril'), front('kind: drill')],
    ['a factor in a list', 'factor-known', front('factors: [missing-limits]'), front('factors: [missing-limit]')],
    ['a severity in another case', 'severity-known', draft.replace('SEV3', 'sev3'), draft],
    [
      'one of two milestones in a cell',
      'milestone-known',
      draft.replace('impact-start ', 'impact-start, detectd'),
      draft.replace('impact-start ', 'impact-start, detected'),
    ],
    [
      'the end of a link',
      'link-resolves',
      body('[it](/runbooks/invoices-failure/)'),
      body('[it](/runbooks/invoices-failure-rate/)'),
    ],
    [
      'a title with the severity in it',
      'title-plain',
      draft.replace('title: Checkout', "title: 'SEV3: Checkout").replace('slow\n', "slow'\n"),
      draft.replace('Checkout was slow', "'Checkout was slow'"),
    ],
    ['a heading', 'heading-known', draft.replace('## Summary', '## Sumary'), draft],
  ])('of %s', (_, rule, before, after) => {
    expect(fixed(before, rule)).toBe(after);
    expect(fixed(before.replaceAll('\n', '\r\n'), rule)).toBe(after.replaceAll('\n', '\r\n'));
    expect(fixed(`\uFEFF${before}`, rule)).toBe(`\uFEFF${after}`);
  });

  test.each([
    ['a number may be any', 'severity-known', draft.replace('SEV3', 'SEV5')],
    ['the word stands in its place twice', 'milestone-known', draft.replace('impact-start ', 'detectd, detectd ')],
    ['nothing is near', 'service-resolves', draft.replace('bookings-api', 'zzz')],
    ['a time is a fact', 'time-dated', `${draft}| 09:00 | detected | Seen |\n`],
    ['a comment that does not end', 'mdx-readable', body('Before <!-- not yet')],
  ])('is none where %s', (_, rule, text) => {
    expect(judged(text).messages.map((message) => message.rule)).toContain(rule);
    expect(fixed(text, rule)).toBeUndefined();
  });
});

describe('in the bad examples of the rule pages', () => {
  const folder = join(import.meta.dirname, '../core/lint/rules');
  const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));
  // A section that was found missing is empty at first, and under a key that was misspelt a value is read for the first time.
  const isExpected = ({ rule }: JudgedMessage) =>
    /^(section-present|section-filled|timeline-present|actions-present|front-matter-valid)$/.test(rule);
  const key = ({ rule, reason }: JudgedMessage) => `${rule}: ${reason}`;
  let offered = 0;

  test.each(pages)('%s: a fix takes its message away and brings no error', (page) => {
    const examples = examplesOf(readFileSync(join(folder, page), 'utf8'), 'postmortems/2026-05-04-checkout-slow.mdx');
    for (const { files, heading } of examples) {
      if (heading !== 'Bad') continue;
      const library = libraryOf({ files });
      const before = judge(library, { today });
      for (const message of before) {
        const file = files.find(({ path }) => path === message.place.file);
        const fix = file && fixOf(message, file.text, library);
        if (!file || !fix) continue;
        offered++;
        const text = applied(file.text, fix.edits);
        const after = judge(libraryOf({ files: files.map((one) => (one === file ? { ...one, text } : one)) }), {
          today,
        });
        const said = new Set(before.map(key));
        const count = (messages: JudgedMessage[]) => messages.filter((one) => key(one) === key(message)).length;
        expect(count(after), `${message.reason} ${fix.title}`).toBeLessThan(count(before));
        expect(
          after.filter((one) => one.level === 'error' && !isExpected(one) && !said.has(key(one))).map(key),
          fix.title,
        ).toEqual([]);
      }
    }
  });

  test('there are such fixes', () => expect(offered).toBeGreaterThan(15));
});

test('an allow is offered for documents only, and never for what nothing can silence', () => {
  const { library, messages } = judged(body('{x}'));
  const code = messages.find(({ rule }) => rule === 'no-code')!;
  expect(allowanceOf(code, body('{x}'), library)).toBeUndefined();
  const services = 'bookings-api: { name: checkout, team: payments, tier: 9 }\n';
  const yaml = judged(services, 'services.yaml');
  expect(allowanceOf(yaml.messages[0]!, services, yaml.library)).toBeUndefined();
});
