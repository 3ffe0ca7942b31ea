import type { PublicPostmortem } from '../core/publish/public.ts';
import type { Shown } from './edition.ts';

/** An account as structured data for machines that read pages: https://schema.org/Article. */
export function structured(postmortem: PublicPostmortem, { addresses, language, library }: Shown, description: string) {
  const { id, title, published, corrections, began, ended, services } = postmortem;
  const url = addresses.whole(addresses.incident(id));
  const publisher = { '@type': 'Organization', name: library.name, url: addresses.whole(addresses.home) };
  const modified = [published, ...corrections.map(({ on }) => on)].sort().at(-1);
  return {
    '@context': 'https://schema.org',
    '@type': 'Article',
    '@id': url,
    url,
    mainEntityOfPage: url,
    headline: title,
    image: addresses.whole(addresses.card(id)),
    description,
    inLanguage: language,
    datePublished: published,
    dateModified: modified,
    ...(began && { temporalCoverage: `${began.from}/${ended ? ended.to : '..'}` }),
    ...(services.length > 0 && { about: services.map((name) => ({ '@type': 'Service', name })) }),
    ...(corrections.length > 0 && {
      correction: corrections.map(({ on, text }) => ({ '@type': 'CorrectionComment', datePublished: on, text })),
    }),
    author: publisher,
    publisher,
  };
}
