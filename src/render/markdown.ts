import type { Blockquote, Nodes, Paragraph, Parents, PhrasingContent, RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { components, type ComponentName } from '../core/model/vocabulary.ts';
import type { Jsx } from './components.ts';
import { safeUrl } from './url.ts';

/** What a document needs to become plain Markdown. */
export interface MarkdownContext {
  document: {
    text: string;
    tree: { children: readonly RootContent[] };
    /** False for a document with faults: none of its source is copied. */
    valid: boolean;
  };
  /** The address a link of the document leads to, from anywhere. */
  link: (url: string) => string;
  /** A picture by its address, from anywhere; undefined where there is none. */
  image: (src: string) => { src: string } | undefined;
  words: {
    note: Readonly<Record<string, string>>;
    hypothesis: string;
    evidence: string;
    expected: string;
    risk: string;
    back: string;
  };
}

/**
 * A document as plain Markdown, for a chat or a model. Markdown stays as written; components become sentences, quotes
 * and code; text for the public is left out. Anything outside the closed set becomes code.
 */
export function renderMarkdown(context: MarkdownContext): string {
  const blocks = context.document.tree.children
    .filter(({ type }) => (type as string) !== 'yaml')
    .map((node) =>
      context.document.valid && isPlain(node) ? sourceOf(node, context).trim() : written(blocksOf(node, context)),
    )
    .filter((block) => block !== '');
  return `${blocks.join('\n\n')}\n`;
}

function written(children: RootContent[]): string {
  if (children.length === 0) return '';
  return toMarkdown(
    { type: 'root', children },
    { extensions: [gfmToMarkdown({ tablePipeAlign: false })], bullet: '-', emphasis: '_' },
  ).trim();
}

/** Whether a node is portable Markdown. */
function isPlain(node: Nodes): boolean {
  if (/^mdx|Directive$|^image|^html$/.test(node.type)) return false;
  if ((node.type === 'link' || node.type === 'definition') && !/^(?:https?:|mailto:|#)/i.test(node.url)) return false;
  return !('children' in node) || node.children.every(isPlain);
}

function sourceOf(node: Nodes, { document }: MarkdownContext): string {
  return document.text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}

function blocksOf(node: Nodes, context: MarkdownContext): RootContent[] {
  const { words } = context;
  const inside = () => (node as Parents).children.flatMap((child) => blocksOf(child, context));
  switch (node.type) {
    case 'mdxJsxFlowElement':
      return elementOf(node, context);
    case 'html':
    case 'mdxjsEsm':
    case 'mdxFlowExpression':
    case 'leafDirective':
      return [{ type: 'code', value: sourceOf(node, context).trim() }];
    case 'containerDirective': {
      const name = words.note[node.name];
      if (name === undefined) return inside();
      const [first, ...rest] = node.children;
      const label = first?.type === 'paragraph' && first.data?.directiveLabel ? first : undefined;
      const title: Paragraph = {
        type: 'paragraph',
        children: [{ type: 'strong', children: label ? lineOf(label, context) : [{ type: 'text', value: name }] }],
      };
      const body = (label ? rest : node.children).flatMap((child) => blocksOf(child, context));
      return [{ type: 'blockquote', children: [title, ...body] as Blockquote['children'] }];
    }
    case 'paragraph':
    case 'heading':
    case 'tableCell': {
      const children = lineOf(node, context);
      return children.length === 0 && node.type === 'paragraph' ? [] : [{ ...node, children } as RootContent];
    }
    case 'definition': {
      const url = safeUrl(context.link(node.url));
      return url === undefined ? [] : [{ ...node, url }];
    }
    default:
      return 'children' in node ? [{ ...node, children: inside() } as RootContent] : [node as RootContent];
  }
}

function elementOf(node: Jsx, context: MarkdownContext): RootContent[] {
  const { words } = context;
  const inside = node.children.flatMap((child) => blocksOf(child as Nodes, context));
  const attribute = (name: string) => {
    const found = node.attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === name);
    return typeof found?.value === 'string' ? found.value : undefined;
  };
  const line = (label: string, value: string | undefined): RootContent[] =>
    value === undefined
      ? []
      : [
          {
            type: 'paragraph',
            children: [
              { type: 'strong', children: [{ type: 'text', value: label }] },
              ...(value === '' ? [] : [{ type: 'text', value: ` ${value}` } as const]),
            ],
          },
        ];
  const quote = (...children: RootContent[]): RootContent[] => [
    { type: 'blockquote', children: children as Blockquote['children'] },
  ];
  if (!isComponent(node.name)) return [{ type: 'code', value: sourceOf(node, context).trim() }];
  switch (node.name) {
    case 'Internal':
      return inside;
    case 'Public':
      return [];
    case 'Figure':
      return [
        { type: 'paragraph', children: [picture(attribute('src') ?? '', attribute('alt') ?? '', context)] },
        ...inside,
      ];
    case 'Hypothesis': {
      const confidence = attribute('confidence');
      return quote(
        ...line(confidence === undefined ? words.hypothesis : `${words.hypothesis} (${confidence})`, ''),
        ...inside,
        ...line(words.evidence, attribute('evidence')),
      );
    }
    case 'InvestigationStep': {
      const command = attribute('command');
      return [
        ...inside,
        ...(command === undefined ? [] : [{ type: 'code', lang: 'sh', value: command } satisfies RootContent]),
        ...line(words.expected, attribute('expected')),
      ];
    }
    case 'Mitigation':
      return quote(...inside, ...line(words.risk, attribute('risk')), ...line(words.back, attribute('back')));
    case 'Log':
      return [...line(attribute('title') ?? '', attribute('title') === undefined ? undefined : ''), ...inside];
  }
}

/** The words of a paragraph, a heading or a cell. */
function lineOf(node: Parents, context: MarkdownContext): PhrasingContent[] {
  return node.children.flatMap((child): PhrasingContent[] => {
    switch (child.type) {
      case 'mdxJsxTextElement':
      case 'mdxJsxFlowElement':
        if (child.name === 'Public') return [];
        if (child.name === 'Internal' || child.name === 'kbd' || child.name === 'sub' || child.name === 'sup')
          return lineOf(child as Parents, context);
        if (child.name === 'br') return [{ type: 'break' }];
        return isComponent(child.name)
          ? lineOf(child as Parents, context)
          : [{ type: 'inlineCode', value: sourceOf(child, context) }];
      case 'html':
      case 'mdxTextExpression':
      case 'textDirective':
        return [{ type: 'inlineCode', value: sourceOf(child, context) }];
      case 'image':
        return [picture(child.url, child.alt ?? '', context)];
      case 'link': {
        const [url, children] = [safeUrl(context.link(child.url)), lineOf(child, context)];
        return url === undefined ? children : [{ ...child, url, children }];
      }
      default:
        return 'children' in child
          ? [{ ...child, children: lineOf(child as Parents, context) } as PhrasingContent]
          : [child as PhrasingContent];
    }
  });
}

function picture(src: string, alt: string, context: MarkdownContext): PhrasingContent {
  const found = /^https?:/i.test(src) ? { src } : context.image(src);
  return found ? { type: 'image', url: found.src, alt } : { type: 'text', value: alt || src };
}

function isComponent(name: string | null): name is ComponentName {
  return name !== null && Object.hasOwn(components, name);
}
