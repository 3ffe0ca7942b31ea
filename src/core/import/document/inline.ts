import type { Nodes, PhrasingContent } from 'mdast';

/** Plain text of inline nodes, in which positions are counted. */
export function rawText(nodes: readonly Nodes[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'break') return '\n';
      if (node.type === 'footnoteReference') return `[^${node.identifier}]`;
      if (node.type === 'html') return '';
      if ('value' in node) return node.value;
      return 'children' in node ? rawText(node.children as Nodes[]) : '';
    })
    .join('');
}

/** Inline nodes without the first characters of their `rawText`. */
export function withoutStart<T extends Nodes>(nodes: readonly T[], length: number): T[] {
  const rest: T[] = [];
  let left = length;
  for (const node of nodes) {
    const size = rawText([node]).length;
    if (left <= 0) rest.push(node);
    else if (size <= left) {
      // Keep nodes without text, such as comments and pictures.
      if (size === 0) rest.push(node);
      left -= size;
    } else {
      if (node.type === 'text' || node.type === 'inlineCode') rest.push({ ...node, value: node.value.slice(left) });
      else if ('children' in node)
        rest.push({ ...node, children: withoutStart(node.children as Nodes[], left) } as unknown as T);
      else rest.push(node);
      left = 0;
    }
  }
  const [first] = rest;
  if (first?.type === 'text') rest[0] = { ...first, value: first.value.replace(/^\s+/, '') };
  const second = rest[1];
  if (first?.type === 'footnoteReference' && second?.type === 'text')
    rest[1] = { ...second, value: second.value.replace(/^\s*[:–—-]\s*/, ' ') };
  return rest;
}

/** The first characters of the `rawText` of inline nodes, and every node without text. */
export function onlyStart<T extends Nodes>(nodes: readonly T[], length: number): T[] {
  const kept: T[] = [];
  let left = length;
  for (const node of nodes) {
    const size = rawText([node]).length;
    if (size <= left) kept.push(node);
    else if (left > 0) {
      if (node.type === 'text' || node.type === 'inlineCode') kept.push({ ...node, value: node.value.slice(0, left) });
      else if ('children' in node)
        kept.push({ ...node, children: onlyStart(node.children as Nodes[], left) } as unknown as T);
    } else if (size > 0 && 'url' in node) {
      // An address behind the time stays.
      kept.push(node);
    }
    left -= size;
  }
  return kept;
}

/** Whether all of a text is struck out, as people do with what is done. */
export function isStruck(inline: readonly PhrasingContent[]): boolean {
  const said = inline.filter((node) => rawText([node]).trim() !== '');
  return said.length > 0 && said.every(({ type }) => type === 'delete');
}
