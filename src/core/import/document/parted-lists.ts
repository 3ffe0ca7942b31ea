import type { List, ListItem, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { rawText } from './inline.ts';

/**
 * Lists parted at a bold line that stands at the margin right below an entry: `**Later**` between two bullets. Markdown
 * takes it for the end of the entry above it, people for a label over the entries below it.
 */
export function withPartedLists(tree: Root): Root {
  return { ...tree, children: tree.children.flatMap((node) => (node.type === 'list' ? parted(node) : [node])) };
}

function parted(list: List): RootContent[] {
  const parts: RootContent[] = [];
  let items: ListItem[] = [];
  const flush = () => {
    if (items.length > 0) parts.push({ ...list, children: items });
    items = [];
  };
  for (const item of list.children) {
    const [first, ...rest] = item.children;
    const label = first?.type === 'paragraph' && rest.length === 0 ? labelBelow(first, marginOf(list)) : undefined;
    if (!label) items.push(item);
    else {
      items.push({ ...item, children: [label.above] });
      flush();
      parts.push(label.label);
    }
  }
  flush();
  return parts;
}

const marginOf = ({ position }: List) => position?.start.column ?? 1;

/** The bold last line of a paragraph, where it is not indented, and the lines above it. */
function labelBelow(
  { children, ...paragraph }: Paragraph,
  margin: number,
): { above: Paragraph; label: Paragraph } | undefined {
  const at = children.findLastIndex(({ type }) => type === 'strong');
  const [before, label, behind] = [children[at - 1], children[at], children.slice(at + 1)];
  if (before?.type !== 'text' || !/\n$/.test(before.value) || label?.type !== 'strong') return undefined;
  if (label.position?.start.column !== margin || !/^[:：]?$/u.test(rawText(behind).trim())) return undefined;
  const above: PhrasingContent[] = [...children.slice(0, at - 1), { ...before, value: before.value.trimEnd() }];
  const { position } = label;
  return {
    above: { ...paragraph, children: above },
    label: { type: 'paragraph', children: [label, ...behind], ...(position ? { position } : {}) },
  };
}
