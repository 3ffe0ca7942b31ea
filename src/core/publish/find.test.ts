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

describe('how long a name is decides how it may be written', () => {
  test.each<[string, string, string, { runsOn?: boolean; inflects?: boolean }, string[]]>([
    ['its parts as one word from six letters on', 'my-cart', 'mycart', {}, ['mycart']],
    ['and of fewer only apart', 'my-car', 'mycar, my.car', {}, ['my.car']],
    ['disguised from four letters on', 'Lena', 'It was L3na', {}, ['L3na disguised']],
    ['and not of three', 'Lea', 'L3a', {}, []],
    ['disguised as one word from six letters on', 'my-cart', 'myc4rt', {}, ['myc4rt disguised']],
    ['and of fewer only apart, disguised, too', 'my-car', 'myc4r, my-c4r', {}, ['my-c4r disguised']],
    ['not disguised where it is one word only', 'Kessel', 'K3ssel', { inflects: false }, []],
    ['in an identifier, disguised, from six letters on', 'Kessel', 'the K3sselTool', {}, ['K3ssel compound disguised']],
    ['and not of four', 'Lena', 'the L3naTool', {}, []],
    ['with any letters behind from eight letters in two parts on', 'abc-defg', 'abc-defgx', {}, ['abc-defg compound']],
    ['and of fewer in an identifier only', 'abc-def', 'abc-defx, AbcDefTool', {}, ['AbcDef compound']],
    [
      'as the beginning of a tool from five letters on',
      'mango',
      'x y z: mangoctl',
      { runsOn: true },
      ['mangoctl compound inflected'],
    ],
    ['and of four letters not', 'kiwi', 'x y z: kiwictl, kiwix, libkiwi', { runsOn: true }, []],
    [
      'behind what says what it is written in, from five letters on',
      'mango',
      'libmango, dockermango',
      { runsOn: true },
      ['mango compound', 'mango compound'],
    ],
    ['and only of what runs on', 'mango', 'libmango', {}, []],
    [
      'at the end of a word from seven letters on',
      'kestrel',
      'acmekestrel',
      { runsOn: true },
      ['kestrel compound suffix'],
    ],
    ['and of six not', 'plover', 'acmeplover', { runsOn: true }, []],
    ['nor of what does not run on', 'kestrel', 'acmekestrel', {}, []],
    ['nor with letters behind', 'kestrel', 'acmekestrels', { runsOn: true }, []],
    ['with nothing but letters counted', 'ab-cd-ef', 'xab-cd-ef', { runsOn: true }, []],
    [
      'at the end of a word surely, of several parts',
      'plover-relay',
      'acmeploverrelay',
      { runsOn: true },
      ['ploverrelay compound'],
    ],
    [
      'and is no beginning where any letters may follow',
      'plover-relay',
      'ploverrelayx',
      { runsOn: true },
      ['ploverrelay compound'],
    ],
    ['one letter has no plural', 'X', 'X, Xs', {}, ['X']],
    ['a number goes on with digits', 'main7', 'main77, main7, main79', {}, ['main7']],
    ['and has no plural in -ies where it is one word only', 'Quarry', 'quarries', { inflects: false }, []],
  ])('%s: %s in %s', (_rule, word, text, more, expected) => {
    expect(told(word, text, more)).toEqual(expected);
  });
});

describe('what stands between the parts of a name', () => {
  test.each<[string, string, string, string[]]>([
    ['is up to three signs', 'main-db', 'main---db, main----db', ['main---db']],
    ['and white space however much', 'main-db', 'main \n\t      db', ['main \n\t      db']],
    ['is nothing at the end', 'main-db', 'main-', []],
    ['may part a name of eight letters in two with capitals', 'Bluebird', 'for Blue Bird', ['Blue Bird']],
    ['but not one of seven', 'Sunfish', 'for a long time Sun Fish', []],
    ['nor without capitals', 'Bluebird', 'a blue bird, Blue bird, blue Bird', []],
    ['nor with more than a space', 'Bluebird', 'Blue  Bird, Blue - Bird', []],
    ['and an underscore without capitals', 'Bluebird', 'blue_bird, BLUE__BIRD', ['blue_bird', 'BLUE__BIRD']],
    ['counts once in the name that is looked for', 'main - db', 'main-db', ['main-db']],
    ['and not around it', '-Kessel-', 'Kessel', ['Kessel']],
  ])('%s: %s in %j', (_rule, word, text, expected) => {
    expect(told(word, text)).toEqual(expected);
  });
});

describe('a part of an identifier begins', () => {
  test.each<[string, string, string, string[]]>([
    ['with any capital from A to Z', 'Acorn', 'mainAcorn', ['Acorn compound']],
    ['with any capital from A to Z', 'Zebra', 'mainZebra', ['Zebra compound']],
    ['with a capital that has a mark', 'Ödland', 'mainÖdland', ['Ödland compound']],
    ['and not with a small letter that has one', 'Ödland', 'mainödland', []],
    ['behind capitals where a small letter follows', 'Zara', 'HTTPZara', ['Zara compound']],
    ['behind capitals where a small letter follows', 'Ozon', 'HTTPOzon', ['Ozon compound']],
    ['behind capitals where a small letter with a mark follows', 'Tänzer', 'HTTPTänzer', ['Tänzer compound']],
    ['and not within capitals', 'Page', 'HTTPAGE', []],
    ['nor before a digit behind capitals', 'A1xx', 'HTTPA1xx', []],
    ['behind a digit', 'Kessel', 'v9kessel, 0kessel', ['kessel compound', 'kessel compound']],
    ['but not within a number', '47elf1', '247elf1', []],
    ['and ends before a digit', 'Kessel', 'Kessel9x', ['Kessel9 compound inflected']],
  ])('%s: %s in %s', (_rule, word, text, expected) => {
    expect(told(word, text)).toEqual(expected);
  });
});

describe('letters that stand one by one', () => {
  test.each<[string, string, string, string[]]>([
    ['are a name of three letters by themselves', 'Lea', 'by L e a now', ['L e a']],
    ['and not among others', 'Lea', 'by x L e a now', []],
    ['nor are two', 'Le', 'by L e x now', []],
    ['are a name of five among others', 'Mango', 'by x M a n g o y now', ['M a n g o']],
    ['and of four not', 'Kiwi', 'by x K i w i y now', []],
    ['are not read as disguised', 'Filip', 'by F l l l p', []],
    ['are told once', 'K-e-s-s', 'by k e s s', ['k e s s']],
  ])('%s: %s in %s', (_rule, word, text, expected) => {
    expect(told(word, text)).toEqual(expected);
  });
});

test('a word of four letters is not looked for over the end of a line', () => {
  expect(told('Kiwi', 'a long line of Ki\nwi')).toEqual([]);
});

test('in scripts without spaces a name stands within others', () => {
  expect(told('東京', '大東京都は')).toEqual(['東京']);
});

test('two that are called the same are both found', () => {
  const both = [
    { word: 'Kessel', inflects: true },
    { word: 'kessel', inflects: true },
  ];
  expect(finderOf(both)('Kessel').map(({ term }) => term)).toEqual(both);
});
