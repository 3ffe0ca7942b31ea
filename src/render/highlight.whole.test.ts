import { expect, test } from 'vitest';
import { highlight, languages } from './highlight.ts';

test.each(languages)('tokens are their text to the character: %s', async (language) => {
  const code =
    'a: "b" \'c\' # d\n\n\tif (e) { return <f g="h"/> } // i\n--- j\n+++ k\n10.0.0.1 - - [x] "GET / HTTP/1.1" 200\n';
  expect((await highlight(code, language)).map(([text]) => text).join('')).toBe(code);
});
