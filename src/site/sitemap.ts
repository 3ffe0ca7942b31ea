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
      const html = readFileSync(join(folder, path, 'index.html'));
      // Most pages are not made a text of.
      return !html.includes('noindex') || !/<meta name="robots" content="[^"]*noindex/.test(html.toString());
    } catch {
      // Pages without a file, or with an unreadable address, are left out.
      return false;
    }
  };
}
