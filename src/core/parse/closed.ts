import type { Nodes, Root } from 'mdast';
import type { Message } from '../model/message.ts';
import { components } from '../model/vocabulary.ts';
import { alternatives, nearest } from './schema.ts';
import { extrasOf, placeOfNode } from './tree.ts';

/** Harmless HTML elements, allowed without attributes. */
const inertElements: readonly string[] = ['br', 'kbd', 'sub', 'sup'];
/** Container directives that are drawn as asides. */
const asides: readonly string[] = ['note', 'tip', 'caution', 'danger'];
/** Directives only templates use: `guidance` is for the author and must not survive. */
const templateDirectives: readonly string[] = ['guidance', 'section'];

const componentNames = Object.keys(components);

/**
 * Reports everything that is not data: imports, exports, expressions, scripts, event handlers, links that run
 * code, and components or directives outside the closed set. Rules: `no-code`, `known-component`, `safe-link`.
 */
export function checkClosed(tree: Root, file: string): Message[] {
  const messages: Message[] = [];
  const say = (rule: string, node: Nodes, reason: string, hint?: string) => {
    messages.push({ rule, reason, place: placeOfNode(node, file), hint });
  };
  for (const node of extrasOf(tree)) {
    switch (node.type) {
      case 'mdxjsEsm': {
        const word = /^\w+/.exec(node.value)?.[0] ?? 'import';
        say(
          'no-code',
          node,
          `Unexpected \`${word}\` at the start of a line, expected text`,
          `A sentence cannot begin with “${word}”: put another word before it.`,
        );
        break;
      }
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        if (isComment(node.value)) break;
        say(
          'no-code',
          node,
          `Unexpected expression \`{${cut(node.value)}}\`, expected text`,
          `Write \`\\{\` for the brace itself, or put it into backticks.`,
        );
        break;
      case 'html':
        say('no-code', node, 'Unexpected raw HTML, expected Markdown');
        break;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        checkElement(node, say);
        break;
      case 'link':
      case 'image':
      case 'definition':
        if (runsCode(node.url))
          say(
            'safe-link',
            node,
            `Unexpected link to \`${cut(node.url)}\`, expected \`https:\`, \`http:\`, \`mailto:\` or a path`,
          );
        break;
      case 'containerDirective':
        if (!asides.includes(node.name) && !templateDirectives.includes(node.name)) {
          say(
            'known-component',
            node,
            `Unexpected directive \`:::${node.name}\`, expected ${alternatives(asides.map((name) => `:::${name}`))}`,
          );
        }
        break;
      case 'leafDirective':
        if (!templateDirectives.includes(node.name)) {
          say(
            'known-component',
            node,
            `Unexpected directive \`::${node.name}\`, expected text`,
            `Write \`\\::${node.name}\` for the characters themselves.`,
          );
        }
        break;
      default:
    }
  }
  return messages;
}

/** Whether following an address would run code or open an embedded document. */
export function runsCode(url: string): boolean {
  // Browsers drop control characters and white space inside a scheme.
  const scheme = /^[\s\u0000-\u0020]*([a-z][a-z0-9+.-]*):/i.exec(url.replace(/[\u0000-\u0020\u007f-\u009f]/g, ''))?.[1];
  return scheme !== undefined && !['http', 'https', 'mailto', 'tel'].includes(scheme.toLowerCase());
}

function checkElement(
  node: Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>,
  say: (rule: string, node: Nodes, reason: string, hint?: string) => void,
): void {
  const name = node.name ?? '';
  const isComponent = Object.hasOwn(components, name);
  if (name === 'script' || name === 'style' || name === 'iframe') {
    say('no-code', node, `Unexpected \`<${name}>\`, expected text`);
    return;
  }
  if (!isComponent && !inertElements.includes(name)) {
    const guess = nearest(
      name,
      componentNames.map((known) => known.toLowerCase()),
    );
    const meant = componentNames.find((known) => known.toLowerCase() === guess);
    say(
      'known-component',
      node,
      `Unexpected component \`<${name}>\`, expected ${alternatives([...componentNames, ...inertElements])}`,
      meant && `<${meant}>`,
    );
  }
  const allowed: readonly string[] = isComponent ? components[name as keyof typeof components] : [];
  for (const attribute of node.attributes) {
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      say(
        'no-code',
        node,
        `Unexpected \`{${cut(attribute.value)}}\` in \`<${name}>\`, expected attributes with quoted text`,
      );
    } else if (/^on/i.test(attribute.name)) {
      say('no-code', node, `Unexpected event handler \`${attribute.name}\` in \`<${name}>\`, expected none`);
    } else if (typeof attribute.value === 'object' && attribute.value !== null) {
      say(
        'no-code',
        node,
        `Unexpected expression in \`${attribute.name}\` of \`<${name}>\`, expected quoted text`,
        `${attribute.name}="…"`,
      );
    } else if ((isComponent || inertElements.includes(name)) && !allowed.includes(attribute.name)) {
      say(
        'known-component',
        node,
        `Unexpected attribute \`${attribute.name}\` of \`<${name}>\`, expected ${alternatives(allowed)}`,
      );
    } else if (attribute.name === 'src' && runsCode(attribute.value ?? '')) {
      say('safe-link', node, `Unexpected \`${cut(attribute.value ?? '')}\` in \`src\`, expected a path`);
    }
  }
}

/** `{/* … *\/}` and nothing else. */
export function isComment(expression: string): boolean {
  return /^\s*(\/\*(?:(?!\*\/)[\s\S])*\*\/\s*)*$/.test(expression);
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ').replaceAll('`', 'ˋ').trim();
  return line.length > 40 ? `${line.slice(0, 37)}…` : line;
}
