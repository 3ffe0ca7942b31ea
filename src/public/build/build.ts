import type { Library } from '../../core/model/library.ts';
import { editionOf } from '../../core/publish/edition.ts';
import { brokenFiles, isDropped, type Decision, type Publication, type Reason } from '../../core/publish/publish.ts';
import { checkLeaks, type LeakCheck } from '../../leak-check/check.ts';
import { denylistOf } from '../../leak-check/denylist.ts';
import { recoverFolder, replaceFolder } from '../../library/replace.ts';
import { rememberOwnDigests, newStaging } from './folders.ts';
import { layPictures } from './pictures.ts';
import { indexSite } from './search.ts';
import { buildSite } from './site.ts';

/** How a build of the public site ended. Only the last one put something out. */
export type BuildResult =
  | { outcome: 'unreadable'; reasons: Reason[] }
  /** The configuration has no address for the site, or one with characters that a path cannot have. */
  | { outcome: 'address'; address: string | undefined }
  | { outcome: 'dropped'; decisions: Decision[] }
  | { outcome: 'pictures'; faults: string[] }
  | { outcome: 'leaks'; check: LeakCheck }
  /** Seconds each half took. */
  | { outcome: 'built'; check: LeakCheck; seconds: { build: number; check: number } };

/**
 * Builds the public site aside, searches it for leaks and only then puts it out.
 *
 * @param target absolute path of the output
 * @param leaveOut called with approved incidents that cannot be shown, if the site is to be built without them
 * @param step runs a step that may last, under its name
 */
export async function buildPublic(
  library: Library,
  publication: Publication,
  target: string,
  leaveOut: ((decisions: Decision[]) => void) | undefined,
  step: <T>(what: string, work: () => Promise<T>) => Promise<T>,
): Promise<BuildResult> {
  await recoverFolder(target);
  const broken = brokenFiles(library);
  if (broken.length > 0) return { outcome: 'unreadable', reasons: broken };
  const { site: address } = library.configuration.publication;
  if (address === undefined || !/^[\w./-]*$/.test(new URL(address).pathname)) return { outcome: 'address', address };
  const dropped = publication.decisions.filter(isDropped);
  if (dropped.length > 0 && !leaveOut) return { outcome: 'dropped', decisions: dropped };
  leaveOut?.(dropped);
  const staging = await newStaging();
  try {
    const started = performance.now();
    const { pictures, faults } = await layPictures(publication.pictures, staging.fixed);
    if (faults.length > 0) return { outcome: 'pictures', faults };
    const edition = editionOf(address, library, publication.library, pictures);
    const own = await step('Building the public site', () => buildSite(edition, staging));
    await step('Indexing it for search', () => indexSite(staging, edition.language));
    const built = performance.now();
    const check = await step('Searching for leaks', () =>
      checkLeaks(staging.site, denylistOf(library, publication.library), own),
    );
    const seconds = { build: (built - started) / 1000, check: (performance.now() - built) / 1000 };
    // What was put out before stays: it is the last site that was found good.
    if (check.hits.length > 0) return { outcome: 'leaks', check };
    await replaceFolder(staging.site, target);
    await rememberOwnDigests(own);
    return { outcome: 'built', check, seconds };
  } finally {
    await staging.remove();
  }
}
