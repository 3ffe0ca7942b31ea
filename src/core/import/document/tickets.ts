import type { Nodes, PhrasingContent } from 'mdast';
import { rawText } from './entries.ts';
import type { Printing } from './print.ts';

const ticketUrl = /\/([\w.-]+)\/(?:-\/)?(?:issues|pull|pulls|merge_requests)\/(\d+)/;

/** The ticket that a text links to or names, as it is written in our tables; empty where there is none. */
export function ticketIn(inline: readonly PhrasingContent[], printing: Printing): string {
  const urls: string[] = [];
  const collect = (nodes: readonly Nodes[]) => {
    for (const node of nodes) {
      if (node.type === 'link') urls.push(node.url);
      else if (node.type === 'linkReference') urls.push(printing.definitions.get(node.identifier)?.url ?? '');
      if ('children' in node) collect(node.children as Nodes[]);
    }
  };
  collect(inline);
  for (const url of urls) {
    const match = ticketUrl.exec(url);
    if (match && /^https?:\/\/[\w./-]+$/.test(url)) return `[${match[1]!.replace(/_/g, '\\_')}#${match[2]}](${url})`;
    const key = /\/browse\/([A-Z][A-Z0-9]+-\d+)$/.exec(url)?.[1];
    if (key) return key;
  }
  const text = rawText(inline);
  return /(?<![\w/])[A-Z][A-Z0-9]{1,9}-\d+(?![\w-])/.exec(text)?.[0] ?? /^#\d+(?=\s*$)/.exec(text.trim())?.[0] ?? '';
}
