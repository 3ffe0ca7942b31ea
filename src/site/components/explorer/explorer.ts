import type { Facet } from '../../../core/excerpts/facets.ts';
import { renderEntry } from './entry.ts';
import { finder, type Answer } from './find.ts';
import { moveBy } from './keys.ts';
import { loadPagefind, type Result } from './pagefind.ts';
import { say, type Pattern } from './say.ts';
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

/** How many results are drawn at a time. */
const step = 10;
/** Milliseconds after the last key until the search starts. */
const pause = 140;

/** What the browser history keeps with an address, to restore the place. */
interface Kept {
  shown: number;
  /** The result that was opened. */
  opened?: string;
}

/**
 * Search and filters over the library. The address holds the whole state; its answer is looked up and rendered. Without
 * a query the list of the page stays.
 */
class LibraryExplorer extends HTMLElement {
  #state: State = nothingAsked;
  #strings!: Strings;
  #find: Promise<ReturnType<typeof finder> | undefined> | undefined;
  #answer: Answer | undefined;
  #shown = step;
  /** Counts the states, so that a slow answer does not overwrite a later one. */
  #turn = 0;
  #typing: ReturnType<typeof setTimeout> | undefined;
  #isTyping = false;
  #list: Node[] = [];
  /** The counts that came with the page. */
  #counts = new Map<HTMLElement, string>();

  connectedCallback(): void {
    this.#strings = JSON.parse(this.dataset['texts']!) as Strings;
    this.#list = [...this.#entries.childNodes];
    for (const count of this.querySelectorAll<HTMLElement>('.facet-count')) this.#counts.set(count, count.textContent);
    this.#listen();
    this.#state = readState(location.search);
    if (writeState(this.#state)) void this.#show((history.state as Kept | null) ?? undefined);
  }

  #listen(): void {
    const load = () => void this.#load();
    this.addEventListener('focusin', load, { once: true });
    this.addEventListener('pointerenter', load, { once: true });
    const form = this.#part<HTMLFormElement>('.explorer-form');
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#isTyping = false;
      this.#ask({ ...this.#state, words: this.#input.value.trim() });
    });
    this.#input.addEventListener('input', () => {
      clearTimeout(this.#typing);
      this.#typing = setTimeout(() => {
        const words = this.#input.value.trim();
        if (words === this.#state.words) return;
        // All typing between focus and blur is one entry of the history.
        this.#ask({ ...this.#state, words }, this.#isTyping);
        this.#isTyping = true;
      }, pause);
    });
    this.#input.addEventListener('blur', () => (this.#isTyping = false));
    this.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLSelectElement) this.#ask({ ...this.#state, order: target.value as Order });
      if (!(target instanceof HTMLInputElement)) return;
      if (target.type === 'checkbox')
        this.#ask(toggle(this.#state, target.name as Facet, target.value, target.checked));
      if (target.type === 'radio') this.#ask(lookIn(this.#state, target.value as Scope));
    });
    this.addEventListener('click', ({ target }) => {
      const link = (target as HTMLElement).closest<HTMLAnchorElement>('.entry a');
      if (link && this.#answer) this.#keep(link.closest('.entry')!.querySelector<HTMLAnchorElement>('h2 a')!.href);
    });
    this.#more.addEventListener('click', () => void this.#renderMore());
    const drawer = this.#part<HTMLButtonElement>('.explorer-drawer');
    drawer.addEventListener('click', () => {
      const open = drawer.getAttribute('aria-expanded') !== 'true';
      drawer.setAttribute('aria-expanded', String(open));
      this.#part('.explorer-filters').classList.toggle('is-open', open);
    });
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

  #load(): Promise<ReturnType<typeof finder> | undefined> {
    this.#find ??= loadPagefind(this.dataset['bundle']!, this.dataset['base']!).then(finder, () => undefined);
    return this.#find;
  }

  async #show(kept?: Kept): Promise<void> {
    const turn = ++this.#turn;
    this.#renderControls();
    if (!writeState(this.#state)) return this.#showList();
    const find = await this.#load();
    if (!find) return void (this.#part('.explorer-status').textContent = this.#strings.noIndex);
    const answer = await find(this.#state);
    const shown = kept?.shown ?? step;
    const entries = await Promise.all(answer.results.slice(0, shown).map((result) => this.#entry(result, answer)));
    const runbooks = await Promise.all(answer.runbooks.slice(0, 3).map((result) => result.data()));
    if (turn !== this.#turn) return;
    this.#answer = answer;
    this.#shown = shown;
    this.#drawCounts(answer);
    this.#renderStatus(answer);
    this.#renderRunbooks(answer, runbooks);
    this.#entries.replaceChildren(...entries);
    this.#more.hidden = answer.results.length <= shown;
    this.#setSearching(true);
    if (kept?.opened)
      [...this.#entries.querySelectorAll<HTMLAnchorElement>('h2 a')].find(({ href }) => href === kept.opened)?.focus();
  }

  /** Restores the page as it was delivered. */
  #showList(): void {
    this.#answer = undefined;
    this.#entries.replaceChildren(...this.#list);
    for (const [count, text] of this.#counts) count.textContent = text;
    for (const value of this.querySelectorAll('.facet-value')) value.classList.remove('is-empty');
    this.#part('.explorer-status').textContent = '';
    for (const name of ['.explorer-without', '.explorer-runbooks']) this.#part(name).hidden = true;
    this.#more.hidden = true;
    this.#setSearching(false);
  }

  #setSearching(searching: boolean): void {
    this.classList.toggle('is-searching', searching);
    const pages = this.querySelector<HTMLElement>('.pages');
    if (pages) pages.hidden = searching;
  }

  async #entry(result: Result, { quoting }: Answer): Promise<Node> {
    const fragment = await result.data();
    const form = this.#part<HTMLTemplateElement>('.explorer-entry').content.cloneNode(true) as DocumentFragment;
    renderEntry(form.querySelector<HTMLElement>('.entry')!, fragment, quoting.has(result.id), this.#strings, this);
    return form;
  }

  async #renderMore(): Promise<void> {
    const answer = this.#answer;
    if (!answer || this.#shown >= answer.results.length) return;
    const from = this.#shown;
    this.#shown += step;
    const entries = await Promise.all(
      answer.results.slice(from, this.#shown).map((result) => this.#entry(result, answer)),
    );
    if (answer !== this.#answer) return;
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
    for (const box of this.querySelectorAll<HTMLInputElement>('.facet-value input')) {
      box.checked = chosen[box.name as Facet]?.includes(box.value) ?? false;
      if (box.checked)
        for (let at = box.closest('details'); at; at = at.parentElement!.closest('details')) at.open = true;
    }
    for (const facet of this.querySelectorAll<HTMLElement>('.facet'))
      facet.hidden = !facetsIn(scope).includes(facet.dataset['facet'] as Facet);
    for (const radio of this.querySelectorAll<HTMLInputElement>('input[name=scope]'))
      radio.checked = radio.value === scope;
    const order = this.#part<HTMLSelectElement>('select');
    order.value = orderOf(this.#state);
    order.disabled = scope !== 'incident';
    for (const option of order.options) if (option.value === 'relevance') option.disabled = !words;

    const values = chosenOf(this.#state);
    const drawer = this.#part('.explorer-drawer');
    drawer.dataset['plain'] ??= drawer.textContent;
    drawer.textContent =
      values.length > 0 ? this.#say(this.#strings.filters, { n: values.length }) : drawer.dataset['plain'];
    const focused = document.activeElement?.closest('.explorer-chosen');
    const list = this.#part('.explorer-chosen');
    list.hidden = values.length === 0;
    list.replaceChildren(
      ...values.map(({ facet, value }) => {
        const name = `${this.#strings.facets[facet]}: ${this.#nameOf(facet, value)}`;
        const button = this.#button(name, () => this.#ask(toggle(this.#state, facet, value, false)));
        button.setAttribute(
          'aria-label',
          this.#say(this.#strings.remove, { facet: this.#strings.facets[facet], value: this.#nameOf(facet, value) }),
        );
        return button;
      }),
      ...(values.length > 1 ? [this.#clearButton()] : []),
    );
    for (const button of [...list.children]) {
      const item = document.createElement('li');
      button.replaceWith(item);
      item.append(button);
    }
    if (focused) (list.querySelector('button') ?? this.#input).focus();
  }

  #clearButton(): HTMLElement {
    const form = this.#part<HTMLTemplateElement>('.explorer-clear').content.cloneNode(true) as DocumentFragment;
    const button = form.querySelector('button')!;
    button.className = 'explorer-clear-button';
    button.addEventListener('click', () => this.#ask({ ...this.#state, chosen: {} }));
    return button;
  }

  #drawCounts({ counts, scopes }: Answer): void {
    for (const label of this.querySelectorAll<HTMLElement>('.facet-value')) {
      const box = label.querySelector('input')!;
      const count = counts[box.name]?.[box.value] ?? 0;
      label.querySelector('.facet-count')!.textContent = count.toLocaleString(this.#language);
      label.classList.toggle('is-empty', count === 0 && !box.checked);
    }
    for (const radio of this.querySelectorAll<HTMLInputElement>('input[name=scope]'))
      radio.parentElement!.querySelector('.facet-count')!.textContent = scopes[radio.value as Scope].toLocaleString(
        this.#language,
      );
  }

  #renderStatus({ results, query, quoting, without, scopes }: Answer): void {
    const strings = this.#strings;
    const { words, scope } = this.#state;
    const filters = chosenOf(this.#state)
      .map(({ facet, value }) => this.#nameOf(facet, value))
      .join(', ');
    const sentences: string[] = [];
    if (results.length > 0) {
      sentences.push(this.#say(strings.found[scope], { n: results.length }));
      if (query.quote && quoting.size > 0)
        sentences.push(this.#say(strings.quoting, { n: quoting.size, words: query.quote }));
    } else {
      const pattern = words
        ? filters
          ? strings.nothingForWith
          : strings.nothingFor
        : filters
          ? strings.nothingWith
          : strings.nothing;
      sentences.push(this.#say(pattern, { words, filters }).replace(/\.$/, ''));
    }
    const status = this.#part('.explorer-status');
    status.textContent = `${sentences.join('; ')}.`;
    if (words && !query.words) status.append(' ', strings.noWord);
    else if (query.leftOut.length > 0) {
      const left = document.createElement('span');
      left.className = 'explorer-left-out';
      left.textContent = this.#say(strings.leftOut, { words: query.leftOut.join(' ') });
      status.append(' ', left);
    }

    const ways = this.#part('.explorer-without');
    ways.hidden = results.length > 0;
    const buttons = without.map(({ what, total }) => {
      if (what === 'words')
        return this.#button(this.#say(strings.withoutWords, { n: total }), () => {
          this.#input.value = '';
          this.#ask({ ...this.#state, words: '' });
        });
      if (what === 'filters')
        return this.#button(this.#say(strings.withoutFilters, { n: total }), () =>
          this.#ask({ ...this.#state, chosen: {} }),
        );
      return this.#button(this.#say(strings.without, { n: total, facet: strings.facets[what] }), () =>
        this.#ask(withFacet(this.#state, what, [])),
      );
    });
    for (const other of ['runbook', 'all'] as const)
      if (scope === 'incident' && scopes[other] > 0)
        buttons.push(
          this.#button(this.#say(strings.elsewhere, { n: scopes[other], scope: strings.scopes[other] }), () =>
            this.#ask(lookIn(this.#state, other)),
          ),
        );
    ways.replaceChildren(...buttons);
    if (buttons.length === 0) ways.hidden = true;
  }

  /** Shows the matching runbooks above the incidents. */
  #renderRunbooks({ runbooks }: Answer, shown: Awaited<ReturnType<Result['data']>>[]): void {
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
        this.#button(this.#say(this.#strings.all, { n: runbooks.length }), () =>
          this.#ask(lookIn(this.#state, 'runbook')),
        ),
      );
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || this.#dialog.open) return;
    const target = event.target as HTMLElement;
    const inBox = target === this.#input;
    // Leave these keys to fields and menus.
    if (!inBox && target.closest('input:not([type=checkbox]), textarea, select, [contenteditable], dialog')) return;
    const links = [...this.#entries.querySelectorAll<HTMLAnchorElement>('h2 a')];
    const at = links.findIndex((link) => link.closest('.entry')!.contains(document.activeElement));
    const down = event.key === 'ArrowDown' || (!inBox && event.key === 'j');
    const up = event.key === 'ArrowUp' || (!inBox && event.key === 'k');
    if (down || up) {
      if (inBox && up) return;
      const to = moveBy(down ? 1 : -1, at, links.length);
      if (to === undefined) return;
      event.preventDefault();
      if (to === 'before') return void this.#input.focus();
      if (to === 'after') return void (this.#more.hidden || this.#more.click());
      links[to]!.focus();
      links[to]!.closest('.entry')!.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Escape' && !inBox && this.contains(target)) {
      event.preventDefault();
      this.#input.focus();
    } else if (event.key === 'f' && !inBox) {
      event.preventDefault();
      if (this.#part('.explorer-filters').offsetParent === null) this.#part('.explorer-drawer').click();
      this.#part('.facet summary').focus();
    } else if (event.key === '?' && !inBox) {
      event.preventDefault();
      this.#dialog.showModal();
    }
  }

  #button(text: string, press: () => void): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = text;
    button.addEventListener('click', press);
    return button;
  }

  #nameOf(facet: Facet, value: string): string {
    const box = [...this.querySelectorAll<HTMLInputElement>(`.facet-value input[name="${facet}"]`)].find(
      (each) => each.value === value,
    );
    return box?.parentElement!.querySelector('.facet-name')!.textContent.trim() ?? value;
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

customElements.define('library-explorer', LibraryExplorer);
