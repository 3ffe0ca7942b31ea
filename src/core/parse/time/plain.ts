/** Normalises a text: single spaces, `-` for every hyphen and minus, no invisible characters. */
export function plain(text: string): string {
  if (/^[!-~]*(?: [!-~]+)*$/.test(text)) return text;
  return text
    .replace(/[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[\u2010\u2011\u2212]/g, '-')
    .trim();
}
