import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ask } from './ask.ts';
import { wordsOf } from './document.ts';
import { excerptOf } from './excerpt.ts';
import { joinIndex } from './index.ts';
import { joinedIn, partsIn } from './parts.ts';
import { mostCharacters, readQuery } from './query.ts';
import { rank } from './rank.ts';
import { openIndex } from './source.ts';

/** A library of texts by letters; a text before a bar is the title. */
function library(texts: Record<string, string>, compounds = false) {
  const names = Object.keys(texts);
  const all = Object.values(texts).map((text) => text.replace('|', '.'));
  const documents = Object.values(texts).map((text, place) =>
    wordsOf({ title: text.includes('|') ? text.split('|')[0]! : '', headings: [], text: all[place]! }),
  );
  const { manifest, files } = joinIndex(documents, () => true, compounds);
  const kept = new Map([...files].map(([name, file]) => [name, JSON.stringify(file)]));
  const source = openIndex(manifest, (name) => Promise.resolve(JSON.parse(kept.get(name)!)));
  return async function find(written: string) {
    const query = readQuery(written, source.common);
    const asked = await ask(
      source,
      query,
      () => true,
      (place) => Promise.resolve(all[place]!),
    );
    const ranking = rank(asked, { has: () => true, size: all.length });
    const { matches } = asked;
    return {
      found: ranking.results.map(({ document }) => names[document]).join(''),
      whole: ranking.whole,
      standsOut: ranking.standsOut,
      query,
      said: matches.map(({ term, manner, instead }, index) => [
        term.written,
        ranking.counts[index] === 0 ? 'unknown' : manner,
        ...instead,
      ]),
      suggestions: matches.flatMap(({ suggestions }) => suggestions.map(({ word }) => word)),
      quotes: ranking.results.map(
        ({ run }) => run && query.text.slice(matches[run[0]]!.term.start, matches[run[1]]!.term.end),
      ),
      marks: (name: string) =>
        excerptOf(all[names.indexOf(name)]!, matches, ranking.weights)
          .pieces.filter(({ isMarked }) => isMarked)
          .map(({ text }) => text),
    };
  };
}

describe('a text is cut', () => {
  test.each([
    ['MaxBytesReader HTTPServer OOMKilled', 'max+bytes+reader http+server oom+killed'],
    ['pool_size max-conn a.b::c /var/log', 'pool~size max~conn a~b~c var~log'],
    ['the APIs of ext4 and log4j2', 'the apis of ext4 and log4j2'],
    ['503 at 14:02, 30s, 512Mi', '503# at 14#~02# 30s# 512mi#'],
    ['api-7d9f8c6b5-x2k4p ba9a 0x7ffe db01 ed25519', 'api~7d9f8c6b5#~x2k4p# ba9a# 0x7ffe# db01 ed25519'],
    ['event-bus-d403 fs-ext4 2026-01-07T10:02Z', 'event~bus~d403# fs~ext4 2026#~01#~07t10#~02z#'],
    ['id 550e8400-e29b-41d4-a716-446655440000', 'id 550e8400#~e29b#~41d4#~a716#~446655440000#'],
    ['Größe, Ñandú and ﬁle', 'grosse nandu and file'],
    ['接続プール', '接+続+プ+ー+ル'],
    ['हिन्दी', 'हिन्दी'],
    ['so\u00adft zero\u200bwidth', 'soft zerowidth'],
  ])('%s', (text, parts) => {
    const cut = partsIn(text).map(
      ({ word, tight, glued, varies }) => `${glued ? '+' : tight ? '~' : ' '}${word}${varies ? '#' : ''}`,
    );
    expect(cut.join('').trim()).toBe(parts);
  });

  test('at places of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        let end = 0;
        for (const part of partsIn(text)) {
          expect(part.start).toBeGreaterThanOrEqual(end);
          expect(part.end).toBeGreaterThan(part.start);
          end = part.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  test('names are also written without humps', () => {
    expect(joinedIn(partsIn('the MaxBytesReader of IPv6'))).toEqual(['ipv6', 'bytesreader', 'maxbytesreader']);
  });
});

describe('nothing is found without the word', () => {
  const find = library({
    a: 'The default pool was full and the checkout timed out',
    b: 'Sockets were closed by the server',
    c: 'Kafka consumers rebalanced for an hour',
    d: 'A rebalance storm after the deploy of kafka-proxy',
    e: 'The order service of kafka was slow',
  });

  test.each(['segfault', 'asdfghjkl', 's', 'zz', '<b>x</b>', '(q+)+$', '.*', '*', '日本', '😀'])('%s', async (query) =>
    expect((await find(query)).found).toBe(''),
  );

  test('a word that begins with it has it, one that has it inside has not', async () => {
    expect((await find('rebalanc')).found).toBe('cd');
    expect((await find('balance')).found).toBe('');
  });

  test('where no document has all words, those are shown that have the telling ones, and how many have all is said', async () => {
    expect(await find('kafka rebalance asdfghjkl')).toMatchObject({ found: 'dce', whole: 0 });
    expect(await find('kafka rebalance storm')).toMatchObject({ found: 'dc', whole: 1 });
    expect((await find('kafka storm')).found).toBe('d');
  });

  test('whatever is asked, a document that is found has every word it is said to have', async () => {
    const words = [
      'pool',
      'full',
      'kafka',
      'KafkaProxy',
      'rebalance',
      'x9',
      '"was slow"',
      'the',
      'stor',
      '10:02',
      'of',
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 }), async (list) => {
        const { found, marks } = await find(list.join(' '));
        for (const name of found) expect(marks(name)).not.toEqual([]);
      }),
    );
  });
});

describe('a slip', () => {
  const find = library({
    a: 'kafka consumers lagged behind the default limit',
    b: 'the scheduler of kubernetes evicted pods',
    c: 'a failover of the load-balancer',
  });

  test.each([
    ['kafak', 'a', 'kafka'],
    ['kuberntes', 'b', 'kubernetes'],
    ['schedulre', 'b', 'scheduler'],
    ['evictted', 'b', 'evicted'],
  ])('%s finds what was meant, and it is said', async (slip, found, meant) => {
    expect(await find(slip)).toMatchObject({ found, said: [[slip, 'near', meant]] });
  });

  test('that is too far off finds nothing, and the nearest words are named', async () => {
    expect(await find('defeult')).toMatchObject({ found: 'a', said: [['defeult', 'near', 'default']] });
    expect(await find('dafaulz')).toMatchObject({ found: '', suggestions: ['default'] });
  });

  test('is no slip in quotation marks or in a line from a log', async () => {
    expect((await find('"kafak"')).found).toBe('');
    expect((await find('2026-01-07T10:02:11Z kafak')).found).toBe('');
  });

  test('in how a word is put together is said', async () => {
    expect(await find('loadbalancer')).toMatchObject({
      found: 'c',
      said: [['loadbalancer', 'otherwise', 'load balancer']],
    });
    expect(await find('fail-over')).toMatchObject({ found: 'c', said: [['fail-over', 'otherwise', 'failover']] });
  });
});

describe('a name of code', () => {
  const find = library({
    a: 'The alert CheckoutErrorRateHigh fired; see http.MaxBytesReader in the handler',
    b: 'org.apache.kafka.common.errors.RecordTooLargeException in event-bus',
    c: 'ERR_POOL_TIMEOUT_7741 after invoices-gateway restarted, then java.lang.OutOfMemoryError',
    d: 'PLAT-1284 raises pool_timeout in /etc/pgbouncer/pool.ini',
    e: 'The error rate was high and a pool timeout came',
    f: 'PLAT-1299 is done by commit 4f2a9c1 on store-d403, port 5432',
  });

  test.each([
    ['CheckoutErrorRateHigh', 'a'],
    ['checkouterrorratehigh', 'a'],
    ['ErrorRateHigh', 'a'],
    ['ErrorRate', 'a'],
    ['errorratehigh', 'a'],
    ['CheckoutErrorRa', 'a'],
    ['MaxBytesReader', 'a'],
    ['http.MaxBytesReader', 'a'],
    ['"MaxBytesReader"', 'a'],
    ['"maxbytesreader"', 'a'],
    ['handler "MaxBytesReader"', 'a'],
    ['org.apache.kafka', 'b'],
    ['kafka.common.errors', 'b'],
    ['RecordTooLarge', 'b'],
    ['event-bus', 'b'],
    ['event-b', 'b'],
    ['ERR_POOL_TIMEOUT_7741', 'c'],
    ['POOL_TIMEOUT', 'cd'],
    ['outofmemoryerror', 'c'],
    ['OutOfMemoryError', 'c'],
    ['/etc/pgbouncer', 'd'],
    ['pgbouncer/pool.ini', 'd'],
    ['PLAT-1284', 'd'],
    ['gateway', 'c'],
    ['4f2a9c1', 'f'],
    ['store-d403', 'f'],
    ['d403', 'f'],
    ['5432', 'f'],
    ['543', 'f'],
  ])('%s', async (query, found) => {
    const answer = await find(query);
    expect([...answer.found].sort().join('')).toBe(found);
  });

  test('in another notation is found where nobody wrote it like that, and it is said', async () => {
    expect(await find('error_rate')).toMatchObject({ found: 'ae', said: [['error_rate', 'otherwise', 'error rate']] });
    expect(await find('PLAT-1300')).toMatchObject({ said: [['PLAT-1300', 'otherwise', 'plat']] });
    expect(await find('rate-was')).toMatchObject({ found: 'e', said: [['rate-was', 'otherwise', 'rate was']] });
  });

  test.each([
    ['memory.error', 'c', 'memory error'],
    ['checkout_error_rate', 'a', 'checkout error rate'],
    ['ErrPool', 'c', 'err pool'],
  ])('%s is written otherwise', async (query, found, instead) => {
    expect(await find(query)).toMatchObject({ found, said: [[query, 'otherwise', instead]] });
  });

  test('is not found where its parts stand in two', async () => {
    expect((await find('CheckoutMaxBytes')).found).toBe('');
  });

  test('is marked where it stands', async () => {
    expect((await find('ErrorRateHigh')).marks('a')).toEqual(['ErrorRateHigh']);
    expect((await find('outofmemory')).marks('c')).toEqual(['OutOfMemory']);
  });
});

describe('quotation marks', () => {
  const find = library({
    a: 'the pool was full. The cache was fine',
    b: 'the cache was full',
    c: 'cache full, was it',
    d: 'restarted after 30 s of waiting',
    e: 'restarted after 45 s of waiting',
  });

  test.each([
    ['"cache was full"', 'b'],
    ['"was full"', 'ab'],
    ['“was full” cache', 'ab'],
    ['cache "was full"', 'ab'],
    ['„was fine“', 'a'],
    ['"full the cache"', ''],
    ['"cach"', ''],
    ['"after 30 s of"', 'd'],
    ['"was full" "pool"', 'a'],
    ['"was full', 'abc'],
  ])('%s', async (query, found) => expect([...(await find(query)).found].sort().join('')).toBe(found));
});

describe('a line from a log', () => {
  const find = library({
    a: 'Volumes were full | 2026-01-07T10:02:11Z ERROR store-1 write /var/lib/x: no space left on device, fsync',
    b: 'There was no reason to look at the device, and space was left on the disk of the other',
    c: '2024-02-07 09:00:07 WARN api-77f [pool-3-thread-12] HikariPool-1 - Connection is not available, request timed out after 30001ms',
    d: 'Connection pools. The request was not available',
    e: 'EXT4-fs error (device sda1): ext4_find_entry: reading directory lblock 0',
  });

  test.each([
    ['no space left on device', 'a', 'no space left on device'],
    [
      '2026-11-30T03:14:15.123Z host-9 app[811]: write failed: No space left on device (os error 28)',
      'a',
      'No space left on device',
    ],
    [
      '2026-11-30 11:22:33 WARN web-12 [pool-9-thread-4] HikariPool-2 - Connection is not available, request timed out after 30000ms',
      'c',
      'HikariPool-2 - Connection is not available, request timed out after',
    ],
    ['[ 8123.4567] EXT4-fs error (device nvme0n1p1): ext4_find_entry: reading directory lblock 4711', 'e', undefined],
  ])('%s', async (line, first, quote) => {
    const { found, quotes } = await find(line);
    expect(found[0]).toBe(first);
    if (quote) expect(quotes[0]).toContain(quote);
  });

  test('that nobody quotes finds nothing, and what differs each time is not looked for', async () => {
    const { found, query } = await find('ECONNREFUSED 10.0.3.7:5432');
    expect([found, query.varying]).toEqual(['', ['10.0.3.7:5432']]);
    expect((await find('2026-01-07T10:02:11Z GET /health 200 1ms')).found).toBe('');
  });
});

describe('the order', () => {
  test('the telling word outweighs the frequent ones, and the title the text', async () => {
    const texts = Object.fromEntries([...'abcdefgh'].map((name) => [name, `the service of ${name} was slow`]));
    const find = library({ ...texts, i: 'the quorum', j: 'Quorum lost | the quorum of the service' });
    expect((await find('the quorum')).found).toBe('ji');
    expect((await find('was the slow service in the quorum or what')).found[0]).toBe('j');
  });

  test('one that is far ahead stands out', async () => {
    const find = library({ a: 'ERR_LEDGER_KEY', b: 'the pool was full', c: 'the pool was empty' });
    expect((await find('ERR_LEDGER_KEY')).standsOut).toBe(true);
    expect((await find('pool')).standsOut).toBe(false);
    expect((await find('nothing')).standsOut).toBe(false);
  });
});

describe('other languages', () => {
  const find = library(
    {
      a: 'Der Zahlungsausfall begann mit dem Überlauf der Größenbeschränkung',
      b: 'Ein Ausfall der Zahlung; der Lauf war kurz',
      c: '接続プールが上限に達した',
      d: '接続は続いた',
      e: 'Очередь переполнилась',
      f: 'la réplication s’est arrêtée',
    },
    true,
  );

  test.each([
    ['ausfall', 'ba'],
    ['Ausfall', 'ba'],
    ['ueberlauf', 'a'],
    ['uberlauf', 'a'],
    ['GRÖSSENBESCHRÄNKUNG', 'a'],
    ['接続プール', 'c'],
    ['接続', 'cd'],
    ['"プールが"', 'c'],
    ['очередь', 'e'],
    ['replication', 'f'],
    ['arrêtée', 'f'],
  ])('%s', async (query, found) => expect((await find(query)).found).toBe(found));

  test('a part of a compound is marked, and no part in a language that does not join words', async () => {
    expect((await find('ausfall')).marks('a')).toEqual(['Zahlungsausfall']);
    expect((await library({ a: 'download', b: 'down the load' })('load')).found).toBe('b');
  });
});

describe('bad input', () => {
  const find = library({ a: 'the pool was full of quotes', b: 'another one' });

  test.each(['', ' ', '"', '""""""', '“”', '\0', '<>', '10:02 2026-01-07'])(
    '%j has nothing to look for',
    async (text) => {
      const { found, query } = await find(text);
      expect([found, query.terms]).toEqual(['', []]);
    },
  );

  test.each([
    ['words', 'pool '.repeat(20_000)],
    ['one word', 'x'.repeat(100_000)],
    ['quotation marks', '"'.repeat(100_000)],
    ['a name', 'a.'.repeat(50_000)],
    ['settings', 'a=a '.repeat(25_000)],
    ['emoji', '😀'.repeat(25_000)],
  ])('100 KB of %s are read as far as a line goes', async (_, text) => {
    const { query } = await find(text);
    expect(query.text.length).toBeLessThanOrEqual(mostCharacters);
    expect(query.isCut).toBe(true);
  });

  test('an empty library finds nothing', async () => {
    expect((await library({})('pool "was full" a.b kafak')).found).toBe('');
  });

  test('any text is answered', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
        const { found, marks } = await find(text);
        for (const name of found) expect(marks(name)).not.toEqual([]);
      }),
    );
  });
});

test('an index is the same whenever it is made, and is cut into small files', () => {
  const texts = Array.from({ length: 300 }, (_, index) => `word${index} shared common${index % 7} the the the`);
  const make = () => joinIndex(texts.map((text) => wordsOf({ title: '', headings: [], text })));
  const { manifest, files } = make();
  expect(JSON.stringify([...make().files])).toBe(JSON.stringify([...files]));
  expect(manifest.common).toEqual(['shared', 'the']);
  for (const file of files.values()) expect(JSON.stringify(file).length).toBeLessThan(20_000);
});

test('frequent words in quotation marks stand in a row on every page that is found, and not in a name', async () => {
  const many = (text: (index: number) => string) => Array.from({ length: 60 }, (_, index) => [`${text(index)}`]);
  const texts = [
    ...many(() => 'log of api led to the end of the day'),
    ...many(() => 'the log of the day'),
    ...many(() => 'no one-partition and of the log'),
    ...many(() => 'one partition'),
  ].flat();
  const { manifest, files } = joinIndex(texts.map((text) => wordsOf({ title: '', headings: [], text })));
  const source = openIndex(manifest, (name) => Promise.resolve(files.get(name)));
  const found = async (written: string) => {
    const asked = await ask(source, readQuery(written), () => true);
    return rank(asked, { has: () => true, size: texts.length }).results.map(({ document }) => texts[document]);
  };
  expect(new Set(await found('"log of the"'))).toEqual(new Set(['the log of the day']));
  expect(new Set(await found('"one partition"'))).toEqual(new Set(['one partition']));
});
