import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Whether a page of a built site belongs into its sitemap: not where it says `noindex`, as the pages do that redirect.
 * Given the folder of the site and its base path; an address of the site goes in.
 */
export function inSitemap(folder: string, base: string): (address: string) => boolean {
  const root = base.endsWith('/') ? base : `${base}/`;
  return (address) => {
    try {
      const path = decodeURIComponent(new URL(address).pathname).slice(root.length);
      return !/<meta name="robots" content="[^"]*noindex/.test(readFileSync(join(folder, path, 'index.html'), 'utf8'));
    } catch {
      // Pages without a file, or with an unreadable address, are left out.
      return false;
    }
  };
}
