import { mudFlats } from '../files.ts';
import { ANSWERED, FLAGGED, type Letter, SEEN, UNREAD } from '../letter.ts';
import { mum, petersen, robin, wilma, ylva } from './robin-people.ts';

const party: readonly Letter[] = [
  {
    id: 'r-party-1',
    when: [12, '18:40'],
    from: ylva,
    to: robin,
    subject: "Mum's seventieth (she must not know)",
    flags: ANSWERED,
    text: (days) => `Robin,

Mum turns seventy on ${days.date(23)} and has announced that she wants "no fuss, a sandwich".
You and I both remember what happened when we believed her at sixty.

My plan: the boathouse, thirty people, Aunt Solveig's prawns, you on the cello, me on the
washing-up. I have asked for the boathouse. Please keep the secret. You blush on the telephone,
so perhaps do not telephone.

Ylva`,
  },
  {
    id: 'r-party-2',
    when: [12, '20:15'],
    folder: 'Sent',
    from: robin,
    to: ylva,
    subject: "Re: Mum's seventieth (she must not know)",
    answers: 'r-party-1',
    flags: SEEN,
    text: `> You blush on the telephone, so perhaps do not telephone.

Nobody can hear blushing.

Yes to all of it. I can play for twenty minutes if the stove is on; below fifteen degrees the
cello goes flat and so do I. Shall I ask Wilma for the long tables?

R.`,
  },
  {
    id: 'r-party-3',
    when: [11, '07:02'],
    from: ylva,
    to: robin,
    subject: "Re: Mum's seventieth (she must not know)",
    answers: 'r-party-2',
    flags: SEEN,
    text: `> Nobody can hear blushing.

Mum can.

Tables: please. The stove has a sign on it that says DO NOT, without saying what. I am finding
out.

Y`,
  },
  {
    id: 'r-party-4',
    when: [6, '09:31'],
    from: mum,
    to: robin,
    cc: ylva,
    subject: 'A small question',
    flags: FLAGGED,
    text: `Dear Robin,

The man from the boathouse rang to ask whether "the birthday lady" eats fish. I said I would
find out.

I do. I have told nobody that I know, and I shall be extremely surprised on the day. I have
been practising in the hall mirror. Please don't tell Ylva, she has gone to such trouble.

Your mother

PS. I see now that I have put Ylva in the copy line. Well.`,
  },
  {
    id: 'r-party-5',
    when: [6, '09:44'],
    from: ylva,
    to: robin,
    subject: 'Re: A small question',
    answers: 'r-party-4',
    flags: SEEN,
    text: `> I see now that I have put Ylva in the copy line. Well.

I have been laughing in the car park for ten minutes. New plan: we go on as before, and all
three of us act. It will be the best theatre this town has had in years.`,
  },
  {
    id: 'r-party-6',
    when: { minutesAgo: 47 },
    from: ylva,
    to: robin,
    cc: mum,
    subject: 'Re: A small question 🎂🤫🦐',
    answers: 'r-party-5',
    flags: UNREAD,
    text: `Since we now plan Mum's surprise together with Mum:

- prawns: Solveig, four kilos
- cake: Mum (she does not trust the bakery with her own surprise)
- cello: you, twenty minutes, nothing in a minor key
- stove: it is DO NOT *open the lower door*. Otherwise it is a lovely stove.

Can you fetch the benches on the Saturday?`,
  },
];

const heating: readonly Letter[] = [
  {
    id: 'r-heating-1',
    when: [9, '06:50'],
    folder: 'Sent',
    from: robin,
    to: petersen,
    subject: 'Heizung im dritten Stock',
    flags: SEEN,
    text: `Guten Morgen Herr Petersen,

seit gestern Abend klopft die Heizung in der Wohnung 3 rechts, und zwar im Dreivierteltakt.
Als Musiker freue ich mich über jede Begleitung, aber nicht um vier Uhr früh. Warm wird sie
dabei leider nicht.

Könnten Sie jemanden schicken?

Freundliche Grüße
Robin Lind`,
  },
  {
    id: 'r-heating-2',
    when: [9, '10:22'],
    from: petersen,
    to: robin,
    subject: 'AW: Heizung im dritten Stock',
    answers: 'r-heating-1',
    flags: ANSWERED,
    text: (days) => `Sehr geehrter Herr Lind,

> seit gestern Abend klopft die Heizung in der Wohnung 3 rechts, und zwar im Dreivierteltakt.

Das ist Luft. Die Firma kommt am ${days.weekday(-7, 'de')}, dem ${days.date(-7, 'de')},
zwischen 8 und 13 Uhr. Genauer weiß es niemand, auch die Firma nicht.

Bitte stellen Sie bis dahin kein Gefäß unter das Ventil, das hat Frau Olsen im Erdgeschoss
auch gemacht, und nun hat sie einen Teich.

Mit freundlichen Grüßen
H. Petersen
Hausverwaltung Petersen · Seilerstieg 4 · Sundby`,
  },
  {
    id: 'r-heating-3',
    when: [7, '16:05'],
    folder: 'Sent',
    from: robin,
    to: petersen,
    subject: 'Re: AW: Heizung im dritten Stock',
    answers: 'r-heating-2',
    flags: SEEN,
    text: `Lieber Herr Petersen,

> zwischen 8 und 13 Uhr. Genauer weiß es niemand, auch die Firma nicht.

Es war 12:58. Die Heizung ist warm und schweigt. Vielen Dank!

Robin Lind`,
  },
  {
    id: 'r-heating-4',
    when: [1, '08:15'],
    from: petersen,
    to: robin,
    subject: 'Nebenkosten und Treppenhaus',
    flags: UNREAD,
    text: (days) => `Sehr geehrter Herr Lind,

die Abrechnung der Nebenkosten liegt ab ${days.weekday(2, 'de')} im Briefkasten. Sie bekommen
41,20 € zurück, was in diesem Haus seit elf Jahren nicht vorgekommen ist.

Eine Bitte noch: Das Fernrohr im Treppenhaus ist zwar zusammengeklappt, aber Frau Olsen hält
es nachts für einen Menschen. Könnten Sie ihm einen anderen Platz geben?

Mit freundlichen Grüßen
H. Petersen`,
  },
];

const hide: readonly Letter[] = [
  {
    id: 'r-hide-1',
    when: [8, '15:12'],
    from: wilma,
    to: robin,
    subject: 'The hide has a new window',
    flags: ANSWERED,
    html: `<div style="font-family:Verdana,sans-serif;font-size:14px;color:#222">
<p>Robin, you will not believe the view. The <b>third plank from the left</b> gave up in the
storm, and now the hide has a window where nobody planned one:</p>
<p><img src="cid:hide-view@example.com" width="320" height="200" alt="Mud flats in the evening,
through a gap"></p>
<p>And this is what the telescope saw through it. I think it is a grebe. It may be a bottle.</p>
<p><img src="cid:hide-grebe@example.com" width="64" height="48" alt="A very small picture"></p>
<p>Shall we mend it, or put a frame round it?<br>Wilma</p></div>`,
    text: `Robin, you will not believe the view. The third plank from the left gave up in the storm,
and now the hide has a window where nobody planned one. (Two pictures are in the HTML part.)

Shall we mend it, or put a frame round it?
Wilma`,
    attachments: [
      {
        filename: 'hide-view.png',
        content: mudFlats(320, 200),
        contentType: 'image/png',
        cid: 'hide-view@example.com',
      },
      {
        filename: 'hide-grebe.png',
        content: mudFlats(64, 48),
        contentType: 'image/png',
        cid: 'hide-grebe@example.com',
      },
    ],
  },
  {
    id: 'r-hide-2',
    when: [8, '17:30'],
    folder: 'Sent',
    from: robin,
    to: wilma,
    subject: 'Re: The hide has a new window',
    answers: 'r-hide-1',
    flags: SEEN,
    text: `> I think it is a grebe. It may be a bottle.

It has been still for a long time in your picture, but so have I in mine.

Frame. With a little curtain. Also: may I borrow your long tables and benches for a certain
birthday about which my mother knows nothing at all?

Robin`,
  },
  {
    id: 'r-hide-3',
    when: [7, '06:20'],
    from: wilma,
    to: robin,
    subject: 'Re: The hide has a new window',
    answers: 'r-hide-2',
    flags: SEEN,
    text: `> a certain birthday about which my mother knows nothing at all

She told me about it at the market. She has bought a dress.

Tables yes, benches yes. The bottle dived this morning, so it is a grebe after all.

W.`,
  },
  {
    id: 'r-hide-4',
    when: { minutesAgo: 12 },
    from: wilma,
    to: robin,
    subject: 'COME NOW',
    flags: UNREAD,
    text: `Waxwings. The rowan outside the library. Sixty at least, and a man trying to park under them.

Bring the small binoculars, you will not need the big ones. Bring cake.`,
  },
];

/** Family, the landlord and the bird hide: what Robin writes and reads between other things. */
export const threads: readonly Letter[] = [...party, ...heating, ...hide];
