import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { cursorIn } from './_testing/cursor.ts';
import { draft, faulty, faultyFile } from './_testing/folder.ts';
import { completionsAt } from './completion.ts';

const today = '2026-05-20';
const offered = (marked: string, file = faultyFile, snippets = false) =>
  completionsAt({ ...cursorIn(file, marked), today, snippets });
const labels = (marked: string, file?: string) => offered(marked, file).map(({ label }) => label);

/** What the text is when the entry is chosen. */
function chosen(marked: string, label: string, file = faultyFile): string {
  const { document } = cursorIn(file, marked);
  const item = offered(marked, file).find((one) => one.label === label)!;
  return TextDocument.applyEdits(document, [item.textEdit as { range: never; newText: string }]);
}

/** The draft with another line in its front matter. */
const front = (line: string) => draft.replace('roles: { author: kbell }', line);

describe('in front matter', () => {
  test('the keys that are not there yet, required ones first, with what they mean', () => {
    const items = offered(draft.replace('title: Checkout was slow\n', 'ti‸\n'));
    expect(items[0]).toMatchObject({
      label: 'title',
      detail: 'required',
      documentation: { value: 'What broke, for whom; no severity, no status.' },
      textEdit: { newText: 'title: ' },
    });
    const keys = items.map(({ label }) => label);
    expect(keys).toContain('impact');
    expect(keys).not.toContain('status');
  });

  test.each([
    ['statuses', draft.replace('draft', '‸'), ['draft', 'in-review', 'published', 'retracted']],
    ['severities', draft.replace('SEV3', 'S‸'), ['SEV1', 'SEV2', 'SEV3']],
    ['services that are not there yet', draft.replace('[bookings-api]', '[bookings-api, ‸]'), ['search']],
    ['people', front('roles: { author: ‸, lead: mtorres }'), ['kbell', 'mtorres', 'oreed']],
    ['people in a list', front('roles: { on-call: [mtorres, ‸] }'), ['kbell', 'oreed']],
    ['roles', front('roles:\n  author: kbell\n  ‸\n'), ['lead', 'on-call', 'scribe', 'communications', 'responder']],
    ['factors in a list on lines', front('factors:\n  - missing-limit\n  - ‸'), ['alert-gap']],
    ['triggers', front('trigger: ‸'), ['deploy', 'traffic-spike']],
    [
      'channels, inside braces',
      front('detection: { channel: ‸ }'),
      ['alert', 'synthetic', 'staff', 'customer', 'third-party'],
    ],
    ['keys, inside braces', front('detection: { channel: alert, ‸ }'), ['by']],
    ['runbooks', front('runbooks: [{ id: pay‸ }]'), ['invoices-failure-rate']],
    ['runbooks, or the keys of an entry', front('runbooks:\n  - ‸'), ['invoices-failure-rate', 'id', 'helped']],
    ['truth values', front('impact: [{ what: x, approximate: ‸ }]'), ['true', 'false']],
    ['today, for a day', front('publication: { on: ‸ }'), ['2026-05-20']],
    ['a day in three months, for the end of an allow', front('allow: [{ until: ‸ }]'), ['2026-08-18']],
    ['nothing in a comment', front('# roles: ‸'), []],
    ['nothing for free text', front('unknown: { detected: ‸ }'), []],
  ])('%s', (_, marked, expected) => {
    expect(labels(marked)).toEqual(expected);
  });

  test('rules, milestones and zones by name', () => {
    expect(labels(front('allow: [{ rule: ‸ }]'))).toContain('timeline-in-order');
    expect(labels(front('unknown: { ‸ }'))).toContain('cause-introduced');
    expect(labels(front('zone: Eur‸'))).toContain('Europe/Oslo');
  });

  test('an incident comes with its title and what became of it', () => {
    const items = offered(front('duplicateOf: ‸'));
    expect(items.find(({ label }) => label === '2026-03-20-search-timeouts')).toMatchObject({
      detail: 'Search timed out for every third visitor',
      documentation: { value: 'SEV3 · published · began 2026-03-20 · search' },
    });
  });

  test.each([
    ['the whole word is replaced', draft.replace('draft', 'dr‸aft'), 'published', 'status: published\n'],
    ['quotes stay', draft.replace('SEV3', "'S‸'"), 'SEV2', "severity: 'SEV2'\n"],
    ['a list gets its brackets', draft.replace('[bookings-api]', '‸'), 'search', 'services: [search]\n'],
    ['what older readers take for a truth value is quoted', front('runbooks: [{ helped: ‸ }]'), 'no', "helped: 'no' }"],
    ['a key keeps the colon it has', draft.replace('status: draft', 'sta‸: draft'), 'status', '\nstatus: draft\n'],
    ['a map begins on the next line', front('det‸'), 'detection', '\ndetection:\n'],
  ])('chosen, %s', (_, marked, label, expected) => {
    expect(chosen(marked, label)).toContain(expected);
  });

  test('a list of words is a snippet, for editors that know them', () => {
    const item = offered(front('fac‸'), faultyFile, true).find(({ label }) => label === 'factors');
    expect(item).toMatchObject({ insertTextFormat: 2, textEdit: { newText: 'factors: [$0]' } });
  });

  test('texts with other line ends and a byte-order mark', () => {
    const marked = `\uFEFF${draft.replace('draft', '‸')}`.replaceAll('\n', '\r\n');
    expect(labels(marked)).toContain('published');
    expect(chosen(marked, 'published')).toBe(marked.replace('‸', 'published'));
  });
});

describe('in a body', () => {
  const row = `${draft}| 10:01            | ‸             | It is seen |\n`;

  test('milestones that are still free, in their column alone', () => {
    expect(labels(row)).toContain('detected');
    expect(labels(row)).not.toContain('impact-start');
    expect(labels(row.replace('‸', '').replace('is seen', 'is s‸een'))).toEqual([]);
    expect(labels(draft.replace('Milestone ', 'Milest‸one '))).toEqual([]);
  });

  test('one more milestone after a comma, and a cell without spaces', () => {
    const second = row.replace('‸', 'detected, ack‸');
    expect(chosen(second, 'acknowledged')).toContain('| detected, acknowledged ');
    expect(chosen(`${draft}|10:01|‸|seen|\n`, 'detected')).toContain('|10:01| detected |seen|');
  });

  test.each([
    ['types', 'prevnt', ['prevent', 'detect', 'mitigate', 'repair', 'investigate', 'process']],
    ['owners, people and teams', '@kbel', ['@kbell', '@mtorres', '@oreed', 'payments', 'platform', 'reliability']],
    ['statuses', 'open |\n', ['open', 'in-progress', 'done', 'declined']],
    ['priorities', 'P1', ['P0', 'P1', 'P2', 'P3']],
  ])('%s of action items', (_, word, expected) => {
    expect(labels(faulty.replace(word, `‸${word}`))).toEqual(expect.arrayContaining(expected));
  });

  test('ids in links, people after an at sign, sections the templates have and the document has not', () => {
    expect(labels(`${draft}\n[it](/runbooks/‸)\n`)).toEqual(['invoices-failure-rate']);
    expect(chosen(`${draft}\n[it](/services/se‸)\n`, 'search')).toContain('[it](/services/search/)');
    expect(labels(`${draft}\nSaid @b‸.\n`)).toEqual(['@kbell', '@mtorres', '@oreed']);
    expect(labels(`${draft}\nmail@b‸\n`)).toEqual([]);
    expect(labels(`${draft}\n## I‸\n`)).toContain('Impact');
    expect(labels(`${draft}\n## I‸\n`)).not.toContain('Summary');
  });

  test('nothing in running text', () => {
    expect(labels(`${draft}\nSlow, and ‸\n`)).toEqual([]);
  });
});

describe('elsewhere', () => {
  test('runbooks: their keys, and who owns them, quoted as YAML wants it', () => {
    const runbook = '---\ntitle: Do it\nowner: ‸\n---\n\n## Steps\n';
    expect(labels(runbook, 'runbooks/do-it.mdx')).toContain('payments');
    expect(chosen(runbook, '@kbell', 'runbooks/do-it.mdx')).toContain("owner: '@kbell'\n");
    expect(labels(runbook.replace('owner: ‸', 'o‸'), 'runbooks/do-it.mdx')).toContain('reviewEvery');
  });

  test('YAML files: keys and what they name', () => {
    expect(labels('bookings-api:\n  team: ‸\n', 'services.yaml')).toEqual(['payments', 'platform', 'reliability']);
    expect(labels('schema: 1\nna‸\n', 'library.yaml')).toContain('severities');
    expect(labels('schema: 1\nrules:\n  timeline-‸\n', 'library.yaml')).toContain('timeline-in-order');
  });

  test('nothing in templates and files of nobody', () => {
    expect(labels('---\nti‸\n---\n', 'template.mdx')).toEqual([]);
    expect(labels('ti‸\n', 'notes.mdx')).toEqual([]);
  });
});
