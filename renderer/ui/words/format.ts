/**
 * The locale for numbers and dates: the catalogue's language as it is written in the region of
 * the system, so that an English window on a German computer says "12 Mar" and "14:05".
 */
export function regionalLocale(language: string, system: string | undefined): string {
  try {
    const region = system === undefined ? undefined : new Intl.Locale(system).maximize().region;
    return region === undefined ? language : `${language}-${region}`;
  } catch {
    return language;
  }
}

/** Words that depend on a number, and how the number is written. */
export type Plurals = {
  /** The number with its grouping: 12,345. */
  number: (n: number) => string;
  /** One of the forms, with `#` replaced by the number as written. */
  count: (n: number, forms: { one: string; other: string }) => string;
};

/** The plural rules and number format of a locale. */
export function pluralsOf(locale: string): Plurals {
  const rules = new Intl.PluralRules(locale);
  const format = new Intl.NumberFormat(locale);
  return {
    number: (n) => format.format(n),
    count: (n, { one, other }) =>
      (rules.select(n) === 'one' ? one : other).replace('#', format.format(n)),
  };
}
