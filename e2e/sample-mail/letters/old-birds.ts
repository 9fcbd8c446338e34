import { mudFlats } from '../files.ts';
import type { Letter } from '../letter.ts';

const list = 'Godwit ringers <godwit-ringers@lists.example.org>';
const headers = {
  'List-Id': 'Ringing and resighting of godwits <godwit-ringers.lists.example.org>',
  'List-Post': '<mailto:godwit-ringers@lists.example.org>',
  'List-Unsubscribe': '<https://lists.example.org/godwit-ringers/leave>',
  Precedence: 'list',
};
const foot = `
_______________________________________________
godwit-ringers, since the days of the modem
https://lists.example.org/godwit-ringers`;

const hanneke = 'Hanneke Dekker <hanneke@dekker-wadden.example.net>';
const oskar = 'Oskar Lunde <oskar.lunde@example.com>';
const morag = 'Morag Sinclair <morag@estuary-watch.example.org>';
const bertil = 'Bertil Skoog <owner@lists.example.org>';
const wiremu = 'Wiremu Tapsell <wiremu.tapsell@example.net>';

const sightings = `site,species,ring,date,observer,note
North sluice,bar-tailed godwit,4BWRY,12 April,M. Sinclair,asleep on the left leg
North sluice,bar-tailed godwit,4BWRY,13 April,M. Sinclair,asleep on the right leg
Salt pans,black-tailed godwit,Y7LLO,13 April,H. Dekker,"quarrelling, probably in love"
Salt pans,black-tailed godwit,unringed,13 April,H. Dekker,the other half of the quarrel
Lunde's bay,bar-tailed godwit,B2RWG,14 April,O. Lunde,read from the kitchen
`;

/** A mailing list that has outlived four servers. */
export const oldBirds: readonly Letter[] = [
  {
    id: 'o-godwit-1',
    when: [14, '18:20'],
    from: morag,
    to: list,
    subject: '[godwit] Bar-tailed with five colours, north sluice',
    headers,
    text: `All,

at high water tonight, about 140 bar-tailed godwits on the shingle by the north sluice. One
of them ringed:

  left leg:    blue above white
  right leg:   red above yellow
  flag:        orange, position 4, no letters that I could see

Light poor, bird asleep, observer cold. Whose is it?

--${' '}
Morag Sinclair, Estuary Watch
"If it is brown and far away, write down that it was brown and far away."
${foot}`,
  },
  {
    id: 'o-godwit-2',
    when: [14, '20:52'],
    from: hanneke,
    to: list,
    subject: 'Re: [godwit] Bar-tailed with five colours, north sluice',
    answers: 'o-godwit-1',
    headers,
    text: `Morag Sinclair wrote:
> left leg:    blue above white
> right leg:   red above yellow
> flag:        orange, position 4

Then it is 4BWRY, and it is one of mine! Ringed as a first-year bird on the flats behind
our house, eleven years ago. She bit me. I have the scar and the data sheet.

Please, please look at her bill if she wakes up: it had a small notch near the tip.

Hanneke
${foot}`,
  },
  {
    id: 'o-godwit-3',
    when: [13, '07:41'],
    from: morag,
    to: list,
    subject: 'Re: [godwit] Bar-tailed with five colours, north sluice',
    answers: 'o-godwit-2',
    headers,
    text: `Hanneke Dekker wrote:
> Please, please look at her bill if she wakes up

I went back at five. She woke up, looked at me as one looks at a tax inspector, and
yawned. Notch at the tip, upper half, about 4 mm from the end.

Same bird. Eleven years, then, and by my sum some 300 000 km, without a suitcase.

--${' '}
Morag
${foot}`,
  },
  {
    id: 'o-godwit-4',
    when: [13, '21:05'],
    from: wiremu,
    to: list,
    subject: 'Re: [godwit] Bar-tailed with five colours, north sluice',
    answers: 'o-godwit-3',
    headers,
    text: `> > > She bit me.
> >
> > I went back at five.
>
> Same bird.

Kia ora from the warm end of the line. Ours left five weeks ago, so the beach is quiet
and nobody is eating the worms. We rang the church bell for them, as we do each year; the
dog howled, as he does each year.

If any of yours wears a white flag with three letters, it is probably late and certainly
ours. Tell it that we are not angry.

Wiremu
${foot}`,
  },
  {
    id: 'o-godwit-csv',
    when: [11, '12:12'],
    from: hanneke,
    to: list,
    subject: '[godwit] April readings so far, as CSV this time',
    headers,
    text: `Dear all,

the spreadsheet of last month opened on nobody's machine but mine, so here is the plain
kind. Five lines! Please send more, even if you only saw an ankle.

Oskar: your bay now has a name. You had left the field empty, and I am fond of you.

Hanneke
${foot}`,
    attachments: [
      {
        filename: 'readings-april.csv',
        content: Buffer.from(sightings),
        contentType: 'text/csv',
      },
    ],
  },
  {
    id: 'o-godwit-oskar',
    when: [11, '19:48'],
    from: oskar,
    to: list,
    subject: 'Re: [godwit] April readings so far, as CSV this time',
    answers: 'o-godwit-csv',
    headers,
    text: `> Oskar: your bay now has a name.

I have told the bay. It made no objection.

B2RWG was there again today, with a friend who had no rings and no manners. I read her
through the telescope while the pancakes burned, so the ring is certain and lunch was not.

Oskar
${foot}`,
  },
  {
    id: 'o-godwit-photo',
    when: [9, '05:33'],
    from: oskar,
    to: list,
    subject: '[godwit] Photograph: count them for me?',
    headers,
    text: `Good morning,

the flats at ten to five. I say there are no godwits at all in this picture; my wife
says that is because I always press the button after they have gone. Second opinions?

Oskar
${foot}`,
    attachments: [
      { filename: 'flats-0450.png', content: mudFlats(480, 300), contentType: 'image/png' },
    ],
  },
  {
    id: 'o-godwit-count',
    when: [9, '08:10'],
    from: morag,
    to: list,
    subject: 'Re: [godwit] Photograph: count them for me?',
    answers: 'o-godwit-photo',
    headers,
    text: `> Second opinions?

Zero, plus or minus none. It is the most accurate count we have ever had on this list.

--${' '}
Morag
${foot}`,
  },
  {
    id: 'o-godwit-owner',
    when: [6, '09:00'],
    from: bertil,
    to: list,
    subject: '[godwit] ADMIN: the server moves, and so do I',
    headers: { ...headers, 'Reply-To': 'owner@lists.example.org' },
    text: ({ weekday }) => `Dear ringers,

on ${weekday(2)} evening the list moves from the machine under my stairs to the machine under
my daughter's stairs. It may be silent for an hour. Nothing is lost; the archive is copied
twice and printed once (my wife has asked about the printing).

I have owned this list for twenty-six years. I have never ringed a bird: I came for a
question about modems and nobody told me to leave. Thank you for that.

Three rules remain as they were:

  1. Plain text.
  2. Quote only what you answer.
  3. No owls. There is another list for owls.

Bertil
${foot}`,
  },
  {
    id: 'o-godwit-owl',
    when: [6, '11:26'],
    from: wiremu,
    to: list,
    subject: 'Re: [godwit] ADMIN: the server moves, and so do I',
    answers: 'o-godwit-owner',
    headers,
    text: `> 3. No owls.

I would like it noted that the one of 2009 was sitting on a godwit ring recovery form.

Thank you, Bertil. Twenty-six years is two and a half godwits.

Wiremu
${foot}`,
  },
  {
    id: 'o-godwit-robin',
    when: [4, '20:30'],
    from: hanneke,
    to: 'rlind@example.net',
    subject: 'Off list: your old notebook',
    text: `Dear Robin,

in the archive I found your very first message, from the year you had the blue bicycle:
"Saw a long brown bird with a long bill. Was it important?" Eleven people answered you
within the hour, and one of them was me.

It was important. They all are. Do you still have the notebook? I am missing one spring
and I believe that it is in your cellar.

Hanneke`,
  },
  {
    id: 'o-godwit-gone',
    when: { minutesAgo: 47 },
    from: morag,
    to: list,
    subject: '[godwit] 4BWRY has left',
    headers,
    text: `South-easterly, clear, falling tide. They stood about for an hour like people on a
platform, and then one called, and then all of them were up.

I had her ring in the scope until the last moment. Orange flag, going north.

Somebody further up: put the kettle on.

--${' '}
Morag
${foot}`,
  },
];
