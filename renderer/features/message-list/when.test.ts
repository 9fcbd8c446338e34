import { describe, expect, it } from 'vitest';
import { fullWhen, shortWhen } from './when.ts';

const words = { locale: 'en-GB', yesterday: 'Yesterday' };
const at = (y: number, m: number, d: number, h = 12, min = 0) =>
  new Date(y, m - 1, d, h, min).getTime();
const now = at(2026, 3, 18, 9, 30);

describe('the date of a row', () => {
  it.each([
    ['today is a time', at(2026, 3, 18, 0, 5), '00:05'],
    ['later today, as a fast clock says, is a time', at(2026, 3, 18, 23, 59), '23:59'],
    ['the last minute of yesterday', at(2026, 3, 17, 23, 59), 'Yesterday'],
    ['the first minute of yesterday', at(2026, 3, 17, 0, 0), 'Yesterday'],
    ['two days ago is a weekday', at(2026, 3, 16, 23, 0), 'Monday'],
    ['six days ago is a weekday', at(2026, 3, 12, 0, 0), 'Thursday'],
    ['a week ago is a day', at(2026, 3, 11, 23, 59), '11 Mar'],
    ['tomorrow is a day', at(2026, 3, 19, 1, 0), '19 Mar'],
    ['last year has its year', at(2025, 12, 31), '31 Dec 2025'],
  ])('%s', (_what, date, expected) => {
    expect(shortWhen(date, now, words)).toBe(expected);
  });

  it('in full names the weekday, the day and the time', () => {
    expect(fullWhen(at(2026, 3, 2, 14, 5), 'en-GB')).toMatch(/Monday.*2 March 2026.*14:05/);
  });
});
