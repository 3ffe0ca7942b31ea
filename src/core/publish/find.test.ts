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
  ])('%s', (_how, text, expected) => {
    expect(words(text)).toEqual(expected);
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
