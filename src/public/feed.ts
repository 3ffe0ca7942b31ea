import type { Feed, FeedEntry } from '../site/feeds/feed.ts';
import { textsFor } from '../texts/texts.ts';
import { excerptOf, pageOfIncident } from './incident.ts';
import type { Shown } from './edition.ts';
import { longDay } from './when.ts';

const most = 50;

/** The feed of accounts that were published, corrected or withdrawn last. */
export async function feedOf(edition: Shown): Promise<Feed> {
  const { addresses, language, library } = edition;
  const { public: texts, time } = textsFor(language);
  const address = (id: string) => addresses.whole(addresses.incident(id));
  const accounts = library.postmortems.map((postmortem) => ({
    updated: [postmortem.published, ...postmortem.corrections.map(({ on }) => on)].sort().at(-1)!,
    entry: async (updated: string): Promise<FeedEntry> => {
      const { parts } = await pageOfIncident(edition, postmortem, true);
      return {
        id: address(postmortem.id),
        address: address(postmortem.id),
        title: postmortem.title,
        summary: excerptOf(postmortem, edition),
        html: parts.happened.map(({ html }) => html).join('\n') || undefined,
        published: postmortem.published,
        updated,
        categories: [...postmortem.services, postmortem.severity.name]
          .filter((name) => name !== '')
          .map((name) => ({ term: name, name })),
        image: addresses.whole(addresses.card(postmortem.id)),
      };
    },
  }));
  const notices = library.retractions.map(({ id, on, reason }) => ({
    updated: on,
    entry: (): Promise<FeedEntry> =>
      Promise.resolve({
        id: address(id),
        address: address(id),
        title: texts.withdrawn,
        summary: [texts.withdrawnOn(longDay(on, time)), reason].filter(Boolean).join(' '),
        published: on,
        updated: on,
        categories: [],
      }),
  }));
  const newest = [...accounts, ...notices].sort((a, b) => (a.updated < b.updated ? 1 : a.updated > b.updated ? -1 : 0));
  return {
    id: addresses.whole(addresses.home),
    title: library.name,
    subtitle: library.description,
    language,
    author: library.name,
    home: addresses.whole(addresses.home),
    addresses: { atom: addresses.whole(addresses.atom), json: addresses.whole(addresses.jsonFeed) },
    icon: addresses.whole(addresses.favicon),
    entries: await Promise.all(newest.slice(0, most).map(({ entry, updated }) => entry(updated))),
  };
}
