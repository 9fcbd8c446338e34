/** What the words of a date need from the catalogue. */
export type DateWords = { locale: string; yesterday: string };

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, name: string, options: Intl.DateTimeFormatOptions) {
  const key = `${locale} ${name}`;
  let found = formats.get(key);
  if (found === undefined) {
    found = new Intl.DateTimeFormat(locale, options);
    formats.set(key, found);
  }
  return found;
}

function startOfDay(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0);
}

/**
 * A date as short as it can be and still be clear today: the time, "Yesterday", the weekday
 * within a week, then day and month, then with the year. Milliseconds, in the system's time zone.
 */
export function shortWhen(date: number, now: number, { locale, yesterday }: DateWords): string {
  // Days differ in length where clocks change: rounding takes that hour away.
  const days = Math.round((startOfDay(now) - startOfDay(date)) / 86_400_000);
  if (days === 0) return format(locale, 'time', { timeStyle: 'short' }).format(date);
  if (days === 1) return yesterday;
  if (days > 1 && days < 7) return format(locale, 'weekday', { weekday: 'long' }).format(date);
  if (new Date(date).getFullYear() === new Date(now).getFullYear()) {
    return format(locale, 'day', { day: 'numeric', month: 'short' }).format(date);
  }
  return format(locale, 'year', { day: 'numeric', month: 'short', year: 'numeric' }).format(date);
}

/** The date and time in full, for tooltips and accessible names. */
export function fullWhen(date: number, locale: string): string {
  return format(locale, 'full', { dateStyle: 'full', timeStyle: 'short' }).format(date);
}
