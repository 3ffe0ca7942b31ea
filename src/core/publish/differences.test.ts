import { expect, test } from 'vitest';
import { decisionOn, libraryOf, type Says } from './_testing/library.ts';
import { differencesOf } from './differences.ts';

const services = {
  'services.yaml': `shop-frontend: { name: Shop frontend, team: web, tier: 0, publicName: Shop }
edge: { name: edge, team: web, tier: 0 }
main-db: { name: main database, team: data, tier: 0 }
`,
};

/** Parts of the body that do not stay as they are, each with its reasons. */
function changed(says: Says): string[] {
  return differencesOf(decisionOn(says, '', services), libraryOf([says], '', services))
    .filter(({ field, sort }) => field === '' && sort !== 'stays')
    .map(
      ({ sort, place, outside, reasons }) =>
        `${place.line} ${sort} [${outside}] ${reasons.map((reason) => `${reason.sort}: ${reason.text}`).join('; ')}`,
    );
}

test('of a row with a word to confirm, the other reasons are told as what they are', () => {
  const timeline = `| 2026-04-15 14:02 | impact-start | The edge serves nothing | k8s |
| 14:33 | recovered | It is over | |`;
  expect(changed({ timeline }).filter((line) => line.includes('evidence'))).toEqual([
    '26 asks [15 April 2026, 14:02 UTC | impact-start | The edge serves nothing] asks: it may be the service `edge` or the word: edge; goes: evidence stays inside: k8s',
  ]);
});

test('of a paragraph that cannot leave, what changes and what goes beside it is told as such', () => {
  expect(changed({ summary: 'The main-db and the shop-frontend fell, said @bpark.' })[0]).toBe(
    '16 cannot [The and the Shop fell, said the payments engineer.] cannot: the service `main-db` has no public name: main-db; changes: services go by their public names: shop-frontend → Shop; changes: people become their roles: @bpark → the payments engineer',
  );
});
