import type { RootContent } from 'mdast';
import type { Section } from '../../model/document.ts';
import { statuses } from '../../model/vocabulary.ts';
import { templateFor } from '../../model/template.ts';
import { plain } from '../../parse/prose.ts';
import { foldHeading } from '../../parse/sections.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check({ facts, sections }, report, { library }) {
    const later = new Set(
      templateFor(facts, library.templates)
        ?.sections.filter(({ required }) => required && statuses.indexOf(required) > statuses.indexOf(facts.status))
        .map(({ id }) => id),
    );
    for (const section of sections) {
      if (later.has(section.id ?? '') && facts.status !== 'draft') continue;
      // What is empty inside a section is said at the heading nearest to it.
      if (section.nodes.some((node) => node.type === 'heading')) continue;
      const text = textOf(section);
      if (text === undefined) continue;
      const found = text === '' ? `empty section \`${section.heading}\`` : `\`${text}\` as a whole section`;
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
    if (node.type === 'paragraph' || node.type === 'list') text += `${plain(node)} `;
    if (text.length > 80) return undefined;
  }
  text = text.trim();
  const isNothing =
    /^(?:none|n\/?a|nil|nothing|not applicable|[-–—.…?]+)?[.!]?$/i.test(text) ||
    foldHeading(text) === foldHeading(heading);
  return isNothing ? text : undefined;
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
