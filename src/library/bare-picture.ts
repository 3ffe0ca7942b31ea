import sharp, { type Sharp } from 'sharp';
import { bareDrawing } from './drawing.ts';

/** A picture without metadata. */
export interface BarePicture {
  bytes: Uint8Array;
  /** Pixels. */
  width: number;
  height: number;
}

/** How a picture is written again, by the ending of its name. */
const writers: Record<string, (picture: Sharp) => Sharp> = {
  png: (picture) => picture.png({ compressionLevel: 9 }),
  jpg: (picture) => picture.jpeg({ quality: 88 }),
  jpeg: (picture) => picture.jpeg({ quality: 88 }),
  webp: (picture) => picture.webp({ quality: 88 }),
  avif: (picture) => picture.avif({ quality: 65 }),
  gif: (picture) => picture.gif(),
};
export const pictureEndings: readonly string[] = [...Object.keys(writers), 'svg'];

/**
 * Strips a picture of its metadata: camera data, comments, thumbnails and trailing bytes. Pixels are encoded again in
 * their final rotation, and what is fully transparent has no colour; an SVG keeps its shapes and text. Undefined if the bytes are no picture of that ending.
 */
export async function barePicture(bytes: Uint8Array, ending: string): Promise<BarePicture | undefined> {
  try {
    if (ending === 'svg') return await fromDrawing(bytes);
    const write = writers[ending];
    if (!write) return undefined;
    const moving = ending === 'gif' || ending === 'webp';
    const turned = sharp(bytes, { animated: moving }).autoOrient();
    const { data, info } = await write(await withoutHiddenColour(turned, ending)).toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.pageHeight ?? info.height };
  } catch {
    return undefined;
  }
}

async function fromDrawing(bytes: Uint8Array): Promise<BarePicture | undefined> {
  const text = bareDrawing(new TextDecoder().decode(bytes));
  if (text === undefined) return undefined;
  const { width, height } = await sharp(Buffer.from(text)).metadata();
  return { bytes: new TextEncoder().encode(`${text}\n`), width, height };
}

/** Formats in which a pixel that nobody sees keeps its colour. */
const clear = new Set(['png', 'webp', 'avif']);

/** A picture whose fully transparent pixels have no colour, in which something could be written. */
async function withoutHiddenColour(picture: Sharp, ending: string): Promise<Sharp> {
  const { hasAlpha, pages = 1 } = await picture.metadata();
  if (!hasAlpha || pages > 1 || !clear.has(ending)) return picture;
  const { data, info } = await picture.ensureAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  for (let at = channels - 1; at < data.length; at += channels) if (data[at] === 0) data.fill(0, at - channels + 1, at);
  return sharp(data, { raw: { width, height, channels } });
}
