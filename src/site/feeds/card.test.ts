import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { cardSize, drawCard, type Card } from './card.ts';

const card: Card = {
  library: 'Parcelwing incident library',
  title: 'Checkout fails for every second customer',
  fallback: '2026-04-15-checkout',
  severity: { name: 'Critical', rank: 1 },
  when: '15 April 2026',
  facts: ['47 min until recovered', 'Checkout'],
  phases: [
    { name: 'undetected', length: 3 },
    { name: 'responding', length: 44 },
  ],
};
const withTitle = (title: string) => drawCard({ ...card, title });

/** How many pixels have exactly a colour. */
async function pixels(png: Buffer, colour: readonly [number, number, number]): Promise<number> {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  let count = 0;
  for (let at = 0; at < data.length; at += info.channels)
    if (colour.every((value, channel) => Math.abs(data[at + channel]! - value) < 3)) count++;
  return count;
}

test('a card is a PNG of the size that social sites ask for', async () => {
  const { format, width, height } = await sharp(await drawCard(card)).metadata();
  expect({ format, width, height }).toEqual({ format: 'png', ...cardSize });
});

test('the same card is the same picture', async () => {
  expect((await drawCard(card)).equals(await drawCard(structuredClone(card)))).toBe(true);
});

test('severity has a colour and a shape of its own', async () => {
  const red = [0xb3, 0x26, 0x1e] as const;
  const worst = await drawCard(card);
  const least = await drawCard({ ...card, severity: { name: 'Low', rank: 4 }, colour: '#56616e' });
  expect(await pixels(worst, red)).toBeGreaterThan(18 * cardSize.height);
  expect(await pixels(least, red)).toBe(0);
  const grey = (rank: number) => drawCard({ ...card, severity: { name: 'Low', rank } });
  // Beyond the fifth rank the shape stays, beyond the fourth the colour.
  expect((await grey(6)).equals(await grey(5))).toBe(true);
  expect((await grey(3)).equals(await grey(4))).toBe(false);
});

describe('a title', () => {
  test('of any length fits', async () => {
    for (const title of ['', 'x', 'x'.repeat(2000), 'many words '.repeat(200)])
      expect((await withTitle(title)).length).toBeGreaterThan(1000);
  });

  test('in Latin, Greek and Cyrillic letters is drawn, however they are marked', async () => {
    const fallback = await withTitle('');
    for (const title of ['Žluťoučký kůň', 'ưng ý', 'Ελληνικά ὦ', 'Привет, мир'])
      expect((await withTitle(title)).equals(fallback), title).toBe(false);
  });

  test('in another script gives way to the id', async () => {
    const fallback = await withTitle('2026-04-15-checkout');
    for (const title of ['日本語のタイトル', 'مرحبا بالعالم', '😀🇩🇪', ''])
      expect((await withTitle(title)).equals(fallback), title).toBe(true);
  });

  test('loses signs that the typeface does not have, and keeps the rest', async () => {
    expect((await withTitle('Outage 😀 in 東京 region')).equals(await withTitle('Outage in region'))).toBe(true);
    expect((await withTitle('a\u0000b\u202ec\nd\ud800')).equals(await withTitle('a b c d'))).toBe(true);
  });

  test('holds no markup', async () => {
    const [marked, plain] = [await withTitle('<b>a</b> &amp;'), await withTitle('a &')];
    expect(marked.equals(plain)).toBe(false);
  });
});
