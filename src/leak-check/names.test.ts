import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startOf } from '../core/model/message.ts';
import { checkLeaks } from './check.ts';
import type { Denylist, KnownWord } from './denylist.ts';

const all = join(import.meta.dirname, '../../.cache/leaks-names');
let count = 0;
beforeAll(() => rm(all, { recursive: true, force: true }));
afterAll(() => rm(all, { recursive: true, force: true }));

/** What is found of a word in a text that stands as it is. */
async function found(
  word: Omit<KnownWord, 'place'>,
  text: string | Uint8Array,
  { names = [], innocent = [], file = 'a.txt' }: { names?: string[]; innocent?: string[]; file?: string } = {},
): Promise<string[]> {
  const folder = join(all, String(count++));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, file), text);
  const denylist: Denylist = {
    words: [{ ...word, place: startOf('people.yaml') }],
    innocent: new Set(innocent),
    open: new Set(),
    names: new Set(names),
  };
  return (await checkLeaks(folder, denylist)).hits.map((hit) => hit.word);
}

const jo = { word: 'Jo', kind: 'person' } as const;
const ines = { word: 'Inés', kind: 'person' } as const;
const hope = { word: 'Hope', kind: 'person', only: 'capital' } as const;
const queue = { word: 'queue', kind: 'service' } as const;
const krill = { word: 'krill', kind: 'service', ordinary: true } as const;
const worker = { word: 'queue_worker', kind: 'service' } as const;

describe('a short or common name of a person', () => {
  test.each([
    ['within a sentence', jo, 'then we asked Jo about it', ['Jo']],
    ['of four letters', ines, 'then we asked Inés about it', ['Inés']],
    ['that is a word, with a capital', hope, 'then we asked Hope about it', ['Hope']],
    ['at the end of a sentence', jo, 'then we asked Jo', ['Jo']],
    ['behind a comma', jo, 'with them, Jo came', ['Jo']],
    ['behind a word with an apostrophe', jo, 'it wasn’t Jo who came', ['Jo']],
    ['in brackets', jo, 'then we asked (Jo knew)', ['Jo']],
    ['in quotation marks', jo, 'then we asked “Jo knew”', ['Jo']],
    ['behind a space that does not break', jo, 'then we asked\u00a0Jo about it', ['Jo']],
    ['over lines', jo, 'then we asked\n   Jo about it', ['Jo']],
    ['as a handle behind an @', { ...jo, word: 'jo', kind: 'handle' }, 'x @jo', ['jo']],
    ['behind an @', hope, 'x @hope', ['hope']],
    ['as the first word of a text', jo, 'Jo was asked about it', []],
    ['as the first word of a sentence', jo, 'It was over. Jo was asked', []],
    ['behind a capital', jo, 'what was asked A Jo about it', []],
    ['behind a number', jo, 'it was on 31 Jo about it', []],
    ['in small letters', jo, 'then we asked jo about it', []],
    ['with one word beside it', jo, 'asked Jo', []],
    ['with numbers beside it', jo, 'asked Jo 1 2 3', []],
    ['with words far from it', jo, `many words asked ${' '.repeat(60)}Jo${' '.repeat(61)}and more`, []],
    ['as a part of an identifier', jo, 'then we called x-Jo about it', []],
    ['behind a slash', jo, 'then we called x/Jo about it', []],
    ['of a label', { ...jo, word: 'jo', kind: 'handle' }, 'then we called jo about it', []],
  ] as const)('%s', async (_where, word, text, words) => {
    expect(await found(word, text)).toEqual(words);
  });

  test('of five letters is found wherever it stands', async () => {
    expect(await found({ word: 'Moira', kind: 'person' }, 'x/moira')).toEqual(['moira']);
    expect(await found({ word: 'moira', kind: 'handle' }, 'x/moira')).toEqual(['moira']);
  });

  test('with a digit, in another script or of a customer is found wherever it stands', async () => {
    expect(await found({ word: 'jo4', kind: 'handle' }, 'x/jo4')).toEqual(['jo4']);
    expect(await found({ word: 'Яна', kind: 'person' }, 'x/Яна')).toEqual(['Яна']);
    expect(await found({ word: 'Jo', kind: 'customer' }, 'x/jo')).toEqual(['jo']);
  });

  test('is a name where entities are decoded, and none where tags were removed or text was packed', async () => {
    expect(await found(jo, 'then we asked &#74;o about it')).toEqual(['Jo']);
    expect(await found(jo, 'then we asked <b>J</b>o about it', { file: 'a.html' })).toEqual([]);
    expect(await found(jo, Buffer.from('then we asked Jo about it').toString('base64'))).toEqual([]);
  });
});

describe('a service whose name is a plain word', () => {
  test.each([
    ['in a sentence', queue, 'then the queue was full', ['queue']],
    ['at the beginning of a sentence within a text', queue, 'It was over. queue was full', ['queue']],
    ['in brackets', queue, 'then it was (queue and all)', ['queue']],
    ['in quotation marks', queue, 'then it was "queue and all"', ['queue']],
    ['in curly quotation marks', queue, 'then it was “queue and all”', ['queue']],
    ['alone', queue, 'queue', []],
    ['with one word beside it', queue, 'the queue', []],
    ['with two words beside it', queue, 'the queue fell', ['queue']],
    ['with two words before it', queue, 'in the queue', ['queue']],
    ['with words in brackets beside it', queue, '(the queue “fell', ['queue']],
    ['with words at 60 characters', queue, `the ${' '.repeat(56)}queue fell`, ['queue']],
    ['with words beyond 60 characters', queue, `a of ${' '.repeat(60)}queue fell`, []],
    ['in an identifier', queue, 'then the x-queue was full', []],
    ['behind an @', queue, 'then the @queue was full', []],
    ['of two parts', worker, 'x/queue_worker', ['queue_worker']],
    ['that is called one', krill, 'then the krill service was full', ['krill']],
    ['that is an ordinary word and is not called one', krill, 'then the krill was full', []],
    ['that is no ordinary word', { word: 'krill', kind: 'service' }, 'x/krill', ['krill']],
  ] as const)('%s', async (_where, word, text, words) => {
    expect(await found(word, text)).toEqual(words);
  });
});

describe('keys of JSON', () => {
  const page = { word: 'home-page', kind: 'service' } as const;
  test.each([
    ['of plain words are the engine’s', page, '{"home_page": "x"}', []],
    ['of plain words among others', page, '{"a": 1,\n  "home_page" : "x"}', []],
    ['of three plain words', page, '{"home_page_url": "x"}', []],
    ['in another form', page, '{"home-page": "x"}', ['home-page']],
    ['with a capital', page, '{"Home_page": "x"}', ['Home_page']],
    ['are no values', page, '{"a": "home_page"}', ['home_page']],
    ['that are no plain words', { ...page, word: 'krill-page' }, '{"krill_page": "x"}', ['krill_page']],
    ['that are no service', { ...page, kind: 'customer' }, '{"home_page": "x"}', ['home_page']],
  ] as const)('%s', async (_where, word, text, words) => {
    expect(await found(word, text, { file: 'a.json' })).toEqual(words);
  });
});

describe('a list of public names', () => {
  const shop = { word: 'checkout-krill', kind: 'service' } as const;
  const names = { names: ['checkout', 'krill'] };
  test.each([
    ['by commas', 'Checkout, Krill', []],
    ['by semicolons', 'Checkout; Krill', []],
    ['by dots', 'Checkout · Krill', []],
    ['by slashes', 'Checkout / Krill', []],
    ['by spaces is none', 'Checkout Krill', ['Checkout Krill']],
  ])('%s', async (_where, text, words) => {
    expect(await found(shop, text, names)).toEqual(words);
  });

  test('is none where one name is not public', async () => {
    expect(await found(shop, 'Checkout, Krill', { names: ['checkout'] })).toEqual(['Checkout, Krill']);
  });
});

describe('addresses and numbers', () => {
  const nobody = { word: 'nobody at all', kind: 'private' } as const;
  test.each([
    ['in a drawing', '<svg><text>at 10.1.2.3</text></svg>', ['10.1.2.3']],
    [
      'in the data of a path, of points and of transforms are none',
      '<svg><path d="10.1.2.3"/><polygon points="10.1.2.4"/><g transform="10.1.2.5"/></svg>',
      [],
    ],
    ['in another attribute beside a path', '<svg><path d="1" id="10.1.2.3"/></svg>', ['10.1.2.3']],
    ['where there is no path', '<svg><polygon points="10.1.2.3"/></svg>', ['10.1.2.3']],
    ['split over tags', '<p>at 10.<b>1.2</b>.3</p>', ['10.1.2.3']],
    ['split over spaces are none', '<p>at 10<b>.</b>1 2.3</p>', []],
  ])('%s', async (_where, text, words) => {
    expect(await found(nobody, text, { file: 'a.svg' })).toEqual(words);
  });

  test('that the policy allows are let pass, each as it stands', async () => {
    expect(await found(nobody, 'at 10.1.2.3 and 10.1.2.4', { innocent: ['10.1.2.3'] })).toEqual(['10.1.2.4']);
  });

  test('in bytes that are no text are not looked for', async () => {
    const content = Buffer.concat([Uint8Array.from([0, 1, 2, 0xff, 0xfe, 3]), Buffer.from('at 10.1.2.3\0')]);
    expect(await found(nobody, content, { file: 'a.bin' })).toEqual([]);
  });
});

describe('in bytes that are no text', () => {
  const inBytes = (text: string) =>
    Buffer.concat([Uint8Array.from([0, 1, 2, 0xff, 0xfe, 3, 0]), Buffer.from(`${text}\0`)]);
  test('a name of six letters is looked for, and a shorter one is not', async () => {
    expect(await found({ word: 'Moirai', kind: 'person' }, inBytes('moirai'), { file: 'a.bin' })).toEqual(['moirai']);
    expect(await found({ word: 'Moira', kind: 'person' }, inBytes('moira'), { file: 'a.bin' })).toEqual([]);
  });
});

describe('a secret', () => {
  const nobody = { word: 'nobody at all', kind: 'private' } as const;
  const token = 'ghp_0123456789abcdefghijklmnopqrstuvwxyz';
  const hits = async (content: string | Uint8Array, innocent: string[] = []) => {
    const folder = join(all, String(count++));
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'a.txt'), content);
    const denylist = { words: [], innocent: new Set(innocent), open: new Set<string>(), names: new Set<string>() };
    return (await checkLeaks(folder, denylist)).hits;
  };

  test('is told with what it is', async () => {
    expect(await hits(gzipSync(gzipSync(`by ${token}.`)))).toEqual([
      {
        file: 'a.txt',
        word: '…',
        kind: 'secret',
        how: 'gzip, gzip',
        around: 'found GitHub Token(GitHub personal access tokens)',
        place: undefined,
      },
    ]);
  });

  test('is let pass where the policy allows it', async () => {
    expect(await hits(`by ${token}.`, [token])).toEqual([]);
  });

  test('of many letters is told by what it is', async () => {
    const lines = 'MIIBOgIBAAJBAKj34GkxFhD90vcNLYLInFEX6Ppy1tPf9Cnzj4p4WGeKLs1Pt8Qu\n'.repeat(3);
    const key = `-----BEGIN RSA PRIVATE KEY-----\n${lines}-----END RSA PRIVATE KEY-----`;
    const [hit] = (await hits(key)).filter(({ kind }) => kind === 'secret');
    expect(hit!.word).toBe('…');
    expect(hit!.around).toBe('found private key');
  });

  test('in bytes that are no text is not looked for', async () => {
    const content = Buffer.concat([Uint8Array.from([0, 1, 2, 0xff, 0xfe, 3, 0]), Buffer.from(`${token}\0`)]);
    expect(await found(nobody, content, { file: 'a.bin' })).toEqual([]);
  });
});

test('a handle that counts behind an @ only is let pass elsewhere', async () => {
  const handle = { word: 'moira', kind: 'handle', only: 'at' } as const;
  expect(await found(handle, 'then moira came')).toEqual([]);
  expect(await found(handle, 'then @moira came')).toEqual(['moira']);
});

test('a longer name that is a word counts within a sentence only', async () => {
  const autumn = { word: 'Autumn', kind: 'person', only: 'capital' } as const;
  expect(await found(autumn, 'x/Autumn')).toEqual([]);
  expect(await found(autumn, 'then we asked Autumn about it')).toEqual(['Autumn']);
});

test('a plain word that is the name of a customer is found wherever it stands', async () => {
  expect(await found({ word: 'Queue', kind: 'customer' }, 'x/queue')).toEqual(['queue']);
});

test('a private name that is also a public one by itself is no list', async () => {
  const shop = { word: 'checkout-krill', kind: 'service' } as const;
  expect(await found(shop, 'checkout-krill', { names: ['checkoutkrill'] })).toEqual(['checkout-krill']);
});

test('a hit in the name of a file and in it is told as it stands in it', async () => {
  const moira = { word: 'moira', kind: 'handle' } as const;
  expect(await found(moira, 'no', { file: 'by-moira.txt' })).toEqual(['moira']);
  const folder = join(all, String(count++));
  for (const name of ['a', 'b']) {
    await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, name, 'moira.txt'), name === 'a' ? 'by moira' : 'by nobody');
  }
  const denylist = {
    words: [{ ...moira, place: startOf('people.yaml') }],
    innocent: new Set<string>(),
    open: new Set<string>(),
    names: new Set<string>(),
  };
  const { hits } = await checkLeaks(folder, denylist);
  // One name in many folders, such as those of languages, is one hit.
  expect(hits.map(({ file, how }) => [file, how])).toEqual([['a/moira.txt', '']]);
});

test('of a long word the beginning is told', async () => {
  const word = 'ab'.repeat(100);
  expect(await found({ word, kind: 'private' }, word)).toEqual([word.slice(0, 120)]);
});
