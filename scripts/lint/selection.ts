import { relative, resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { shownFolder } from '../../src/library/read.ts';

/** Which files paths on the command line mean. They may be given from where the command runs or from the content folder. */
export function selectionOf(
  paths: readonly string[],
  folder: string,
  files: readonly string[],
): (file: string) => boolean {
  const wanted = paths.map((path) => {
    const inside = [relative(folder, resolve(path)), path].map((one) => one.replaceAll('\\', '/').replace(/\/$/, ''));
    const found = inside.find((one) => isAll(one) || files.some((file) => isIn(file, one)));
    if (found === undefined)
      throw new InvalidArgumentError(
        `There is no file of the library at ${JSON.stringify(path)}. Give paths inside ${shownFolder(folder)}.`,
      );
    return found;
  });
  return (file) => wanted.length === 0 || wanted.some((one) => isAll(one) || isIn(file, one));
}

const isAll = (path: string) => path === '' || path === '.';
const isIn = (file: string, path: string) => file === path || file.startsWith(`${path}/`);
