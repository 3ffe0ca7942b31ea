import { breaksIn, timeIn, type MomentWords } from '../../core/model/shown.ts';

/** Key of the choice in local storage: `incident`, `utc` or `reader`. */
const kept = 'times';
const choices = ['incident', 'utc', 'reader'] as const;
type Choice = (typeof choices)[number];

const readerZone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

function load(): Choice {
  try {
    return choices.find((choice) => choice === localStorage.getItem(kept)) ?? 'incident';
  } catch {
    return 'incident';
  }
}

function keep(choice: Choice): void {
  try {
    localStorage.setItem(kept, choice);
  } catch {
    // Without local storage the choice lasts for the page.
  }
}

/** Words for times. */
interface Words extends MomentWords {
  changes: string;
}

/** Converts every time of the page, and the day breaks of the timeline, to a zone. */
function show(zone: string, words: Words): void {
  for (const element of document.querySelectorAll<HTMLElement | SVGElement>('[data-time]')) {
    const text = timeIn(element.dataset['time'] ?? '', zone, words);
    if (text !== undefined && element.textContent !== text) element.textContent = text;
  }
  for (const table of document.querySelectorAll('table.timeline')) markDays(table, zone, words);
}

function markDays(table: Element, zone: string, { language, changes }: Words): void {
  const body = table.querySelector('tbody');
  if (!body) return;
  for (const mark of body.querySelectorAll('tr.break')) mark.remove();
  const rows = [...body.querySelectorAll('tr')];
  const columns = table.querySelectorAll('thead th').length;
  const read = rows.map((row) => {
    const { at, wholeDayIn } = row.dataset;
    return at === undefined ? undefined : { at: Number(at), wholeDayIn };
  });
  for (const { before, day, offset, changed } of breaksIn(read, zone, language)) {
    for (const [kind, text] of [
      ['clocks', changed && changes.replace('{from}', changed).replace('{to}', offset)],
      ['day', day],
    ]) {
      if (!text) continue;
      const row = document.createElement('tr');
      row.className = `break break-${kind}`;
      const cell = document.createElement('th');
      cell.colSpan = columns;
      cell.scope = 'colgroup';
      cell.textContent = text;
      row.append(cell);
      rows[before]?.before(row);
    }
  }
}

class TimeZones extends HTMLElement {
  connectedCallback(): void {
    const own = this.dataset['zone'] ?? 'UTC';
    const zones: Record<Choice, string> = { incident: own, utc: 'UTC', reader: readerZone };
    const buttons = [...this.querySelectorAll<HTMLButtonElement>('button')];
    for (const button of buttons) {
      const choice = button.dataset['choice'] as Choice;
      const name = button.querySelector('[data-name]');
      if (name && choice === 'reader') name.textContent = readerZone.split('/').at(-1)!.replaceAll('_', ' ');
      // One button a zone.
      button.hidden = choices.slice(0, choices.indexOf(choice)).some((before) => zones[before] === zones[choice]);
      button.addEventListener('click', () => {
        keep(choice);
        document.dispatchEvent(new CustomEvent('zone-chosen', { detail: choice }));
      });
    }
    this.classList.toggle('is-ready', buttons.filter((button) => !button.hidden).length > 1);
    document.addEventListener('zone-chosen', (event) =>
      this.apply((event as CustomEvent<Choice>).detail, zones, buttons),
    );
    const choice = load();
    if (choice !== 'incident') this.apply(choice, zones, buttons);
  }

  private apply(choice: Choice, zones: Record<Choice, string>, buttons: readonly HTMLButtonElement[]): void {
    const zone = zones[choice];
    for (const button of buttons)
      button.setAttribute('aria-pressed', String(zones[button.dataset['choice'] as Choice] === zone));
    const { changes = '', language = 'en', about = '' } = this.dataset;
    show(zone, { changes, language, about: (time) => about.replace('{time}', time) });
  }
}
customElements.define('time-zones', TimeZones);
