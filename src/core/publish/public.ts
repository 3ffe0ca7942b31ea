import * as z from 'zod';
import { asides, drawn, inertElements } from './disclosure.ts';
import { kinds, milestones, precisions } from '../model/vocabulary.ts';

/**
 * Everything that may be published, by name. A postmortem is built into this shape field by field, and the result is
 * validated against it. It holds no places in files, no handles and no internal ids.
 */

const attribute = z.strictObject({ type: z.literal('mdxJsxAttribute'), name: z.string(), value: z.string() });
const element = {
  name: z.enum([...drawn, ...inertElements]),
  attributes: z.array(attribute),
  get children() {
    return z.array(publicNodeSchema);
  },
};
const inside = {
  get children() {
    return z.array(publicNodeSchema);
  },
};

export type PublicNode =
  | { type: 'text' | 'inlineCode'; value: string }
  | { type: 'break' | 'thematicBreak' }
  | {
      type: 'paragraph' | 'emphasis' | 'strong' | 'delete' | 'blockquote' | 'tableRow' | 'tableCell';
      children: PublicNode[];
      data?: { directiveLabel: true } | undefined;
    }
  | { type: 'heading'; depth: number; children: PublicNode[] }
  | { type: 'link'; url: string; children: PublicNode[] }
  | { type: 'image'; url: string; alt: string }
  | { type: 'list'; ordered: boolean; start?: number | undefined; children: PublicNode[] }
  | { type: 'listItem'; checked?: boolean | undefined; children: PublicNode[] }
  | { type: 'code'; lang?: string | undefined; value: string }
  | { type: 'table'; align: ('left' | 'right' | 'center' | null)[]; children: PublicNode[] }
  | { type: 'footnoteReference'; identifier: string }
  | { type: 'footnoteDefinition'; identifier: string; children: PublicNode[] }
  | { type: 'containerDirective'; name: (typeof asides)[number]; children: PublicNode[] }
  | {
      type: 'mdxJsxFlowElement' | 'mdxJsxTextElement';
      name: (typeof drawn)[number] | (typeof inertElements)[number];
      attributes: { type: 'mdxJsxAttribute'; name: string; value: string }[];
      children: PublicNode[];
    };

/** A node of a cut tree: mdast with the node types and attributes that may be published. */
const publicNodeSchema: z.ZodType<PublicNode> = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.enum(['text', 'inlineCode']), value: z.string() }),
    z.strictObject({ type: z.enum(['break', 'thematicBreak']) }),
    z.strictObject({
      type: z.enum(['paragraph', 'emphasis', 'strong', 'delete', 'blockquote', 'tableRow', 'tableCell']),
      data: z.strictObject({ directiveLabel: z.literal(true) }).optional(),
      ...inside,
    }),
    z.strictObject({ type: z.literal('heading'), depth: z.int().min(1).max(6), ...inside }),
    z.strictObject({ type: z.literal('link'), url: z.string(), ...inside }),
    z.strictObject({ type: z.literal('image'), url: z.string(), alt: z.string() }),
    z.strictObject({ type: z.literal('list'), ordered: z.boolean(), start: z.int().optional(), ...inside }),
    z.strictObject({ type: z.literal('listItem'), checked: z.boolean().optional(), ...inside }),
    z.strictObject({ type: z.literal('code'), lang: z.string().optional(), value: z.string() }),
    z.strictObject({
      type: z.literal('table'),
      align: z.array(z.enum(['left', 'right', 'center']).nullable()),
      ...inside,
    }),
    z.strictObject({ type: z.literal('footnoteReference'), identifier: z.string() }),
    z.strictObject({ type: z.literal('footnoteDefinition'), identifier: z.string(), ...inside }),
    z.strictObject({ type: z.literal('containerDirective'), name: z.enum(asides), ...inside }),
    z.strictObject({ type: z.literal('mdxJsxFlowElement'), ...element }),
    z.strictObject({ type: z.literal('mdxJsxTextElement'), ...element }),
  ]),
) as z.ZodType<PublicNode>;

/** A time in the precision of the policy. */
export const publicTimeSchema = z.strictObject({
  from: z.string().describe('ISO 8601 instant in UTC.'),
  to: z.string().describe('The same unless a range was written.'),
  precision: z.enum(precisions),
  approximate: z.boolean(),
  text: z.string().describe('As people read it, in the zone of the library: `15 April 2026, 14:02 UTC`.'),
});

export const publicDurationSchema = z.strictObject({
  name: z.string().describe('Name of the metric.'),
  from: z.enum(milestones),
  to: z.enum(milestones),
  text: z.string().describe('As people say it: `31 min`, `at least 2 h`.'),
  least: z.number().describe('Milliseconds.'),
  most: z.number(),
  over: z.boolean().describe('False where the second end may still come; the length is then the least it can be.'),
});

export const publicFigureSchema = z.strictObject({
  what: z.string(),
  value: z.union([z.number(), z.strictObject({ from: z.number(), to: z.number() })]).optional(),
  unit: z.string().optional(),
  approximate: z.boolean(),
});

export const publicSectionSchema = z.strictObject({
  id: z.string().describe('Id of the template section.'),
  heading: z.string(),
  nodes: z.array(publicNodeSchema),
});

const publicEventSchema = z.strictObject({
  time: publicTimeSchema,
  milestones: z.array(z.enum(milestones)),
  event: z.array(publicNodeSchema),
});

const publicCommunicationSchema = z.strictObject({
  time: publicTimeSchema,
  channel: z.array(publicNodeSchema),
  audience: z.array(publicNodeSchema),
  text: z.array(publicNodeSchema),
});

export const publicActionSchema = z.strictObject({
  action: z.array(publicNodeSchema),
  status: z.enum(['planned', 'under way', 'done']),
});

/** An incident as the public reads it. */
export const publicPostmortemSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  kind: z.enum(kinds),
  severity: z.strictObject({
    name: z.string().describe('As people say it: `Critical`.'),
    rank: z.int().describe('1 is the worst of the scale.'),
  }),
  status: z.enum(['Ongoing', 'Mitigated', 'Recovered', 'Resolved', 'Over']).describe('Of the incident.'),
  began: publicTimeSchema.optional(),
  ended: publicTimeSchema.optional(),
  services: z.array(z.string()).describe('Public names, the worst hit first.'),
  durations: z.array(publicDurationSchema),
  impact: z.array(publicFigureSchema),
  sections: z.array(publicSectionSchema).describe('In the order of the document, without the tables below.'),
  timeline: z.array(publicEventSchema),
  communications: z.array(publicCommunicationSchema),
  actions: z.array(publicActionSchema),
  pictures: z.array(z.string()).describe('File names, as the tree uses them.'),
  published: z.string().describe('The day it was first approved.'),
  corrections: z.array(z.strictObject({ on: z.string(), text: z.string() })),
});
export type PublicPostmortem = z.output<typeof publicPostmortemSchema>;

/** What stands at the address of an incident that was public and was taken back. */
export const retractionSchema = z.strictObject({
  id: z.string(),
  on: z.string(),
  reason: z.string().optional(),
  replacedBy: z.string().optional().describe('Id of the public account that tells the incident instead.'),
});
export type Retraction = z.output<typeof retractionSchema>;

/** The public library. It holds no trace of anything internal. */
export const publicLibrarySchema = z.strictObject({
  schema: z.literal(1),
  name: z.string(),
  description: z.string().optional(),
  zone: z.string(),
  postmortems: z.array(publicPostmortemSchema).describe('Newest first.'),
  retractions: z.array(retractionSchema),
  redirects: z.array(z.strictObject({ from: z.string(), to: z.string() })),
});
export type PublicLibrary = z.output<typeof publicLibrarySchema>;
export type PublicTime = z.output<typeof publicTimeSchema>;
export type PublicDuration = z.output<typeof publicDurationSchema>;
export type PublicFigure = z.output<typeof publicFigureSchema>;
export type PublicSection = z.output<typeof publicSectionSchema>;
export type PublicAction = z.output<typeof publicActionSchema>;
