import { expect, test } from 'vitest';
import { approvedAsItIs, libraryOf } from './_testing/library.ts';
import { editionOf, publicEditionSchema } from './edition.ts';

const edition = (address: string, policy: string) => {
  const library = libraryOf([{}], policy);
  return editionOf(address, library, approvedAsItIs(library).library, []);
};

test('an edition holds the public library and the settings of its site, and nothing else', () => {
  const made = edition(
    'https://history.example/at/',
    '  base: /x/\n  colour: "#123456"\n  numbers: true\n  parts: { happened: [summary], touched: [impact], doing: [resolution] }\n',
  );
  expect(publicEditionSchema.parse(made)).toEqual(made);
  expect({ ...made, library: made.library.postmortems.map(({ id }) => id) }).toEqual({
    site: 'https://history.example',
    base: '/at/x/',
    language: 'en',
    colour: '#123456',
    numbers: true,
    parts: { happened: ['summary'], touched: ['impact'], doing: ['resolution'] },
    library: ['slow-1'],
    pictures: [],
  });
});

test('a site at the root has a slash for a base, and no colour where none is named', () => {
  const made = edition('https://history.example', '  customers: []\n');
  expect(made.base).toBe('/');
  expect('colour' in made).toBe(false);
  expect(made.numbers).toBe(false);
});

test('what a page must not have is refused', () => {
  expect(publicEditionSchema.safeParse({ ...edition('https://history.example', ''), owner: 'x' }).success).toBe(false);
});
