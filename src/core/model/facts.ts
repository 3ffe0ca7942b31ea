import * as z from 'zod';
import { detectionChannels, kinds, milestones, roles, statuses } from './vocabulary.ts';

const day = z.iso.date().describe('A day, YYYY-MM-DD.');
const handle = z
  .string()
  .regex(/^@?[a-z0-9][a-z0-9_-]*$/, 'a handle such as `jdoe`')
  .transform((text) => text.replace(/^@/, ''));
const handles = z.union([handle.transform((one) => [one]), z.array(handle)]);
const reference = z.string().min(1);
/** Characters of a title. */
export const longestTitle = 140;

/** A suppression of one rule in one document; without a reason and an end it is not accepted. */
export const allowSchema = z.strictObject({
  rule: z.string().min(1).describe('Id of the rule.'),
  reason: z.string().min(10).describe('Why the message does not apply here, in a sentence.'),
  until: day.describe('The day it ends, YYYY-MM-DD.'),
});
export type Allow = z.output<typeof allowSchema>;

/** One figure of the impact. Durations are never written here: they are computed from the timeline. */
export const impactSchema = z.strictObject({
  what: z.string().min(1).describe('What was counted: `requests that failed`.'),
  value: z
    .union([z.number(), z.strictObject({ from: z.number(), to: z.number() })])
    .optional()
    .describe('A number, or `{ from, to }` for a range.'),
  unit: z.string().min(1).optional().describe('Unit of the value: `users`, `%`, `USD`, `requests`.'),
  approximate: z.boolean().default(false).describe('True for an estimate.'),
  unknown: z.string().min(1).optional().describe('Why no value can be given.'),
});
export type Impact = z.output<typeof impactSchema>;

/** Front matter of a postmortem: what is true of the whole incident. */
export const factsSchema = z.strictObject({
  id: z
    .string()
    .min(1)
    .optional()
    .describe('Only where library.yaml sets an id pattern; else the file’s stem is the id.'),
  title: z.string().min(1).max(longestTitle).describe('What broke, for whom; no severity, no status.'),
  kind: z.enum(kinds).default('incident').describe('What sort of event this was.'),
  status: z.enum(statuses).describe('Status of this document.'),
  severity: z.string().min(1).describe('The worst severity reached, from the scale in library.yaml.'),
  services: z.array(z.string()).min(1).describe('Ids of the services affected, the worst hit first.'),
  zone: z.string().min(1).optional().describe('IANA time zone of the times in the timeline.'),
  detection: z
    .strictObject({
      channel: z.enum(detectionChannels).describe('What noticed it first.'),
      by: z.string().min(1).optional().describe('The alert, check, team or customer group that noticed.'),
    })
    .optional()
    .describe('How the incident was noticed.'),
  roles: z.partialRecord(z.enum(roles), handles).default({}).describe('Who did what: role to handle or handles.'),
  impact: z.array(impactSchema).default([]).describe('Figures of the impact, with units.'),
  factors: z.array(z.string()).default([]).describe('Contributing factors, from the vocabulary in library.yaml.'),
  trigger: z.string().min(1).optional().describe('What set it off, from the vocabulary in library.yaml.'),
  runbooks: z
    .array(
      z.union([
        reference.transform((id) => ({ id, helped: undefined })),
        z.strictObject({
          id: reference.describe('Id of the runbook.'),
          helped: z.enum(['yes', 'partly', 'no']).optional().describe('Whether it helped.'),
        }),
      ]),
    )
    .default([])
    .describe('Runbooks that were used, and whether they helped.'),
  related: z
    .array(
      z.union([
        reference.transform((id) => ({ id, why: undefined })),
        z.strictObject({
          id: reference.describe('Id of the incident.'),
          why: z.string().min(1).optional().describe('How they hang together.'),
        }),
      ]),
    )
    .default([])
    .describe('Incidents the author relates to this one.'),
  duplicateOf: reference.optional().describe('Id of the postmortem that tells this incident.'),
  formerly: z.array(reference).default([]).describe('Earlier ids, which redirect here.'),
  unknown: z
    .partialRecord(z.enum(milestones), z.string().min(1))
    .default({})
    .describe('Milestones nobody knows, each with the reason.'),
  reviews: z
    .array(
      z.strictObject({
        role: z.string().min(1).describe('In what capacity: `platform lead`.'),
        by: handle.describe('Who signed.'),
        on: day.describe('When, YYYY-MM-DD.'),
      }),
    )
    .default([])
    .describe('Sign-offs.'),
  publication: z
    .strictObject({
      by: handle.optional().describe('Who approved it for the public.'),
      on: day.optional().describe('When it was approved, YYYY-MM-DD.'),
      since: day.optional().describe('When it first became public, where it was approved again since, YYYY-MM-DD.'),
      embargo: day.optional().describe('Not public before this day.'),
      digest: z
        .string()
        .regex(/^v\d+:sha256-[0-9a-f]{64}$/, 'a digest as `npx postmortems public approve` prints it')
        .optional()
        .describe('Digest of what was approved; what is public is public only while it is the same.'),
      confirmed: z
        .record(z.string(), z.int().positive())
        .optional()
        .describe('Words that are also names and are none here, with how often each stands in what is public.'),
      id: reference.optional().describe('Id in the public edition, where the one inside must not get out.'),
      formerly: z.array(reference).default([]).describe('Earlier public addresses, which redirect here.'),
      corrections: z
        .array(
          z.strictObject({
            on: day.describe('When it was corrected, YYYY-MM-DD.'),
            text: z.string().min(1).describe('What was wrong and what is right, for the public.'),
          }),
        )
        .default([])
        .describe('Corrections made since it became public, shown on its page.'),
      retracted: z
        .strictObject({
          by: handle.describe('Who decided it.'),
          on: day.describe('When it was taken back, YYYY-MM-DD.'),
          reason: z.string().min(1).optional().describe('Why, for the public.'),
        })
        .optional()
        .describe('Leaves a dated notice at the address of a retracted incident.'),
    })
    .optional()
    .describe('Approval for the public edition, apart from the status.'),
  provenance: z
    .array(
      z.strictObject({
        tool: z.string().min(1).describe('What produced or brought in the text.'),
        model: z.string().min(1).optional().describe('Model, if one generated it.'),
        prompt: z.string().min(1).optional().describe('Version of the prompt.'),
        source: z.string().min(1).optional().describe('What it was imported from.'),
        on: day.describe('When, YYYY-MM-DD.'),
        verifiedBy: handle.optional().describe('Who checked it against the evidence.'),
      }),
    )
    .default([])
    .describe('Where imported or generated text came from.'),
  allow: z.array(allowSchema).default([]).describe('Rules that are silenced here, each with reason and end.'),
});
/** A postmortem’s front matter with every default filled in. */
export type Facts = z.output<typeof factsSchema>;

/** Front matter of a runbook. */
export const runbookFactsSchema = z.strictObject({
  title: z.string().min(1).max(longestTitle).describe('The action, as an imperative: `Roll back a release`.'),
  summary: z.string().min(1).describe('When to open it, in a sentence.'),
  services: z.array(z.string()).default([]).describe('Ids of the services it is for.'),
  alerts: z.array(z.string()).default([]).describe('Names of the alerts that lead here.'),
  owner: z.string().min(1).describe('`@handle` or team that keeps it right.'),
  reviewed: day.describe('When somebody last checked every step, YYYY-MM-DD.'),
  reviewEvery: z.number().int().positive().default(180).describe('Days until it should be checked again.'),
  formerly: z.array(reference).default([]).describe('Earlier ids, which redirect here.'),
  allow: z.array(allowSchema).default([]).describe('Rules that are silenced here, each with reason and end.'),
});
export type RunbookFacts = z.output<typeof runbookFactsSchema>;

/** Front matter of a review that took place. */
export const reviewFactsSchema = z.strictObject({
  title: z.string().min(1).max(longestTitle).describe('What was looked back on: `Review of April 2026`.'),
  date: day.describe('The day it took place, YYYY-MM-DD.'),
  covers: z
    .union([
      z
        .string()
        .regex(
          /^\d{4}-(?:0[1-9]|1[0-2]|Q[1-4])$/,
          'a month such as `2026-04`, a quarter such as `2026-Q2`, or two days',
        ),
      z.strictObject({ from: day.describe('The first day.'), to: day.describe('The last day.') }),
    ])
    .describe('The days it looked back on: a month `2026-04`, a quarter `2026-Q2`, or `{ from, to }`.'),
  service: reference.optional().describe('Id of the service it was about; all of them where it is left out.'),
  team: reference.optional().describe('The team whose services it was about; all of them where it is left out.'),
  people: z.array(handle).min(1).describe('Who took part: handles.'),
  incidents: z.array(reference).default([]).describe('Ids of the incidents that were spoken of.'),
  formerly: z.array(reference).default([]).describe('Earlier ids, which redirect here.'),
  allow: z.array(allowSchema).default([]).describe('Rules that are silenced here, each with reason and end.'),
});
export type ReviewFacts = z.output<typeof reviewFactsSchema>;
