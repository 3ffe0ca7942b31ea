import { describe, expect, test } from 'vitest';
import { everyPage } from './everypage.ts';
import { finder } from './find.ts';
import type { Counts, Options, Pagefind } from './pagefind.ts';
import { nothingAsked, readState } from './state.ts';

interface Page {
  text: string;
  type: string;
  severity?: string;
  year?: string;
  began?: number;
}

/** Pagefind over a few pages: every word must be there, or the words in quotation marks in a row. */
function pagefind(pages: Record<string, Page>): Pagefind & { asked: string[] } {
  const asked: string[] = [];
  const countOf = (ids: string[]) => {
    const counts: Counts = {};
    for (const id of ids)
      for (const name of ['type', 'severity', 'year'] as const) {
        const value = pages[id]![name];
        if (value) (counts[name] ??= {})[value] = (counts[name][value] ?? 0) + 1;
      }
    return counts;
  };
  return {
    asked,
    options: () => Promise.resolve(),
    init: () => Promise.resolve(),
    filters: () => Promise.resolve(countOf(Object.keys(pages))),
    search: (words, { filters = {}, sort }: Options = {}) => {
      asked.push(words);
      const exact = /^"(.+)"$/.exec(words)?.[1];
      const holds = (text: string) =>
        words === everyPage || (exact ? text.includes(exact) : words.split(' ').every((word) => text.includes(word)));
      const ids = Object.keys(pages).filter(
        (id) =>
          holds(pages[id]!.text) &&
          Object.entries(filters).every(([name, { any }]) => any.includes(pages[id]![name as 'type'] ?? '')),
      );
      if (sort) ids.sort((a, b) => (pages[b]!.began ?? 0) - (pages[a]!.began ?? 0));
      const results = ids.map((id) => ({ id, data: () => Promise.reject(new Error(id)) }));
      return Promise.resolve({ results, filters: countOf(ids) });
    },
  };
}

const index = pagefind({
  a: { text: 'the pool was full', type: 'incident', severity: 'SEV1', year: '2025', began: 1 },
  b: { text: 'the cache was full', type: 'incident', severity: 'SEV2', year: '2026', began: 3 },
  c: { text: 'the disk was full of the pool', type: 'incident', severity: 'SEV1', year: '2026', began: 2 },
  d: { text: 'empty the pool', type: 'runbook' },
  e: { text: 'a rule about a pool', type: 'rule' },
});
const find = finder(index);
const ask = async (query: string) => {
  const answer = await find(readState(query));
  return { ...answer, results: answer.results.map(({ id }) => id) };
};

describe('an answer', () => {
  test('without words has what the filters leave, the newest first', async () => {
    const { results, scopes } = await ask('?severity=SEV1');
    expect(results).toEqual(['c', 'a']);
    expect(scopes).toEqual({ incident: 2, runbook: 1, all: 5 });
  });

  test('counts a chosen facet as if it were not chosen, and every other under it', async () => {
    const { counts } = await ask('?q=full&severity=SEV2');
    expect(counts['severity']).toEqual({ SEV1: 2, SEV2: 1 });
    expect(counts['year']).toEqual({ 2026: 1 });
  });

  test('to words has the runbooks that hold them beside it', async () => {
    const { results, runbooks, scopes } = await ask('?q=pool');
    expect(results).toEqual(['a', 'c']);
    expect(runbooks.map(({ id }) => id)).toEqual(['d']);
    expect(scopes).toEqual({ incident: 2, runbook: 1, all: 4 });
  });

  test('begins with what quotes the words, unless another order was asked for', async () => {
    expect(await ask('?q=the+pool&sort=relevance')).toMatchObject({
      results: ['a', 'c'],
      quoting: new Set(['a', 'c']),
    });
    expect(await ask('?q=pool+was')).toMatchObject({ results: ['a', 'c'], quoting: new Set(['a']) });
    expect(await ask('?q=was+full+of')).toMatchObject({ results: ['c'], quoting: new Set(['c']) });
    expect(await ask('?q=pool+was&sort=newest')).toMatchObject({ results: ['c', 'a'], quoting: new Set(['a']) });
  });

  test('to words in quotation marks has nothing else', async () => {
    expect((await ask('?q="pool+was"')).results).toEqual(['a']);
  });

  test('leaves out what no incident has, though a page of another kind does', async () => {
    expect(await ask('?q=pool+was+rule')).toMatchObject({ results: ['a', 'c'], query: { leftOut: ['rule'] } });
    expect(await ask('?q=rule+about&type=all')).toMatchObject({ results: ['e'], query: { leftOut: [] } });
  });

  test('that is empty says what would be found with less', async () => {
    expect((await ask('?q=pool&severity=SEV2&year=2025')).without).toEqual([
      { what: 'severity', total: 1 },
      { what: 'filters', total: 2 },
    ]);
    expect((await ask('?q=disk&severity=SEV2')).without).toEqual([
      { what: 'severity', total: 1 },
      { what: 'words', total: 1 },
    ]);
    expect((await ask('?q=kraken+4711&severity=SEV2')).without).toEqual([{ what: 'words', total: 1 }]);
  });

  test('never asks for everything without a word, which would load the whole index', async () => {
    index.asked.length = 0;
    await find({ ...nothingAsked, order: 'oldest' });
    await find({ ...nothingAsked, scope: 'all' });
    expect(new Set(index.asked)).toEqual(new Set([everyPage]));
  });

  test('reads the same words once', async () => {
    await ask('?q=cache+4711');
    index.asked.length = 0;
    await ask('?q=cache+4711&severity=SEV2');
    expect(index.asked.filter((words) => words.includes('4711'))).toEqual([]);
  });
});
