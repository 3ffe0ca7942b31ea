import type { Nodes, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import rehypeParse from 'rehype-parse';
import sharp, { type Sharp } from 'sharp';
import { unified } from 'unified';

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
 * their final rotation; an SVG keeps its shapes and text. Undefined if the bytes are no picture of that ending.
 */
export async function barePicture(bytes: Uint8Array, ending: string): Promise<BarePicture | undefined> {
  try {
    if (ending === 'svg') return await bareDrawing(bytes);
    const write = writers[ending];
    if (!write) return undefined;
    const moving = ending === 'gif' || ending === 'webp';
    const { data, info } = await write(sharp(bytes, { animated: moving }).autoOrient()).toBuffer({
      resolveWithObject: true,
    });
    return { bytes: data, width: info.width, height: info.pageHeight ?? info.height };
  } catch {
    return undefined;
  }
}

async function bareDrawing(bytes: Uint8Array): Promise<BarePicture | undefined> {
  const tree = unified()
    .use(rehypeParse, { fragment: true })
    .parse(new TextDecoder().decode(bytes).replace(/^\s*<\?xml[^>]*\?>/, ''));
  const drawing = tree.children.find((child) => child.type === 'element' && child.tagName === 'svg');
  const kept = drawing && bareNode(drawing);
  if (kept?.type !== 'element') return undefined;
  kept.properties = { xmlns: 'http://www.w3.org/2000/svg', ...kept.properties };
  const text = toHtml({ type: 'root', children: [kept] } as Root, {
    space: 'svg',
    closeSelfClosing: true,
    closeEmptyElements: true,
  });
  const { width, height } = await sharp(Buffer.from(text)).metadata();
  return { bytes: new TextEncoder().encode(`${text}\n`), width, height };
}

/** Elements a drawing may be made of. */
const elements = new Set(
  (
    'svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan textPath marker pattern ' +
    'mask clipPath linearGradient radialGradient stop filter feGaussianBlur feOffset feMerge feMergeNode feFlood ' +
    'feComposite feBlend feColorMatrix style switch a'
  ).split(' '),
);
const dropped = /^(on|data|aria-label|inkscape|sodipodi|rdf|dc|cc|xml:base|xlink:(?!href))/i;

/** A node with the elements and attributes that draw something; undefined for any other. */
function bareNode(node: Nodes): Nodes | undefined {
  if (node.type === 'text') return node;
  if (node.type !== 'element' || !elements.has(node.tagName)) return undefined;
  const properties: typeof node.properties = {};
  for (const [name, value] of Object.entries(node.properties)) {
    if (dropped.test(name) || name.includes(':')) continue;
    // No external resources, and no links out of a picture.
    if (/^(href|xLinkHref)$/i.test(name) && !(typeof value === 'string' && value.startsWith('#'))) continue;
    if (typeof value === 'string' && !isLocal(value)) continue;
    properties[name] = value;
  }
  const children = node.children.flatMap((child) => {
    if (node.tagName === 'style')
      return child.type === 'text' && isLocal(child.value)
        ? [{ ...child, value: child.value.replace(/\/\*[\s\S]*?\*\//g, '') }]
        : [];
    const kept = bareNode(child);
    return kept ? [kept as (typeof node.children)[number]] : [];
  });
  return { type: 'element', tagName: node.tagName, properties, children };
}

function isLocal(style: string): boolean {
  return !/@import|url\(\s*["']?(?!#)|expression\(|javascript:/i.test(style);
}
