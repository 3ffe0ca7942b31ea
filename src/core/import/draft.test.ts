import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scales } from '../../../scripts/init/answers.ts';
import { starterText } from '../../../scripts/init/starter.ts';
import { exampleLibrary, sourceFile } from '../lint/examples/library.ts';
import { judge } from '../lint/judge.ts';
import { kinds } from '../model/vocabulary.ts';
import { parseLibrary } from '../parse/library.ts';
import { readPostmortemAnswers, readRunbookAnswers, type GivenPostmortem } from './answers.ts';
import { draftPostmortem, draftRunbook, zoneOfTemplate, type RunbookAnswers } from './draft.ts';

const shipped = ['template.mdx', 'template-light.mdx'].map((file) =>
  sourceFile(file, starterText(file, { ...scales['sev']!, zone: 'UTC', team: 'payments' }, '2026-06-01')),
);
const files = [...exampleLibrary.filter(({ path }) => !path.startsWith('template')), ...shipped];
const library = parseLibrary(files);
const given: GivenPostmortem = {
  title: 'Checkout answered 502',
  severity: 'SEV3',
  services: ['bookings-api', 'search'],
  began: '2026-04-15 14:02',
};

/** The draft for some answers, and what the linter says about it in the library. */
function begin(answers: GivenPostmortem, base = files) {
  const read = readPostmortemAnswers(answers, parseLibrary(base));
  if (read.faults) return { faults: read.faults };
  const text = draftPostmortem(read.template, read.answers, parseLibrary(base).configuration);
  const after = parseLibrary([...base, sourceFile(read.file, text)]);
  const postmortem = after.postmortems.find(({ file }) => file === read.file)!;
  const errors = judge(after, { today: '2026-06-01' }).filter(
    ({ level, place }) => level === 'error' && place.file === read.file,
  );
  return { text, file: read.file, postmortem, errors, template: read.template };
}

test('the light template with everything filled in', () => {
  const { text, file } = begin({ ...given, author: ['@oreed'], lead: ['Maria Torres'], kind: 'near-miss' });
  expect(file).toBe('postmortems/2026-04-15-checkout-answered-502.mdx');
  expect(text!.slice(0, text!.indexOf('## Lessons'))).toBe(`---
title: Checkout answered 502
kind: near-miss
status: draft
severity: SEV3
services: [bookings-api, search]
detection:
  channel: alert
roles:
  author: oreed
  lead: mtorres
factors: []
---

## Summary

:::guidance
Two to four sentences: what broke, or nearly did; for whom; why; and what stopped it.
:::

## Timeline

| Time (UTC)       | Milestone    | Event | Evidence |
| ---------------- | ------------ | ----- | -------- |
| 2026-04-15 14:02 | impact-start |       |          |
| hh:mm            | detected     |       |          |
| hh:mm            | recovered    |       |          |

## Contributing factors

:::guidance
One list entry for each condition that had to hold.
:::

- [Condition that had to hold]

## Resolution

`);
  expect(text).not.toContain('::section');
});

describe.each(kinds)('a draft of the kind %s', (kind) => {
  test.each(library.configuration.severities.map(({ id }) => id))(
    'and of %s is read without a fault and has no error',
    (severity) => {
      const { postmortem, errors, template } = begin({ ...given, kind, severity });
      expect(postmortem!.faults).toEqual([]);
      expect(errors).toEqual([]);
      expect(template!.tier).toBe(
        ['SEV1', 'SEV2'].includes(severity) && ['incident', 'security'].includes(kind) ? 'full' : 'light',
      );
      expect(postmortem!.timeline.events[0]!.moment?.earliest).toBe(Date.UTC(2026, 3, 15, 14, 2));
      expect(postmortem!.facts).toMatchObject({ kind, severity, status: 'draft', services: given.services });
    },
  );
});

test('all that the template says besides stays, line for line', () => {
  for (const template of library.templates) {
    const { text } = begin({ ...given, severity: template.tier === 'full' ? 'SEV1' : 'SEV3' });
    const left = template.text
      .replace(/^template:\n(?: .*\n)+/m, '')
      .replace(/^::section.*\n\n?/gm, '')
      .split('\n');
    const right = text!.split('\n');
    expect(right).toHaveLength(left.length);
    const changed = left.flatMap((line, index) => (line === right[index] ? [] : [line]));
    expect(
      changed.filter((line) => !/^(title|severity|services): |^\| YYYY-MM-DD hh:mm \| impact-start/.test(line)),
    ).toEqual([]);
  }
});

test('a title is never markup, YAML or too long, whatever is typed', () => {
  const part = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '"',
      "'",
      ': ',
      ' #',
      '<b>',
      '</',
      '{x}',
      '`',
      '\n---\n',
      '\r\n',
      '- ',
      '[FILL IN]',
      '💥',
      '&amp;',
      '\u2028',
      '\u0000',
      '\uD800',
      '%',
      '|',
      '>-',
      '!!js',
      'null',
      '…',
    ),
  );
  const titles = fc.array(part, { maxLength: 30 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(titles, fc.constantFrom('SEV1', 'SEV3'), (title, severity) => {
      const { faults, postmortem, errors } = begin({ ...given, title, severity });
      const folded = title
        .toWellFormed()
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .trim();
      if (folded === '' || folded.length > 140) {
        expect(faults).toEqual([
          { answer: 'title', reason: expect.stringMatching(/^Unexpected (empty title|title of \d+)/) },
        ]);
      } else {
        expect(postmortem!.facts.title).toBe(folded);
        expect(postmortem!.faults).toEqual([]);
        expect(errors).toEqual([]);
      }
    }),
    { numRuns: 50 },
  );
});

test('another zone is named in the column heads, and the table lines up', () => {
  const { text, postmortem, errors } = begin({
    ...given,
    severity: 'SEV1',
    zone: 'America/New_York',
    began: '2026-04-15 14:02Z',
  });
  expect(/\| Time[\s\S]*?detected.*\n/.exec(text!)![0]).toBe(`\
| Time (America/New_York) | Milestone    | Event | Evidence |
| ----------------------- | ------------ | ----- | -------- |
| 2026-04-15 10:02        | impact-start |       |          |
| hh:mm                   | detected     |       |          |
`);
  expect(text).not.toContain('(UTC)');
  expect(postmortem!.facts.zone).toBeUndefined();
  expect(postmortem!.timeline.events[0]!.moment).toMatchObject({
    earliest: Date.UTC(2026, 3, 15, 14, 2),
    zone: 'America/New_York',
  });
  expect(errors).toEqual([]);
});

describe('a template of an organisation’s own', () => {
  const own = (text: string, more = '') => [
    ...exampleLibrary.filter(({ path }) => !path.startsWith('template') && path !== 'library.yaml'),
    sourceFile(
      'library.yaml',
      `schema: 1\nname: L\nzone: Europe/Oslo\nseverities: [{ id: SEV3, name: Minor }]\n${more}`,
    ),
    sourceFile('template.mdx', text),
  ];

  test('may have comments, name no zone, and leave out keys', () => {
    const base = own(`---
template: { tier: only }
# Say it as a customer would.
title: "…" # no severity
---

{/* Keep this comment. */}

## Tidslinje

::section{#timeline}

| Time | Event |
|---|---|
| YYYY-MM-DD hh:mm | |
`);
    expect(zoneOfTemplate(parseLibrary(base).templates[0]!, { zone: 'Europe/Oslo' })).toBe('Europe/Oslo');
    const { text, errors } = begin({ ...given, zone: 'UTC', author: ['oreed'] }, base);
    expect(text).toBe(
      `---
# Say it as a customer would.
title: Checkout answered 502 # no severity
kind: incident
status: draft
severity: SEV3
services: [bookings-api, search]
zone: UTC
roles:
  author: oreed
---

{/* Keep this comment. */}

## Tidslinje

| Time | Event |
|---|---|
| 2026-04-15 14:02 | |
`,
    );
    expect(errors).toEqual([]);
  });

  test('without front matter or a timeline still gives a document', () => {
    const { text, postmortem } = begin(given, own('## Summary\n\n::section{#summary required="draft"}\n\nText.\n'));
    expect(text).toBe(`---
title: Checkout answered 502
kind: incident
status: draft
severity: SEV3
services: [bookings-api, search]
---

## Summary

Text.
`);
    expect(postmortem!.faults).toEqual([]);
  });

  test('an id pattern puts the next id first', () => {
    const base = own('---\ntemplate: { tier: only }\ntitle: x\n---\n', "ids: { pattern: 'INC-\\d{4}' }\n");
    const { text, errors } = begin(
      given,
      base.filter(({ path }) => !path.startsWith('postmortems/')),
    );
    expect(text).toMatch(/^---\nid: INC-0001\ntitle: Checkout answered 502\n/);
    expect(errors).toEqual([]);
  });
});

test('everything that is missing or wrong is said at once', () => {
  expect(readPostmortemAnswers({}, library).faults).toEqual([
    { answer: 'title' },
    { answer: 'severity' },
    { answer: 'service' },
    { answer: 'began' },
  ]);
  const wrong = {
    title: ' ',
    kind: 'outage',
    severity: 'SEV33',
    services: ['serch'],
    began: 'noon',
    author: ['nobody'],
    zone: 'Oslo',
    id: 'X',
  };
  expect(readPostmortemAnswers(wrong, library).faults).toEqual([
    { answer: 'title', reason: 'Unexpected empty title, expected what broke, for whom' },
    {
      answer: 'kind',
      reason: 'Unexpected kind `outage`, expected `incident`, `near-miss`, `drill`, `security` or `maintenance`',
      hint: undefined,
    },
    { answer: 'severity', reason: 'Unexpected severity `SEV33`, expected `SEV3`', hint: 'SEV3' },
    { answer: 'service', reason: 'Unexpected service `serch`, expected `search`', hint: 'search' },
    {
      answer: 'zone',
      reason: 'Unexpected zone `Oslo`, expected an IANA name, `UTC`, `GMT` or an offset',
      hint: 'Europe/Oslo',
    },
    {
      answer: 'began',
      reason: 'Unexpected `noon`, expected a day, or a day and a time such as `2026-04-15 14:02`',
      hint: undefined,
    },
    { answer: 'author', reason: 'Unexpected person `nobody`, expected `kbell`, `mtorres` or `oreed`', hint: undefined },
    { answer: 'id', reason: 'Unexpected id `X`, expected none: the file’s name is the id' },
  ]);
});

test('a name that is taken comes with the file that has it and a free one', () => {
  const again = { ...given, slug: 'search-timeouts', began: '2026-03-20 09:00', services: ['search', 'bookings-api'] };
  expect(readPostmortemAnswers(again, library).faults).toEqual([
    {
      answer: 'slug',
      reason:
        'Unexpected name `2026-03-20-search-timeouts`, which `postmortems/2026-03-20-search-timeouts.mdx` has, expected a free one',
      hint: 'search-timeouts-bookings-api',
    },
  ]);
});

test('a title without Latin letters is named for its services', () => {
  expect(begin({ ...given, title: '注文が止まった' }).file).toBe('postmortems/2026-04-15-bookings-api-search.mdx');
});

test('a runbook is read without a fault, and only its gaps are said', () => {
  const { answers, file } = readRunbookAnswers(
    { title: 'Restart the: "relay" {x} <y>', services: ['search'] },
    library,
    '2026-06-01',
  ) as { answers: RunbookAnswers; file: string };
  expect(file).toBe('runbooks/restart-relay-x-y.mdx');
  const text = draftRunbook(answers);
  expect(text.slice(0, text.indexOf('## Check'))).toBe(`---
title: 'Restart the: "relay" {x} <y>'
summary: "[FILL IN]"
services: [search]
alerts: []
owner: storefront
reviewed: 2026-06-01
---

## When to use this

{/* The sign that leads here, as somebody sees it at 3 a.m., and what looks alike but is another runbook. */}

- [FILL IN]

`);
  const after = parseLibrary([...files, sourceFile(file, text)]);
  expect(after.runbooks.find((runbook) => runbook.file === file)!.faults).toEqual([]);
  const said = judge(after, { today: '2026-06-01' }).filter(({ place }) => place.file === file);
  expect(new Set(said.map(({ rule }) => rule))).toEqual(new Set(['placeholder-gone']));
});
