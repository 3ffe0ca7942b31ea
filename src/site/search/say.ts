/** A text with placeholders; if it has two forms, `n` chooses one. */
export type Pattern = string | { one: string; other: string };

/** Fills in `{n}` and other placeholders, in the plural form of the language. A placeholder without a value stays. */
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
