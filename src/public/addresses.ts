import type { PublicEdition } from '../core/publish/edition.ts';

/** The addresses of the public site, for good: status pages link to them. Paths from the root of the host. */
export interface PublicAddresses {
  home: string;
  /** A page of the list; the first is the home page. */
  page(number: number): string;
  incident(id: string): string;
  picture(incident: string, name: string): string;
  /** The picture for previews of links to an account. */
  card(id: string): string;
  numbers: string;
  index: string;
  atom: string;
  jsonFeed: string;
  sitemap: string;
  favicon: string;
  colours: string;
  pagefind: string;
  /** A path of this site with its host in front. */
  whole(path: string): string;
}

/** The addresses below the base path of an edition. */
export function addressesOf({ site, base }: Pick<PublicEdition, 'site' | 'base'>): PublicAddresses {
  const page = (...parts: string[]) => `${base}${parts.map(encodeURIComponent).join('/')}/`;
  return {
    home: base,
    page: (number) => (number <= 1 ? base : page('page', String(number))),
    incident: (id) => page('incidents', id),
    picture: (incident, name) => `${page('incidents', incident)}${encodeURIComponent(name)}`,
    card: (id) => `${page('incidents', id)}card.png`,
    numbers: page('numbers'),
    index: `${base}index.json`,
    atom: `${base}feed.xml`,
    jsonFeed: `${base}feed.json`,
    sitemap: `${base}sitemap.xml`,
    favicon: `${base}favicon.svg`,
    colours: `${base}colours.css`,
    pagefind: `${base}pagefind/`,
    whole: (path) => site.replace(/\/$/, '') + path,
  };
}
