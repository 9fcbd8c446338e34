import type { Letter } from '../letter.ts';
import { errands } from './robin-errands.ts';
import { robinNewsletters } from './robin-newsletters.ts';
import { robinOddities } from './robin-oddities.ts';
import { orchestra } from './robin-orchestra.ts';
import { robinShelves } from './robin-shelves.ts';
import { threads } from './robin-threads.ts';
import { trip } from './robin-trip.ts';
import { work } from './robin-work.ts';
import { world } from './robin-world.ts';

/** A fortnight of Robin Lind's mail: the sea, the cello, the maps and the birthday. */
export const robinAccount: readonly Letter[] = [
  ...threads,
  ...orchestra,
  ...work,
  ...world,
  ...robinNewsletters,
  ...errands,
  ...trip,
  ...robinOddities,
  ...robinShelves,
];
