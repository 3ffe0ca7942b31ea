import { expect, test } from 'vitest';
import { ask } from '../../core/search/ask.ts';
import { wordsOf } from '../../core/search/document.ts';
import { joinIndex } from '../../core/search/index.ts';
import { readQuery } from '../../core/search/query.ts';
import { rank } from '../../core/search/rank.ts';
import { openIndex } from '../../core/search/source.ts';
import { lackedBy, runOf } from './told.ts';

const texts = [
  'WARN checkout-8f1e Lock wait timeout exceeded after 51 s; try restarting the transaction',
  'ERR_POOL_7741 was logged',
];
const { manifest, files } = joinIndex(texts.map((text) => wordsOf({ title: '', headings: [], text })));
const source = openIndex(manifest, (name) => Promise.resolve(files.get(name)));

async function told(text: string) {
  const asked = await ask(
    source,
    readQuery(text),
    () => true,
    (place) => Promise.resolve(texts[place]!),
  );
  const ranking = rank(asked, { has: () => true, size: texts.length });
  const [first] = ranking.results;
  return first && [runOf(asked, first), ...lackedBy(asked, ranking, first.held)];
}

test.each([
  [
    '03:14:15 WARN checkout-2c4d Lock wait timeout exceeded after 4711 s; try restarting',
    ['WARN checkout-… Lock wait timeout exceeded after … s; try restarting'],
  ],
  ['ERR_POOL_7741 was logged', ['ERR_POOL_7741 was logged']],
  ['transaction nonsense restarting', [undefined, 'nonsense']],
])('of %s is told what stands there in a row, and what is lacking', async (text, expected) => {
  expect(await told(text)).toEqual(expected);
});
