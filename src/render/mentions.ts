import type { ElementContent, Parents, RootContent } from 'hast';

/** A known incident or runbook named in a text. Offsets are into that text, the end exclusive. */
export interface Mention {
  start: number;
  end: number;
  href: string;
  title?: string | undefined;
}

const closed = new Set(['a', 'code', 'pre', 'kbd', 'summary', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** Turns mentions in running text into links, in place. Links, code and headings stay as they are. */
export function linkMentions(tree: Parents, find: (text: string) => readonly Mention[]): void {
  if (tree.type === 'element' && closed.has(tree.tagName)) return;
  const children: RootContent[] = [];
  for (const child of tree.children) {
    const last = children.at(-1);
    // Removed nodes leave adjacent text nodes behind; join them.
    if (child.type === 'text' && last?.type === 'text') last.value += child.value;
    else children.push(child.type === 'text' ? { type: 'text', value: child.value } : child);
  }
  const linked: RootContent[] = [];
  for (const child of children) {
    if (child.type === 'text') linked.push(...withLinks(child.value, find(child.value)));
    else {
      if (child.type === 'element') linkMentions(child, find);
      linked.push(child);
    }
  }
  (tree as { children: RootContent[] }).children = linked;
}

function withLinks(text: string, mentions: readonly Mention[]): ElementContent[] {
  const parts: ElementContent[] = [];
  let from = 0;
  const add = (end: number) => {
    if (end > from) parts.push({ type: 'text', value: text.slice(from, end) });
  };
  for (const { start, end, href, title } of [...mentions].sort((a, b) => a.start - b.start)) {
    if (start < from || end <= start || end > text.length) continue;
    add(start);
    parts.push({
      type: 'element',
      tagName: 'a',
      properties: { className: ['mention'], href, ...(title !== undefined && { title }) },
      children: [{ type: 'text', value: text.slice(start, end) }],
    });
    from = end;
  }
  add(text.length);
  return parts;
}
