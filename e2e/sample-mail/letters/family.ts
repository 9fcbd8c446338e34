import { mudFlats } from '../files.ts';
import { ANSWERED, FLAGGED, type Letter, UNREAD } from '../letter.ts';
import { agnes, ferdy, maja, robin, stellan, tomasz } from '../people.ts';

const us = `${maja}, ${tomasz}`;

/** A cabin by the sea, planned by three people over a week, and the rest of the family. */
export const family: readonly Letter[] = [
  {
    id: 'cabin-1',
    when: [12, '19:42'],
    from: maja,
    to: `${robin}, ${tomasz}`,
    subject: 'The cabin, this time for real',
    text: (days) => `Dear both,

Agnes says the cabin is free from ${days.weekday(6)} the ${days.date(6)} for four nights, and that
if nobody takes it she will "lend it to the accordion people again". You remember the
accordion people. You remember the carpet.

So: who is in? I can drive from the station. There are two beds and the bench that
Tomasz claims is good for his back.

Maja`,
  },
  {
    id: 'cabin-2',
    when: [11, '07:15'],
    from: tomasz,
    to: `${maja}, ${robin}`,
    subject: 'Re: The cabin, this time for real',
    answers: 'cabin-1',
    text: `In. I maintain what I said about the bench.

I bring: pierogi (frozen, 80 pieces), the telescope, one good knife.
I do not bring: the accordion.

T.

> So: who is in? I can drive from the station. There are two beds and the bench that
> Tomasz claims is good for his back.`,
  },
  {
    id: 'cabin-3',
    when: [11, '20:03'],
    folder: 'Sent',
    from: robin,
    to: us,
    subject: 'Re: The cabin, this time for real',
    answers: 'cabin-2',
    text: `In! I have asked for the days off and Ferdy only sighed once.

Is there still no signal out there? I would like to bring all my mail and read it by the
stove like a person from the past.

Robin`,
  },
  {
    id: 'cabin-4',
    when: [9, '12:30'],
    from: maja,
    to: `${robin}, ${tomasz}`,
    subject: 'Re: The cabin, this time for real',
    answers: 'cabin-3',
    text: `No signal. There is one spot on the jetty where you get half a bar if you hold the
phone up and the tide is out. Last year I sent a picture of a seal from there. It
arrived in March.

Shopping list so far, please add:

  - coffee (the real one, Robin)
  - wood: Agnes says there is "enough", which means there is none
  - matches, twice
  - something green

M.`,
  },
  {
    id: 'cabin-5',
    when: [8, '21:11'],
    from: tomasz,
    to: `${maja}, ${robin}`,
    subject: 'Re: The cabin, this time for real',
    answers: 'cabin-4',
    text: `>   - something green

Pistachios?

> It arrived in March.

It was a very good seal.`,
  },
  {
    id: 'cabin-6',
    when: [6, '18:25'],
    folder: 'Sent',
    from: robin,
    to: us,
    subject: 'Re: The cabin, this time for real',
    answers: 'cabin-5',
    isFlowed: true,
    text: `I went through the timetable. There is a train at 9.14 that gets in at 12.02, and one at 10.44 that gets in at 14.51 because it waits for the ferry. The first one costs a little more and saves a whole tide, so I have reserved three seats in the quiet coach, which will be lost on at least one of us.

Green things: I will bring kale, and nobody has to enjoy it.

The list as it stands:

* coffee, matches, kale (me)
* pierogi, telescope, knife (Tomasz)
* wood, car, patience (Maja)

Robin`,
  },
  {
    id: 'cabin-7',
    when: [5, '08:02'],
    from: maja,
    to: `${robin}, ${tomasz}`,
    subject: 'Re: The cabin, this time for real',
    answers: 'cabin-6',
    flags: FLAGGED,
    text: `Perfect. Key: under the third flowerpot, not the second. Under the second there is a toad
and he has been through enough.

Agnes wants 180 for the four nights, in cash, in the biscuit tin. I have drawn a map,
because of last time.`,
    attachments: [
      {
        filename: 'map to the cabin.png',
        content: mudFlats(320, 200),
        contentType: 'image/png',
      },
    ],
  },
  {
    id: 'cabin-8',
    when: { minutesAgo: 34 },
    from: tomasz,
    to: `${maja}, ${robin}`,
    subject: 'Re: The cabin, this time for real',
    answers: 'cabin-7',
    flags: UNREAD,
    text: `I have packed. I know it is early. The telescope is in, the pierogi are labelled, and I
practised lying on my kitchen bench to prepare.

Is it "third flowerpot from the door" or "third from the road"? This matters to the toad.`,
  },
  {
    id: 'seal-photo',
    when: [4, '16:48'],
    from: agnes,
    to: robin,
    subject: 'What it looks like just now',
    html: `<p>Dear Robin,</p>
<p>so that you know what to look forward to. This was yesterday at four, from the jetty:</p>
<p><img src="cid:jetty@example.org" alt="Low sun over the mud flats" width="480" height="300"></p>
<p>The dark thing on the left is <em>not</em> a seal, it is Börje's anchor. Everybody asks.</p>
<p>Warmly,<br>Agnes</p>`,
    text: `Dear Robin,

so that you know what to look forward to. This was yesterday at four, from the jetty.
(The picture is in the other half of this message.)

The dark thing on the left is not a seal, it is Börje's anchor. Everybody asks.

Warmly,
Agnes`,
    attachments: [
      {
        filename: 'jetty.png',
        content: mudFlats(480, 300),
        contentType: 'image/png',
        cid: 'jetty@example.org',
      },
    ],
  },
  {
    id: 'stellan-1',
    when: [10, '05:51'],
    from: stellan,
    to: robin,
    subject: 'HOW DO I MAKE IT SMALL AGAIN',
    flags: ANSWERED,
    text: `DEAR ROBIN

I PRESSED SOMETHING ON THE TABLET AND NOW EVERYTHING IS LARGE. THE NEIGHBOUR SAYS I AM
SHOUTING BUT I AM ONLY TYPING.

ALSO THE PLUMS ARE READY.

YOUR UNCLE STELLAN`,
  },
  {
    id: 'stellan-2',
    when: [10, '17:20'],
    folder: 'Sent',
    from: robin,
    to: stellan,
    subject: 'Re: HOW DO I MAKE IT SMALL AGAIN',
    answers: 'stellan-1',
    text: `Dear Stellan,

on the left of the keyboard there is an arrow pointing up. If it is dark, press it once
and you will be calm again.

Please keep me two jars of the plums.

Robin`,
  },
  {
    id: 'stellan-3',
    when: [9, '06:04'],
    from: stellan,
    to: robin,
    subject: 'Re: HOW DO I MAKE IT SMALL AGAIN',
    answers: 'stellan-2',
    text: `dear robin

it worked. now i cannot make it large at the start of a sentence but one cannot have
everything. four jars are put aside, two of them are from the good tree.

stellan`,
  },
  {
    id: 'ferdy-leave',
    when: [11, '09:05'],
    from: ferdy,
    to: robin,
    subject: 'Your days off',
    text: (days) => `Robin,

approved, ${days.weekday(6)} and the two days after. Leave the tide tables where the students
can find them, and tell Nadia which of the sensors bites.

Enjoy the mud.

Ferdy`,
  },
  {
    id: 'ferdy-figures',
    when: [1, '13:37'],
    from: ferdy,
    to: robin,
    subject: 'Wader counts, cleaned up',
    flags: UNREAD,
    text: `Here are the counts of the autumn with your corrections in. The one day with 4,000
godwits was indeed somebody leaning on the zero.

Could you look over the last column before I send it to the ministry? They round
everything down, so let us start from the right number.

F.`,
    attachments: [
      {
        filename: 'wader-counts.csv',
        content: Buffer.from(
          'site,species,week,count\nNorth spit,Bar-tailed godwit,41,412\nNorth spit,Knot,41,1880\n' +
            'Old harbour,Redshank,41,73\nOld harbour,"Curlew, Eurasian",41,19\n' +
            'North spit,Bar-tailed godwit,42,400\nNorth spit,Knot,42,2105\n',
        ),
        contentType: 'text/csv',
      },
    ],
  },
  {
    id: 'maja-birthday',
    when: [2, '22:58'],
    from: maja,
    to: robin,
    subject: 'sssh 🎂',
    flags: FLAGGED,
    text: (days) => `Tomasz turns 40 on ${days.weekday(9)} and thinks nobody knows. 🤫

Plan: cake 🍰 (me), candles 🕯️ (you), the song with the wrong words 🎶 (Inês has promised
to bring four sopranos). He must not find out, so do NOT answer to the cabin thread.
I mean it. Remember the surprise party of the spreadsheet.

❤️ M`,
  },
];
