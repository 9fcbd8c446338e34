const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Hours east of UTC (RFC 5322 §4.3). */
const zones: { [name: string]: number } = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  edt: -4,
  est: -5,
  cdt: -5,
  cst: -6,
  mdt: -6,
  mst: -7,
  pdt: -7,
  pst: -8,
  bst: 1,
  cet: 1,
  cest: 2,
  met: 1,
  mest: 2,
  jst: 9,
};

/** The time a Date header names, in milliseconds, or null. An unknown zone counts as UTC. */
export function headerDate(value: string): number | null {
  const text = value.slice(0, 200).replace(/\([^()]*\)/g, ' ');
  const match =
    /(\d{1,2})[\s-]+([a-z]{3})[a-z]*[.,]?[\s-]+(\d{2,4})[\s,]+(\d{1,2})[:.](\d{1,2})(?:[:.](\d{1,2}))?(?:\.\d+)?\s*([+-]\d{3,4}|[a-z]+)?/i.exec(
      text,
    );
  if (match === null) return isoDate(text);
  const [, day, monthName, yearText, hour, minute, second, zone] = match;
  const month = months.indexOf((monthName ?? '').toLowerCase());
  if (month === -1) return null;
  const time = Date.UTC(
    fullYear(yearText ?? ''),
    month,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second ?? 0),
  );
  return Number.isFinite(time) ? time - offset(zone ?? '') : null;
}

function isoDate(text: string): number | null {
  const match =
    /(\d{4}-\d{2}-\d{2})[t ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)\s*(z|[+-]\d{2}:?\d{2})?/i.exec(
      text,
    );
  if (match === null) return null;
  const time = Date.parse(`${match[1]}T${match[2]}Z`);
  return Number.isFinite(time) ? time - offset((match[3] ?? '').replace(':', '')) : null;
}

/** RFC 5322 §4.3: two digits below 50 are 20xx, other short years count from 1900. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length >= 4) return year;
  return year + (text.length === 2 && year < 50 ? 2000 : 1900);
}

function offset(zone: string): number {
  const numeric = /^([+-])(\d{1,2})(\d{2})$/.exec(zone);
  if (numeric === null) return (zones[zone.toLowerCase()] ?? 0) * 3_600_000;
  const minutes = Number(numeric[2]) * 60 + Number(numeric[3]);
  return (numeric[1] === '-' ? -minutes : minutes) * 60_000;
}
