import type { Ranked } from '../../../core/search/rank.ts';
import { drawPieces, type Shown } from '../../search/excerpt.ts';
import type { Fragment } from '../../search/open.ts';
import { say } from '../../search/say.ts';
import { lackedBy, runOf } from '../../search/told.ts';
import type { Answer } from './find.ts';
import type { Strings } from './strings.ts';

/** Why a page is shown: what it has of the words. */
export interface Reason {
  shown: Shown;
  ranked: Ranked;
}

/** Fills the template of an entry from the index. `reason`: why it was found, where words were searched for. */
export function renderEntry(
  form: HTMLElement,
  fragment: Fragment,
  reason: Reason | undefined,
  answer: Answer,
  strings: Strings,
  root: ParentNode,
): void {
  const { meta, filters } = fragment;
  const type = filters['type']?.[0] ?? 'page';
  const part = (name: string) => form.querySelector<HTMLElement>(`[data-part="${name}"]`)!;
  const title = part('title') as HTMLAnchorElement;
  title.href = fragment.url;
  title.textContent = meta['title'] ?? fragment.url;
  if (type === 'incident') {
    part('severity').replaceChildren(...severityOf(meta['severity'] ?? '', root));
    // A near miss has no duration.
    part('duration').textContent = meta['duration'] ?? (meta['kind'] === 'near-miss' ? '' : strings.unknown);
    part('duration').classList.toggle('unknown', !meta['duration']);
    part('open').hidden = !meta['open'];
  } else {
    part('severity').append(tag('tag', strings.types[type] ?? type));
    form.classList.add('entry-other');
  }
  part('day').textContent = meta['day'] ?? '';
  part('services').textContent = (meta['services'] ?? '').split(' ').join(' · ');
  if (meta['kind'] && meta['kind'] !== 'incident')
    part('tags').append(tag('tag', strings.kinds[meta['kind']] ?? meta['kind']));
  if (meta['status'] && meta['status'] !== 'published')
    part('tags').append(tag(`status status-${meta['status']}`, strings.statuses[meta['status']] ?? meta['status']));
  part('stopped').textContent = meta['stopped'] ?? '';
  form.querySelector<HTMLElement>('.entry-stopped')!.hidden = !meta['stopped'];
  form.querySelector<HTMLElement>('.entry-going-on')!.hidden = !meta['open'] || Boolean(meta['stopped']);
  part('summary').textContent = meta['summary'] ?? '';
  part('summary').hidden = !meta['summary'];
  const why = form.querySelector<HTMLElement>('.entry-why')!;
  why.replaceChildren(...(reason ? drawReason(reason, answer, strings) : []));
  why.hidden = why.childNodes.length === 0;
}

/** The heading and the excerpt of the place that says most, which part of a line stands there, and what is lacking. */
function drawReason({ shown, ranked }: Reason, { asked, ranking }: Answer, strings: Strings): Node[] {
  const nodes: Node[] = [];
  const run = runOf(asked!, ranked);
  const isQuote = run !== undefined && ranked.run![1] - ranked.run![0] > 1;
  if (isQuote) nodes.push(tag('entry-quotes', say(strings.search.matches, { words: run }, 'en')), space());
  const lacked = lackedBy(asked!, ranking!, shown.held);
  if (lacked.length > 0 && asked!.query.kind !== 'log')
    nodes.push(tag('entry-lacks', say(strings.search.lacks, { words: lacked.join(', ') }, 'en')), space());
  if (shown.pieces.length === 0) return nodes;
  if (shown.heading) {
    const link = document.createElement('a');
    link.href = shown.heading.url;
    link.textContent = shown.heading.text;
    nodes.push(link, space());
  }
  return [
    ...nodes,
    document.createTextNode(shown.isInside ? '… ' : ''),
    ...drawPieces(shown.pieces),
    document.createTextNode(' …'),
  ];
}

/**
 * The card of an incident that stands out: what broke, what stopped it, the runbook, the promise that is still open.
 * Only text of the index, never markup.
 */
export function renderCard({ meta, url }: Fragment, home: string, strings: Strings): Node[] {
  const { card } = strings;
  const kicker = tag('card-kicker', card.probably);
  const heading = document.createElement('h2');
  const link = document.createElement('a');
  link.href = url;
  link.textContent = meta['title'] ?? url;
  heading.append(link);
  const lede = document.createElement('p');
  lede.className = 'card-lede';
  lede.textContent = meta['lede'] ?? '';
  const list = document.createElement('dl');
  const row = (name: string, className: string, value: Node | string | undefined, missing: string) => {
    const term = document.createElement('dt');
    term.textContent = name;
    const what = document.createElement('dd');
    what.className = value === undefined || value === '' ? 'muted' : className;
    what.append(value === undefined || value === '' ? missing : value);
    const line = document.createElement('div');
    line.append(term, what);
    list.append(line);
    return what;
  };
  row(strings.stopped, 'card-stopped', meta['stopped'], card.unstopped);
  const { runbook, runbookAt } = meta;
  const steps = document.createElement('a');
  // Addresses of this site alone.
  if (runbookAt?.startsWith(home)) steps.href = runbookAt;
  steps.textContent = runbook ?? '';
  row(card.runbook, 'card-runbook', runbook ? steps : undefined, card.noRunbook);
  const promise = row(card.promise, 'card-promise', meta['promise'], card.noPromise);
  if (meta['promise'] && meta['promiseBy']) promise.append(' ', tag('card-by', meta['promiseBy']));
  return [kicker, heading, ...(meta['lede'] ? [lede] : []), list];
}

function severityOf(id: string, root: ParentNode): Node[] {
  const known = root.querySelector<HTMLTemplateElement>(`template[data-severity="${CSS.escape(id)}"]`);
  const rendered = (known ?? root.querySelector<HTMLTemplateElement>('template[data-severity=""]')!).content.cloneNode(
    true,
  );
  const label = (rendered as DocumentFragment).querySelector('.severity')?.lastChild;
  if (label && !known) label.textContent = id || '?';
  return [rendered];
}

function space(): Node {
  return document.createTextNode(' ');
}

function tag(name: string, text: string): HTMLElement {
  const span = document.createElement('span');
  span.className = name;
  span.textContent = text;
  return span;
}
