import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { rules } from '../../core/lint/rules/index.ts';
import { succeed } from './command.ts';
import { corrected, withdrawn } from './documents.ts';

/** Writes a library for the public site into a folder: generated incidents, and two written by hand. */
export async function writeCommon(content: string, count: number): Promise<void> {
  await succeed('generate', content, [content, String(count), '--seed', '7', '--public']);
  const configuration = await readFile(join(content, 'library.yaml'), 'utf8');
  await writeFile(
    join(content, 'library.yaml'),
    configuration.replace('  colour:', '  base: /x/\n  customers: [quaggabooks]\n  numbers: true\n  colour:'),
  );
  const quiet = Object.keys(rules).map((id) => `  ${id}: off\n`);
  await appendFile(join(content, 'library.yaml'), `rules:\n${quiet.join('')}`);
  await mkdir(join(content, 'images/2026-05-05-shelves-empty'), { recursive: true });
  await writeFile(
    join(content, 'images/2026-05-05-shelves-empty/graph.png'),
    await sharp({ create: { width: 640, height: 200, channels: 3, background: '#789' } })
      .png()
      .toBuffer(),
  );
  await writeFile(join(content, 'postmortems/2026-05-05-shelves-empty.mdx'), corrected);
  await writeFile(join(content, 'postmortems/2026-05-06-false-alarm.mdx'), withdrawn);
  await succeed('public', content, [
    'approve',
    '2026-05-05-shelves-empty',
    '--by',
    'fleroy',
    '--now',
    '2026-05-20',
    '--write',
  ]);
}
