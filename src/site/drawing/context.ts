import { pictureAt } from '../../core/model/picture.ts';
import type { RootContent } from 'mdast';
import { posix } from 'node:path';
import GithubSlugger from 'github-slugger';
import type { Document, Section } from '../../core/model/document.ts';
import type { RenderContext } from '../../render/body.ts';
import { sizeOf } from '../../library/pictures.ts';
import { textsFor, type Texts } from '../../texts/texts.ts';
import type { Surroundings } from './surroundings.ts';

/** The context a document of the internal edition is rendered in. */
export function renderContext(
  { addresses, configuration, images, pages, findMentions, titleOf }: Surroundings,
  document: Document,
): RenderContext & { slugger: GithubSlugger; words: Texts } {
  const folder = posix.dirname(document.file);
  return {
    document,
    edition: 'internal',
    base: addresses.home,
    slugger: new GithubSlugger(),
    footnotePrefix: '',
    mention: (text) =>
      findMentions(text)
        .filter(({ id }) => id !== document.id)
        .map(({ start, end, id, type }) => ({
          start,
          end,
          href: type === 'incident' ? addresses.incident(id) : addresses.runbook(id),
          title: titleOf(type, id),
        })),
    link: (url) => {
      // A relative link to a file, as code hosts follow it, becomes the address of its page.
      if (/^[a-z][a-z0-9+.-]*:|^#|^\//i.test(url))
        return url.startsWith('/') ? addresses.home.replace(/\/$/, '') + url : url;
      const [path = '', anchor] = url.split('#');
      const target = posix.normalize(posix.join(folder, path)).replace(/\.mdx?$/, '');
      const [place, id] = [posix.dirname(target), posix.basename(target)];
      const page = pages.find((one) => path !== '' && one.file.replace(/\.mdx?$/, '') === target);
      if (page) return anchor ? `${addresses.doc(page.path)}#${anchor}` : addresses.doc(page.path);
      const type = ({ postmortems: 'postmortem', runbooks: 'runbook', reviews: 'review' } as const)[place];
      const address = type ? addresses.document({ type, id }) : url;
      return anchor && address !== url ? `${address}#${anchor}` : address;
    },
    image: (src) => {
      const path = pictureAt(src, document, images);
      return path === undefined ? undefined : { src: addresses.image(path.slice('images/'.length)), ...sizeOf(path) };
    },
    foldAbove: configuration.limits.code,
    words: textsFor(configuration.language),
  };
}

/** Splits a body at its headings of rank 1 and 2. What precedes the first heading has no section. */
export function partsOf(
  document: Document,
  { slugger }: { slugger: GithubSlugger },
): { section: Section | undefined; slug: string; nodes: RootContent[] }[] {
  const sections = document.sections.filter(({ depth }) => depth <= 2);
  const parts: { section: Section | undefined; slug: string; nodes: RootContent[] }[] = [
    { section: undefined, slug: 'start', nodes: [] },
  ];
  let next = 0;
  for (const node of document.tree.children) {
    if ((node as { type: string }).type === 'yaml') continue;
    if (node.type === 'heading' && node.depth <= 2) {
      const section = sections[next++];
      parts.push({ section, slug: slugger.slug(section?.heading ?? ''), nodes: [] });
    } else parts.at(-1)!.nodes.push(node);
  }
  return parts.filter(({ section, nodes }) => section !== undefined || nodes.length > 0);
}
