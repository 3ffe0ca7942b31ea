import * as z from 'zod';

/** An entry of `content/services.yaml`, keyed by the service’s id. */
export const serviceSchema = z.strictObject({
  name: z.string().min(1).describe('What colleagues call it.'),
  description: z.string().min(1).optional().describe('What it does, in a sentence.'),
  team: z.string().min(1).describe('The team that runs it.'),
  tier: z.number().int().min(0).max(4).describe('How much depends on it: 0 is the most critical.'),
  publicName: z
    .string()
    .min(1)
    .optional()
    .describe('What customers call it; without one it cannot be named in public.'),
  runbooks: z.array(z.string()).default([]).describe('Ids of its runbooks.'),
  retired: z.iso.date().optional().describe('The day it was retired, YYYY-MM-DD. Old documents go on naming it.'),
});
export const servicesSchema = z.record(
  z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens'),
  serviceSchema,
);
export type Service = z.output<typeof serviceSchema> & { id: string };
