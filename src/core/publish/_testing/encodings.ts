/** A word in the forms in which it could stand in a file, in lower case. */
export function encodings(word: string): string[] {
  const codes = [...word].map((character) => character.codePointAt(0)!);
  const hex = codes.map((code) => code.toString(16).padStart(2, '0'));
  const bytes = new TextEncoder().encode(word);
  // Inside a longer text a word begins at one of three places of a group; the outer letters depend on its neighbours.
  const base64 = [0, 1, 2].map((shift) =>
    btoa(String.fromCharCode(...new Uint8Array(shift), ...bytes))
      .replace(/=+$/, '')
      .slice(shift === 0 ? 0 : shift + 1, -1),
  );
  return [
    word,
    codes.map((code) => `&#${code};`).join(''),
    hex.map((code) => `&#x${code};`).join(''),
    hex.map((code) => `%${code}`).join(''),
    hex.map((code) => `\\u00${code}`).join(''),
    hex.map((code) => `\\x${code}`).join(''),
    hex.join(''),
    [...word].reverse().join(''),
    codes.map((code) => String.fromCodePoint(code + 0xfee0)).join(''),
    [...word].join('\u200b'),
    ...base64,
  ].map((form) => form.toLowerCase());
}
