import { type Letter, UNREAD } from '../letter.ts';
import { newsletter } from '../newsletter.ts';
import { robin } from '../people.ts';

function list(host: string): Record<string, string> {
  return {
    'List-Id': `<news.${host}>`,
    'List-Unsubscribe': `<https://${host}/unsubscribe?u=8842>, <mailto:leave@${host}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    Precedence: 'bulk',
  };
}

const flyway = 'flyway-weekly.example.org';
const seeds = 'slow-seeds.example.com';
const books = 'thimble-books.example.com';
const rail = 'northline-rail.example.com';
const city = 'harbour-city.example.org';
const cinema = 'little-lantern.example.net';

/** What comes without being written to anybody in particular. */
export const newsletters: readonly Letter[] = [
  {
    id: 'flyway-212',
    when: [11, '06:00'],
    from: `The Flyway Weekly <editor@${flyway}>`,
    to: robin,
    subject: 'Eleven days without landing',
    headers: list(flyway),
    text: 'One bird, one ocean, no stops. Read this issue at https://flyway-weekly.example.org/212',
    html: newsletter({
      host: flyway,
      name: 'The Flyway Weekly',
      colour: '#274b5e',
      preview: 'One bird, one ocean, no stops.',
      intro:
        'A young bar-tailed godwit has once again done what no aeroplane does: left one end of the world and stopped only at the other. Our columnist tried to stay awake as long and managed two days.',
      stories: [
        {
          title: 'What they leave behind',
          text: 'Before it departs, a godwit shrinks its own gut to make room for fuel. We recommend packing lighter instead.',
          picture: 'godwit.jpg',
          link: '212/gut',
        },
        {
          title: 'Letters: the gull question',
          text: 'Forty-one readers wrote to say that it was a common gull. It was a herring gull. We have moved on.',
          link: '212/letters',
        },
      ],
      footer: 'You receive this because you once said "yes, why not" at a hide in the rain.',
    }),
  },
  {
    id: 'flyway-213',
    when: [4, '06:00'],
    from: `The Flyway Weekly <editor@${flyway}>`,
    to: robin,
    subject: 'It was a common gull after all',
    headers: list(flyway),
    text: 'An apology. Read this issue at https://flyway-weekly.example.org/213',
    html: newsletter({
      host: flyway,
      name: 'The Flyway Weekly',
      colour: '#274b5e',
      preview: 'An apology.',
      intro:
        'Forty-one readers were right. We have looked at the legs again. The editor is taking a walk.',
      stories: [
        {
          title: 'How to count a thousand knots',
          text: 'Count ten. Look how large ten is. Lay that over the flock until you are dizzy, then subtract the dizziness.',
          picture: 'knots.jpg',
          link: '213/counting',
        },
        {
          title: 'Tide table',
          text: '<table border="1" cellpadding="6" style="border-collapse:collapse;font-size:13px"><tr><th>Day</th><th>High</th><th>Low</th></tr><tr><td>Saturday</td><td>04:12</td><td>10:31</td></tr><tr><td>Sunday</td><td>05:03</td><td>11:20</td></tr></table>',
        },
      ],
      footer: 'Corrections are welcome, within reason.',
    }),
  },
  {
    id: 'seeds-catalogue',
    when: [9, '05:30'],
    from: `Slow Seeds <hello@${seeds}>`,
    to: robin,
    subject: 'The winter catalogue 🌱 is patient',
    headers: list(seeds),
    html: newsletter({
      host: seeds,
      name: 'Slow Seeds',
      colour: '#3f6b3a',
      preview: 'Beans, mostly.',
      intro: 'Nothing grows now. That makes it the right time to plan far too much.',
      stories: [
        {
          title: 'Bean of the year: Old Sailor',
          text: 'Climbs anything, forgives everything. Needs a pole, or a neighbour.',
          picture: 'old-sailor.jpg',
          link: 'beans/old-sailor',
        },
        {
          title: 'Kale, honestly',
          text: 'We asked 300 customers whether they enjoy kale. 300 customers asked us to keep this between us.',
          picture: 'kale.jpg',
          link: 'kale',
        },
        {
          title: '10 % off for those who wait',
          text: 'Order today, pay today, receive it in February. The discount is for your patience.',
        },
      ],
      footer: 'Slow Seeds, 3 Garden Row. We answer letters in the order of the seasons.',
    }),
  },
  {
    id: 'books-new',
    when: [7, '09:15'],
    from: `Thimble Books <shop@${books}>`,
    to: robin,
    subject: 'Three books for a cabin without signal',
    headers: list(books),
    flags: UNREAD,
    html: newsletter({
      host: books,
      name: 'Thimble Books',
      colour: '#7a2e3a',
      preview: 'Paper. It works everywhere.',
      intro:
        'We overheard you. (You were standing in the shop.) Here are three that do not mind damp.',
      stories: [
        {
          title: 'The Tide Tables, a novel',
          text: 'A harbour pilot falls in love with a timetable. Better than it sounds; nobody has finished it with dry eyes.',
          picture: 'tide-tables.jpg',
          link: 'b/tide-tables',
        },
        {
          title: 'Knots for the Undecided',
          text: 'Sixty-four knots, and how to get out of them.',
          picture: 'knots-book.jpg',
          link: 'b/knots',
        },
        {
          title: 'Soup',
          text: 'That is the whole title. That is the whole book. We have reordered it twice.',
          link: 'b/soup',
        },
      ],
      footer: 'Thimble Books, on the corner where the wind turns.',
    }),
  },
  {
    id: 'rail-works',
    when: [5, '15:00'],
    from: `Northline Rail <service@${rail}>`,
    to: robin,
    subject: 'Your journey: changes on the coast line',
    headers: { 'Auto-Submitted': 'auto-generated' },
    html: `<html><body style="font-family:Arial,sans-serif;color:#1d1d1b">
<table width="100%" cellspacing="0"><tr><td bgcolor="#0b3d63" style="padding:16px"><img src="https://static.${rail}/logo-white.svg" alt="Northline Rail" height="28"></td></tr></table>
<p>Dear passenger,</p>
<p>the <strong>9.14</strong> will run as planned. The <strong>10.44</strong> waits for the ferry as always, and this month also for the bus that waits for the ferry.</p>
<table border="0" cellpadding="8" cellspacing="0" style="border:1px solid #ccc">
<tr bgcolor="#eef3f7"><th align="left">Train</th><th align="left">Departs</th><th align="left">Arrives</th><th align="left">Coach</th></tr>
<tr><td>NL 214</td><td>09:14</td><td>12:02</td><td>5 (quiet)</td></tr>
<tr><td>NL 218</td><td>10:44</td><td>14:51 ⚠</td><td>–</td></tr></table>
<p style="font-size:12px;color:#666">This address cannot receive mail. It would like to.</p></body></html>`,
  },
  {
    id: 'city-bins',
    when: [6, '04:00'],
    from: `City of Harbour <news@${city}>`,
    to: robin,
    subject: 'Bins, bridges and a bear: your city this week',
    headers: list(city),
    html: newsletter({
      host: city,
      name: 'Your city this week',
      colour: '#1f5c4d',
      preview: 'The swing bridge swings again.',
      intro:
        'In this issue: paper on Wednesday, the bridge from noon, and an apology about the bear.',
      stories: [
        {
          title: 'Paper bins move to Wednesday',
          text: 'The calendar you have says Tuesday. It is wrong, but it was printed beautifully.',
        },
        {
          title: 'Swing bridge open again',
          text: 'After eleven weeks the swing bridge swings. Pedestrians first, then bicycles, then opinions.',
          picture: 'bridge.jpg',
          link: 'bridge',
        },
        {
          title: 'The bear',
          text: 'It was a large dog called Sibelius. We thank everybody who stayed calm, and Sibelius, who did.',
          link: 'bear',
        },
      ],
      footer: 'Published by the press office, both of us.',
    }),
  },
  {
    id: 'cinema-programme',
    when: [1, '16:20'],
    from: `Little Lantern Cinema <programme@${cinema}>`,
    to: robin,
    subject: 'This week: silence, with piano',
    headers: list(cinema),
    flags: UNREAD,
    html: newsletter({
      host: cinema,
      name: 'Little Lantern',
      colour: '#40305e',
      preview: 'Thirty-eight seats, one of them good.',
      intro: 'Two silent films, a live piano, and a heater that we ask you not to applaud.',
      stories: [
        {
          title: 'The Lighthouse Keeper’s Bicycle (1924)',
          text: 'Restored from a print found in a lighthouse. Under a bicycle.',
          picture: 'bicycle.jpg',
          link: 'p/1924',
        },
        {
          title: 'Sunday: knitting allowed',
          text: 'Lights at half strength. Please drop needles only during storms.',
          link: 'p/knitting',
        },
      ],
      footer: 'Little Lantern, Rope Street. The bell works if you lean on it.',
    }),
  },
];
