import * as z from 'zod';
import {
  actionStatuses,
  actionTypes,
  detectionChannels,
  kinds,
  milestones,
  precisions,
  statuses,
} from '../../../core/model/vocabulary.ts';

/**
 * The JSON below `api/v1/`. Within a version, fields may be added; none is removed or changes its meaning. Unknown
 * values are left out.
 */

const instant = z.iso.datetime().describe('ISO 8601, in UTC.');
const day = z.iso.date().describe('YYYY-MM-DD.');
const address = z
  .string()
  .min(1)
  .describe('Absolute where the library knows the address of its site, else from its root.');

const severity = z.strictObject({
  id: z.string().describe('Of the scale in library.yaml; empty where the document has none.'),
  name: z.string().optional(),
  rank: z.int().min(1).optional().describe('1 is the worst; left out for one that is not on the scale.'),
});

const duration = z.strictObject({
  metric: z.string().describe('Id of the metric: `time-to-recover`.'),
  name: z.string(),
  from: z.enum(milestones),
  to: z.enum(milestones),
  state: z
    .enum(['known', 'open', 'unknown'])
    .describe('`open`: its end may still come, and `least` is what it had lasted when its last row was written.'),
  least: z.number().min(0).optional().describe('Milliseconds.'),
  most: z.number().min(0).optional().describe('Milliseconds; the same as `least` unless a time is a range.'),
  text: z.string().describe('As people read it: `31 min`.'),
  reason: z.string().optional().describe('Why it is not known.'),
});

const action = z.strictObject({
  id: z.string().optional().describe('Local to its document: `A1`.'),
  incident: z.string().optional().describe('Id of the incident it was promised for.'),
  review: z.string().optional().describe('Id of the review it was promised in.'),
  action: z.string(),
  status: z.enum(actionStatuses),
  open: z.boolean().describe('Neither done nor declined.'),
  type: z.enum(actionTypes).optional(),
  owner: z.string().optional().describe('A handle without its `@`, or a team.'),
  ownerName: z.string().optional().describe('Of a handle in people.yaml.'),
  ticket: z.string().optional(),
  due: day.optional(),
  priority: z.string().optional(),
  address,
});

const runbook = z.strictObject({ id: z.string(), title: z.string(), summary: z.string(), reviewed: day, address });

/** An incident in a list. */
export const incidentEntrySchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  kind: z.enum(kinds),
  status: z.enum(statuses).describe('Of the document.'),
  severity,
  services: z.array(z.string()).describe('Ids, the worst hit first.'),
  began: instant.optional(),
  ended: instant.optional(),
  open: z.boolean().describe('Whether it is still going on, by its milestones.'),
  sentence: z.string().optional().describe('What happened, in one.'),
  stopped: z.string().optional().describe('What stopped it.'),
  duration: duration.optional().describe('By the leading metric of the library.'),
  openActions: z.int().min(0),
  address,
  data: address,
  markdown: address,
});

const time = {
  text: z.string().describe('As it was written.'),
  from: instant.optional().describe('Left out where the time cannot be read.'),
  to: instant.optional().describe('The same as `from` unless a range was written.'),
  precision: z.enum(precisions).optional(),
  approximate: z.boolean().optional(),
};

/** `api/v1/incidents/<id>.json`. */
export const incidentSchema = z.strictObject({
  $schema: z.string(),
  version: z.literal(1),
  ...incidentEntrySchema.shape,
  zone: z.string().describe('Time zone of its times, as people read them.'),
  duplicateOf: z.string().optional(),
  formerly: z.array(z.string()).describe('Earlier ids; what stands at their addresses is the same.'),
  unknown: z.partialRecord(z.enum(milestones), z.string()).describe('Milestones nobody knows, each with the reason.'),
  detection: z.strictObject({ channel: z.enum(detectionChannels), by: z.string().optional() }).optional(),
  roles: z.record(z.string(), z.array(z.string())).describe('Handles by role.'),
  trigger: z.string().optional(),
  factors: z.array(z.string()),
  impact: z.array(
    z.strictObject({
      what: z.string(),
      value: z.union([z.number(), z.strictObject({ from: z.number(), to: z.number() })]).optional(),
      unit: z.string().optional(),
      approximate: z.boolean(),
      unknown: z.string().optional().describe('Why there is no value.'),
    }),
  ),
  durations: z.array(duration),
  timeline: z.array(
    z.strictObject({
      ...time,
      milestones: z.array(z.enum(milestones)),
      event: z.string(),
      evidence: z.string().optional(),
    }),
  ),
  actions: z.array(action),
  runbooks: z
    .array(
      z.strictObject({
        id: z.string(),
        title: z.string().optional().describe('Left out for one that is not in the library.'),
        helped: z.enum(['yes', 'partly', 'no']).optional(),
        address: address.optional(),
      }),
    )
    .describe('Used in this incident.'),
  related: z.array(
    z.strictObject({ id: z.string(), title: z.string(), why: z.string().describe('In a sentence.'), address }),
  ),
  recurrences: z.array(
    z.strictObject({ sentence: z.string(), incidents: z.array(z.string()).describe('Ids, the first one first.') }),
  ),
  reviews: z.array(z.strictObject({ role: z.string(), by: z.string(), on: day })),
});
export type ApiIncident = z.output<typeof incidentSchema>;
export type ApiIncidentEntry = z.output<typeof incidentEntrySchema>;
export type ApiDuration = z.output<typeof duration>;
export type ApiAction = z.output<typeof action>;

const serviceEntry = z.strictObject({
  id: z.string(),
  name: z.string(),
  team: z.string().optional().describe('Left out for a service that is not in the catalogue.'),
  tier: z.int().optional().describe('0 is the most critical.'),
  incidents: z.int().min(0).describe('How many, drafts included.'),
  openActions: z.int().min(0),
  address,
  data: address,
});

/** `api/v1/services/<id>.json`. */
export const serviceSchema = z.strictObject({
  $schema: z.string(),
  version: z.literal(1),
  ...serviceEntry.shape,
  description: z.string().optional(),
  publicName: z.string().optional(),
  badge: address,
  feeds: z.strictObject({ atom: address, json: address }),
  recent: z.array(incidentEntrySchema).describe('Its newest incidents, 20 at most.'),
  actions: z.array(action).describe('Those of its incidents that are open, the one that is due first first.'),
  runbooks: z.array(runbook),
});
export type ApiService = z.output<typeof serviceSchema>;

/** `api/v1/index.json`. */
export const indexSchema = z.strictObject({
  $schema: z.string(),
  version: z.literal(1),
  name: z.string(),
  description: z.string().optional(),
  address,
  calendar: address,
  feeds: z.strictObject({ atom: address, json: address }),
  severities: z.array(z.strictObject({ id: z.string(), name: z.string(), rank: z.int() })).describe('Worst first.'),
  incidents: z.array(incidentEntrySchema).describe('All of them, newest first, drafts included: see `status`.'),
  services: z.array(serviceEntry),
  runbooks: z.array(runbook),
});
export type ApiIndex = z.output<typeof indexSchema>;

/** The JSON Schemas, by file name. */
export const apiSchemas = {
  'api-index': schemaOf('api-index', 'api/v1/index.json: everything there is', indexSchema),
  'api-incident': schemaOf('api-incident', 'api/v1/incidents/<id>.json: an incident', incidentSchema),
  'api-service': schemaOf(
    'api-service',
    'api/v1/services/<id>.json: a service, for a service catalogue',
    serviceSchema,
  ),
} as const;

function schemaOf(name: string, title: string, schema: z.ZodType) {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-7',
    // Fields may be added within a version.
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
  return { $schema, $id: `urn:postmortem-library:${name}`, title, ...rest };
}
