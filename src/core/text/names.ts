import type { WrittenName } from '../model/entry.ts';

const longest = 200;
/** In code and addresses only what looks like an id: letters, a digit and five characters or more. */
const idLike = /^(?=.*\d)(?=.*\p{L}).{5,}$/u;
/** A word that is not of letters alone, and one that holds other characters too, as the id `INC.42+b` does. */
const tokens = [
  /(?=\p{L}*[\p{N}_-])[\p{L}\p{N}_-]+/gu,
  /(?=\p{L}*[^\p{L}\s/\\?#%,;:()<>"'“”‘’«»[\]{}|`*])[^\s/\\?#%,;:()<>"'“”‘’«»[\]{}|`*]+/gu,
];

/** Words of code, of an address or of a path that look like an id. */
export function namesInCode(text: string): string[] {
  return [...text.matchAll(tokens[0]!)]
    .map(([written]) => written)
    .filter((written) => written.length <= longest && idLike.test(written));
}

/** Words of prose that may be an id, with those of paths and addresses marked. */
export function namesInProse(text: string): WrittenName[] {
  const names: WrittenName[] = [];
  for (const pattern of tokens) {
    for (const match of text.matchAll(pattern)) {
      const [whole] = match;
      if (whole.length > longest) continue;
      // A dash or full stop may touch an id without belonging to it.
      const bare = whole.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
      for (const written of new Set([whole, bare])) {
        const start = match.index + whole.indexOf(written);
        if (/^\p{L}*$/u.test(written)) continue;
        if (isPartOfPath(text, start, start + written.length)) {
          if (idLike.test(written)) names.push({ written, inProse: false });
          continue;
        }
        const action = /^#(A\d+)(?![\p{L}\p{N}_-])/u.exec(
          text.slice(start + written.length, start + written.length + 8),
        )?.[1];
        names.push({ written, inProse: true, ...(action && { action }) });
      }
    }
  }
  return names;
}

/** Whether a path or address goes on before or after a stretch of a text: `postmortems/…`, `….mdx`, `…@example`. */
export function isPartOfPath(text: string, start: number, end: number): boolean {
  const before = text[start - 1];
  if (before !== undefined && /[/\\@=.~?&%]/.test(before)) return true;
  return /^[./\\@=?&%]+[\p{L}\p{N}]|^[/\\]/u.test(text.slice(end, end + 3));
}
