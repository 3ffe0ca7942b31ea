import { ask, type Asked } from '../core/search/ask.ts';
import { chosenAmong, countValues, type Chosen } from '../core/search/documents.ts';
import { mostCharacters, readQuery } from '../core/search/query.ts';
import { rank, type Ranking } from '../core/search/rank.ts';
import { drawPieces, shownOf } from '../site/search/excerpt.ts';
import { openSearch, type Fragment, type SearchIndex } from '../site/search/open.ts';
import { say, type Pattern } from '../site/search/say.ts';
import { lackedBy, runOf, toldOf, type SearchStrings } from '../site/search/told.ts';

interface Words {
  severity: string;
  service: string;
  year: string;
  /** Texts for none, one and more; `#` stands for the number. */
  found: [string, string, string];
  search: SearchStrings;
}

/** What was found. Without words all accounts are, newest first. */
interface Found {
  index: SearchIndex;
  asked: Asked | undefined;
  ranking: Ranking | undefined;
  /** Places of accounts in the index. */
  results: readonly number[];
}

const pageSize = 10;
/** Milliseconds after the last key until the search starts. */
const pause = 140;
const names = ['severity', 'service', 'year'] as const;

/** The search of the home page. The address holds the query; without one the list below is shown. */
class PublicSearch extends HTMLElement {
  #opened: Promise<SearchIndex> | undefined;
  #found: Found | undefined;
  #shown = pageSize;
  /** Counts searches, so that a slow one does not overwrite a later one. */
  #turn = 0;
  #typing: ReturnType<typeof setTimeout> | undefined;
  #words = JSON.parse(this.dataset['words']!) as Words;

  connectedCallback(): void {
    this.hidden = false;
    this.#input.addEventListener('input', () => {
      clearTimeout(this.#typing);
      this.#typing = setTimeout(() => void this.#search(), pause);
    });
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#search();
    });
    this.#more.addEventListener('click', () => void this.#showMore());
    addEventListener('popstate', () => this.#restore());
    this.#restore();
  }

  /** Shows what the address says. */
  #restore(): void {
    const state = new URLSearchParams(location.search);
    this.#input.value = (state.get('q') ?? '').slice(0, mostCharacters + 1);
    const chosen = names.filter((name) => state.has(name));
    void this.#renderFilters(state).then(
      () => (chosen.length > 0 ? this.#search() : undefined),
      () => (chosen.length > 0 ? this.#fail() : undefined),
    );
    if (this.#input.value.trim() && chosen.length === 0) void this.#search();
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
  get #told() {
    return this.querySelector<HTMLElement>('.found-told')!;
  }
  get #entries() {
    return this.querySelector<HTMLElement>('.found ol')!;
  }
  get #more() {
    return this.querySelector<HTMLElement>('.more')!;
  }
  get #language() {
    return document.documentElement.lang;
  }

  #load(): Promise<SearchIndex> {
    if (!this.#opened) {
      this.#opened = openSearch(this.dataset['bundle']!, this.dataset['base']!);
      // What could not be loaded is loaded again the next time.
      this.#opened.catch(() => (this.#opened = undefined));
    }
    return this.#opened;
  }

  /** A menu for each filter that has something to choose. */
  async #renderFilters(state: URLSearchParams): Promise<void> {
    const { documents } = await this.#load();
    const pane = this.querySelector('.filters')!;
    const scale = JSON.parse(this.dataset['scale']!) as string[];
    for (const name of names) {
      const menu = pane.querySelector<HTMLSelectElement>(`select[name=${name}]`);
      if (menu) {
        menu.value = state.get(name) ?? '';
        continue;
      }
      const values = [...countValues(documents, name, documents.fragments.keys())];
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
    clearTimeout(this.#typing);
    const turn = ++this.#turn;
    const words = this.#input.value.trim().slice(0, mostCharacters + 1);
    const chosen: Record<string, readonly string[]> = {};
    const state = new URLSearchParams();
    if (words) state.set('q', words);
    for (const select of this.querySelectorAll('select')) {
      if (select.value === '') continue;
      chosen[select.name] = [select.value];
      state.set(select.name, select.value);
    }
    const query = state.toString();
    const address = query ? `?${query}` : location.pathname;
    if (address !== (location.search || location.pathname)) history.replaceState(history.state, '', address);
    const list = document.getElementById('list')!;
    list.hidden = Boolean(query);
    this.#results.hidden = !query;
    if (!query) return void (this.#found = undefined);
    this.#results.setAttribute('aria-busy', 'true');
    if (!this.#found) this.#clear(this.#words.search.searching);
    try {
      const found = await this.#find(words, chosen);
      const entries = await this.#entriesOf(found, 0, pageSize);
      if (turn !== this.#turn) return;
      this.#found = found;
      this.#shown = pageSize;
      this.#draw(found, entries);
    } catch {
      if (turn === this.#turn) this.#fail();
    }
  }

  async #find(words: string, chosen: Chosen): Promise<Found> {
    const index = await this.#load();
    const { source, documents } = index;
    const all = [...documents.fragments.keys()];
    const textOf = async (document: number) => (await index.fragment(document)).content;
    const asked = words ? await ask(source, readQuery(words, source.common), () => true, textOf) : undefined;
    const ranking = asked && rank(asked, { has: () => true, size: all.length });
    const among = chosenAmong(documents, chosen);
    const found = ranking ? ranking.results.map(({ document }) => document) : all;
    return { index, asked, ranking, results: found.filter((document) => among[document]) };
  }

  async #entriesOf({ index, asked, ranking, results }: Found, from: number, to: number): Promise<Node[]> {
    const pages = results.slice(from, to);
    const fragments = await Promise.all(pages.map((page) => index.fragment(page)));
    return fragments.flatMap((fragment, place) => {
      if (!asked || !ranking) return [entry(fragment, [document.createTextNode(beginning(fragment))])];
      const shown = shownOf(fragment, asked, ranking.weights);
      // A page whose text has none of the words after all is no result.
      if (shown.held.length === 0) return [];
      const ranked = ranking.results.find(({ document }) => document === pages[place])!;
      const notes: string[] = [];
      const run = runOf(asked, ranked);
      if (run && ranked.run![1] - ranked.run![0] > 1)
        notes.push(say(this.#words.search.matches, { words: run }, this.#language));
      const lacked = lackedBy(asked, ranking, shown.held);
      if (lacked.length > 0 && asked.query.kind !== 'log')
        notes.push(say(this.#words.search.lacks, { words: lacked.join(', ') }, this.#language));
      return [entry(fragment, drawPieces(shown.pieces), notes)];
    });
  }

  #draw({ asked, ranking, results }: Found, entries: readonly Node[]): void {
    const { found, search } = this.#words;
    this.#results.removeAttribute('aria-busy');
    const isWhole = new Map(ranking?.results.map((one) => [one.document, one.isWhole]));
    const whole = ranking ? results.filter((page) => isWhole.get(page)).length : results.length;
    const told = (pattern: Pattern, n: number) => say(pattern, { n }, this.#language);
    this.#count.textContent =
      whole === results.length
        ? found[Math.min(whole, 2)]!.replace('#', String(whole))
        : whole === 0
          ? `${told(search.most.incident, results.length)}.`
          : `${told(search.whole.incident, whole)}; ${told(search.part, results.length - whole)}.`;
    if (asked && asked.query.terms.length === 0) this.#count.textContent = search.noWord;
    this.#told.replaceChildren(...(asked && ranking ? this.#linesOf(asked, ranking) : []));
    this.#entries.replaceChildren(...entries);
    this.#more.hidden = results.length <= this.#shown;
  }

  #linesOf(asked: Asked, ranking: Ranking): Node[] {
    const told = toldOf(asked, ranking, 'incident', this.#words.search, this.#language);
    const lines = [...told.unknown, ...told.leftOut].map((text) => paragraph(text));
    for (const { start, end, words } of told.suggestions) {
      const line = paragraph(this.#words.search.suggestions);
      for (const { word } of words)
        line.append(
          ' ',
          button(word, () => {
            this.#input.value = asked.query.text.slice(0, start) + word + asked.query.text.slice(end);
            void this.#search();
          }),
        );
      lines.push(line);
    }
    return lines;
  }

  async #showMore(): Promise<void> {
    const found = this.#found;
    if (!found) return;
    try {
      const entries = await this.#entriesOf(found, this.#shown, this.#shown + pageSize);
      if (found !== this.#found) return;
      this.#shown += pageSize;
      const next = this.#entries.childElementCount;
      this.#entries.append(...entries);
      this.#more.hidden = found.results.length <= this.#shown;
      this.#entries.children[next]?.querySelector('a')?.focus();
    } catch {
      this.#fail();
    }
  }

  /** Says that the index cannot be read, and offers to try again. */
  #fail(): void {
    this.#found = undefined;
    document.getElementById('list')!.hidden = true;
    this.#results.hidden = false;
    this.#clear(this.#words.search.failed);
    this.#results.removeAttribute('aria-busy');
    this.#told.replaceChildren(button(this.#words.search.retry, () => this.#retry()));
  }

  #retry(): void {
    void this.#renderFilters(new URLSearchParams(location.search)).catch(() => {});
    void this.#search();
  }

  #clear(says: string): void {
    this.#count.textContent = says;
    this.#told.replaceChildren();
    this.#entries.replaceChildren();
    this.#more.hidden = true;
  }
}

function entry({ url, meta }: Fragment, text: readonly Node[], notes: readonly string[] = []): Node {
  const item = document.createElement('li');
  item.className = 'entry';
  const facts = paragraph([meta['when'], meta['severity']].filter(Boolean).join(' · '));
  facts.className = 'entry-facts';
  const heading = document.createElement('h3');
  const link = document.createElement('a');
  link.href = url;
  link.textContent = meta['title'] ?? url;
  heading.append(link);
  const words = document.createElement('p');
  words.className = 'entry-words';
  words.append(...text);
  item.append(facts, heading, words);
  if (notes.length > 0) {
    const note = paragraph(notes.join(' · '));
    note.className = 'entry-facts';
    item.append(note);
  }
  return item;
}

/** How an account begins, behind its title. */
function beginning({ content, meta }: Fragment): string {
  const title = `${meta['title'] ?? ''}. `;
  const text = content.startsWith(title) ? content.slice(title.length) : content;
  return text.length > 200 ? `${text.slice(0, text.lastIndexOf(' ', 200))} …` : text;
}

function paragraph(text: string): HTMLElement {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}

function button(text: string, press: () => void): HTMLElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = text;
  element.addEventListener('click', press);
  return element;
}

customElements.define('public-search', PublicSearch);
