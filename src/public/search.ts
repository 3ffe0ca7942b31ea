export {};

/** The part of Pagefind's interface that is used here (https://pagefind.app/docs/api/). */
interface Pagefind {
  options(options: { excerptLength: number; baseUrl: string }): Promise<void>;
  init(): Promise<void>;
  filters(): Promise<Filters>;
  debouncedSearch(
    words: string | null,
    options: { filters: Record<string, { any: string[] }>; sort?: Record<string, 'asc' | 'desc'> },
  ): Promise<Found | null>;
}
type Filters = Record<string, Record<string, number>>;
interface Found {
  results: { data(): Promise<Fragment> }[];
}
interface Fragment {
  url: string;
  excerpt: string;
  meta: Record<string, string | undefined>;
}
interface Words {
  severity: string;
  service: string;
  year: string;
  /** Texts for none, one and more; `#` stands for the number. */
  found: [string, string, string];
  failed: string;
}

const pageSize = 10;
const names = ['severity', 'service', 'year'] as const;

/** The search of the home page. The address holds the query; without one the list below is shown. */
class PublicSearch extends HTMLElement {
  #pagefind: Promise<Pagefind> | undefined;
  #found: Found | undefined;
  #shown = pageSize;
  /** Counts searches, so that a slow one does not overwrite a later one. */
  #turn = 0;
  #words = JSON.parse(this.dataset['words']!) as Words;

  async connectedCallback(): Promise<void> {
    const state = new URLSearchParams(location.search);
    this.hidden = false;
    this.#input.value = state.get('q') ?? '';
    this.#input.addEventListener('input', () => void this.#search());
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#search();
    });
    this.#more.addEventListener('click', () => {
      this.#shown += pageSize;
      void this.#draw();
    });
    try {
      await this.#renderFilters(state);
      if (state.size > 0) await this.#search();
    } catch {
      this.#count.textContent = this.#words.failed;
      this.#results.hidden = false;
    }
  }

  get #form() {
    return this.querySelector('form')!;
  }
  get #input() {
    return this.querySelector<HTMLInputElement>('input[type=search]')!;
  }
  get #results() {
    return this.querySelector<HTMLElement>('.found')!;
  }
  get #count() {
    return this.querySelector<HTMLElement>('.found-count')!;
  }
  get #more() {
    return this.querySelector<HTMLButtonElement>('.more')!;
  }

  #load(): Promise<Pagefind> {
    return (this.#pagefind ??= (async () => {
      const address = new URL(`${this.dataset['bundle']!}pagefind.js`, location.href).href;
      const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind;
      await pagefind.options({ excerptLength: 28, baseUrl: this.dataset['base']! });
      await pagefind.init();
      return pagefind;
    })());
  }

  /** A menu for each filter that has something to choose. */
  async #renderFilters(state: URLSearchParams): Promise<void> {
    const filters = await (await this.#load()).filters();
    const scale = JSON.parse(this.dataset['scale']!) as string[];
    const pane = this.querySelector('.filters')!;
    for (const name of names) {
      const values = Object.entries(filters[name] ?? {});
      if (values.length < 2) continue;
      values.sort(([a, m], [b, n]) =>
        name === 'severity'
          ? scale.indexOf(a) - scale.indexOf(b)
          : name === 'year'
            ? Number(b) - Number(a)
            : n - m || (a < b ? -1 : 1),
      );
      const label = document.createElement('label');
      label.textContent = this.#words[name];
      const select = document.createElement('select');
      select.name = name;
      select.append(new Option('–', ''));
      for (const [value, count] of values) select.append(new Option(`${value} (${count})`, value));
      select.value = state.get(name) ?? '';
      select.addEventListener('change', () => void this.#search());
      label.append(select);
      pane.append(label);
    }
  }

  async #search(): Promise<void> {
    const turn = ++this.#turn;
    const words = this.#input.value.trim();
    const filters: Record<string, { any: string[] }> = {};
    const state = new URLSearchParams();
    if (words) state.set('q', words);
    for (const select of this.querySelectorAll('select')) {
      if (select.value === '') continue;
      filters[select.name] = { any: [select.value] };
      state.set(select.name, select.value);
    }
    const query = state.toString();
    history.replaceState(history.state, '', query ? `?${query}` : location.pathname);
    const list = document.getElementById('list')!;
    if (!query) {
      this.#results.hidden = true;
      list.hidden = false;
      return;
    }
    const pagefind = await this.#load();
    const found = await pagefind.debouncedSearch(words || null, {
      filters,
      ...(words ? {} : { sort: { date: 'desc' } }),
    });
    if (!found || turn !== this.#turn) return;
    this.#found = found;
    this.#shown = pageSize;
    await this.#draw();
    this.#results.hidden = false;
    list.hidden = true;
  }

  async #draw(): Promise<void> {
    const turn = this.#turn;
    const { results } = this.#found!;
    const fragments = await Promise.all(results.slice(0, this.#shown).map((result) => result.data()));
    if (turn !== this.#turn) return;
    this.#count.textContent = this.#words.found[Math.min(results.length, 2)]!.replace('#', String(results.length));
    this.querySelector('.found ol')!.replaceChildren(
      ...fragments.map(({ url, excerpt, meta }) => {
        const item = document.createElement('li');
        item.className = 'entry';
        const facts = document.createElement('p');
        facts.className = 'entry-facts';
        facts.textContent = [meta['when'], meta['severity']].filter(Boolean).join(' · ');
        const heading = document.createElement('h3');
        const link = document.createElement('a');
        link.href = url;
        link.textContent = meta['title'] ?? url;
        heading.append(link);
        const text = document.createElement('p');
        text.className = 'entry-words';
        text.append(...marked(excerpt));
        item.append(facts, heading, text);
        return item;
      }),
    );
    this.#more.hidden = results.length <= this.#shown;
  }
}

/** An excerpt with its `<mark>`s; any other markup stays text. */
function marked(excerpt: string): Node[] {
  const parsed = new DOMParser().parseFromString(excerpt, 'text/html').body;
  return [...parsed.childNodes].map((node) => {
    if (node.nodeName !== 'MARK') return document.createTextNode(node.textContent ?? '');
    const mark = document.createElement('mark');
    mark.textContent = node.textContent;
    return mark;
  });
}

customElements.define('public-search', PublicSearch);
