import * as z from 'zod';
import { defaultMetrics, metricSchema } from './metric.ts';
import { levels } from './vocabulary.ts';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens');

const term = z.strictObject({
  name: z.string().min(1).describe('How the term is shown.'),
  description: z.string().min(1).optional().describe('When the term applies, in a sentence.'),
});

const level = z.enum(levels);
const severityDeadline = z.strictObject({
  days: z.number().int().positive().describe('How many days are allowed.'),
  count: z.enum(['calendar', 'business']).default('calendar').describe('Which days count.'),
});

/** `content/library.yaml`: what the organisation decides for its whole library. */
export const configurationSchema = z.strictObject({
  schema: z.literal(1).describe('Version of this file’s shape; 1 is the only one so far.'),
  name: z.string().min(1).describe('The library’s name, shown on every page.'),
  description: z.string().min(1).optional().describe('One sentence under the name.'),
  site: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Address the internal site is served at.'),
  base: z
    .string()
    .regex(/^\/([\w.-]+\/?)*$/, 'a path such as `/` or `/postmortems/`')
    .default('/')
    .describe('Path below the address.'),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'a language tag such as `en`')
    .default('en')
    .describe('Language the documents are written in.'),
  zone: z.string().min(1).default('UTC').describe('IANA time zone of times that name none.'),
  severities: z
    .array(
      z.strictObject({
        id: z
          .string()
          .regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/, 'letters, digits and hyphens')
          .describe('As front matter writes it: `SEV1`.'),
        name: z.string().min(1).describe('As people say it: `Critical`.'),
        description: z.string().min(1).optional().describe('The criterion, in a sentence.'),
      }),
    )
    .min(1)
    .describe('The severity scale, worst first.'),
  priorities: z
    .array(z.string().min(1))
    .min(1)
    .default(['P0', 'P1', 'P2', 'P3'])
    .describe('The priority scale of action items, most urgent first.'),
  metrics: z.record(id, metricSchema).default(defaultMetrics).describe('The durations that are measured.'),
  factors: z.record(id, term).default({}).describe('Vocabulary of contributing factors.'),
  triggers: z.record(id, term).default({}).describe('Vocabulary of triggers.'),
  ids: z
    .strictObject({ pattern: z.string().min(1).describe('A regular expression (RE2 syntax) the whole id must match.') })
    .optional()
    .describe('Set to name incidents by front matter `id` instead of by file name.'),
  tickets: z
    .strictObject({
      pattern: z.string().min(1).describe('A regular expression (RE2 syntax) a ticket must match.'),
      url: z
        .string()
        .includes('{ticket}')
        .regex(/^https?:\/\//, 'an http(s) address with `{ticket}` in it')
        .optional()
        .describe('Address of a ticket, with `{ticket}` for its id.'),
    })
    .optional()
    .describe('How tickets look and where they are.'),
  deadlines: z
    .strictObject({
      review: z.record(z.string(), severityDeadline).default({}).describe('From resolved to published, by severity.'),
      actions: z
        .record(z.string(), severityDeadline)
        .default({})
        .describe('From the incident to an action’s due date, by severity.'),
    })
    .prefault({})
    .describe('Deadlines by severity.'),
  rules: z
    .record(id, z.union([level, z.partialRecord(z.enum(['draft', 'in-review', 'published', 'retracted']), level)]))
    .default({})
    .describe('Levels of rules that differ from the defaults: one for all, or by status.'),
});
/** The configuration with every default filled in. */
export type Configuration = z.output<typeof configurationSchema>;
