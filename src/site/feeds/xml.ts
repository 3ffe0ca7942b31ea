/** Attributes of an element; those that are undefined are left out. */
export type XmlAttributes = Readonly<Record<string, string | undefined>>;

/** Finished XML. */
export interface Xml {
  xml: string;
}

/** An element of XML, its words escaped. Children that are undefined are left out. */
export function element(name: string, attributes: XmlAttributes, ...children: (Xml | string | undefined)[]): Xml {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(value)}"`],
  );
  const inside = children.flatMap((child) =>
    child === undefined ? [] : [typeof child === 'string' ? escaped(child) : child.xml],
  );
  const open = `<${name}${written.join('')}`;
  return { xml: inside.length === 0 ? `${open}/>` : `${open}>${inside.join('')}</${name}>` };
}

/** A whole document with its root element. */
export function document(root: Xml): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${root.xml}\n`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // Parsers would turn it into a space in attributes and a line feed elsewhere.
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

/** Characters that XML 1.0 cannot hold, halves of surrogate pairs among them, become U+FFFD. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>"\n\r\t]/g, (character) => entities[character]!);
}
