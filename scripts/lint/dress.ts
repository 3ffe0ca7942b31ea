/** What a file has besides its text: a byte-order mark, and how each line ends. */
export interface Dressing {
  mark: boolean;
  /** Ends of the lines in their order; the last line has none. */
  ends: string[];
}

/** Takes apart what `readSource` leaves out. */
export function undress(bytes: Uint8Array): { text: string; dressing: Dressing } {
  const whole = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const mark = whole.startsWith('\ufeff');
  const text = mark ? whole.slice(1) : whole;
  return { text: text.replace(/\r\n?/g, '\n'), dressing: { mark, ends: text.match(/\r\n?|\n/g) ?? [] } };
}

/** Puts on a text of as many lines what was taken off it. */
export function dress(text: string, { mark, ends }: Dressing): string {
  const lines = text.split('\n');
  if (lines.length !== ends.length + 1) throw new Error(`${lines.length} lines for ${ends.length} line ends`);
  return (mark ? '\ufeff' : '') + lines.map((line, index) => line + (ends[index] ?? '')).join('');
}
