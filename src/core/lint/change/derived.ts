/** Looks up a value of one document by its name. */
export type Recall = (name: string) => { value: unknown } | undefined;

const remembered = new WeakMap<object, Recall>();

const all = new Map<string, { of: Kind; forFinding: boolean; value: (document: never) => unknown }>();

/** What documents a value follows from. */
type Kind = 'postmortem' | 'document';

/**
 * Every derived value of a document, by name.
 *
 * @param finding whether somebody will look for the document by what it holds
 */
export function derivedFrom(document: { type: 'postmortem' | 'runbook' }, finding: boolean): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, { of, forFinding, value }] of all)
    if ((of === 'document' || document.type === of) && (finding || !forFinding))
      values[name] = value(document as never);
  return values;
}

/** Lets `derived` look a document’s values up. */
export function rememberFor(document: object, recall: Recall): void {
  remembered.set(document, recall);
}

/**
 * A value that follows from one document alone, worked out once. Of documents that a change leaves alone it is
 * remembered from run to run. So rules about the library that read every text stay fast under `--changed`: what they
 * take from each document goes through here, and the rest is comparing.
 *
 * The value is plain data, as JSON has it, and depends on the document only: neither on others, nor on today’s date.
 *
 * @param name a name of its own, such as the rule’s
 * @param of what has such a value
 * @param forFinding whether documents are only found by it, and rules do not look at it in others
 */
export function derived<D extends object, T>(
  name: string,
  derive: (document: D) => T,
  { of = 'postmortem', forFinding = false }: { of?: Kind; forFinding?: boolean } = {},
): (document: D) => T {
  const values = new WeakMap<D, { value: T }>();
  const valueOf = (document: D): T => {
    let known = values.get(document);
    if (!known) {
      known = (remembered.get(document)?.(name) as { value: T } | undefined) ?? { value: derive(document) };
      values.set(document, known);
    }
    return known.value;
  };
  all.set(name, { of, forFinding, value: valueOf as (document: never) => unknown });
  return valueOf;
}
