import { pdf, png, zip } from '../files.ts';
import { ANSWERED, FLAGGED, type Letter, SEEN, UNREAD } from '../letter.ts';
import { hedda, jonas, robin } from './robin-people.ts';

const GLYPHS = `glyph,meaning,sheet,question
tent,camp site,14,open in winter?
cross,chapel,14,
fish,smokehouse,14,two of them are the same house
heron,bird hide,15,Robin says there is a new window
wave,ferry,15,Thursdays only
`;

const lake: readonly Letter[] = [
  {
    id: 'r-lake-1',
    when: [10, '08:05'],
    from: hedda,
    to: robin,
    cc: jonas,
    subject: 'Sheet 14: a lake too many',
    flags: ANSWERED,
    text: `Good morning both,

A reader in Norrvik writes that on sheet 14 we show a lake, 300 metres long, in the middle of
his potato field. He has dug there for forty years and would have noticed.

It came in with the 2019 edition. Does anyone know how? And does anyone know what the lake is
called, because we gave it a name: "Robins sjö".

Hedda`,
  },
  {
    id: 'r-lake-2',
    when: [10, '08:31'],
    folder: 'Sent',
    from: robin,
    to: hedda,
    cc: jonas,
    subject: 'Re: Sheet 14: a lake too many',
    answers: 'r-lake-1',
    flags: SEEN,
    text: `> And does anyone know what the lake is called, because we gave it a name: "Robins sjö".

Ah.

In my first week Jonas taught me how to draw a lake. It was a practice lake. It was a very good
lake. I had meant to take it out after lunch.

I will write to the gentleman with the potatoes today.

Robin`,
  },
  {
    id: 'r-lake-3',
    when: [10, '09:10'],
    from: jonas,
    to: robin,
    cc: hedda,
    subject: 'Re: Sheet 14: a lake too many',
    answers: 'r-lake-2',
    flags: SEEN,
    text: `>> And does anyone know what the lake is called
> It was a practice lake. It was a very good lake.

In its defence, the shoreline is beautifully generalised. Nothing to take out before Friday, the
plates are not made yet. I also found two smokehouses that are one smokehouse and a chapel in
the sea. The list is attached; please each take half.

Jonas`,
    attachments: [
      {
        filename: 'sheet-14-symbols.csv',
        content: Buffer.from(GLYPHS),
        contentType: 'text/csv',
      },
    ],
  },
  {
    id: 'r-lake-4',
    when: [5, '13:45'],
    from: 'Nils-Erik Holm <nils-erik@norrvik-potatis.example.com>',
    to: robin,
    cc: hedda,
    subject: 'Sv: Om sjön i min åker',
    flags: FLAGGED,
    text: `Hej Robin,

Tack för ditt vänliga brev. Jag är inte alls arg. Min fru tycker tvärtom att det vore trevligt
med en sjö, och barnbarnen har redan frågat om de får bada i den.

Om ni tar bort den från kartan förstår jag det, men kan vi få köpa det gamla bladet, gärna två
exemplar? Jag skickar en säck potatis till förlaget så länge. Sorten heter King Edward och den
är fast.

Hälsningar från åkern
Nils-Erik Holm`,
  },
  {
    id: 'r-lake-5',
    when: [5, '14:20'],
    from: hedda,
    to: robin,
    subject: 'Re: Sheet 14: a lake too many',
    answers: 'r-lake-3',
    flags: SEEN,
    text: `The potatoes have come before the letter did. There are twenty-five kilos of them on my desk.

Decision: the lake goes, and the name stays. The ditch behind his barn has none, and he says he
would be honoured. So there will be a "Robins dike" on sheet 14 for as long as there is paper.

Hedda`,
  },
  {
    id: 'r-lake-6',
    when: { minutesAgo: 95 },
    from: jonas,
    to: robin,
    cc: hedda,
    subject: 'Re: Sheet 14: a lake too many',
    answers: 'r-lake-5',
    flags: UNREAD,
    text: `> So there will be a "Robins dike" on sheet 14 for as long as there is paper.

Proof attached. I gave the ditch a proper blue. If you look closely you see a heron in it, two
tenths of a millimetre high. Hedda does not need to know.

Jonas

PS. Hedda, I see you are in copy. It seems to be going round.`,
    attachments: [
      {
        filename: 'sheet-14-proof.png',
        content: png(64, 48, (x, y) =>
          Math.abs(y - 24 - Math.sin(x / 8) * 6) < 2
            ? [70, 130, 190]
            : [236 - y, 232 - x / 2, 200 - y],
        ),
        contentType: 'image/png',
      },
    ],
  },
];

/** A small publisher of maps, three days a week. */
export const work: readonly Letter[] = [
  ...lake,
  {
    id: 'r-contours',
    when: [4, '09:00'],
    from: jonas,
    to: robin,
    subject: 'contours.zip, and an apology',
    flags: SEEN,
    text: `Here are the contours for sheet 15.

Edit: I have just looked. The island is flat. There are no contours. The archive is empty, and it
is also correct.

J.`,
    attachments: [{ filename: 'contours.zip', content: zip({}), contentType: 'application/zip' }],
  },
  {
    id: 'r-timesheet',
    when: [3, '07:00'],
    from: 'Höhenlinie Zeiterfassung <noreply@zeit.hoehenlinie.example.com>',
    to: robin,
    subject: 'Erinnerung: 2 Tage ohne Zeiten',
    flags: UNREAD,
    headers: { 'Auto-Submitted': 'auto-generated' },
    text: (days) => `Guten Tag Robin Lind,

für diese Tage fehlen noch Ihre Zeiten:

  ${days.weekday(-6, 'de')}, ${days.date(-6, 'de')}
  ${days.weekday(-5, 'de')}, ${days.date(-5, 'de')}

Bitte tragen Sie sie bis ${days.weekday(1, 'de')} nach:
https://zeit.hoehenlinie.example.com/woche

Diese Nachricht wurde automatisch erstellt. Antworten liest niemand, auch nicht freitags.`,
  },
  {
    id: 'r-payslip',
    when: [2, '11:30'],
    from: 'Lohnbüro <lohn@hoehenlinie.example.com>',
    to: robin,
    subject: 'Ihre Lohnabrechnung',
    flags: UNREAD,
    text: `Guten Tag,

im Anhang finden Sie Ihre Abrechnung für den letzten Monat.

Neu ist die Zeile "Sachbezug Kartoffeln". Das Finanzamt hat nachgefragt, Frau Brink hat es
erklärt.

Ihr Lohnbüro`,
    attachments: [
      {
        filename: 'Abrechnung.pdf',
        content: pdf([
          'Lohnabrechnung',
          'Robin Lind, Teilzeit 60 %',
          'Grundlohn 1 980,00 EUR',
          'Sachbezug Kartoffeln (5 kg) 6,50 EUR',
          'Auszahlung 1 482,17 EUR',
        ]),
        contentType: 'application/pdf',
      },
    ],
  },
  {
    id: 'r-lunch',
    when: [1, '10:05'],
    from: hedda,
    to: robin,
    cc: jonas,
    subject: 'Lunch: potato soup (again)',
    flags: SEEN,
    text: (
      days,
    ) => `Twelve o'clock, my office. Bring a bowl. On ${days.weekday(1)} there will be gratin, and
after that we shall see whether the scales of sheet 15 can be weighed down with the rest.

H.`,
  },
];
