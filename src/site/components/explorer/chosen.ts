/** The chosen values of each facet, in the order they were chosen: any of them, and of every facet one. */
export type ChosenBy<F extends string> = Partial<Record<F, readonly string[]>>;

/** Reads the chosen values of an address; unknown parts are ignored. */
export function readChosen<F extends string>(parameters: URLSearchParams, facets: readonly F[]): ChosenBy<F> {
  const chosen: ChosenBy<F> = {};
  for (const facet of facets) {
    const values = [...new Set(parameters.getAll(facet).filter(Boolean))];
    if (values.length > 0) chosen[facet] = values;
  }
  return chosen;
}

/** Adds the chosen values to an address. */
export function writeChosen<F extends string>(
  parameters: URLSearchParams,
  facets: readonly F[],
  chosen: ChosenBy<F>,
): void {
  for (const facet of facets) for (const value of new Set(chosen[facet])) parameters.append(facet, value);
}

/** With a value of a facet chosen, or no longer chosen. */
export function withValue<F extends string>(chosen: ChosenBy<F>, facet: F, value: string, on: boolean): ChosenBy<F> {
  const rest = (chosen[facet] ?? []).filter((other) => other !== value);
  return withValues(chosen, facet, on ? [...rest, value] : rest);
}

/** With exactly these values of a facet. */
export function withValues<F extends string>(chosen: ChosenBy<F>, facet: F, values: readonly string[]): ChosenBy<F> {
  const others = { ...chosen };
  delete others[facet];
  return values.length > 0 ? { ...others, [facet]: values } : others;
}

/** Every chosen value, facet by facet. */
export function listChosen<F extends string>(facets: readonly F[], chosen: ChosenBy<F>): { facet: F; value: string }[] {
  return facets.flatMap((facet) => (chosen[facet] ?? []).map((value) => ({ facet, value })));
}
