import type { Element } from 'hast';
import type { Nodes } from 'mdast';

/** Source text, rendered as what it is: characters. */
export function inertCode(source: string): Element {
  return {
    type: 'element',
    tagName: 'code',
    properties: { className: ['inert'] },
    children: [{ type: 'text', value: source }],
  };
}

/** The opening and the closing tag of an element or directive as it can be written; the closing one is empty where there is none. */
export function tagsOf(node: Nodes): { opening: string; closing: string } {
  // Rebuilt from the node, never sliced from the file: in a cut tree the slice would hold what was cut out.
  switch (node.type) {
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement': {
      const attributes = node.attributes.map((attribute) => {
        if (attribute.type === 'mdxJsxExpressionAttribute') return ` {${attribute.value}}`;
        const { name, value } = attribute;
        if (value === null || value === undefined) return ` ${name}`;
        return typeof value === 'string' ? ` ${name}="${value}"` : ` ${name}={${value.value}}`;
      });
      const start = `<${node.name ?? ''}${attributes.join('')}`;
      return node.children.length > 0
        ? { opening: `${start}>`, closing: `</${node.name ?? ''}>` }
        : { opening: `${start} />`, closing: '' };
    }
    case 'containerDirective':
    case 'leafDirective':
    case 'textDirective': {
      const colons = { containerDirective: ':::', leafDirective: '::', textDirective: ':' }[node.type];
      const attributes = Object.entries(node.attributes ?? {}).map(([name, value]) => `${name}="${value ?? ''}"`);
      const opening = `${colons}${node.name}${attributes.length > 0 ? `{${attributes.join(' ')}}` : ''}`;
      return { opening, closing: node.type === 'containerDirective' ? ':::' : '' };
    }
    default:
      return {
        opening: 'value' in node && typeof node.value === 'string' ? node.value : `<${node.type}>`,
        closing: '',
      };
  }
}
