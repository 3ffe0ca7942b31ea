/** A word, with the marks that an id such as `INC.42+b` holds inside. */
const word = /[\p{L}\p{N}_-]+(?:[.+~][\p{L}\p{N}_-]+)*/gu;
const longest = 200;

/** Words of code, of an address or of a path that look like an id: letters, a digit and five characters or more. */
export function namesInCode(text: string): string[] {
  return [...text.matchAll(/[\p{L}\p{N}_-]{5,}/gu)].map(([written]) => written).filter(isIdLike);
}

function isIdLike(written: string): boolean {
  return written.length >= 5 && written.length <= longest && /\p{N}/u.test(written) && /\p{L}/u.test(written);
}

/**
 * Words of prose that may be an id: not of letters alone, and no short number. One that names an action item as well is
 * `<id>#A1`. Words of paths and addresses are no prose; of those only the ones that look like an id are given, apart.
 */
export function namesInProse(text: string): { prose: string[]; elsewhere: string[] } {
  const prose: string[] = [];
  const elsewhere: string[] = [];
  for (const { 0: whole, index } of text.matchAll(word)) {
    if (!/[^A-Za-z]/.test(whole)) continue;
    if (whole.length > longest || text[index - 1] === '#') continue;
    if (/^\p{L}*$/u.test(whole) || /^[\d.]{1,3}$/.test(whole)) continue;
    if (isPartOfPath(text, index, index + whole.length)) {
      elsewhere.push(...namesInCode(whole));
      continue;
    }
    const end = index + whole.length;
    const action = text[end] === '#' ? (/^#A\d+(?![\p{L}\p{N}_-])/u.exec(text.slice(end, end + 8))?.[0] ?? '') : '';
    prose.push(whole + action);
    // A dash may touch an id without belonging to it.
    const bare = whole.replace(/^[_-]+|[_-]+$/g, '');
    if (bare !== whole && !/^\p{L}*$/u.test(bare)) prose.push(bare);
  }
  return { prose, elsewhere };
}

/** Whether a path or address goes on before or after a stretch of a text: `postmortems/…`, `….mdx`, `…@example`. */
export function isPartOfPath(text: string, start: number, end: number): boolean {
  const before = text[start - 1];
  if (before !== undefined && /[/\\@=.~?&%]/.test(before)) return true;
  return /^[./\\@=?&%]+[\p{L}\p{N}]|^[/\\]/u.test(text.slice(end, end + 3));
}
