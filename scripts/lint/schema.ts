import * as z from 'zod';
import type { JsonReport } from '../../src/core/lint/reporters/json.ts';

const place = z
  .strictObject({
    file: z.string().describe('Path below the content folder, with `/`.'),
    line: z.int().positive().describe('Line, from 1.'),
    column: z.int().positive().describe('Column, from 1, in UTF-16 units.'),
    endLine: z.int().positive(),
    endColumn: z.int().positive().describe('The first column behind the place.'),
  })
  .describe('A stretch of a file.');

const count = z.int().nonnegative();

/** What `npx postmortems lint --format json` prints. */
const reportSchema = z
  .strictObject({
    schema: z.literal(1).describe('Version of this shape; keys may be added to it, none is taken away.'),
    today: z.iso.date().describe('The day it was judged by.'),
    nightly: z.boolean().describe('Whether what depends on that day is an error.'),
    changedSince: z.string().optional().describe('The commit it was compared with, where `--changed` was given.'),
    judged: z
      .strictObject({ postmortems: count, runbooks: count, reviews: count })
      .describe('How many documents were judged; with `--changed`, how many changed.'),
    messages: z
      .array(
        z.strictObject({
          rule: z.string().min(1).describe('Id of the rule.'),
          level: z.enum(['error', 'warning', 'info']),
          reason: z.string().min(1).describe('`Unexpected X, expected Y`.'),
          place,
          causes: z
            .array(z.strictObject({ reason: z.string(), place }))
            .describe('The other places the message is about.'),
          hint: z.string().optional().describe('The line to write instead, where it is known.'),
          page: z.string().optional().describe('Address of the rule’s page, where library.yaml names a site.'),
          fingerprint: z
            .string()
            .regex(/^[\da-f]{32}$/)
            .describe('The same for the same message in another version of the library, wherever its lines are.'),
        }),
      )
      .describe('Every message, sorted by place.'),
    errors: count,
    warnings: count,
    infos: count,
    known: count.describe('How many messages the baseline knows; they are left out.'),
  })
  .describe('A report of the linter.') satisfies z.ZodType<JsonReport>;

/** The schema of the report as JSON Schema, which is served at `/schemas/lint-report.schema.json`. */
export function reportJsonSchema(): object {
  return { ...z.toJSONSchema(reportSchema, { target: 'draft-2020-12' }), title: 'Report of the linter' };
}
