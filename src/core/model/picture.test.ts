import { expect, test } from 'vitest';
import { pictureAt } from './picture.ts';

const images = new Set(['images/x-1/a b #2.svg', 'images/x-1/50%.png', 'images/x-1/why?.png', 'images/y/z.png']);
const document = { file: 'postmortems/x-1.mdx', id: 'x-1' };

test.each([
  ['../images/x-1/a%20b%20%232.svg', 'images/x-1/a b #2.svg'],
  ['a b #2.svg', 'images/x-1/a b #2.svg'],
  ['../images/x-1/50%.png', 'images/x-1/50%.png'],
  ['50%25.png', 'images/x-1/50%.png'],
  ['./why%3F.png', 'images/x-1/why?.png'],
  ['../images/y/z.png', 'images/y/z.png'],
  ['../../etc/passwd', undefined],
  ['https://x.example/a.png', undefined],
  ['%E0%A4%A.png', undefined],
])('%s', (src, path) => {
  expect(pictureAt(src, document, images)).toBe(path);
});
