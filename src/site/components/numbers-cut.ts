import { numbersOf, type Cut, type CutNumbers, type Durations } from '../../core/metrics/cut.ts';
import { intervalFloor } from '../../core/metrics/median.ts';
import type { Summary } from '../../core/metrics/summary.ts';
import { numberIn } from '../../core/model/number.ts';
import { formatMilliseconds, formatSpan } from '../../core/model/span.ts';
import type { Texts } from '../../texts/texts.ts';

/**
 * Cuts the numbers by several things at once, with the functions that make the pages. What is chosen stands in the address,
 * so that it can be sent to somebody; durations are fetched when something is chosen.
 */
class NumbersCut extends HTMLElement {
  #durations: Promise<Durations> | undefined;
  #turn = 0;

  connectedCallback(): void {
    this.classList.add('is-ready');
    const form = this.#form;
    const asked = new URLSearchParams(location.search);
    for (const select of form.querySelectorAll('select')) select.value = asked.get(select.name) ?? '';
    for (const select of form.querySelectorAll('select')) if (select.selectedIndex < 0) select.value = '';
    form.addEventListener('change', () => {
      const chosen = new URLSearchParams([...this.#chosen]);
      history.replaceState(history.state, '', `${location.pathname}${chosen.size > 0 ? `?${chosen}` : ''}#cut`);
      void this.#show();
    });
    if (this.#chosen.size > 0) void this.#show();
  }

  get #form(): HTMLFormElement {
    return this.querySelector('form')!;
  }

  /** What is chosen, by the names of the form. */
  get #chosen(): Map<string, string> {
    const selects = [...this.#form.querySelectorAll('select')];
    return new Map(selects.filter(({ value }) => value !== '').map(({ name, value }) => [name, value]));
  }

  async #show(): Promise<void> {
    const turn = ++this.#turn;
    const place = this.querySelector<HTMLElement>('.cut-numbers')!;
    const chosen = this.#chosen;
    if (chosen.size === 0) return place.replaceChildren();
    const { textsFor } = await import('../../texts/texts.ts');
    const texts = textsFor(this.dataset['language'] ?? 'en');
    try {
      const durations = await (this.#durations ??= this.#fetch());
      if (turn === this.#turn) place.replaceChildren(...drawn(numbersOf(durations, this.#cut(chosen)), texts));
    } catch {
      this.#durations = undefined;
      if (turn === this.#turn) place.textContent = texts.numbers.cutFailed;
    }
  }

  #cut(chosen: ReadonlyMap<string, string>): Cut {
    const team = this.#form.querySelector<HTMLSelectElement>('[name=team]')!.selectedOptions[0];
    const ofTeam = chosen.has('team') ? (team?.dataset['services'] ?? '').split(' ') : undefined;
    const service = chosen.get('service');
    return {
      services: service === undefined ? ofTeam : ofTeam === undefined || ofTeam.includes(service) ? [service] : [],
      severity: chosen.get('severity'),
      from: chosen.get('from'),
      to: chosen.get('to'),
    };
  }

  async #fetch(): Promise<Durations> {
    const response = await fetch(this.dataset['from'] ?? '');
    if (!response.ok) throw new Error(response.statusText);
    return (await response.json()) as Durations;
  }
}
customElements.define('numbers-cut', NumbersCut);

/** How many, and a row for each duration. */
function drawn({ count, interval, summaries }: CutNumbers, { numbers: texts, terms, time }: Texts): Node[] {
  const number = (value: number) => numberIn(value, time.language, value < 10 ? 1 : 0);
  const many = element('p', [
    `${texts.incidents}: `,
    element('strong', [String(count)]),
    ` (${texts.interval} ${number(interval.low)} – ${number(interval.high)})`,
  ]);
  const head = [texts.duration, texts.median, texts.interval, texts.n].map((name) => element('th', [name]));
  for (const cell of head) cell.setAttribute('scope', 'col');
  const rows = summaries.map((summary) => element('tr', cellsOf(summary, { numbers: texts, terms, time })));
  const table = element('table', [element('thead', [element('tr', head)]), element('tbody', rows)]);
  table.className = 'list';
  const scroll = element('div', [table]);
  scroll.className = 'table-scroll';
  scroll.tabIndex = 0;
  scroll.setAttribute('role', 'region');
  scroll.setAttribute('aria-label', texts.cut);
  return [many, scroll];
}

function cellsOf(summary: Summary, { numbers: texts, terms, time }: Pick<Texts, 'numbers' | 'terms' | 'time'>): Node[] {
  const { metric, n, eligible, precision, median } = summary;
  const length = (value: number) => formatMilliseconds(value, precision, time);
  const enough = n >= intervalFloor ? median : undefined;
  const between = ({ low, high }: { low: number; high: number }) =>
    formatSpan({ least: low, most: high, precision, approximate: false }, time);
  return [
    element('td', [
      terms.metric(metric.name),
      element('small', [texts.ends(terms.milestones[metric.from], terms.milestones[metric.to])]),
    ]),
    element('td', [enough ? element('strong', [length(enough.value)]) : n === 0 ? texts.unknown : texts.notEnough]),
    element('td', [enough?.interval ? between(enough.interval) : '–']),
    element('td', [texts.nOf(n, eligible)]),
  ];
}

function element<Name extends keyof HTMLElementTagNameMap>(name: Name, children: (Node | string)[]) {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}
