import type { RootContent } from 'mdast';
import * as z from 'zod';
import type { Message } from '../model/message.ts';
import type { Template, TemplateSection } from '../model/template.ts';
import { kinds } from '../model/vocabulary.ts';
import { plain } from './prose.ts';
import { alternatives, checkSchema, shown } from './schema.ts';
import { parseTree, placeOfNode, walk } from './tree.ts';
import { parseYaml } from './yaml.ts';

const templateSchema = z.strictObject({
  tier: z.string().min(1).describe('Name of the tier: `full`, `light`.'),
  severities: z.array(z.string()).min(1).optional().describe('Severities it is for; all where it is left out.'),
  kinds: z.array(z.enum(kinds)).min(1).optional().describe('Kinds it is for; all where it is left out.'),
});

const required = ['draft', 'in-review', 'published'] as const;
const attributes = ['id', 'required', 'severities', 'public', 'columns', 'aliases'];

/**
 * Reads a template: the `template` key of its front matter says what it is for, and each heading is followed by
 * `::section{#id required="in-review" severities="SEV1" public="true" aliases="…; …"}`. Faults are messages of
 * the rule `template-valid`.
 */
export function parseTemplate(text: string, file: string): { template: Template; messages: Message[] } {
  const rule = 'template-valid';
  const { tree, messages: faults } = parseTree(text, file);
  const messages = faults.map((message) => ({ ...message, rule }));
  const node = tree.children[0] as RootContent | { type: 'yaml'; value: string } | undefined;
  const yaml = parseYaml(node?.type === 'yaml' ? node.value : '', file, rule, 2);
  const head = (yaml.data as { template?: unknown } | null)?.template;
  const strip = (key: string) => key.replace(/^template\.?/, '');
  const checked = checkSchema(
    templateSchema,
    {
      data: head,
      places: new Map(
        [...yaml.places].filter(([key]) => key.startsWith('template')).map(([key, place]) => [strip(key), place]),
      ),
      keys: new Map(
        [...yaml.keys].filter(([key]) => key.startsWith('template.')).map(([key, place]) => [strip(key), place]),
      ),
      messages: [],
    },
    file,
    rule,
    { tier: file.replace(/^template-?|\.mdx$/g, '') || 'full' },
  );
  messages.push(...yaml.messages, ...checked.messages);
  const sections: TemplateSection[] = [];
  let current: TemplateSection | undefined;
  let pending: { heading: string; depth: number; place: TemplateSection['place'] } | undefined;
  for (const child of tree.children) {
    if (child.type === 'heading') {
      if (pending) messages.push(lacking(pending));
      pending = { heading: plain(child), depth: child.depth, place: placeOfNode(child, file) };
      current = undefined;
    } else if (child.type === 'leafDirective' && child.name === 'section' && pending) {
      const given = child.attributes ?? {};
      const place = placeOfNode(child, file);
      for (const key of Object.keys(given)) {
        if (!attributes.includes(key))
          messages.push({
            rule,
            reason: `Unexpected attribute ${shown(key)}, expected ${alternatives(attributes)}`,
            place,
          });
      }
      const from = required.find((status) => status === given['required']);
      if (given['required'] && !from)
        messages.push({
          rule,
          reason: `Unexpected ${shown(given['required'])} in \`required\`, expected ${alternatives(required)}`,
          place,
        });
      if (!given['id'])
        messages.push({
          rule,
          reason: 'Unexpected section without an id, expected `{#id}`',
          place,
          hint: '::section{#summary required="draft"}',
        });
      current = {
        ...pending,
        id: given['id'] ?? pending.heading.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
        aliases: (given['aliases'] ?? '')
          .split(/;\s+/)
          .map((alias) => alias.trim())
          .filter((alias) => alias !== ''),
        required: from,
        severities: given['severities']?.split(/[\s,;]+/).filter((severity) => severity !== ''),
        public: given['public'] === 'true',
        ...(given['columns'] && { columns: given['columns'].split(/;\s*/).filter((head) => head.trim() !== '') }),
        guidance: [],
      };
      sections.push(current);
      pending = undefined;
    } else if (child.type === 'containerDirective' && child.name === 'guidance' && current) {
      const { guidance } = current;
      walk(child, (inner) => {
        if (inner.type === 'paragraph') guidance.push(plain(inner));
      });
    }
  }
  if (pending) messages.push(lacking(pending));
  return {
    template: {
      file,
      tier: checked.data.tier,
      severities: checked.data.severities,
      kinds: checked.data.kinds,
      sections,
      text,
    },
    messages,
  };

  function lacking({ heading, place }: NonNullable<typeof pending>): Message {
    return {
      rule,
      reason: `Unexpected heading ${shown(heading)} without \`::section\`, expected it in the next paragraph`,
      place,
      hint: '::section{#id}',
    };
  }
}
