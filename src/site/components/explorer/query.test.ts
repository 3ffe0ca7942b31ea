import { describe, expect, test } from 'vitest';
import { readQuery, type Lookup } from './query.ts';

/** An index over a few texts: words in lower case, without what is not a letter or digit. */
function index(texts: Record<string, string>): Lookup & { asked: string[] } {
  const fold = (text: string) =>
    ` ${text
      .toLowerCase()
      .split(/\s+/)
      .map((word) => word.replace(/[^\p{L}\p{N}]/gu, ''))
      .filter(Boolean)
      .join(' ')} `;
  const pages = Object.entries(texts).map(([id, text]) => [id, fold(text)] as const);
  const asked: string[] = [];
  const holding = (piece: string) => {
    asked.push(piece.trim());
    return Promise.resolve(new Set(pages.filter(([, text]) => text.includes(piece)).map(([id]) => id)));
  };
  return { asked, quoted: (words) => holding(fold(words)), begun: (word) => holding(fold(word).trimEnd()) };
}

const texts = {
  pool: 'FATAL: remaining connection slots are reserved for superusers. ERR_POOL_EXHAUSTED was logged by the gateway.',
  memory: 'OOMKilled (exit 137), then the pods of the gateway came back for a while.',
  certificate: 'x509: certificate has expired or is not yet valid, said the gateway. The connection was refused.',
};
const library = index(texts);
const read = (text: string) => readQuery(text, 3, library);

describe('words', () => {
  test('that one page has all stay as they are, wherever they stand', async () => {
    expect(await read('gateway connection')).toEqual({ words: 'gateway connection', quote: undefined, leftOut: [] });
  });

  test('may be begun', async () => {
    expect(await read('conn superu')).toEqual({ words: 'conn superu', quote: undefined, leftOut: [] });
  });

  test('that nobody wrote are left out and told', async () => {
    expect(await read('gateway kraken')).toEqual({ words: 'gateway', quote: undefined, leftOut: ['kraken'] });
    expect(await read('kraken 4711')).toEqual({ words: '', quote: undefined, leftOut: ['kraken', '4711'] });
  });

  test('without a letter or digit count for nothing', async () => {
    expect(await read(' - => # ')).toEqual({ words: '', quote: undefined, leftOut: [] });
  });
});

describe('an error string', () => {
  test.each([
    'ERR_POOL_EXHAUSTED',
    'OOMKilled (exit 137)',
    'x509: certificate has expired',
    '[FATAL] remaining connection slots are reserved',
  ])('%s', async (text) => {
    const { words, leftOut } = await read(text);
    expect(words).toBe(text);
    expect(leftOut).toEqual([]);
  });

  test('that stands somewhere as it is takes one look-up', async () => {
    library.asked.length = 0;
    expect((await read('certificate has expired')).quote).toBe('certificate has expired');
    expect(library.asked).toEqual(['certificate has expired']);
  });

  test('is found within a line of a log; time, host and process go', async () => {
    expect(
      await read(
        '2017-03-12T07:52:27.798Z ERROR ledger-83ba[4711] FATAL: remaining connection slots are reserved for 0xdeadbeef',
      ),
    ).toEqual({
      words: 'FATAL: remaining connection slots are reserved for',
      quote: 'FATAL: remaining connection slots are reserved for',
      leftOut: ['2017-03-12T07:52:27.798Z', 'ERROR', 'ledger-83ba[4711]', '0xdeadbeef'],
    });
  });

  test('is found although one page has every other word as well', async () => {
    const noisy = index({
      ...texts,
      noise: 'user app db orders WARN the remaining FATAL slots reserved are for connection',
    });
    expect(
      await readQuery(
        '[03:12:44,918] WARN FATAL: remaining connection slots are reserved for user="app" db=orders',
        4,
        noisy,
      ),
    ).toMatchObject({
      quote: 'FATAL: remaining connection slots are reserved for',
      leftOut: ['[03:12:44,918]', 'WARN', 'user', 'app', 'db', 'orders'],
    });
  });

  test('of two messages keeps the one that tells more', async () => {
    expect(await read('the gateway OOMKilled certificate has expired')).toEqual({
      words: 'certificate has expired',
      quote: 'certificate has expired',
      leftOut: ['the', 'gateway', 'OOMKilled'],
    });
  });

  test('that no page has in a row keeps what tells most', async () => {
    expect(await read('gateway exit OOMKilled kraken superusers connection')).toEqual({
      words: 'gateway exit OOMKilled',
      quote: undefined,
      leftOut: ['kraken', 'superusers', 'connection'],
    });
  });

  test('in one piece is taken apart where it does not stand as it is', async () => {
    expect(await read('reason="certificate/has/expired";pid=4711')).toEqual({
      words: 'certificate has expired',
      quote: 'certificate has expired',
      leftOut: ['reason', 'pid', '4711'],
    });
    expect(await read('code=ERR_POOL_EXHAUSTED')).toEqual({
      words: 'ERR_POOL_EXHAUSTED',
      quote: undefined,
      leftOut: ['code'],
    });
    expect(await read('2017-03-12T07:52:27.798Z/137')).toMatchObject({ words: '' });
    expect(await read('remaining/connection:slots')).toEqual({
      words: 'remaining connection slots',
      quote: 'remaining connection slots',
      leftOut: [],
    });
  });

  test('of a thousand words asks no thousand questions', async () => {
    library.asked.length = 0;
    const { leftOut } = await read(Array.from({ length: 1000 }, (_, index) => `w${index}x`).join(' '));
    expect(leftOut).toHaveLength(1000);
    expect(library.asked.length).toBeLessThan(100);
  });
});
