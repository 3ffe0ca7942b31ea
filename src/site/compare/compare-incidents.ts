import { addressesBelow, canBeAddressed } from '../../core/model/address.ts';
import type { Metric } from '../../core/model/metric.ts';
import type { Texts } from '../../texts/texts.ts';
import type { ApiIncident } from '../feeds/api/schema.ts';
import { element } from './element.ts';
import { factsTable } from './facts.ts';
import { inCommon } from './in-common.ts';
import { readIncident } from './incident.ts';
import type { Names, Side } from './side.ts';
import { timelines } from './timelines.ts';

/** No incident has the id. */
class NoSuchIncident extends Error {}

/** Compares the two incidents that the address names, `?a=<id>&b=<id>`, from the data beside their pages. */
class CompareIncidents extends HTMLElement {
  connectedCallback(): void {
    const asked = new URLSearchParams(location.search);
    for (const input of this.querySelectorAll('input')) input.value = asked.get(input.name)?.trim() ?? '';
    const [a = '', b = ''] = ['a', 'b'].map((name) => asked.get(name)?.trim());
    void this.#compare(a, b);
  }

  async #compare(a: string, b: string): Promise<void> {
    const { textsFor } = await import('../../texts/texts.ts');
    const texts = textsFor(this.dataset['language'] ?? 'en');
    const { compare } = texts;
    if (a === '' || b === '') return this.#say(a === b ? '' : compare.needTwo);
    this.#say(compare.loading);
    try {
      const [first, second] = await Promise.all([this.#fetch(a), this.#fetch(b)]);
      if (first.id === second.id) return this.#say(compare.same);
      this.querySelector('.compared')!.replaceChildren(...this.#draw(first, second, texts));
      this.#say(compare.done(first.title, second.title));
      // The heads of the table say it to those who see it.
      this.querySelector('.compare-status')!.classList.add('visually-hidden');
    } catch (error) {
      this.#say(error instanceof NoSuchIncident ? compare.none(error.message) : compare.failed);
    }
  }

  #draw(first: ApiIncident, second: ApiIncident, texts: Texts): Node[] {
    const sides: [Side, Side] = [
      { letter: 'A', incident: readIncident(first) },
      { letter: 'B', incident: readIncident(second) },
    ];
    const metrics = JSON.parse(this.dataset['metrics']!) as Metric[];
    const names = JSON.parse(this.dataset['names']!) as Names;
    const addresses = this.#addresses;
    const section = (heading: string, nodes: readonly Node[]) =>
      element('section', { class: 'part' }, element('h2', {}, heading), ...nodes);
    return [
      factsTable(sides, addresses.incident, metrics, names, texts),
      section(texts.compare.timelines, timelines(sides, texts)),
      section(texts.compare.shared, inCommon(sides, addresses, names, texts)),
    ];
  }

  /** @throws NoSuchIncident; anything else where the data cannot be read */
  async #fetch(id: string): Promise<ApiIncident> {
    if (!canBeAddressed(id)) throw new NoSuchIncident(id);
    const response = await fetch(this.#addresses.api.incident(id));
    if (response.status === 404) throw new NoSuchIncident(id);
    if (!response.ok) throw new Error(response.statusText);
    return (await response.json()) as ApiIncident;
  }

  #say(text: string): void {
    this.querySelector('.compare-status')!.textContent = text;
  }

  get #addresses() {
    return addressesBelow(this.dataset['base']!);
  }
}
customElements.define('compare-incidents', CompareIncidents);
