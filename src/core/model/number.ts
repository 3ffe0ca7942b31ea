/**
 * A number as a language writes it: with all its digits, or with so many decimals. Thousands stay together, as in the
 * tables it stands in.
 */
export function numberIn(value: number, language: string, decimals?: number): string {
  const digits =
    decimals === undefined
      ? { maximumSignificantDigits: 17 }
      : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const key = `${language} ${decimals}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.NumberFormat(language, { useGrouping: false, ...digits })));
  return format.format(value);
}

const formats = new Map<string, Intl.NumberFormat>();
