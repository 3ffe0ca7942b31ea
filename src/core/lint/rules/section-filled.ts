import type { Nodes, RootContent } from 'mdast';
import type { Section } from '../../model/document.ts';
import { statuses } from '../../model/vocabulary.ts';
import { templateFor } from '../../model/template.ts';
import { shown } from '../../parse/schema.ts';
import { plain } from '../../parse/prose.ts';
import { foldHeading } from '../../parse/sections.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check({ facts, sections }, report, { library }) {
    for (const section of sections) {
      // What is empty inside a section is said at the heading nearest to it.
      if (section.nodes.some((node) => node.type === 'heading')) continue;
      const text = textOf(section);
      if (text === undefined) continue;
      const wanted = templateFor(facts, library.templates)?.sections.filter(({ id }) => id === section.id) ?? [];
      const isLater = wanted.some(
        ({ required }) => required && statuses.indexOf(required) > statuses.indexOf(facts.status),
      );
      if (isLater && facts.status !== 'draft') continue;
      const found = text === '' ? `empty section ${shown(section.heading)}` : `${shown(text)} as a whole section`;
      report({
        reason: `Unexpected ${found}, expected text or a sentence that begins with \`None, because\``,
        place: section.place,
        hint: 'None, because …',
      });
    }
  },
};
export default rule;

/** What a section says where that is nothing or next to nothing; undefined for one that says something. */
function textOf({ heading, nodes }: Section): string | undefined {
  let text = '';
  for (const node of nodes) {
    if (says(node)) return undefined;
    if (node.type !== 'paragraph' && node.type !== 'list') continue;
    if (isLong(node)) return undefined;
    text += `${plain(node)} `;
  }
  text = text.trim();
  const isNothing =
    /^(?:none|n\/?a|nil|nothing|not applicable|[-–—.…?]+)?[.!]?$/i.test(text) ||
    foldHeading(text) === foldHeading(heading);
  return isNothing ? text : undefined;
}

/** Whether the text of a node is longer than any way to say nothing; reads no further than it must. */
function isLong(node: Nodes): boolean {
  let length = 0;
  const count = (inner: Nodes): boolean => {
    if (inner.type === 'text' || inner.type === 'inlineCode') length += inner.value.length;
    return length > 80 || ('children' in inner && inner.children.some(count));
  };
  return count(node);
}

/** Whether a node other than prose says something. */
function says(node: RootContent): boolean {
  switch (node.type) {
    case 'paragraph':
      return node.children.some((child) => child.type === 'image' || child.type === 'inlineCode');
    case 'list':
    case 'thematicBreak':
    case 'definition':
    case 'footnoteDefinition':
    case 'html':
    case 'mdxFlowExpression':
    case 'mdxjsEsm':
    case 'leafDirective':
      return false;
    case 'containerDirective':
      return node.name !== 'guidance' && plain(node) !== '';
    case 'table':
      return node.children.slice(1).some((row) => plain(row) !== '');
    case 'mdxJsxFlowElement':
      return node.name === 'Figure' || node.children.length > 0 || node.attributes.length > 0;
    default:
      return true;
  }
}
