import { say, type Pattern } from '../../search/say.ts';
import { listChosen, withValue, type ChosenBy } from './chosen.ts';

/** What the controls say. */
export interface ControlStrings<F extends string> {
  facets: Record<F, string>;
  filters: Pattern;
  remove: string;
  /** What it is called to have no value of a facet, where no box says it. */
  none: Partial<Record<F, string>>;
}

/** What the controls belong to: the element around them, and what happens when a choice is made on them. */
interface Around<F extends string> {
  root: HTMLElement;
  facets: readonly F[];
  strings: ControlStrings<F>;
  language: string;
  choose(chosen: ChosenBy<F>): void;
}

/**
 * The boxes of the filters, their counts, and the chosen values as buttons above a list. They are drawn from a state and
 * keep none of their own.
 */
export class FacetControls<F extends string> {
  #around: Around<F>;
  /** The counts that came with the page. */
  #counts = new Map<HTMLElement, string>();
  /** The values of each facet in the order that came with the page, and those that were empty. */
  #facets = new Map<HTMLElement, HTMLElement[]>();
  #empty = new Set<HTMLElement>();
  #names = new Map<string, string>();

  constructor(around: Around<F>) {
    this.#around = around;
    const { root } = around;
    for (const count of root.querySelectorAll<HTMLElement>('.facet-count')) this.#counts.set(count, count.textContent);
    for (const group of root.querySelectorAll<HTMLElement>('.facet > [role=group]'))
      this.#facets.set(group, [...group.querySelectorAll<HTMLElement>('.facet-value')]);
    for (const label of root.querySelectorAll<HTMLElement>('.facet-value')) {
      const { name, value } = label.querySelector('input')!;
      this.#names.set(`${name} ${value}`, label.querySelector('.facet-name')!.textContent.trim());
      if (label.classList.contains('is-empty')) this.#empty.add(label);
    }
  }

  /** The name of a value, as its box says it. */
  nameOf(facet: F, value: string): string {
    return (
      this.#names.get(`${facet} ${value}`) ?? (value === 'none' ? this.#around.strings.none[facet] : undefined) ?? value
    );
  }

  /** Sets boxes, the button of the drawer, and the chosen values. */
  render(chosen: ChosenBy<F>): void {
    const { root, facets, strings, language } = this.#around;
    for (const box of root.querySelectorAll<HTMLInputElement>('.facet-value input')) {
      box.checked = chosen[box.name as F]?.includes(box.value) ?? false;
      if (box.checked)
        for (let at = box.closest('details'); at; at = at.parentElement!.closest('details')) at.open = true;
    }
    const values = listChosen(facets, chosen);
    const drawer = root.querySelector<HTMLElement>('.explorer-drawer')!;
    drawer.dataset['plain'] ??= drawer.textContent;
    drawer.textContent =
      values.length > 0 ? say(strings.filters, { n: values.length }, language) : drawer.dataset['plain'];
    const focused = document.activeElement?.closest('.explorer-chosen');
    const list = root.querySelector<HTMLElement>('.explorer-chosen')!;
    list.hidden = values.length === 0;
    const buttons = values.map(({ facet, value }) => {
      const name = this.nameOf(facet, value);
      const button = buttonOf(`${strings.facets[facet]}: ${name}`, () =>
        this.#around.choose(withValue(chosen, facet, value, false)),
      );
      button.setAttribute('aria-label', say(strings.remove, { facet: strings.facets[facet], value: name }, language));
      return button;
    });
    if (values.length > 1) buttons.push(this.#clearButton());
    list.replaceChildren(
      ...buttons.map((button) => {
        const item = document.createElement('li');
        item.append(button);
        return item;
      }),
    );
    if (focused) (list.querySelector('button') ?? root.querySelector<HTMLElement>('input[type=search]'))?.focus();
  }

  #clearButton(): HTMLButtonElement {
    const { root } = this.#around;
    const form = root.querySelector<HTMLTemplateElement>('.explorer-clear')!.content.cloneNode(true);
    const button = (form as DocumentFragment).querySelector('button')!;
    button.className = 'explorer-clear-button';
    button.addEventListener('click', () => this.#around.choose({}));
    return button;
  }

  /** Writes how many there are of every value. */
  drawCounts(counts: Partial<Record<F, ReadonlyMap<string, number>>>): void {
    for (const label of this.#around.root.querySelectorAll<HTMLElement>('.facet-value')) {
      const box = label.querySelector('input')!;
      const count = counts[box.name as F]?.get(box.value) ?? 0;
      label.querySelector('.facet-count')!.textContent = count.toLocaleString(this.#around.language);
      label.classList.toggle('is-empty', count === 0 && !box.checked);
    }
    this.#arrange();
  }

  /** Takes every count away, while none is known. */
  clearCounts(): void {
    for (const count of this.#counts.keys()) count.textContent = '';
  }

  /** Brings back the counts and the order that came with the page. */
  restore(): void {
    for (const [count, text] of this.#counts) count.textContent = text;
    for (const labels of this.#facets.values())
      for (const label of labels) label.classList.toggle('is-empty', this.#empty.has(label));
    this.#arrange();
  }

  /** Puts the values that would find nothing below those that would find something, and folds them away first. */
  #arrange(): void {
    const focused = document.activeElement;
    for (const [group, labels] of this.#facets) {
      const isEmpty = (label: HTMLElement) => label.classList.contains('is-empty');
      const wanted = [...labels.filter((label) => !isEmpty(label)), ...labels.filter(isEmpty)];
      if ([...group.querySelectorAll('.facet-value')].every((label, place) => label === wanted[place])) continue;
      const rest = group.querySelector('.facet-rest');
      const open = labels.length - (rest?.querySelectorAll('.facet-value').length ?? 0);
      group.prepend(...wanted.slice(0, open));
      rest?.append(...wanted.slice(open));
    }
    // What is moved loses the focus.
    if (focused instanceof HTMLElement && focused !== document.activeElement && this.#around.root.contains(focused))
      focused.focus({ preventScroll: true });
  }
}

/** Opens and closes the filters on a narrow screen. */
export function openDrawer(root: HTMLElement): void {
  const drawer = root.querySelector<HTMLButtonElement>('.explorer-drawer')!;
  drawer.addEventListener('click', () => {
    const open = drawer.getAttribute('aria-expanded') !== 'true';
    drawer.setAttribute('aria-expanded', String(open));
    root.querySelector('.explorer-filters')!.classList.toggle('is-open', open);
  });
}

/** A button with a text. */
export function buttonOf(text: string, press: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = text;
  button.addEventListener('click', press);
  return button;
}
