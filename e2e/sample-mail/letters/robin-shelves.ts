import { pdf } from '../files.ts';
import { FLAGGED, type Letter, SEEN, UNREAD } from '../letter.ts';
import { bengt, hedda, mum, petersen, robin, wilma, ylva } from './robin-people.ts';

const DRAFT = ['\\Draft', '\\Seen'] as const;

const sent: readonly Letter[] = [
  {
    id: 'r-sent-eloise',
    when: [11, '20:05'],
    folder: 'Sent',
    from: robin,
    to: 'Éloïse Garnier <eloise.garnier@example.com>',
    subject: 'Re: Le stage de cet été – déjà !',
    flags: SEEN,
    text: `Chère Éloïse,

Je viens, bien sûr, et je prends la chauve-souris. Elle ne ronfle pas et elle connaît déjà le
quatuor en fa.

Dis à Bernard que je n’ai rien contre sa cuisine. Dis-le-lui de loin.

Je t’embrasse,
Robin`,
  },
  {
    id: 'r-sent-potatoes',
    when: [7, '19:10'],
    folder: 'Sent',
    from: robin,
    to: 'holm@potatis.example.com',
    subject: 'About the lake in your field',
    flags: SEEN,
    text: `Dear Mr Holm,

The lake is mine, and I am sorry about it. I drew it for practice in my first week and forgot to
drain it. It will be gone from the next edition.

If anybody has come to your farm with a boat, please send me the bill.

Robin Lind
Kartverlag Höhenlinie`,
  },
];

const drafts: readonly Letter[] = [
  {
    id: 'r-draft-horn',
    when: { minutesAgo: 30 },
    folder: 'Drafts',
    from: robin,
    to: bengt,
    subject: 'Re: You, and the fog horn',
    answers: 'r-spring-5',
    flags: DRAFT,
    text: `> You have nothing from bar 100 to bar 131

I have a very important rest there.

All right, yes. But if I`,
  },
  {
    id: 'r-draft-speech',
    when: [3, '22:48'],
    folder: 'Drafts',
    from: robin,
    subject: 'Speech, boathouse',
    flags: DRAFT,
    text: `Dear Mum, dear surprised guests,

Seventy years ago
When I was small you
My mother has always said that nobody needs a speech, and

- the story with the goose (ask Ylva whether the vicar is coming)
- glove
- not too long!!`,
  },
];

const archive: readonly Letter[] = [
  {
    id: 'r-archive-lease',
    when: [14, '09:00'],
    folder: 'Archive',
    from: petersen,
    to: robin,
    subject: 'Mietvertrag, Nachtrag 2 (Musizieren)',
    flags: FLAGGED,
    text: `Sehr geehrter Herr Lind,

anbei der Nachtrag. Musizieren ist nun täglich bis 20 Uhr erlaubt, "bei Bach auch länger"; diesen
Zusatz hat Frau Olsen gewünscht.

H. Petersen`,
    attachments: [
      {
        filename: 'Nachtrag-2.pdf',
        content: pdf([
          'Nachtrag 2 zum Mietvertrag',
          'Wohnung 3 rechts, Seilerstieg 4, Sundby',
          'Musizieren taeglich bis 20 Uhr, bei Bach auch laenger.',
        ]),
        contentType: 'application/pdf',
      },
    ],
  },
  {
    id: 'r-archive-recipe',
    when: [14, '11:25'],
    folder: 'Archive',
    from: mum,
    to: robin,
    subject: 'The cardamom buns, finally',
    text: `You asked for it in writing, so:

5 dl milk, 50 g yeast, 150 g butter, 1.5 dl sugar, cardamom until it seems too much and then
once more, and flour until it stops arguing (about 14 dl).

Let it rise. Do something else. Shape, rise again, 225 degrees, 9 minutes. Not ten. You know what
ten did.

Mum`,
    attachments: [
      {
        filename: 'buns.txt',
        content: Buffer.from('9 minutes. NOT TEN.\n'),
        contentType: 'text/plain',
      },
    ],
  },
  {
    id: 'r-archive-ring',
    when: [13, '07:55'],
    folder: 'Archive',
    from: 'Ringing Office <rings@ringing-office.example.org>',
    to: robin,
    subject: 'Your report of ring 9 241 107',
    text: `Thank you for your report.

Species:   Oystercatcher
Ringed:    as an adult, 22 years ago, by J. Weiss
Distance:  340 metres from where you saw it

This is the second shortest journey in our records. The bird with the shortest one was asleep.`,
  },
  {
    id: 'r-archive-contract',
    when: [12, '08:44'],
    folder: 'Archive',
    from: hedda,
    to: robin,
    subject: 'Sixty per cent',
    text: `Signed and filed. Three days a week, Thursdays never, "migration days by arrangement".

I do not think that any other house has a clause about cranes.

Hedda`,
  },
  {
    id: 'r-archive-tables',
    when: [11, '17:17'],
    folder: 'Archive',
    from: wilma,
    to: robin,
    subject: 'Where the key is',
    text: `Under the third flowerpot. Not the one with the wren in it, please: she is using hers.`,
  },
  {
    id: 'r-archive-photo',
    when: [10, '13:13'],
    folder: 'Archive',
    from: ylva,
    to: robin,
    subject: 'You, aged six, with goose',
    text: `Found it. The goose is the one on the left. I am holding on to this until the speech is written.`,
  },
];

const discarded: readonly Letter[] = [
  {
    id: 'r-junk-lottery',
    when: [5, '03:33'],
    folder: 'Junk',
    from: 'INTERNATIONAL LOTTERY BOARD <winner@prize-office.example.net>',
    to: 'undisclosed-recipients:;',
    replyTo: 'Barrister Goodwill <barrister@goodwill.example.com>',
    subject: 'CONGRATULATION!!! YOUR E-MAIL HAS WON 4.500.000,00',
    flags: UNREAD,
    text: `ATTENTION LUCKY BENEFICIARY,

Your e-mail adress was selected from 25 milion by a computer and then again by a man. To claim
the sum of FOUR MILION FIVE HUNDRED reply with your name, age and favourite bank.

This is not a joke. The last winner also thought so.

Barrister Goodwill (Mr.)`,
  },
  {
    id: 'r-junk-mailbox',
    when: [2, '04:44'],
    folder: 'Junk',
    from: 'Mail Administrator <security@mailbox-verify.example.com>',
    to: robin,
    subject: 'Your mailbox is 99% full - verify in 24 hours',
    flags: SEEN,
    html: `<table width="520" cellpadding="16" style="font-family:Arial;border:2px solid #c00">
<tr><td bgcolor="#cc0000" style="color:#fff;font-size:18px">&#9888; Final warning</td></tr>
<tr><td>Dear user <b>robin@example.org</b>, you have (7) messages that we keep in a cupboard. Verify
your pass word and we open the cupboard.<br><br>
<a href="https://mailbox-verify.example.com/login?u=robin" style="background:#c00;color:#fff;
padding:10px 18px">https://www.example.org/webmail</a></td></tr></table>
<img src="https://images.example.com/seen.gif?victim=robin" width="1" height="1" alt="">`,
  },
  {
    id: 'r-trash-survey',
    when: [6, '10:00'],
    folder: 'Trash',
    from: 'Küstenbahn <umfrage@kuestenbahn.example.com>',
    to: robin,
    subject: 'How was your journey? (41 questions)',
    flags: SEEN,
    text: `Dear passenger, dear violoncello,

how likely are you, on a scale from 0 to 10, to recommend the ferry to a friend, an onion farmer
or a goldcrest? It takes only 35 minutes.

https://kuestenbahn.example.com/survey`,
  },
  {
    id: 'r-trash-wrong',
    when: [3, '12:29'],
    folder: 'Trash',
    from: 'Robina Lindt <robina.lindt@example.com>',
    to: robin,
    subject: 'Sorry, wrong Robin',
    flags: SEEN,
    text: `The message about the wedding cake was for my cousin. Please forget the price.`,
  },
];

/** What is not in the inbox: sent and unfinished letters, the archive, junk and trash. */
export const robinShelves: readonly Letter[] = [...sent, ...drafts, ...archive, ...discarded];
