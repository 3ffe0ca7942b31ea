import { addressesBelow } from '../../../core/model/address.ts';

/** An incident that was chosen to be compared. */
interface Chosen {
  id: string;
  title: string;
}

/** Two incidents of the list can be chosen to be compared; they stay chosen whatever the list shows next. */
class Comparing {
  #chosen: Chosen[] = [];
  readonly #list: HTMLElement;
  readonly #bar: HTMLElement;
  readonly #base: string;

  constructor(explorer: HTMLElement) {
    this.#list = explorer.querySelector('.entries')!;
    this.#bar = explorer.querySelector('.explorer-comparing')!;
    this.#base = explorer.dataset['base']!;
    this.#list.addEventListener('change', ({ target }) => {
      if (!(target instanceof HTMLInputElement) || !target.closest('.entry-compare')) return;
      const incident = incidentOf(target);
      this.#chosen = this.#chosen.filter(({ id }) => id !== incident.id);
      if (target.checked) this.#chosen.push(incident);
      this.#show();
    });
    // The list is drawn anew by every answer.
    new MutationObserver(() => this.#mark()).observe(this.#list, { childList: true });
    // What a browser keeps of a page it goes back to.
    for (const box of this.#boxes) box.checked = false;
    this.#mark();
  }

  get #boxes() {
    return [...this.#list.querySelectorAll<HTMLInputElement>('.entry-compare input')];
  }

  #mark(): void {
    for (const box of this.#boxes) {
      const { id, title } = incidentOf(box);
      box.checked = this.#chosen.some((chosen) => chosen.id === id);
      box.disabled = this.#chosen.length === 2 && !box.checked;
      box.setAttribute('aria-label', `${box.closest('label')!.textContent.trim()}: ${title}`);
    }
  }

  #show(): void {
    const [first, second] = this.#chosen;
    this.#bar.hidden = first === undefined;
    this.#bar.querySelector<HTMLElement>('[data-part=more]')!.hidden = second !== undefined;
    const link = this.#bar.querySelector<HTMLAnchorElement>('a')!;
    link.hidden = second === undefined;
    if (first && second) link.href = addressesBelow(this.#base).compareOf(first.id, second.id);
    this.#bar.querySelector('ul')!.replaceChildren(...this.#chosen.map((chosen) => this.#item(chosen)));
    this.#mark();
  }

  /** One that was chosen, to be taken back. */
  #item({ id, title }: Chosen): Node {
    const item = this.#bar.querySelector('template')!.content.cloneNode(true) as DocumentFragment;
    const button = item.querySelector('button')!;
    button.textContent = title;
    button.setAttribute(
      'aria-label',
      this.#bar.dataset['drop']!.replace('{title}', () => title),
    );
    button.addEventListener('click', () => {
      this.#chosen = this.#chosen.filter((chosen) => chosen.id !== id);
      this.#show();
      (this.#bar.querySelector('button') ?? this.#boxes[0])?.focus();
    });
    return item;
  }
}

/** The incident of an entry: its id is the last part of its address. */
function incidentOf(box: HTMLElement): Chosen {
  const link = box.closest('.entry')!.querySelector<HTMLAnchorElement>('h2 a')!;
  const id = decodeURIComponent(new URL(link.href).pathname.replace(/\/$/, '').replace(/^.*\//, ''));
  return { id, title: link.textContent.trim() };
}

for (const explorer of document.querySelectorAll<HTMLElement>('library-explorer')) new Comparing(explorer);
