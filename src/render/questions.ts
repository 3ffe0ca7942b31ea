import type { ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast';

/** Sets the question of each list entry, up to its question mark, in bold before the answer. */
export function questionsFirst(nodes: readonly RootContent[]): RootContent[] {
  return nodes.map((node) =>
    node.type === 'list' ? { ...node, children: node.children.map((entry) => withQuestion(entry)) } : node,
  );
}

function withQuestion(entry: ListItem): ListItem {
  const [first, ...rest] = entry.children;
  if (first?.type !== 'paragraph') return entry;
  return { ...entry, children: [split(first), ...rest] };
}

function split(paragraph: Paragraph): Paragraph {
  const at = paragraph.children.findIndex((child) => child.type === 'text' && child.value.includes('?'));
  const child = paragraph.children[at];
  if (child?.type !== 'text') return paragraph;
  const end = child.value.indexOf('?') + 1;
  const answer = child.value.slice(end);
  // A question mark inside a word is an address, not a question.
  if (answer !== '' && !/^\s/.test(answer)) return paragraph;
  const question: PhrasingContent[] = [
    ...paragraph.children.slice(0, at),
    { type: 'text', value: child.value.slice(0, end) },
  ];
  return {
    ...paragraph,
    children: [
      { type: 'strong', children: question },
      ...(answer === '' ? [] : [{ type: 'text' as const, value: answer }]),
      ...paragraph.children.slice(at + 1),
    ],
  };
}
