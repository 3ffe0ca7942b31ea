import { memo } from '../model/memo.ts';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import type { Definition, Image, Link, Nodes, Paragraph, Table, Text } from 'mdast';
import type { Document } from '../model/document.ts';
import type { Place } from '../model/message.ts';
import { attributesOf } from '../parse/components.ts';
import { plain } from '../parse/prose.ts';
import { placeOfNode } from '../parse/tree.ts';

/** What rules look for in a body, found in one walk. */
export interface Body {
  /** Text as it is read: neither code nor front matter. */
  texts: Text[];
  paragraphs: Paragraph[];
  tables: Table[];
  links: (Link | Definition)[];
  pictures: Picture[];
  /** MDX elements, known or not. */
  elements: Element[];
  /** Directives only templates use. */
  leftovers: (ContainerDirective | LeafDirective)[];
  /** Plain text of every heading, in order. */
  headings: string[];
}

/** An MDX element in a line of its own, or inside one. */
export type Element = Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

/** An image or a `<Figure>`. */
export interface Picture {
  url: string | undefined;
  alt: string;
  place: Place;
}

/** What stands in a body; each body is walked once. */
export const bodyOf = memo(({ tree, file }: Document): Body => {
  const body: Body = {
    texts: [],
    paragraphs: [],
    tables: [],
    links: [],
    pictures: [],
    elements: [],
    leftovers: [],
    headings: [],
  };
  collect(tree, file, body);
  return body;
});

function collect(node: Nodes, file: string, body: Body): void {
  switch (node.type) {
    case 'text':
      body.texts.push(node);
      return;
    case 'paragraph':
      body.paragraphs.push(node);
      break;
    case 'table':
      body.tables.push(node);
      break;
    case 'link':
    case 'definition':
      body.links.push(node);
      break;
    case 'image':
      body.pictures.push(pictureOf(node, file));
      break;
    case 'heading':
      body.headings.push(plain(node));
      break;
    case 'containerDirective':
    case 'leafDirective':
      if (node.name === 'guidance' || node.name === 'section') body.leftovers.push(node);
      break;
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      body.elements.push(node);
      if (node.name === 'Figure') {
        const attributes = attributesOf(node);
        const alt = attributes.get('alt') ?? '';
        body.pictures.push({ url: attributes.get('src'), alt, place: placeOfNode(node, file) });
      }
      break;
    default:
  }
  if ('children' in node) for (const child of node.children) collect(child as Nodes, file, body);
}

function pictureOf(node: Image, file: string): Picture {
  return { url: node.url, alt: node.alt ?? '', place: placeOfNode(node, file) };
}

/** Where the body begins: the line after front matter. */
export function startOfBody({ tree, file }: Document): Place {
  const front = tree.children[0] as { type: string; position?: { end: { line: number } } } | undefined;
  const line = front?.type === 'yaml' && front.position ? front.position.end.line + 1 : 1;
  return { file, line, column: 1, endLine: line, endColumn: 1 };
}
