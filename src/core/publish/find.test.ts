import { describe, expect, test } from 'vitest';
import { finderOf } from './find.ts';

const find = finderOf([
  { word: 'parcel-router', inflects: true },
  { word: 'Osterberg', inflects: true },
  { word: 'Køhler', inflects: true },
  { word: 'Jürgen', inflects: true },
  { word: 'delivery directory', inflects: true },
  { word: 'Blue Heron', inflects: true },
  { word: 'OPS-12' },
]);
const words = (text: string) => find(text).map(({ start, end }) => text.slice(start, end));

describe('a private name is found as people write it', () => {
  test.each([
    ['as a plural', 'both parcel-routers fell', ['parcel-routers']],
    ['as a plural in -es or -ies', 'two delivery directories', ['delivery directories']],
    ['as a family', 'the Osterbergs came', ['Osterbergs']],
    ['with a possessive', 'Osterberg’s desk', ['Osterberg']],
    ['in an identifier', 'ParcelRouterConfigException', ['ParcelRouter']],
    ['at the end of an identifier', 'newParcelRouter()', ['ParcelRouter']],
    ['behind capitals', 'HTTPParcelRouter', ['ParcelRouter']],
    ['with a number behind', 'parcel-router2 and parcelrouter03', ['parcel-router2', 'parcelrouter03']],
    ['with letters behind that nothing parts', 'parcelrouterproxy', ['parcelrouter']],
    ['in capitals with underscores', 'PARCEL_ROUTER_URL', ['PARCEL_ROUTER']],
    ['without marks', 'Kohler and Jurgen', ['Kohler', 'Jurgen']],
    ['with two letters for one', 'Koehler and Juergen', ['Koehler', 'Juergen']],
    ['with other marks', 'Köhler', ['Köhler']],
    ['in Cyrillic letters that look the same', 'Оstеrbеrg', ['Оstеrbеrg']],
    ['in Greek letters that look the same', 'Οsterberg', ['Οsterberg']],
    ['in mathematical letters', '𝐎𝐬𝐭𝐞𝐫𝐛𝐞𝐫𝐠', ['𝐎𝐬𝐭𝐞𝐫𝐛𝐞𝐫𝐠']],
    ['with hyphens that do not break', 'parcel‑router', ['parcel‑router']],
    ['spelled out', 'for B l u e H e r o n only', ['B l u e H e r o n']],
    ['spelled out with points', 'O.s.t.e.r.b.e.r.g', ['O.s.t.e.r.b.e.r.g']],
    ['over the end of a line', 'Blue\n  Heron and Oster-\nberg', ['Blue\n  Heron', 'Oster-\nberg']],
    ['with what nobody sees in it', 'Oster\u200bberg', ['Oster\u200bberg']],
    ['before a sign or a picture', 'Osterberg™, Osterberg👩‍💻', ['Osterberg', 'Osterberg']],
    ['in capitals over the end of a line', 'OSTER-\nBERG', ['OSTER-\nBERG']],
  ])('%s', (_how, text, expected) => {
    expect(words(text)).toEqual(expected);
  });
});

describe('a private name is found however it is disguised', () => {
  const team = finderOf(
    ['Ilse Quintrell', 'Brandsjö', 'Dmitrijevskis', 'depot-index', 'Kraken', 'Halvorsen Foods']
      .flatMap((name) => [name, ...(name.startsWith('Ilse') ? ['Quintrell'] : [])])
      .map((word) => ({ word, inflects: true, runsOn: word === 'Kraken' })),
  );
  const found = (text: string) => team(text).map(({ start, end }) => text.slice(start, end));

  test.each([
    ['digits for letters', 'Qu1ntrell, Quintr3ll, Qu1n7r3ll and Quintre11'],
    ['one for l and one for i', 'Qu1ntre11'],
    ['in a service', 'd3pot-index, dep0t-1ndex'],
    ['in a name of two words', 'Halv0rsen Foods, Halvorsen F00ds'],
    ['signs for letters', 'Quintr€ll, Kr@ken, Brand$jö'],
    ['a capital I for an l', 'QuintreIl'],
    ['with a plural behind', 'the Qu1ntrells'],
    ['Cyrillic letters with hooks and strokes', 'Ҝraken, Қraken, Ӄraken and Ԟraken'],
    ['Cyrillic letters that only look near', 'Бяandsjö'],
    ['Greek letters with accents', 'Quίntrell, Krάken'],
    ['letters of other alphabets', 'Ꮶraken, ⲕraken, Κraken'],
    ['a kra', 'ĸraken'],
    ['letters in boxes and small capitals', '🄺🅁🄰🄺🄴🄽, ᴋʀᴀᴋᴇɴ'],
    ['marks on every letter', 'Ķŗåķěň'],
    ['a word joiner, a soft hyphen', 'Kra\u2060ken, Kra\u00adken'],
    ['two words for one', 'Brand Sjö'],
  ])('with %s', (_how, text) => {
    const names = text.split(/, | and /);
    expect(names.filter((name) => found(`We asked ${name} about it.`).length === 0)).toEqual([]);
  });

  test('a number behind a name is no disguise, and other words are none', () => {
    expect(found('depot-index2')).toEqual(['depot-index2']);
    expect(found('Clara2, h1, p95, 5xx, K8s, v1.2, e2e, 0xdeadbeef, Brand new, a brand, sj0')).toEqual([]);
  });

  test('a tool is named for its service, and other words that begin so are marked', () => {
    expect(found('krakenctl, krakend and kraken-cli')).toEqual(['krakenctl', 'krakend', 'kraken']);
    expect(team('krakenlike').map(({ prefix }) => prefix)).toEqual([true]);
  });
});

describe('a name is found in the cases that languages put it into', () => {
  const find = finderOf(
    ['Quintrell', 'Brandsjö', 'Halvorsen', 'Orban', 'Victor', 'Roman', 'Vadasz'].map((word) => ({
      word,
      inflects: true,
    })),
  );
  const found = (text: string) => find(text).map(({ start, end }) => text.slice(start, end));

  test.each([
    ['German', 'Quintrells, Quintrellsche, Halvorsens, Quintrellschen'],
    ['Finnish', 'Quintrellin, Quintrellilta, Quintrellille, Quintrelliä, Brandsjössä, Brandsjölle'],
    ['Hungarian', 'Quintrellt, Quintrellnek, Quintrellhez, Halvorsennel'],
    ['Hungarian, with the last consonant twice', 'Vadasszal'],
    ['Polish', 'Quintrella, Quintrellowi, Quintrellem, Halvorsenowi'],
    ['Czech', 'Quintrella, Quintrellovi, Quintrellem, Quintrellová, Quintrellové'],
    ['Swedish', 'Brandsjös, Quintrellarna'],
    ['Estonian and Lithuanian', 'Quintrellile, Quintrellas, Quintrellui'],
    ['Turkish', 'Quintrell’in, Halvorsen’den'],
    ['a short name', 'Orbannak, Orbanille'],
  ])('in %s', (_language, text) => {
    expect(text.split(', ').filter((name) => found(`Ki: ${name}.`).length === 0)).toEqual([]);
  });

  test('places and other words are none', () => {
    expect(found('Victoria, Victorian, Romania, Romanian, a quintrella, Orbane')).toEqual([]);
  });
});

describe('a name in another alphabet is found in its Latin spellings', () => {
  test.each([
    [
      'Щербаков',
      'Shcherbakov Scherbakov Schtscherbakow Chtcherbakov Ščerbakov Šćerbakov Sjtsjerbakov Szczerbakow Shcherbakova',
    ],
    ['Левченко', 'Levchenko Lewtschenko Levtchenko Levčenko Lewczenko Levtsjenko'],
    ['Хрущёв', 'Khrushchev Chruschtschow Khrouchtchev Hruščov Chruszczow Jruschov Khrushchyov'],
    ['Цветаева', 'Tsvetaeva Tsvetayeva Zwetajewa Cvetajeva Cwietajewa Tsvetaïeva'],
    ['Жуков', 'Zhukov Schukow Joukov Žukov Żukow Jukov'],
    ['Чайковский', 'Tchaikovsky Tschaikowski Chaykovskiy Tsjaikovski Čajkovskij Czajkowski Tchaïkovski'],
    ['Юлия', 'Yulia Julia Iuliia Yuliya Julija Ioulia Ûliâ'],
    ['Юрий', 'Yuri Yury Iurii Juri Jurij Youri'],
    ['Пётр', 'Pyotr Petr Pjotr Piotr'],
    ['Григорий', 'Grigory Hryhoriy Grigorij Grigorii'],
    ['Παπαδόπουλος', 'Papadopoulos Papadopulos'],
  ])('%s', (name, spellings) => {
    const find = finderOf([{ word: name, inflects: true }]);
    expect(spellings.split(' ').filter((one) => find(`We asked ${one} today.`).length === 0)).toEqual([]);
  });

  test('short sounds count with a capital only', () => {
    const find = finderOf([{ word: 'Пётр', inflects: true }]);
    expect(find('a petr and PETR; Peter')).toEqual([]);
  });
});

test('other words are none', () => {
  expect(words('parcels, routers, a Bluebird, osterbergian, OPS-128, OPS-12b, a b c d')).toEqual([]);
});

test('what does not inflect is found as it is', () => {
  expect(words('OPS-12, ops 12.')).toEqual(['OPS-12', 'ops 12']);
});

test('a name in a script with capitals of its own is found in either', () => {
  const russian = finderOf([{ word: 'Иванова', inflects: true }]);
  expect(russian('ИВАНОВА и Иванoва').map(({ start }) => start)).toEqual([0, 10]);
});

/** What is found of one word, with how it is told. */
function told(word: string, text: string, more: { runsOn?: boolean; inflects?: boolean } = {}): string[] {
  return finderOf([{ word, inflects: true, ...more }])(text).map(({ start, end, term: _, ...marks }) =>
    [text.slice(start, end), ...Object.keys(marks)].join(' '),
  );
}

test.each<[string, string, { runsOn?: boolean; inflects?: boolean }, string[]]>([
  ['Li', 'Li, Lis, LiTool, Li2', {}, ['Li']],
  ['Lin', 'Lin, Lins, LinTool, Lin2, Linx', {}, ['Lin', 'Lins inflected']],
  [
    'Jona',
    'Jona, Jonas, JonaTool, JonasTool, Jona2, Jona2Tool, Jona2x, jonatool, Jonaer',
    {},
    [
      'Jona',
      'Jonas inflected',
      'Jona compound',
      'Jonas compound inflected',
      'Jona2 compound inflected',
      'Jona2 compound inflected',
      'Jona2 compound inflected',
    ],
  ],
  ['Lynx', 'Lynxes, LynxesTool, lynxes', {}, ['Lynxes inflected', 'Lynxes compound inflected', 'lynxes inflected']],
  [
    'Kessel',
    'Kessels, kesseles, Kesseler, Kesselilta, Kesselwagen',
    {},
    ['Kessels inflected', 'Kesseler inflected derived', 'Kesselilta inflected derived'],
  ],
  ['Orban', 'Orbanille, Orbaner, orbanille', {}, ['Orbanille inflected derived']],
  ['db7', 'db7, db77, db7s, db7Tool', {}, ['db7', 'db7s inflected']],
  ['my-db', 'my-db, mydbs, my_db2, MyDbTool, mydbx', {}, ['my-db', 'my_db2 compound inflected']],
  [
    'parcel-router',
    'parcelrouterproxy, parcel-routerproxy, aparcelrouter',
    {},
    ['parcelrouter compound', 'parcel-router compound'],
  ],
  [
    'kraken',
    'krakend, krakencontroller, krakencontrollers, krakenish, libkraken, abkraken, krakenXCtl',
    { runsOn: true },
    [
      'krakend compound inflected',
      'krakencontroller compound inflected',
      'kraken compound prefix',
      'kraken compound prefix',
      'kraken compound',
      'kraken compound',
    ],
  ],
  ['kraken', 'krakenctl, libkraken, krakens', { inflects: false }, []],
  ['Quarry', 'two quarries, quarrys, Quarryies', {}, ['quarries', 'quarrys inflected']],
  ['Zawadzka', 'Zawadzkiej, zawadzkim, Zawadz', {}, ['Zawadzkiej', 'zawadzkim']],
  [
    'Brandsjö',
    'ä Brandsjö, b Brandsjoe, c B r a n d s j ö, Brandsjö',
    {},
    ['Brandsjö', 'Brandsjoe inflected derived', 'B r a n d s j ö', 'Brandsjö'],
  ],
  ['Oster', 'Os\nter, Oster\nwald, o-s-t-e-r, Ost\ner', {}, ['Os\nter broken', 'Oster', 'o-s-t-e-r', 'Ost\ner broken']],
  ['Kessel', 'K3ssel, KesseI2, Ke55el', {}, ['K3ssel disguised', 'Ke55el disguised']],
])('how a word goes on is told: %s in %j', (word, text, more, expected) => {
  expect(told(word, text, more)).toEqual(expected);
});
