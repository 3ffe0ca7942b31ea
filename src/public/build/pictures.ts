import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import type { PublicEdition } from '../../core/publish/edition.ts';
import type { Publication } from '../../core/publish/publish.ts';
import { contentFolder, shownFolder } from '../../library/read.ts';
import { isDiagramSource } from '../../core/model/picture.ts';
import { barePicture, pictureEndings } from '../../library/bare-picture.ts';

/** Writes the pictures under their public names and without metadata; `faults` says which cannot be written. */
export async function layPictures(
  pictures: Publication['pictures'],
  folder: string,
): Promise<{ pictures: PublicEdition['pictures']; faults: string[] }> {
  const laid: PublicEdition['pictures'] = [];
  const faults: string[] = [];
  for (const { from, incident, name } of pictures) {
    const bytes = await readFile(join(contentFolder(), from));
    const bare = await barePicture(bytes, extname(name).slice(1));
    if (!bare) {
      faults.push(
        isDiagramSource(bytes)
          ? `Unexpected source of a draw.io diagram, \`${shownFolder()}/${from}\`, expected a picture. Export it from draw.io as SVG or PNG, without a copy of the diagram.`
          : `Unexpected picture \`${shownFolder()}/${from}\`, expected one of ${pictureEndings.join(', ')} that can be read.`,
      );
      continue;
    }
    const path = join(folder, 'incidents', incident, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bare.bytes);
    laid.push({ incident, name, width: bare.width, height: bare.height });
  }
  return { pictures: laid, faults };
}
