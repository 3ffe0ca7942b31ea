/** An element with attributes and children; text stays text, and an undefined attribute is left out. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string | undefined>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A table with a cell for each incident in every row, that scrolls where it is too wide. */
export function pairTable(label: string, heads: readonly (Node | string)[], rows: readonly (Node | string)[][]): Node {
  const head = heads.map((cell) => element('th', { scope: 'col' }, cell));
  const body = rows.map(([name, ...cells]) =>
    element('tr', {}, element('th', { scope: 'row' }, name!), ...cells.map((cell) => element('td', {}, cell))),
  );
  return element(
    'div',
    { class: 'table-scroll', tabindex: '0', role: 'region', 'aria-label': label },
    element(
      'table',
      { class: 'list compare-table' },
      element('thead', {}, element('tr', {}, ...head)),
      element('tbody', {}, ...body),
    ),
  );
}

/** A picture that was drawn as markup: its texts are escaped where it is drawn. */
export function drawn(markup: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = markup;
  return template.content;
}
