import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { barePicture } from './bare-picture.ts';

const square = { create: { width: 40, height: 30, channels: 3, background: '#369' } } as const;
const secret = { IFD0: { Artist: 'Bob Park' } };

describe('a picture of pixels', () => {
  test.each([
    ['png', sharp(square).png()],
    ['jpg', sharp(square).jpeg()],
    ['jpeg', sharp(square).jpeg()],
    ['webp', sharp(square).webp()],
    ['avif', sharp(square).avif()],
  ])('%s loses what was written into it and keeps its size', async (ending, picture) => {
    const bytes = Buffer.concat([await picture.withExif(secret).toBuffer(), Buffer.from('Bob Park')]);
    expect(bytes.toString('latin1')).toContain('Bob Park');
    const bare = await barePicture(bytes, ending);
    expect(bare).toMatchObject({ width: 40, height: 30 });
    expect(Buffer.from(bare!.bytes).toString('latin1')).not.toContain('Bob Park');
    const { exif, xmp, iptc } = await sharp(bare!.bytes).metadata();
    expect([exif, xmp, iptc]).toEqual([undefined, undefined, undefined]);
  });

  test('is turned as it is meant to be seen, since what says so is gone', async () => {
    const bytes = await sharp(square).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    expect(await barePicture(bytes, 'jpg')).toMatchObject({ width: 30, height: 40 });
  });

  test('the same picture is written the same', async () => {
    const bytes = await sharp(square).png().toBuffer();
    expect((await barePicture(bytes, 'png'))!.bytes).toEqual((await barePicture(bytes, 'png'))!.bytes);
  });

  test('a moving one keeps its size, too', async () => {
    const frames = await sharp({ create: { ...square.create, height: 60, pageHeight: 30 } })
      .gif()
      .toBuffer();
    expect(await barePicture(frames, 'gif')).toMatchObject({ width: 40, height: 30 });
  });
});

describe('a drawing', () => {
  const bare = async (inside: string, attributes = 'width="40" height="30"') => {
    const text = `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`;
    const made = await barePicture(new TextEncoder().encode(text), 'svg');
    return made && new TextDecoder().decode(made.bytes);
  };

  test('keeps shapes, words and gradients', async () => {
    expect(
      await bare(
        '<defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient></defs><rect width="9" height="9" fill="url(#g)"/><text x="2" y="9">p99 &amp; p50</text>',
      ),
    ).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><defs><linearGradient id="g"><stop offset="0" stop-color="red" /></linearGradient></defs><rect width="9" height="9" fill="url(#g)" /><text x="2" y="9">p99 &#x26; p50</text></svg>\n',
    );
  });

  test.each([
    ['a comment', '<!-- secret -->'],
    ['metadata', '<metadata>secret</metadata>'],
    ['a script', '<script>secret()</script>'],
    ['a handler', '<rect onclick="secret()" width="1" height="1"/>'],
    ['data', '<rect data-by="secret" width="1" height="1"/>'],
    ['names of an editor', '<g inkscape:label="secret"/>'],
    ['a foreign object', '<foreignObject><p>secret</p></foreignObject>'],
    ['a picture from elsewhere', '<image href="https://secret.example/x.png"/>'],
    ['a link', '<a href="https://secret.example/"><rect width="1" height="1"/></a>'],
    ['a fill from elsewhere', '<rect fill="url(https://secret.example/x)" width="1" height="1"/>'],
    ['a style from elsewhere', '<style>@import "https://secret.example/x.css";</style>'],
    ['a comment in a style', '<style>/* secret */ rect { fill: red }</style>'],
  ])('loses %s', async (_, inside) => {
    expect(await bare(inside)).not.toContain('secret');
    expect(await bare(inside)).toContain('<svg');
  });
});

test.each([
  ['no picture', 'text', 'png'],
  ['no drawing', '<p>text</p>', 'svg'],
  ['an ending nobody knows', 'text', 'bin'],
])('%s is none', async (_, text, ending) => {
  expect(await barePicture(new TextEncoder().encode(text), ending)).toBeUndefined();
});
