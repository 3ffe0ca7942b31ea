/** A text with places to fill in; of two forms the one for the number `n`. */
export type Pattern = string | { one: string; other: string };

/** Puts values into a text, `{n}` and others, with the plural of the language. What is missing stays as it is. */
export function say(pattern: Pattern, values: Record<string, string | number>, language: string): string {
  const form =
    typeof pattern === 'string'
      ? pattern
      : new Intl.PluralRules(language).select(Number(values['n'])) === 'one'
        ? pattern.one
        : pattern.other;
  return form.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return typeof value === 'number' ? value.toLocaleString(language) : (value ?? whole);
  });
}
