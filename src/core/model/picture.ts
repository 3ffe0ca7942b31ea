/**
 * The file of the library that a picture of a document shows: beside the document or in `images/<id>/`. The address may
 * be written with escapes (`chart%20%232.svg`) or without. Undefined where there is none, or the address leads elsewhere.
 *
 * @param file the document, below the content folder
 */
export function pictureAt(
  src: string,
  { file, id }: { file: string; id: string },
  images: ReadonlySet<string>,
): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:|^[/\\]/i.test(src)) return undefined;
  for (const path of new Set([src, decoded(src)])) {
    const parts: string[] = file.split('/').slice(0, -1);
    for (const part of path.split('/')) {
      if (part === '..') parts.pop();
      else if (part !== '.' && part !== '') parts.push(part);
    }
    const found = [parts.join('/'), `images/${id}/${path.replace(/^\.\//, '')}`].find((one) => images.has(one));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether this is the source of a diagram, as draw.io keeps it, and no picture. */
export function isDiagramSource(bytes: Uint8Array): boolean {
  return /^\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?<(?:mxfile|mxGraphModel)\b/.test(
    new TextDecoder().decode(bytes.subarray(0, 4000)),
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
