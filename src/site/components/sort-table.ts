/**
 * Makes a table sortable by its columns and its rows findable by words. Whatever stands in the page stands there without
 * it, too: it only puts rows into another order and hides those without the words.
 */
class SortTable extends HTMLElement {
  connectedCallback(): void {
    const body = this.querySelector('tbody');
    const heads = [...this.querySelectorAll<HTMLTableCellElement>('thead th')];
    if (!body) return;
    const rows = [...body.rows];
    this.classList.add('is-ready');
    this.sortable(body, heads, rows);
    this.filterable(rows);
  }

  private sortable(body: HTMLTableSectionElement, heads: HTMLTableCellElement[], rows: HTMLTableRowElement[]): void {
    const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
    for (const [column, head] of heads.entries()) {
      if (head.classList.contains('history')) continue;
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener('click', () => {
        const was = head.getAttribute('aria-sort');
        // Of numbers the largest is asked for first, of names the first.
        const rising = was === null ? !head.classList.contains('number') : was === 'descending';
        for (const other of heads) other.removeAttribute('aria-sort');
        head.setAttribute('aria-sort', rising ? 'ascending' : 'descending');
        const valued = rows.map((row, place) => ({ row, place, value: valueOf(row.cells[column]) }));
        valued.sort((a, b) => {
          // What has no value stands last either way.
          if (a.value === '' || b.value === '')
            return Number(a.value === '') - Number(b.value === '') || a.place - b.place;
          return (rising ? 1 : -1) * collator.compare(a.value, b.value) || a.place - b.place;
        });
        body.append(...valued.map(({ row }) => row));
      });
    }
  }

  private filterable(rows: HTMLTableRowElement[]): void {
    const input = this.querySelector('input');
    const told = this.querySelector('output');
    if (!input || !told) return;
    const texts = rows.map((row) => (row.textContent ?? '').toLocaleLowerCase());
    const filter = () => {
      const words = input.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const [place, row] of rows.entries()) {
        row.hidden = !words.every((word) => texts[place]!.includes(word));
        if (!row.hidden) shown++;
      }
      told.textContent = words.length === 0 ? '' : `${shown} / ${rows.length}`;
    };
    input.addEventListener('input', filter);
    // A browser fills it in again when one comes back.
    filter();
  }
}
customElements.define('sort-table', SortTable);

/** What a cell is sorted by: its own value, else the text of its first part; empty for a dash. */
function valueOf(cell: HTMLTableCellElement | undefined): string {
  const first = cell?.querySelector('a, time') ?? cell;
  const text = (cell?.dataset['value'] ?? first?.textContent ?? '').trim();
  return text === '–' ? '' : text;
}

export {};
