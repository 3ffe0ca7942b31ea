import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { isDiagramSource } from '../core/model/picture.ts';
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
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><defs><linearGradient id="i1"><stop offset="0" stop-color="red" /></linearGradient></defs><rect width="9" height="9" fill="url(#i1)" /><text x="2" y="9">p99 &#x26; p50</text></svg>\n',
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
    ['a style from elsewhere, written with an escape', '<style>@\\69mport "https://secret.example/x.css";</style>'],
    [
      'a set of pictures',
      '<rect style="fill: image-set(&quot;https://secret.example/x.png&quot; 1x)" width="1" height="1"/>',
    ],
    ['a description', '<desc>secret</desc><title>secret</title>'],
    ['an id', '<g id="secret"><rect width="1" height="1"/></g>'],
    [
      'a name of a class',
      '<style>.secret { fill: red }</style><rect class="secret other-secret" width="1" height="1"/>',
    ],
    ['what is hidden', '<text display="none">secret</text><g style="visibility: hidden"><text>secret</text></g>'],
    [
      'what a style sheet hides',
      '<style>.a, #b { display: none }</style><text class="a">secret</text><text id="b">secret</text>',
    ],
    [
      'words without a colour',
      '<text fill="none">secret</text><text style="fill:transparent">secret</text><text font-size="0">secret</text>',
    ],
    ['words that nothing draws', '<defs><text id="t">secret</text></defs><symbol id="s"><text>secret</text></symbol>'],
    ['words outside of texts', '<g>secret</g>'],
    ['an attribute nobody knows', '<rect by="secret" aria-label="secret" width="1" height="1"/>'],
    ['a value that is none', '<rect width="secret()" height="1" transform="secret(1)"/>'],
    [
      'an animation',
      '<rect width="1" height="1"><animate attributeName="href" to="secret"/><set attributeName="x" to="secret"/></rect>',
    ],
    ['data in an address', '<image href="data:text/html,secret"/><use href="data:image/svg+xml,secret#a"/>'],
    ['a declaration of entities', '<text>&secret;</text>'.replace('&secret;', '')],
    ['the source of draw.io', '<g content="&lt;mxfile secret&gt;"/>'],
    [
      'a property of its own',
      '<rect style="--secret: 1; fill: red; background: url(//secret.example)" width="1" height="1"/>',
    ],
    ['a comment in a style', '<style>/* secret */ rect { fill: red }</style>'],
  ])('loses %s', async (_, inside) => {
    expect(await bare(inside)).not.toContain('secret');
    expect(await bare(inside)).toContain('<svg');
  });

  test('keeps styles, under names of its own, and what it uses', async () => {
    expect(
      await bare(
        '<style>.team { fill: red; stroke-width: 2px } @media print { .team { fill: blue } }</style>' +
          '<defs><g id="box"><rect class="team" width="4" height="4"/></g></defs><use href="#box" x="3"/><a href="https://x.example"><text>p99</text></a>',
      ),
    ).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><style>.c1{fill:red;stroke-width:2px;}</style><defs><g id="i1"><rect class="c1" width="4" height="4" /></g></defs><use href="#i1" x="3" /><text>p99</text></svg>\n',
    );
  });

  test('is none where what it uses multiplies, or uses itself', async () => {
    const level = (at: number) => `<g id="l${at}">${`<use href="#l${at + 1}"/>`.repeat(10)}</g>`;
    const levels = [0, 1, 2, 3, 4, 5].map(level).join('');
    expect(await bare(`<defs>${levels}<rect id="l6" width="1" height="1"/></defs><use href="#l0"/>`)).toBeUndefined();
    expect(await bare('<g id="a"><use href="#a"/></g>')).toBeUndefined();
  });

  test('takes time in proportion to its length', async () => {
    const start = process.cpuUsage();
    await bare(`<rect width="${'1'.repeat(100_000)}x" height="1" transform="${' '.repeat(50_000)}x"/>`);
    const { user } = process.cpuUsage(start);
    expect(user / 1e6).toBeLessThan(2);
  });
});

test('pixels that nobody sees have no colour', async () => {
  const [width, height] = [4, 2];
  const pixels = Buffer.alloc(width * height * 4, 77);
  for (let at = 3; at < pixels.length; at += 8) pixels[at] = 0;
  const bytes = await sharp(pixels, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
  const made = await barePicture(bytes, 'png');
  const raw = await sharp(made!.bytes).raw().toBuffer();
  expect([...raw.subarray(0, 8)]).toEqual([0, 0, 0, 0, 77, 77, 77, 77]);
});

test.each([
  ['<mxfile host="x"><diagram/></mxfile>', true],
  ['<?xml version="1.0"?>\n<mxGraphModel/>', true],
  ['<svg xmlns="http://www.w3.org/2000/svg"/>', false],
])('the source of draw.io is told from a picture: %s', (text, is) => {
  expect(isDiagramSource(new TextEncoder().encode(text))).toBe(is);
});

test.each([
  ['no picture', 'text', 'png'],
  ['no drawing', '<p>text</p>', 'svg'],
  ['an ending nobody knows', 'text', 'bin'],
])('%s is none', async (_, text, ending) => {
  expect(await barePicture(new TextEncoder().encode(text), ending)).toBeUndefined();
});
