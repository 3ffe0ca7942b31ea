import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { parseDocument } from 'yaml';
import { rules } from '../../core/lint/rules/index.ts';
import { canaryLibrary, publicId, type Canary } from '../../core/publish/_testing/canaries.ts';
import { parseLibrary } from '../../core/parse/library.ts';
import { decidePublication } from '../../core/publish/publish.ts';
import { digestPictures, sha256 } from '../../library/pictures.ts';

export const today = '2026-11-21';

/**
 * Writes the library of canaries into a folder, with pictures that carry some too, so that it can be built: one
 * incident approved as it is, and no rule that minds what no author would write.
 */
export async function writeCanaries(folder: string): Promise<Canary[]> {
  const { files, canaries } = canaryLibrary();
  const word = (where: string): string => {
    const digits = [...canaries.length.toString(26)].map((digit) =>
      String.fromCharCode(97 + Number.parseInt(digit, 26)),
    );
    const made = `qx${digits.join('')}zw`;
    canaries.push({ word: made, where, may: 'stay' });
    return made;
  };
  const texts = new Map<string, string | Uint8Array>();
  for (const { path, bytes } of files) {
    const text = new TextDecoder().decode(bytes);
    if (path === 'library.yaml') {
      const configuration = parseDocument(text);
      configuration.set('rules', Object.fromEntries(Object.keys(rules).map((id) => [id, 'off'])));
      const host = word('library.yaml: publication.site');
      canaries.at(-1)!.may = 'must leave';
      configuration.setIn(['publication', 'site'], `https://${host}.example`);
      texts.set(path, configuration.toString({ lineWidth: 0 }));
    } else if (path === 'people.yaml') {
      // A part of a name is looked for too.
      texts.set(path, text.replaceAll(' with some words', ''));
    } else texts.set(path, path.startsWith('images/') ? await picture(word) : text);
  }
  const post = `postmortems/${publicId}.mdx`;
  // Three more sorts of pictures.
  texts.set(`images/${publicId}/${word('file name of a drawing')}.svg`, drawing(word));
  texts.set(`images/${publicId}/${word('file name of a photograph')}.jpg`, await photograph(word));
  const more = [...texts.keys()].filter((path) => /^images\/.*\.(svg|jpg)$/.test(path));
  const figures = more.map((path) => `<Figure src="${path.split('/').at(-1)!}" alt="A picture" />`).join('\n\n');
  texts.set(post, String(texts.get(post)).replace('## Summary\n', `## Summary\n\n${figures}\n`));
  await writeAll(folder, texts);

  const encoder = new TextEncoder();
  const library = parseLibrary(
    [...texts].map(([path, content]) => {
      const bytes = typeof content === 'string' ? encoder.encode(content) : content;
      return { path, bytes: path.startsWith('images/') ? new Uint8Array() : bytes, size: bytes.length };
    }),
  );
  const pictures = await digestPictures(folder, library.images);
  const { decisions } = decidePublication(library, { today, messages: [], pictures, sha256 }, true);
  const { digest } = decisions.find(({ postmortem }) => postmortem.id === publicId)!;
  await writeAll(
    folder,
    new Map([[post, String(texts.get(post)).replace('publication:\n', `publication:\n  digest: ${digest!}\n`)]]),
  );
  return canaries;
}

async function writeAll(folder: string, files: ReadonlyMap<string, string | Uint8Array>): Promise<void> {
  for (const [path, content] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

type Word = (where: string) => string;
const square = { create: { width: 40, height: 30, channels: 3, background: '#369' } } as const;

/** A PNG with text of every sort beside its pixels, and behind its end. */
async function picture(word: Word): Promise<Uint8Array> {
  const plain = await sharp(square)
    .png()
    .withExif({ IFD0: { Copyright: word('EXIF of a PNG'), Artist: word('artist in a PNG') } })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${word('XMP of a PNG')}</x:xmpmeta>`)
    .toBuffer();
  return Buffer.concat([
    plain.subarray(0, 33),
    chunk('tEXt', `Comment\0${word('text of a PNG')}`),
    chunk('iTXt', `Title\0\0\0\0\0${word('international text of a PNG')}`),
    plain.subarray(33),
    Buffer.from(word('behind the end of a PNG')),
  ]);
}

function chunk(kind: string, text: string): Buffer {
  const body = Buffer.from(kind + text, 'latin1');
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length - 4);
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, tail]);
}

async function photograph(word: Word): Promise<Uint8Array> {
  const plain = await sharp(square)
    .jpeg()
    .withExif({
      IFD0: { ImageDescription: word('EXIF of a JPEG') },
      IFD3: { GPSAreaInformation: word('place in a JPEG') },
    })
    .toBuffer();
  const comment = Buffer.from(`\xff\xfe\0\0${word('comment in a JPEG')}`, 'latin1');
  comment.writeUInt16BE(comment.length - 2, 2);
  return Buffer.concat([
    plain.subarray(0, 2),
    comment,
    plain.subarray(2),
    Buffer.from(word('behind the end of a JPEG')),
  ]);
}

function drawing(word: Word): string {
  return `<?xml version="1.0"?><!-- ${word('comment before a drawing')} -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" width="60" height="40" inkscape:export-filename="${word('export file of a drawing')}" data-x="${word('data of a drawing')}" onload="${word('handler of a drawing')}()">
<metadata>${word('metadata of a drawing')}</metadata><!-- ${word('comment in a drawing')} -->
<script>${word('script of a drawing')}</script><foreignObject><p>${word('foreign object in a drawing')}</p></foreignObject>
<style>/* ${word('comment in the style of a drawing')} */ rect { fill: url("https://${word('address in the style of a drawing')}.example/x"); }</style>
<a xlink:href="https://${word('link of a drawing')}.example/"><rect width="60" height="40" fill="#369"/></a><image href="https://${word('picture in a drawing')}.example/x.png"/><text x="2" y="20">p99</text></svg>`;
}
