import { boardFacets, unknownValue, type BoardFacet } from '../../../core/actions/facets.ts';
import type { Grouping } from '../../../core/actions/board.ts';
import { actionAnchor } from '../../../core/model/address.ts';
import { say, type Pattern } from '../../search/say.ts';
import { listChosen, withValue, withValues } from '../explorer/chosen.ts';
import { buttonOf, FacetControls, openDrawer, type ControlStrings } from '../explorer/controls.ts';
import { goThrough, isForList } from '../explorer/keys.ts';
import { listenToWords } from '../explorer/typing.ts';
import { nothingFound, waysOut, type WayStrings } from '../explorer/ways.ts';
import type { BoardFile } from './file.ts';
import { finder, type Answer } from './find.ts';
import { nothingAsked, readState, writeState, type Column, type Scope, type State } from './state.ts';

/** The texts the page hands to the script. */
interface Strings extends ControlStrings<BoardFacet>, WayStrings<BoardFacet> {
  scopes: Record<Scope, string>;
  found: Record<Scope, Pattern>;
  elsewhere: string;
  searching: string;
  failed: string;
  retry: string;
  late: Pattern;
  again: string;
  tracker: string;
  group: Pattern;
  groupOverdue: Pattern;
  nobody: string;
  noDay: string;
  printed: string;
  statuses: Record<string, string>;
}

/** How many rows are drawn at a time. */
const step = 50;
/** How many rows are drawn for a print; the rest is counted. */
const mostPrinted = 2000;

/** What is read once, and how it is asked. */
interface Opened {
  file: BoardFile;
  find: ReturnType<typeof finder>;
}

/** A row of an answer: an item, or the head of a group. */
type Row = number | { value: string; count: number; overdue: number };

/**
 * Words, filters and groups over all action items. The address holds the whole state. Without a query the list of the
 * page stays; the file of all items is fetched when somebody means to use it.
 */
class ActionBoard extends HTMLElement {
  #state: State = nothingAsked;
  #strings!: Strings;
  #controls!: FacetControls<BoardFacet>;
  #opened: Promise<Opened> | undefined;
  /** The same, once it is there: a print cannot wait for it. */
  #file: BoardFile | undefined;
  #rows: readonly Row[] = [];
  #shown = step;
  /** Counts the states, so that a slow answer does not overwrite a later one. */
  #turn = 0;
  #list: Node[] = [];

  connectedCallback(): void {
    this.#strings = JSON.parse(this.dataset['texts']!) as Strings;
    this.#list = [...this.#body.childNodes];
    this.#controls = new FacetControls({
      root: this,
      facets: boardFacets,
      strings: this.#strings,
      language: this.#language,
      choose: (chosen) => this.#ask({ ...this.#state, chosen }),
    });
    this.#listen();
    this.#state = readState(location.search);
    if (writeState(this.#state)) void this.#show(shownIn(history.state));
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
      if (target instanceof HTMLSelectElement)
        this.#ask({ ...this.#state, by: (target.value || undefined) as Grouping | undefined });
      if (!(target instanceof HTMLInputElement)) return;
      if (target.type === 'checkbox') {
        const { name, value, checked } = target;
        this.#ask({ ...this.#state, chosen: withValue(this.#state.chosen, name as BoardFacet, value, checked) });
      }
      if (target.type === 'radio') this.#ask({ ...this.#state, scope: target.value as Scope });
    });
    this.#more.addEventListener('click', () => void this.#renderMore());
    openDrawer(this);
    this.#makeSortable();
    document.addEventListener('keydown', (event) => this.#key(event));
    addEventListener('beforeprint', () => this.#beforePrint());
    addEventListener('popstate', (event) => {
      const state = readState(location.search);
      // An anchor within the page does not change the state.
      if (writeState(state) === writeState(this.#state)) return;
      this.#state = state;
      void this.#show(shownIn(event.state));
    });
  }

  /** Puts a button into the head of each column. */
  #makeSortable(): void {
    for (const head of this.querySelectorAll<HTMLTableCellElement>('th[data-sort]')) {
      const by = head.dataset['sort'] as Column;
      const button = buttonOf(head.textContent!.trim(), () => {
        const { sort } = this.#state;
        const rising = sort === undefined ? by === 'due' : sort.by === by && !sort.falling;
        const next = by === 'due' && !rising ? undefined : { by, falling: rising };
        this.#ask({ ...this.#state, sort: next });
      });
      head.replaceChildren(button);
    }
  }

  /** The arrows lead from row to row, as in the list of incidents. */
  #key(event: KeyboardEvent): void {
    if (!isForList(event, this.#input)) return;
    const links = [...this.#body.querySelectorAll<HTMLAnchorElement>('[data-part=action]')];
    goThrough(event, { root: this, input: this.#input, links, row: 'tr', more: this.#more });
  }

  /** Draws what a print shows: every row that was found, or as many as it bears, and says of how many. */
  #beforePrint(): void {
    const file = this.#file;
    if (!file) return;
    const isSearching = this.classList.contains('is-searching');
    const rows = isSearching ? this.#rows : [...file.texts.keys()].filter((item) => file.pending[item] === 1);
    if (rows.length === 0) return;
    const shown = Math.min(rows.length, mostPrinted);
    this.#rows = rows;
    if (!isSearching || shown > this.#shown) {
      this.#shown = Math.max(this.#shown, shown);
      this.#body.replaceChildren(...this.#rowsOf(file, 0, this.#shown));
    }
    this.#more.hidden = rows.length <= this.#shown;
    const itemsIn = (some: readonly Row[]) => some.filter((row) => typeof row === 'number').length;
    this.#part('.board-printed').textContent =
      shown < rows.length
        ? this.#say(this.#strings.printed, { shown: itemsIn(rows.slice(0, shown)), n: itemsIn(rows) })
        : '';
  }

  /** Goes to a state, as a new entry of the history unless it continues the last one. */
  #ask(state: State, goesOn = false): void {
    this.#state = state;
    const address = `${this.dataset['address']!}${writeState(state)}`;
    if (goesOn) history.replaceState(null, '', address);
    else if (address !== location.pathname + location.search) history.pushState(null, '', address);
    void this.#show();
  }

  #load(): Promise<Opened> {
    if (!this.#opened) {
      this.#opened = read(this.dataset['file']!).then((file) => {
        this.#file = file;
        const priorities = JSON.parse(this.dataset['priorities']!) as string[];
        const nameOf = (owner: string) => this.#controls.nameOf('owner', owner);
        return { file, find: finder(file, nameOf, priorities, this.#language) };
      });
      // What could not be loaded is loaded again the next time.
      this.#opened.catch(() => (this.#opened = undefined));
    }
    return this.#opened;
  }

  async #show(shown = step): Promise<void> {
    const turn = ++this.#turn;
    this.#renderControls();
    if (!writeState(this.#state)) return this.#showList();
    if (!this.classList.contains('is-searching')) {
      this.#clear();
      this.#part('.explorer-status').textContent = this.#strings.searching;
    }
    this.#part('.explorer-found').setAttribute('aria-busy', 'true');
    try {
      const { file, find } = await this.#load();
      const answer = await find(this.#state);
      if (turn !== this.#turn) return;
      this.#rows = answer.groups.flatMap(({ value, items, overdue }): Row[] =>
        value === undefined ? [...items] : [{ value, count: items.length, overdue }, ...items],
      );
      this.#shown = shown;
      this.#setSearching(true);
      this.#controls.drawCounts(answer.counts);
      for (const radio of this.querySelectorAll<HTMLInputElement>('input[name=show]'))
        radio.parentElement!.querySelector('.facet-count')!.textContent = answer.scopes[
          radio.value as Scope
        ].toLocaleString(this.#language);
      this.#renderStatus(answer);
      this.#body.replaceChildren(...this.#rowsOf(file, 0, shown));
      this.#table.hidden = answer.total === 0;
      this.#more.hidden = this.#rows.length <= shown;
    } catch {
      if (turn === this.#turn) this.#fail();
    }
  }

  /** Says that the file cannot be read, and offers to try again. */
  #fail(): void {
    this.#clear();
    this.#part('.explorer-status').textContent = this.#strings.failed;
    const ways = this.#part('.explorer-without');
    ways.replaceChildren(buttonOf(this.#strings.retry, () => void this.#show()));
    ways.hidden = false;
  }

  /** Takes away what an answer shows. */
  #clear(): void {
    this.#setSearching(true);
    this.#rows = [];
    this.#body.replaceChildren();
    this.#table.hidden = true;
    this.#part('.explorer-without').hidden = true;
    this.#controls.clearCounts();
    this.#more.hidden = true;
  }

  /** Restores the page as it was delivered. */
  #showList(): void {
    this.#rows = [];
    this.#body.replaceChildren(...this.#list);
    this.#table.hidden = false;
    this.#controls.restore();
    this.#part('.explorer-status').textContent = '';
    this.#part('.explorer-without').hidden = true;
    this.#more.hidden = true;
    this.#setSearching(false);
  }

  #setSearching(searching: boolean): void {
    this.classList.toggle('is-searching', searching);
    this.#part('.explorer-found').removeAttribute('aria-busy');
    const pages = this.querySelector<HTMLElement>('.pages');
    if (pages) pages.hidden = searching;
  }

  /** Sets boxes, words, scope and grouping from the state. */
  #renderControls(): void {
    const { words, scope, chosen, by, sort } = this.#state;
    // Keep a trailing space while somebody types.
    if (this.#input.value.trim() !== words) this.#input.value = words;
    for (const radio of this.querySelectorAll<HTMLInputElement>('input[name=show]'))
      radio.checked = radio.value === scope;
    this.#part<HTMLSelectElement>('select').value = by ?? '';
    for (const head of this.querySelectorAll<HTMLElement>('th[data-sort]')) {
      const isBy = head.dataset['sort'] === (sort?.by ?? 'due');
      if (isBy) head.setAttribute('aria-sort', sort?.falling ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
    }
    this.#controls.render(chosen);
  }

  #renderStatus({ total, without, scopes }: Answer): void {
    const strings = this.#strings;
    const { words, scope, chosen } = this.#state;
    const filters = listChosen(boardFacets, chosen)
      .map(({ facet, value }) => this.#controls.nameOf(facet, value))
      .join(', ');
    this.#part('.explorer-status').textContent =
      total > 0 ? this.#say(strings.found[scope], { n: total }) : nothingFound(strings, words, filters, this.#language);

    const buttons = waysOut(without, strings, this.#language, (what) =>
      this.#ask(
        what === 'words'
          ? { ...this.#state, words: '' }
          : { ...this.#state, chosen: what === 'filters' ? {} : withValues(chosen, what, []) },
      ),
    );
    if (total === 0 && scopes.all > 0)
      buttons.push(
        buttonOf(this.#say(strings.elsewhere, { n: scopes.all }), () => this.#ask({ ...this.#state, scope: 'all' })),
      );
    const ways = this.#part('.explorer-without');
    ways.replaceChildren(...buttons);
    ways.hidden = buttons.length === 0;
  }

  #rowsOf(file: BoardFile, from: number, to: number): Node[] {
    return this.#rows
      .slice(from, to)
      .map((row) => (typeof row === 'number' ? this.#rowOf(file, row) : this.#headingOf(row)));
  }

  #rowOf(file: BoardFile, item: number): HTMLElement {
    const strings = this.#strings;
    const form = this.#part<HTMLTemplateElement>('.board-row').content.cloneNode(true) as DocumentFragment;
    const part = (name: string) => form.querySelector<HTMLElement>(`[data-part=${name}]`)!;
    const valueOf = (facet: BoardFacet) => {
      const own = file.filters[facet]?.of[item];
      const value = typeof own === 'number' ? file.filters[facet]!.values[own] : undefined;
      return value === unknownValue ? undefined : value;
    };
    const addressOf = ([id, , isReview]: BoardFile['documents'][number]) =>
      `${this.dataset[isReview ? 'reviews' : 'incidents']!}${encodeURIComponent(id)}/`;
    const document = file.documents[file.of[item]!]!;
    const anchor = actionAnchor({ id: file.ids[item] || undefined, row: file.rows[item] ?? 0 });
    part('due').textContent = file.due[item] || strings.noDay;
    const late = file.late[item]!;
    part('late').hidden = late === 0;
    part('late').textContent = late === 0 ? '' : this.#say(strings.late, { n: late });
    const link = part('action') as HTMLAnchorElement;
    link.href = `${addressOf(document)}#${encodeURIComponent(anchor)}`;
    link.textContent = file.texts[item]!;
    part('document').textContent = document[1];
    const later = file.documents[file.again[item] ?? -1];
    const again = part('again') as HTMLAnchorElement;
    again.parentElement!.hidden = !later;
    if (later) {
      again.href = addressOf(later);
      again.textContent = this.#say(strings.again, { title: later[1] });
    }
    const isDisputed = file.differs.includes(item);
    part('differs').hidden = !isDisputed;
    part('differs').textContent = isDisputed ? this.#say(strings.tracker, { ticket: file.tickets[item] || '' }) : '';
    const owner = valueOf('owner');
    part('owner').textContent = owner === undefined ? strings.nobody : this.#controls.nameOf('owner', owner);
    part('priority').textContent = valueOf('priority') ?? '';
    part('status').textContent = strings.statuses[valueOf('status') ?? ''] ?? '';
    return form.firstElementChild as HTMLElement;
  }

  /** The head of a group: its name, which asks for it alone, and how many it has. */
  #headingOf({ value, count, overdue }: Exclude<Row, number>): HTMLElement {
    const by = this.#state.by!;
    const row = document.createElement('tr');
    row.className = 'board-heading';
    const head = document.createElement('th');
    head.scope = 'rowgroup';
    head.colSpan = 5;
    const name = buttonOf(this.#controls.nameOf(by, value), () =>
      this.#ask({ ...this.#state, by: undefined, chosen: withValues(this.#state.chosen, by, [value]) }),
    );
    const counts = [
      this.#say(this.#strings.group, { n: count }),
      ...(overdue > 0 ? [this.#say(this.#strings.groupOverdue, { n: overdue })] : []),
    ];
    head.append(name, ` ${counts.join(', ')}`);
    row.append(head);
    return row;
  }

  async #renderMore(): Promise<void> {
    const from = this.#shown;
    const turn = this.#turn;
    const { file } = await this.#load();
    if (turn !== this.#turn || from >= this.#rows.length) return;
    this.#shown = from + step;
    this.#body.append(...this.#rowsOf(file, from, this.#shown));
    this.#more.hidden = this.#rows.length <= this.#shown;
    history.replaceState({ shown: this.#shown }, '');
    this.#body.children[from]?.querySelector<HTMLElement>('a, button')?.focus();
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
  get #table() {
    return this.#part<HTMLTableElement>('.board-list');
  }
  get #body() {
    return this.#table.tBodies[0]!;
  }
  get #more() {
    return this.#part<HTMLButtonElement>('.explorer-more');
  }
}

/** How many rows the browser history keeps with an address. */
function shownIn(kept: unknown): number | undefined {
  const shown = (kept as { shown?: unknown } | null)?.shown;
  return typeof shown === 'number' ? shown : undefined;
}

async function read(address: string): Promise<BoardFile> {
  // The build of today is asked for, whatever a cache has of an earlier one.
  const answer = await fetch(address, { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}.`);
  const file = (await answer.json()) as BoardFile;
  if (file.schema !== 1) throw new Error('The board is of another version.');
  return file;
}

customElements.define('action-board', ActionBoard);
