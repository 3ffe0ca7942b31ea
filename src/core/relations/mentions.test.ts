import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePostmortem } from '../parse/postmortem.ts';
import { postmortemEntry } from '../catalogue/entry.ts';
import { idIndex, incidentsNamedIn, mentionFinder, mentionsOf, type KnownId } from './mentions.ts';
import { spent } from '../../_testing/spent.ts';

const ids: KnownId[] = [
  { id: '2025-07-22-node-disks-full', type: 'incident' },
  { id: '2025-07-22-node-disks', type: 'incident', formerly: ['2025-07-22-disks'] },
  { id: 'INC-0042', type: 'incident' },
  { id: 'free-a-full-node-disk', type: 'runbook' },
  { id: 'failover', type: 'runbook' },
];
const find = mentionFinder(ids);
const found = (text: string) => find(text).map(({ start, end, id }) => [text.slice(start, end), id]);

describe('a mention', () => {
  it('has its offsets, its id and what it names', () => {
    expect(find('As in INC-0042.')).toEqual([{ start: 6, end: 14, id: 'INC-0042', type: 'incident' }]);
  });

  it.each([
    ['INC-0042', ['INC-0042', 'INC-0042']],
    ['see inc-0042, again', ['inc-0042', 'INC-0042']],
    ['(2025-07-22-node-disks-full)', ['2025-07-22-node-disks-full', '2025-07-22-node-disks-full']],
    ['2025-07-22-node-disks’s end', ['2025-07-22-node-disks', '2025-07-22-node-disks']],
    ['INC-0042- and so on', ['INC-0042', 'INC-0042']],
    ['–INC-0042–', ['INC-0042', 'INC-0042']],
    ['-INC-0042', ['INC-0042', 'INC-0042']],
    ['once 2025-07-22-disks', ['2025-07-22-disks', '2025-07-22-node-disks']],
    ['by free-a-full-node-disk', ['free-a-full-node-disk', 'free-a-full-node-disk']],
    ['ended by INC-0042.', ['INC-0042', 'INC-0042']],
    ['“INC-0042”: no', ['INC-0042', 'INC-0042']],
  ])('is found in %j', (text, mention) => {
    expect(found(text)).toEqual([mention]);
  });

  it.each([
    'INC-00421',
    'INC-0042-draft',
    'XINC-0042',
    'pre-INC-0042',
    'INC-0042_b',
    '2025-07-22-node-disks-fuller',
    'postmortems/INC-0042',
    'INC-0042.mdx',
    'INC-0042/edit',
    'someone@INC-0042',
    '?id=INC-0042',
    'the failover worked',
    'Failover',
    '',
  ])('is not found in %j', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('of an action item takes the item along', () => {
    expect(find('INC-0042#A12 is done')).toEqual([
      { start: 0, end: 12, id: 'INC-0042', type: 'incident', action: 'A12' },
    ]);
    expect(found('INC-0042#Apples')).toEqual([['INC-0042', 'INC-0042']]);
  });

  it('stands for the incident where a runbook has the same id, and for the id in use before a former one', () => {
    const both = mentionFinder([
      { id: 'same-id', type: 'runbook' },
      { id: 'same-id', type: 'incident' },
      { id: 'new-id', type: 'incident', formerly: ['same-id', 'old-id'] },
    ]);
    expect(both('same-id, old-id')).toEqual([
      { start: 0, end: 7, id: 'same-id', type: 'incident' },
      { start: 9, end: 15, id: 'new-id', type: 'incident' },
    ]);
  });

  it('may hold other characters than words do', () => {
    const dotted = mentionFinder([{ id: 'INC.42+b', type: 'incident' }]);
    expect(dotted('In INC.42+b. Or INC.42+b, not INC.42+bc.').map(({ start }) => start)).toEqual([3, 16]);
  });

  it('is never found where there are no ids', () => {
    expect(mentionFinder([])('INC-0042')).toEqual([]);
  });

  it('is found wherever it stands between other words, in order', () => {
    const word = fc.constantFrom('disk', '2025-07-22', 'full', 'INC', '0042', 'node', '…', 'ß');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.array(word), fc.constantFrom(...ids.slice(0, 4)))), (parts) => {
        const text = parts.map(([words, { id }]) => [...words, id, ','].join(' ')).join(' ');
        expect(found(text)).toEqual(parts.map(([, { id }]) => [id, id]));
      }),
    );
  });

  it('costs the same for thousands of ids', () => {
    const many = mentionFinder(
      Array.from({ length: 5000 }, (_, index): KnownId => ({ id: `2025-01-01-number-${index}`, type: 'incident' })),
    );
    const text = 'A sentence of a postmortem, and then 2025-01-01-number-4711 as well. '.repeat(15_000);
    const start = spent();
    expect(many(text)).toHaveLength(15_000);
    expect(spent() - start).toBeLessThan(2000);
  });
});

describe('what a document mentions', () => {
  const entry = (body: string, id = 'INC-7') =>
    postmortemEntry(
      parsePostmortem(
        `---\ntitle: T\nstatus: draft\nseverity: SEV1\nservices: [a]\n---\n\n${body}\n`,
        `postmortems/${id}.mdx`,
        { zone: 'UTC', ids: undefined },
        () => undefined,
      ),
      { language: 'en' },
    );
  const mentions = (body: string) => mentionsOf(entry(body), idIndex(ids)).map(({ id, how }) => `${how} ${id}`);

  it.each([
    ['A line\nand INC-0042 in the second.', ['mention INC-0042']],
    ['## Like INC-0042', ['mention INC-0042']],
    ['| a | b |\n|---|---|\n| x \\| INC-0042 | **INC-0042** |', ['mention INC-0042']],
    ['One &amp; INC-0042 and INC-0042.', ['mention INC-0042']],
    ['`INC-0042` and\n\n```\nINC-0042\n```', []],
    ['[about INC-0042](https://example.com/INC-0042) https://example.com/INC-0042', []],
    ['![INC-0042](INC-0042.png)', []],
    ['<Hypothesis confidence="low">Like INC-0042.</Hypothesis>', ['mention INC-0042']],
    ['[the disks](2025-07-22-node-disks-full.mdx)', ['link 2025-07-22-node-disks-full']],
    ['[the disks](../runbooks/free-a-full-node-disk.mdx#steps)', ['link free-a-full-node-disk']],
    ['[the disks](/incidents/INC-0042/)', ['link INC-0042']],
    ['[no](/runbooks/INC-0042/) [no](INC-0042) [no](#INC-0042) [no](https://x.example/incidents/INC-0042/)', []],
  ])('in %j is %j', (body, expected) => {
    expect(mentions(body)).toEqual(expected);
  });

  it('does not hold the document itself', () => {
    expect(mentionsOf(entry('INC-0042 again', 'INC-0042'), idIndex(ids))).toEqual([]);
  });

  it('names the action item a link leads to', () => {
    expect(mentionsOf(entry('[A2](INC-0042.mdx#A2)'), idIndex(ids))[0]).toMatchObject({ id: 'INC-0042', action: 'A2' });
  });

  it('names incidents in prose, in links, in addresses and in code', () => {
    const incidents = new Map([
      ['INC-0042', 1],
      ['INC-0043', 1],
      ['INC-0044', 1],
    ]);
    const named = (body: string) => [...incidentsNamedIn(entry(body), incidents)].sort();
    expect(named('As in `INC-0042` and [that](https://x.example/INC-0043), see INC-0044.')).toEqual([
      'INC-0042',
      'INC-0043',
      'INC-0044',
    ]);
    expect(named('As before, in 2025.')).toEqual([]);
  });
});
