import type { Fragment } from './pagefind.ts';
import type { Strings } from './strings.ts';

/** Fills the template of an entry from the index. `quoting`: the page has the words in exactly this order. */
export function renderEntry(
  form: HTMLElement,
  fragment: Fragment,
  quoting: boolean,
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
  why.replaceChildren(...reason(fragment, quoting, strings));
  why.hidden = why.childNodes.length === 0;
}

/** Why a page was found: the heading and excerpt of the place with most of the words, which are marked. */
function reason(fragment: Fragment, quoting: boolean, strings: Strings): Node[] {
  const most = (a: Fragment['sub_results'][number], b: typeof a) => (b.locations.length > a.locations.length ? b : a);
  // The entry shows the text above the first heading anyway.
  const headed = fragment.sub_results.filter(({ url }) => url !== fragment.url);
  const best = headed.length > 0 ? headed.reduce(most) : undefined;
  const shown = best ?? fragment.sub_results[0];
  // The words are in the title alone: there is no excerpt to show.
  if (!shown?.excerpt.includes('<mark>')) return [];
  const nodes: Node[] = [];
  if (quoting) nodes.push(tag('entry-quotes', strings.quotes), document.createTextNode(' '));
  if (best) {
    const link = document.createElement('a');
    link.href = best.url;
    link.textContent = best.title;
    nodes.push(link, document.createTextNode(' '));
  }
  // The text of a section begins with its heading.
  const own =
    best && shown.excerpt.startsWith(`${best.title}. `) ? shown.excerpt.slice(best.title.length + 2) : undefined;
  return [
    ...nodes,
    document.createTextNode(own === undefined ? '… ' : ''),
    ...marked(own ?? shown.excerpt),
    document.createTextNode(' …'),
  ];
}

/** An excerpt with its `<mark>`s; any other markup stays text. Adjacent marks are joined. */
function marked(excerpt: string): Node[] {
  const joined = excerpt.replace(/<\/mark>(\s+)<mark>/g, '$1');
  const parsed = new DOMParser().parseFromString(joined, 'text/html').body;
  return [...parsed.childNodes].map((node) => {
    if (node.nodeName !== 'MARK') return document.createTextNode(node.textContent ?? '');
    const mark = document.createElement('mark');
    mark.textContent = node.textContent;
    return mark;
  });
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

function tag(name: string, text: string): HTMLElement {
  const span = document.createElement('span');
  span.className = name;
  span.textContent = text;
  return span;
}
