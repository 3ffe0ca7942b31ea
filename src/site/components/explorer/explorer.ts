import { facets, type Facet } from '../../../core/excerpts/facets.ts';
import { shownOf } from '../../search/excerpt.ts';
import { NoIndex, openSearch, type Fragment, type SearchIndex } from '../../search/open.ts';
import { say, type Pattern } from '../../search/say.ts';
import { runOf, toldOf } from '../../search/told.ts';
import { buttonOf, FacetControls, openDrawer } from './controls.ts';
import { renderCard, renderEntry, type Reason } from './entry.ts';
import { finder, type Answer } from './find.ts';
import { goThrough, isForList } from './keys.ts';
import {
  chosenOf,
  facetsIn,
  lookIn,
  nothingAsked,
  orderOf,
  readState,
  toggle,
  withFacet,
  writeState,
  type Order,
  type Scope,
  type State,
} from './state.ts';
import type { Strings } from './strings.ts';
import { listenToWords } from './typing.ts';
import { nothingFound, waysOut } from './ways.ts';

/** How many results are drawn at a time. */
const step = 10;

/** What the browser history keeps with an address, to restore the place. */
interface Kept {
  shown: number;
  /** The result that was opened. */
  opened?: string;
}

/** The index, and how it is asked. */
interface Opened {
  index: SearchIndex;
  find: ReturnType<typeof finder>;
}

/**
 * Search and filters over the library. The address holds the whole state; its answer is looked up and rendered. Without
 * a query the list of the page stays.
 */
class LibraryExplorer extends HTMLElement {
  #state: State = nothingAsked;
  #strings!: Strings;
  #opened: Promise<Opened> | undefined;
  #answer: Answer | undefined;
  #shown = step;
  /** Counts the states, so that a slow answer does not overwrite a later one. */
  #turn = 0;
  #list: Node[] = [];
  #controls!: FacetControls<Facet>;

  connectedCallback(): void {
    this.#strings = JSON.parse(this.dataset['texts']!) as Strings;
    this.#list = [...this.#entries.childNodes];
    this.#controls = new FacetControls({
      root: this,
      facets,
      strings: this.#strings,
      language: this.#language,
      choose: (chosen) => this.#ask({ ...this.#state, chosen }),
    });
    this.#listen();
    this.#state = readState(location.search);
    if (writeState(this.#state)) void this.#show((history.state as Kept | null) ?? undefined);
  }

  #listen(): void {
    const load = () => void this.#load().catch(() => {});
    this.addEventListener('focusin', load, { once: true });
    this.addEventListener('pointerenter', load, { once: true });
    listenToWords(
      this.#part<HTMLFormElement>('.explorer-form'),
      () => this.#state.words,
      (words, goesOn) => this.#ask({ ...this.#state, words }, goesOn),
    );
    this.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLSelectElement) this.#ask({ ...this.#state, order: target.value as Order });
      if (!(target instanceof HTMLInputElement)) return;
      if (target.type === 'checkbox' && target.closest('.facet-value'))
        this.#ask(toggle(this.#state, target.name as Facet, target.value, target.checked));
      if (target.type === 'radio') this.#ask(lookIn(this.#state, target.value as Scope));
    });
    this.addEventListener('click', ({ target }) => {
      const link = (target as HTMLElement).closest<HTMLAnchorElement>('.entry a');
      if (link && this.#answer) this.#keep(link.closest('.entry')!.querySelector<HTMLAnchorElement>('h2 a')!.href);
    });
    this.#more.addEventListener('click', () => void this.#renderMore());
    openDrawer(this);
    this.#part('.explorer-keys-button').addEventListener('click', () => this.#dialog.showModal());
    addEventListener('popstate', (event) => {
      const state = readState(location.search);
      // An anchor within the page does not change the state.
      if (writeState(state) === writeState(this.#state)) return;
      this.#state = state;
      void this.#show((event.state as Kept | null) ?? undefined);
    });
    document.addEventListener('keydown', (event) => this.#key(event));
  }

  /** Goes to a state, as a new entry of the history unless it continues the last one. */
  #ask(state: State, goesOn = false): void {
    this.#state = state;
    const query = writeState(state);
    const address = query ? `${this.dataset['address']!}${query}` : this.dataset['address']!;
    if (goesOn) history.replaceState(null, '', address);
    else if (address !== location.pathname + location.search) history.pushState(null, '', address);
    void this.#show();
  }

  #load(): Promise<Opened> {
    if (!this.#opened) {
      this.#opened = openSearch(this.dataset['bundle']!, this.dataset['base']!).then((index) => ({
        index,
        find: finder(index, JSON.parse(this.dataset['scale']!) as string[]),
      }));
      // What could not be loaded is loaded again the next time.
      this.#opened.catch(() => (this.#opened = undefined));
    }
    return this.#opened;
  }

  async #show(kept?: Kept): Promise<void> {
    const turn = ++this.#turn;
    this.#renderControls();
    if (!writeState(this.#state)) return this.#showList();
    this.#setBusy();
    try {
      const { index, find } = await this.#load();
      const answer = await find(this.#state);
      const shown = kept?.shown ?? step;
      const entries = await this.#entriesOf(index, answer, 0, shown);
      const runbooks = await Promise.all(answer.runbooks.slice(0, 3).map((page) => index.fragment(page)));
      const first = answer.ranking?.standsOut && answer.results[0] === answer.ranking.results[0]?.document;
      const card = first ? await index.fragment(answer.results[0]!) : undefined;
      if (turn !== this.#turn) return;
      this.#answer = answer;
      this.#shown = shown;
      this.#drawCounts(answer);
      this.#renderStatus(answer);
      this.#renderCard(card);
      this.#renderRunbooks(answer, runbooks);
      this.#entries.replaceChildren(...entries);
      this.#more.hidden = answer.results.length <= shown;
      this.#setSearching(true);
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
      return;
    }
    if (kept?.opened)
      [...this.#entries.querySelectorAll<HTMLAnchorElement>('h2 a')].find(({ href }) => href === kept.opened)?.focus();
  }

  /** Until the answer is there, no list stands under the words that is not their answer. */
  #setBusy(): void {
    if (!this.#answer) {
      this.#setSearching(true);
      this.#clear();
      this.#part('.explorer-status').textContent = this.#strings.search.searching;
    }
    this.#part('.explorer-found').setAttribute('aria-busy', 'true');
  }

  /** Says that the index cannot be read, and offers to try again. */
  #fail(error: unknown): void {
    const strings = this.#strings.search;
    this.#answer = undefined;
    this.#setSearching(true);
    this.#clear();
    this.#part('.explorer-status').textContent = error instanceof NoIndex ? strings.noIndex : strings.failed;
    const ways = this.#part('.explorer-without');
    ways.replaceChildren(buttonOf(strings.retry, () => void this.#show()));
    ways.hidden = false;
  }

  /** Takes away what an answer shows. */
  #clear(): void {
    this.#entries.replaceChildren();
    for (const name of ['.explorer-told', '.explorer-without', '.explorer-card', '.explorer-runbooks'])
      this.#part(name).hidden = true;
    this.#controls.clearCounts();
    this.#more.hidden = true;
  }

  /** Restores the page as it was delivered. */
  #showList(): void {
    this.#answer = undefined;
    this.#entries.replaceChildren(...this.#list);
    this.#controls.restore();
    this.#part('.explorer-status').textContent = '';
    for (const name of ['.explorer-told', '.explorer-without', '.explorer-card', '.explorer-runbooks'])
      this.#part(name).hidden = true;
    this.#more.hidden = true;
    this.#setSearching(false);
  }

  #setSearching(searching: boolean): void {
    this.classList.toggle('is-searching', searching);
    this.#part('.explorer-found').removeAttribute('aria-busy');
    const pages = this.querySelector<HTMLElement>('.pages');
    if (pages) pages.hidden = searching;
  }

  /** Entries for results. One whose text has none of the words after all is left out. */
  async #entriesOf(index: SearchIndex, answer: Answer, from: number, to: number): Promise<Node[]> {
    const pages = answer.results.slice(from, to);
    const fragments = await Promise.all(pages.map((page) => index.fragment(page)));
    const entries: Node[] = [];
    for (const [place, fragment] of fragments.entries()) {
      const reason = this.#reasonOf(pages[place]!, fragment, answer);
      if (answer.asked && !reason) continue;
      const form = this.#part<HTMLTemplateElement>('.explorer-entry').content.cloneNode(true) as DocumentFragment;
      renderEntry(form.querySelector<HTMLElement>('.entry')!, fragment, reason, answer, this.#strings, this);
      entries.push(form.firstElementChild!);
    }
    return entries;
  }

  #reasonOf(page: number, fragment: Fragment, { asked, ranking, ranked }: Answer): Reason | undefined {
    const own = ranked.get(page);
    if (!asked || !ranking || !own) return undefined;
    const shown = shownOf(fragment, asked, ranking.weights);
    return shown.held.length > 0 ? { shown, ranked: own } : undefined;
  }

  async #renderMore(): Promise<void> {
    const answer = this.#answer;
    if (!answer || this.#shown >= answer.results.length) return;
    const from = this.#entries.childElementCount;
    let entries: Node[];
    try {
      const { index } = await this.#load();
      entries = await this.#entriesOf(index, answer, this.#shown, this.#shown + step);
    } catch (error) {
      return this.#fail(error);
    }
    if (answer !== this.#answer) return;
    this.#shown += step;
    this.#entries.append(...entries);
    this.#more.hidden = answer.results.length <= this.#shown;
    this.#keep();
    this.#entries.children[from]?.querySelector<HTMLAnchorElement>('h2 a')?.focus();
  }

  #keep(opened?: string): void {
    history.replaceState({ shown: this.#shown, ...(opened && { opened }) } satisfies Kept, '');
  }

  /** Sets boxes, words, order and chosen values from the state. */
  #renderControls(): void {
    const { words, scope, chosen } = this.#state;
    // Keep a trailing space while somebody types.
    if (this.#input.value.trim() !== words) this.#input.value = words;
    this.#controls.render(chosen);
    for (const facet of this.querySelectorAll<HTMLElement>('.facet'))
      facet.hidden = !facetsIn(scope).includes(facet.dataset['facet'] as Facet);
    for (const radio of this.querySelectorAll<HTMLInputElement>('input[name=scope]'))
      radio.checked = radio.value === scope;
    const order = this.#part<HTMLSelectElement>('select');
    order.value = orderOf(this.#state);
    order.disabled = scope !== 'incident';
    for (const option of order.options) if (option.value === 'relevance') option.disabled = !words;
  }

  #drawCounts({ counts, scopes }: Answer): void {
    this.#controls.drawCounts(counts);
    for (const radio of this.querySelectorAll<HTMLInputElement>('input[name=scope]'))
      radio.parentElement!.querySelector('.facet-count')!.textContent = scopes[radio.value as Scope].toLocaleString(
        this.#language,
      );
  }

  #renderStatus(answer: Answer): void {
    const { results, asked, ranking, ranked, without, scopes } = answer;
    const strings = this.#strings;
    const { words, scope } = this.#state;
    const filters = chosenOf(this.#state)
      .map(({ facet, value }) => this.#controls.nameOf(facet, value))
      .join(', ');
    const sentences: string[] = [];
    if (results.length > 0) {
      const whole = ranking ? results.filter((page) => ranked.get(page)!.isWhole).length : results.length;
      if (whole === results.length) sentences.push(this.#say(strings.found[scope], { n: whole }));
      else if (whole === 0) sentences.push(this.#say(strings.search.most[scope], { n: results.length }));
      else
        sentences.push(
          this.#say(strings.search.whole[scope], { n: whole }),
          this.#say(strings.search.part, { n: results.length - whole }),
        );
      const best = ranked.get(results[0]!);
      const run = asked && best && runOf(asked, best);
      if (run && best.run![1] - best.run![0] > 1) {
        const quoting = results.filter((page) => {
          const own = ranked.get(page)!.run;
          return own && own[0] <= best.run![0] && own[1] >= best.run![1];
        });
        sentences.push(this.#say(strings.search.quoting, { n: quoting.length, words: run }));
      }
    } else {
      sentences.push(nothingFound(strings, words, filters, this.#language).replace(/\.$/, ''));
    }
    const status = this.#part('.explorer-status');
    status.textContent = `${sentences.join('; ')}.`;
    if (asked && asked.query.terms.length === 0) status.append(' ', strings.search.noWord);
    const told = this.#part('.explorer-told');
    const lines = asked && ranking ? this.#linesOf(asked, ranking) : [];
    told.replaceChildren(...lines);
    told.hidden = lines.length === 0;

    const ways = this.#part('.explorer-without');
    ways.hidden = results.length > 0;
    const buttons = waysOut(without, strings, this.#language, (what) =>
      this.#ask(
        what === 'words'
          ? { ...this.#state, words: '' }
          : what === 'filters'
            ? { ...this.#state, chosen: {} }
            : withFacet(this.#state, what, []),
      ),
    );
    for (const other of ['runbook', 'all'] as const)
      if (scope === 'incident' && scopes[other] > 0)
        buttons.push(
          buttonOf(this.#say(strings.elsewhere, { n: scopes[other], scope: strings.scopes[other] }), () =>
            this.#ask(lookIn(this.#state, other)),
          ),
        );
    ways.replaceChildren(...buttons);
    if (buttons.length === 0) ways.hidden = true;
  }

  /** What no page has, words that may be meant, and what was left out, a line each. */
  #linesOf(asked: NonNullable<Answer['asked']>, ranking: NonNullable<Answer['ranking']>): HTMLElement[] {
    const strings = this.#strings.search;
    const told = toldOf(asked, ranking, this.#state.scope, strings, this.#language);
    const lines = told.unknown.map((sentence) => line(sentence));
    for (const { start, end, words } of told.suggestions) {
      const list = line(strings.suggestions);
      for (const { word, count } of words) {
        const { text } = asked.query;
        const button = buttonOf(word, () => {
          const words = text.slice(0, start) + word + text.slice(end);
          this.#input.value = words;
          this.#ask({ ...this.#state, words });
        });
        const number = document.createElement('span');
        number.className = 'facet-count';
        number.textContent = count.toLocaleString(this.#language);
        list.append(' ', button, ' ', number);
      }
      lines.push(list);
    }
    for (const sentence of told.leftOut) {
      const left = line(sentence);
      left.className = 'explorer-left-out';
      lines.push(left);
    }
    return lines;
  }

  #renderCard(fragment: Fragment | undefined): void {
    const card = this.#part('.explorer-card');
    card.hidden = fragment?.filters['type']?.[0] !== 'incident';
    card.replaceChildren(
      ...(fragment && !card.hidden ? renderCard(fragment, this.dataset['base']!, this.#strings) : []),
    );
  }

  /** Shows the matching runbooks above the incidents. */
  #renderRunbooks({ runbooks }: Answer, shown: readonly Fragment[]): void {
    const place = this.#part('.explorer-runbooks');
    place.hidden = shown.length === 0;
    const title = document.createElement('h2');
    title.textContent = this.#strings.runbooks;
    const list = document.createElement('ul');
    for (const { url, meta } of shown) {
      const link = document.createElement('a');
      link.href = url;
      link.textContent = meta['title'] ?? url;
      const item = document.createElement('li');
      item.append(link);
      list.append(item);
    }
    place.replaceChildren(title, list);
    if (runbooks.length > shown.length)
      place.append(
        buttonOf(this.#say(this.#strings.all, { n: runbooks.length }), () => this.#ask(lookIn(this.#state, 'runbook'))),
      );
  }

  #key(event: KeyboardEvent): void {
    if (this.#dialog.open || !isForList(event, this.#input)) return;
    const links = [...this.#entries.querySelectorAll<HTMLAnchorElement>('h2 a')];
    goThrough(event, { root: this, input: this.#input, links, row: '.entry', more: this.#more });
    const inBox = event.target === this.#input;
    if (event.key === 'f' && !inBox) {
      event.preventDefault();
      if (this.#part('.explorer-filters').offsetParent === null) this.#part('.explorer-drawer').click();
      this.#part('.facet summary').focus();
    } else if (event.key === '?' && !inBox) {
      event.preventDefault();
      this.#dialog.showModal();
    }
  }

  #say(pattern: Pattern, values: Record<string, string | number>): string {
    return say(pattern, values, this.#language);
  }

  #part<E extends HTMLElement = HTMLElement>(selector: string): E {
    return this.querySelector<E>(selector)!;
  }
  get #language() {
    return this.dataset['language']!;
  }
  get #input() {
    return this.#part<HTMLInputElement>('.explorer-form input');
  }
  get #entries() {
    return this.#part<HTMLOListElement>('.entries');
  }
  get #more() {
    return this.#part<HTMLButtonElement>('.explorer-more');
  }
  get #dialog() {
    return this.#part<HTMLDialogElement>('.explorer-keys');
  }
}

function line(text: string): HTMLElement {
  const paragraph = document.createElement('p');
  paragraph.textContent = text;
  return paragraph;
}

customElements.define('library-explorer', LibraryExplorer);
