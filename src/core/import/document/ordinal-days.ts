import type { List, ListItem, Paragraph, Parents, Root, RootContent } from 'mdast';
import { writtenDayAt } from '../../text/day.ts';
import { rawText } from './inline.ts';

/**
 * Days such as `3. Mai 2024`, `3. 5. 2024` and `2024. 5. 3.` at the beginning of a line as the text they are. For Markdown the number
 * begins an ordered list, of which the tree keeps the first number only.
 *
 * @param source the text that the tree was parsed from
 */
export function withOrdinalDays(tree: Root, source: string): Root {
  const visit = (parent: Parents): void => {
    const children: RootContent[] = [];
    for (const child of parent.children as RootContent[]) {
      if (child.type === 'list' && child.ordered) {
        const items = child.children.map((item) => daysOf(item, source));
        if (items.every((one) => one !== undefined)) {
          children.push(...items.flat());
          continue;
        }
      }
      children.push(child);
    }
    parent.children = children as typeof parent.children;
    for (const child of children) if ('children' in child) visit(child);
  };
  visit(tree);
  return tree;
}

/** The blocks of an entry whose number is that of a day; undefined for any other entry. */
function daysOf(item: ListItem, source: string): RootContent[] | undefined {
  const start = item.position?.start.offset;
  const below: RootContent[] = [];
  let [first, ...rest]: RootContent[] = item.children;
  below.push(...rest);
  while (first?.type === 'list' && first.ordered && (first as List).children.length === 1) {
    [first, ...rest] = first.children[0]!.children;
    below.unshift(...rest);
  }
  const from = first?.position?.start.offset;
  if (first?.type !== 'paragraph' || start === undefined || from === undefined) return undefined;
  const number = source.slice(start, from);
  if (!/^(?:\d{4}\.\s+(?:\d{1,2}\.\s+){0,2}|(?:\d{1,2}\.\s+){1,2})$/.test(number)) return undefined;
  const text = rawText(first.children);
  // `1. March 30` is the first entry of a list.
  const isEntry = !/^\d{4}/.test(number) && writtenDayAt(text, 0) !== undefined;
  if (isEntry || !writtenDayAt(`${number}${text}`, 0)) return undefined;
  const paragraph: Paragraph = { ...first, children: [{ type: 'text', value: number }, ...first.children] };
  const [second] = first.children;
  // One text, so that places within it are counted as in the source.
  if (second?.type === 'text') paragraph.children.splice(0, 2, { ...second, value: `${number}${second.value}` });
  return [paragraph, ...below];
}
