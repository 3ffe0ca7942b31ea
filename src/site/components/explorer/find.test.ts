import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../../core/search/document.ts';
import { documentsFile, lengthsFile } from '../../../core/search/documents.ts';
import { joinIndex } from '../../../core/search/index.ts';
import { openIndex } from '../../../core/search/source.ts';
import type { SearchIndex } from '../../search/open.ts';
import { finder } from './find.ts';
import { readState } from './state.ts';

interface Page {
  text: string;
  type: string;
  severity?: string;
  year?: string;
  length?: number;
}

/** An index over a few pages, newest first, by letters. */
function indexOf(pages: Record<string, Page>): SearchIndex & { read: string[] } {
  const all = Object.values(pages);
  const found = all.map(({ type, severity, year, length }, place) => ({
    fragment: Object.keys(pages)[place]!,
    address: '',
    began: -place,
    length: length ?? -1,
    filters: { type: [type], ...(severity && { severity: [severity] }), ...(year && { year: [year] }) },
  }));
  const { manifest, files } = joinIndex(all.map(({ text }) => wordsOf({ title: '', headings: [], text })));
  const read: string[] = [];
  return {
    read,
    source: openIndex(manifest, (name) => {
      read.push(name);
      return Promise.resolve(files.get(name));
    }),
    documents: documentsFile(found),
    lengths: () => Promise.resolve(lengthsFile(found)),
    fragment: (place) => Promise.resolve({ url: '', content: all[place]!.text, meta: {}, filters: {}, anchors: [] }),
  };
}

const index = indexOf({
  b: { text: 'the cache was full', type: 'incident', severity: 'SEV2', year: '2026', length: 5 },
  c: { text: 'the disk was full of the pool', type: 'incident', severity: 'SEV1', year: '2026' },
  a: { text: 'the pool was full', type: 'incident', severity: 'SEV1', year: '2025', length: 9 },
  d: { text: 'empty the pool', type: 'runbook' },
  e: { text: 'a rule about a pool', type: 'rule' },
  f: { text: 'nobody knows when the pool was found empty', type: 'incident', severity: 'SEV9', year: 'none' },
});
const find = finder(index, ['SEV1', 'SEV2']);
const names = (places: readonly number[]) => places.map((place) => index.documents.fragments[place]).join('');
const ask = async (query: string) => {
  const { results, runbooks, ...rest } = await find(readState(query));
  return { ...rest, results: names(results), runbooks: names(runbooks) };
};

describe('an answer', () => {
  test('without words has what the filters leave, the newest first', async () => {
    const { results, scopes } = await ask('?severity=SEV1');
    expect(results).toBe('ca');
    expect(scopes).toEqual({ incident: 2, runbook: 1, all: 6 });
  });

  test('counts a chosen facet as if it were not chosen, and every other under it', async () => {
    const { counts } = await ask('?q=full&severity=SEV2');
    expect(counts['severity']).toEqual(
      new Map([
        ['SEV2', 1],
        ['SEV1', 2],
      ]),
    );
    expect(counts['year']).toEqual(new Map([['2026', 1]]));
  });

  test('to words has the runbooks that hold them beside it', async () => {
    expect(await ask('?q=pool')).toMatchObject({
      results: 'caf',
      runbooks: 'd',
      scopes: { incident: 3, runbook: 1, all: 5 },
    });
  });

  test('begins with what has the words in a row, unless another order was asked for', async () => {
    expect((await ask('?q=pool+was')).results).toBe('afc');
    expect((await ask('?q=was+full+of')).results).toBe('c');
    expect((await ask('?q=pool+was&sort=newest')).results).toBe('caf');
    expect((await ask('?q=pool+was&sort=oldest')).results).toBe('acf');
    expect((await ask('?q=the&sort=longest')).results).toBe('abcf');
    expect((await ask('?q=the&sort=severest')).results).toBe('cabf');
  });

  test('to words in quotation marks has nothing else', async () => {
    expect((await ask('?q="pool+was"')).results).toBe('af');
    expect((await ask('?q="pool+was"+full')).results).toBe('a');
    expect((await ask('?q="was+pool"')).results).toBe('');
  });

  test('says what no incident has, though a page of another kind does', async () => {
    const { asked, ranking, results, scopes } = await ask('?q=rule');
    expect([results, ranking!.counts, scopes]).toEqual(['', [0], { incident: 0, runbook: 0, all: 1 }]);
    expect(asked!.matches[0]!.suggestions).toEqual([]);
    expect((await ask('?q=rule+about&type=all')).results).toBe('e');
  });

  test('that is empty says what would be found with less', async () => {
    expect((await ask('?q=pool&severity=SEV2&year=2025')).without).toEqual([
      { what: 'severity', total: 1 },
      { what: 'filters', total: 3 },
    ]);
    expect((await ask('?q=disk&severity=SEV2')).without).toEqual([
      { what: 'severity', total: 1 },
      { what: 'words', total: 1 },
    ]);
    expect((await ask('?q=kraken+4711&severity=SEV2')).without).toEqual([{ what: 'words', total: 1 }]);
  });

  test('reads the same words once', async () => {
    await ask('?q=cache+4711');
    index.read.length = 0;
    await ask('?q=cache+4711&severity=SEV2');
    expect(index.read).toEqual([]);
  });
});
