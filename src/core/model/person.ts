import * as z from 'zod';

/** An entry of `content/people.yaml`, keyed by the person’s handle. */
export const personSchema = z.strictObject({
  name: z.string().min(1).describe('Full name.'),
  role: z.string().min(1).describe('What they do, which is also how the public edition speaks of them.'),
  team: z.string().min(1).optional().describe('The team they belong to.'),
  accounts: z
    .array(z.string().min(1))
    .optional()
    .describe('What trackers call them, where it is not the handle: a login, an e-mail address, an account id.'),
});
export const peopleSchema = z.record(
  z.string().regex(/^[a-z0-9][a-z0-9_-]*$/, 'lower-case letters, digits, hyphens and underscores'),
  personSchema,
);
export type Person = z.output<typeof personSchema> & { handle: string };
