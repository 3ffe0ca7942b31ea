import type { Texts } from '../../texts/texts.ts';
import { incidentEntry } from './api/incident.ts';
import type { Sources } from './api/sources.ts';
import { oneLine } from './feed.ts';
import { isNews } from './news.ts';

/** How many incidents are listed; the index has all of them. */
const namedCount = 200;

/** `llms.txt` (https://llmstxt.org): Markdown with one sentence for each incident. */
export function llmsOf(sources: Sources, texts: Texts['feeds']): string {
  const { library, addresses } = sources;
  const { name, description } = library.configuration;
  const incidents = library.postmortems
    .filter(isNews)
    .slice(0, namedCount)
    .map((postmortem) => {
      const { title, markdown, severity, sentence } = incidentEntry(postmortem, sources);
      return entry(title, markdown, [severity.id, sentence].filter(Boolean).join(': '));
    });
  const runbooks = library.runbooks.map(({ id, facts }) => entry(facts.title, addresses.runbook(id), facts.summary));
  const reviews = library.reviews
    .slice(0, namedCount)
    .map(({ id, facts, decisions }) => entry(facts.title, addresses.review(id), decisions.join('; ')));
  return [
    `# ${text(name)}`,
    ...(description === undefined ? [] : [`> ${text(description)}`]),
    texts.llms,
    `## ${texts.data}`,
    [entry(texts.index, addresses.api.index, texts.indexIs), entry(texts.feed, addresses.feed('atom'), '')].join('\n'),
    `## ${texts.incidents}`,
    incidents.join('\n'),
    `## ${texts.runbooks}`,
    runbooks.join('\n'),
    ...(reviews.length === 0 ? [] : [`## ${texts.reviews}`, reviews.join('\n')]),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function entry(title: string, address: string, about: string): string {
  return `- [${text(title)}](${address.replaceAll('(', '%28').replaceAll(')', '%29')})${about === '' ? '' : `: ${text(about)}`}`;
}

/** Text on one line, without Markdown. */
function text(words: string): string {
  return oneLine(words).replace(/[\\[\]<>*_`]/g, '\\$&');
}
