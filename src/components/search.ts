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
  results: { id: string; data(): Promise<Fragment> }[];
  filters: Filters;
  totalFilters: Filters;
}
interface Fragment {
  url: string;
  excerpt: string;
  meta: Record<string, string | undefined>;
  filters: Record<string, string[]>;
}

const titles: Record<string, string> = {
  type: 'Kind of page',
  severity: 'Severity',
  service: 'Service',
  factor: 'Factor',
  year: 'Year',
  kind: 'Kind of event',
};
const pageSize = 10;

/** Search over the whole site: words and filters together, all of it in the address. */
class LibrarySearch extends HTMLElement {
  #pagefind: Pagefind | undefined;
  #chosen = new Map<string, Set<string>>();
  #shown = pageSize;
  #found: Found | undefined;
  /** Counts drawings, so that a slow one does not overwrite a later one. */
  #drawing = 0;

  async connectedCallback(): Promise<void> {
    const state = new URLSearchParams(location.search);
    this.#input.value = state.get('q') ?? '';
    for (const [name, value] of state) {
      if (name === 'q') continue;
      const values = this.#chosen.get(name) ?? new Set();
      this.#chosen.set(name, values.add(value));
    }
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
      this.#pagefind = (await import(
        /* @vite-ignore */ new URL(`${this.dataset['bundle']!}pagefind.js`, location.href).href
      )) as Pagefind;
      await this.#pagefind.options({ excerptLength: 28, baseUrl: this.dataset['base']! });
      await this.#pagefind.init();
    } catch {
      this.#count.textContent =
        'There is no search index here. It is made by `npm run build`; while developing there is none.';
      return;
    }
    this.#input.focus();
    await this.#search();
  }

  get #form() {
    return this.querySelector('form')!;
  }
  get #input() {
    return this.querySelector<HTMLInputElement>('input[type=search]')!;
  }
  get #count() {
    return this.querySelector<HTMLElement>('.search-count')!;
  }
  get #more() {
    return this.querySelector<HTMLButtonElement>('.search-more')!;
  }

  async #search(): Promise<void> {
    const words = this.#input.value.trim();
    const filters: Record<string, { any: string[] }> = {};
    const state = new URLSearchParams();
    if (words) state.set('q', words);
    for (const [name, values] of this.#chosen) {
      if (values.size === 0) continue;
      filters[name] = { any: [...values] };
      for (const value of values) state.append(name, value);
    }
    const query = state.toString();
    history.replaceState(history.state, '', query ? `?${query}` : location.pathname);
    // Pagefind counts the values of a filter under the other filters only when it knows them all.
    const all = await this.#pagefind!.filters();
    const found = await this.#pagefind!.debouncedSearch(words || null, {
      filters,
      ...(words ? {} : { sort: { began: 'desc' } }),
    });
    if (!found) return;
    this.#found = found;
    this.#shown = pageSize;
    this.#drawFilters(words || Object.keys(filters).length > 0 ? found : { ...found, filters: all, totalFilters: all });
    await this.#draw();
  }

  #drawFilters({ filters, totalFilters }: Found): void {
    const pane = this.querySelector('.search-filters')!;
    const focused = (document.activeElement as HTMLInputElement | null)?.dataset['filter'];
    const order = this.dataset['order']!.split(' ');
    const groups = Object.keys(titles)
      .filter((name) => Object.keys(filters[name] ?? {}).length > 0)
      .map((name) => {
        const group = document.createElement('fieldset');
        const legend = document.createElement('legend');
        legend.textContent = titles[name]!;
        group.append(legend);
        const values = Object.entries(totalFilters[name] ?? filters[name]!);
        values.sort(([a, m], [b, n]) =>
          name === 'severity'
            ? order.indexOf(a) - order.indexOf(b)
            : name === 'year'
              ? Number(b) - Number(a)
              : n - m || (a < b ? -1 : 1),
        );
        for (const [value, count] of values) {
          const checked = this.#chosen.get(name)?.has(value) ?? false;
          if (count === 0 && !checked) continue;
          const label = document.createElement('label');
          const box = document.createElement('input');
          box.type = 'checkbox';
          box.checked = checked;
          box.dataset['filter'] = `${name}:${value}`;
          box.addEventListener('change', () => {
            const chosen = this.#chosen.get(name) ?? new Set();
            if (box.checked) chosen.add(value);
            else chosen.delete(value);
            this.#chosen.set(name, chosen);
            void this.#search();
          });
          const number = document.createElement('span');
          number.className = 'count';
          number.textContent = String(count);
          label.append(box, document.createTextNode(value), number);
          group.append(label);
        }
        return group;
      })
      .filter((group) => group.childElementCount > 1);
    pane.replaceChildren(...groups);
    if (focused) pane.querySelector<HTMLInputElement>(`[data-filter="${CSS.escape(focused)}"]`)?.focus();
  }

  async #draw(): Promise<void> {
    const drawing = ++this.#drawing;
    const { results } = this.#found!;
    const fragments = await Promise.all(results.slice(0, this.#shown).map((result) => result.data()));
    if (drawing !== this.#drawing) return;
    this.#count.textContent =
      results.length === 0
        ? 'Nothing found. Try fewer words, or take a filter away.'
        : `${results.length} ${results.length === 1 ? 'page' : 'pages'}`;
    this.querySelector('.search-results')!.replaceChildren(
      ...fragments.map((fragment) => {
        const item = document.createElement('li');
        const link = document.createElement('a');
        link.href = fragment.url;
        link.textContent = fragment.meta['title'] ?? fragment.url;
        const facts = document.createElement('p');
        facts.className = 'result-facts';
        facts.textContent = [fragment.filters['type']?.[0], fragment.meta['severity'], fragment.meta['day']]
          .filter(Boolean)
          .join(' · ');
        const excerpt = document.createElement('p');
        excerpt.className = 'result-excerpt';
        excerpt.append(...marked(fragment.excerpt));
        item.append(link, facts, excerpt);
        return item;
      }),
    );
    this.#more.hidden = results.length <= this.#shown;
  }
}

/** An excerpt's text with its marks; everything else in it stays text. */
function marked(excerpt: string): Node[] {
  const parsed = new DOMParser().parseFromString(excerpt, 'text/html').body;
  return [...parsed.childNodes].map((node) => {
    if (node.nodeName !== 'MARK') return document.createTextNode(node.textContent ?? '');
    const mark = document.createElement('mark');
    mark.textContent = node.textContent;
    return mark;
  });
}

customElements.define('library-search', LibrarySearch);
