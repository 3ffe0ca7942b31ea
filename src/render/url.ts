/**
 * An address that may be followed: `http`, `https`, `mailto`, `tel`, or a path; undefined for any other.
 * Parsed as browsers do, which drop control characters and white space inside a scheme.
 */
export function safeUrl(url: string): string | undefined {
  const read = url.replace(/[\u0000-\u0020\u007f-\u00a0\u2028\u2029\ufeff]/g, '');
  const scheme = /^([^/?#:]*):/.exec(read)?.[1];
  if (scheme === undefined) return url;
  return ['http', 'https', 'mailto', 'tel'].includes(scheme.toLowerCase()) ? url : undefined;
}

/** Whether an address leads to another host. `//host` and `\\host` do. */
export function isExternal(url: string): boolean {
  return /^\s*(https?:|[/\\]{2})/i.test(url);
}
