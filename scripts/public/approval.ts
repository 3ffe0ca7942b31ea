import { parseDocument } from 'yaml';

/** The text with an approval in its front matter; not a character outside of `publication` changes. */
export function withApproval(text: string, entry: Record<string, string>): string {
  const front = /^(\uFEFF?---[ \t]*\r?\n)([\s\S]*?\r?\n)---[ \t]*(?:\r?\n|$)/.exec(text);
  if (!front) throw new Error('The front matter could not be found.');
  const [, opening, yaml] = front as unknown as [string, string, string];
  const lineEnd = yaml.includes('\r\n') ? '\r\n' : '\n';
  const start = /^publication:/m.exec(yaml)?.index;
  const rest = start === undefined ? '' : yaml.slice(start);
  // The entry goes on as long as lines are indented, empty or comments below it.
  const length =
    start === undefined
      ? 0
      : (/^.*\r?\n(?:[ \t]+\S.*\r?\n|[ \t]*\r?\n(?=[ \t]))*/.exec(rest)?.[0].length ?? rest.length);
  const document = parseDocument(start === undefined ? 'publication: {}\n' : rest.slice(0, length));
  if (start === undefined || document.get('publication') === null)
    document.set('publication', document.createNode(entry));
  else for (const [key, value] of Object.entries(entry)) document.setIn(['publication', key], value);
  const written = document.toString({ lineWidth: 0, flowCollectionPadding: false }).replace(/\r?\n/g, lineEnd);
  const made = start === undefined ? yaml + written : yaml.slice(0, start) + written + yaml.slice(start + length);
  return opening + made + text.slice(opening.length + yaml.length);
}
