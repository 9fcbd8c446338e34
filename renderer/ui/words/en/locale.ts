import { pluralsOf, regionalLocale } from '../format.ts';

/** English, as numbers and dates are written where this computer is. */
export const locale = regionalLocale('en', globalThis.navigator?.language);

/** English plurals. */
export const { number, count } = pluralsOf(locale);
