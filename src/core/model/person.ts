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
  left: z.iso.date().optional().describe('The day they left, YYYY-MM-DD. What they did stays under their name.'),
});
export const peopleSchema = z.record(
  z.string().regex(/^[a-z0-9][a-z0-9_-]*$/, 'lower-case letters, digits, hyphens and underscores'),
  personSchema,
);
export type Person = z.output<typeof personSchema> & { handle: string };

/**
 * Whether two handles are those of one person: the same handle, or two of the list with one name, which may be shortened
 * in one of them (`R. Kessel`, `Runa Kessel`, `Runa M. Kessel`).
 */
export function isSamePerson(a: string, b: string, people: ReadonlyMap<string, Pick<Person, 'name'>>): boolean {
  if (a === b) return true;
  const [one, other] = [a, b].map((handle) => partsOf(people.get(handle)?.name ?? '')) as [string[], string[]];
  if (one.length === 0 || other.length === 0) return false;
  const [few, many] = one.length <= other.length ? [one, other] : [other, one];
  if (few.length < 2) return many.length === 1 && few[0] === many[0];
  const left = [...many];
  return few.every((part) => {
    const at = left.findIndex(
      (name) => name === part || ((part.length === 1 || name.length === 1) && name[0] === part[0]),
    );
    if (at < 0) return false;
    left.splice(at, 1);
    return true;
  });
}

function partsOf(name: string): string[] {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  // A part in full is found before an initial is.
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).sort((x, y) => y.length - x.length);
}
