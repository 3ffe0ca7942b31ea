import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { shownPictures } from './shown-pictures.ts';

test('the words of a drawing are told, and that those of pixels are read by nobody', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pictures-'));
  try {
    const drawing =
      '<svg xmlns="http://www.w3.org/2000/svg"><style>a{}</style><desc>no</desc><text>p99 <tspan>in ms</tspan></text><text>load</text></svg>';
    await writeFile(join(folder, 'a.svg'), drawing);
    await sharp({ create: { width: 4, height: 4, channels: 3, background: '#369' } }).toFile(join(folder, 'b.png'));
    await writeFile(join(folder, 'c.png'), 'text');
    expect(await shownPictures(folder, ['a.svg', 'b.png', 'c.png', 'd.png'])).toEqual([
      { path: 'a.svg', sort: 'drawing', words: 'p99 · in ms · load' },
      { path: 'b.png', sort: 'pixels', words: '' },
      { path: 'c.png', sort: 'none', words: '' },
      { path: 'd.png', sort: 'none', words: '' },
    ]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
