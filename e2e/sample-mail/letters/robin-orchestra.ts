import { pdf } from '../files.ts';
import { ANSWERED, FLAGGED, type Letter, SEEN, UNREAD } from '../letter.ts';
import { bengt, cellos, ottilie, players, robin } from './robin-people.ts';

const SPRING = 'Orchestra/Spring concert';

const spring: readonly Letter[] = [
  {
    id: 'r-spring-1',
    when: [13, '19:00'],
    folder: SPRING,
    from: ottilie,
    to: players,
    subject: 'Spring concert: programme',
    flags: FLAGGED,
    text: (days) => `Dear all,

The votes are counted. For the spring concert on ${days.date(30)} we play

  1. an overture in D, short, before people have taken off their coats
  2. the serenade for strings that eleven of you asked for
  3. a new piece by our own Tilde Ek, "Tide Table", which has a part for fog horn

The fog horn has been lent by the harbour. It has one note, a low F. Tilde has transposed.

Parts are on the piano. Please take your own and leave the others in the order you found them,
dear violas.

Ottilie`,
  },
  {
    id: 'r-spring-2',
    when: [12, '08:12'],
    folder: SPRING,
    from: bengt,
    to: cellos,
    subject: 'Re: Spring concert: programme',
    answers: 'r-spring-1',
    flags: ANSWERED,
    text: `Cellos,

> The fog horn has been lent by the harbour. It has one note, a low F.

It will stand behind us, not behind the violas. I asked. Bring what you need.

Bowings for the serenade are attached. In bar 61 we all go UP, also Robin.

Bengt`,
    attachments: [
      {
        filename: 'serenade-bowings.pdf',
        content: pdf([
          'Serenade: bowings, cellos',
          'Bars 1-16: as printed',
          'Bar 17: down, then never think about it again',
          'Bar 61: UP. All of us.',
          'Bars 90-104: short, at the frog, like rain on a tin roof',
        ]),
        contentType: 'application/pdf',
      },
    ],
  },
  {
    id: 'r-spring-3',
    when: [11, '21:44'],
    folder: 'Sent',
    from: robin,
    to: bengt,
    subject: 'Re: Spring concert: programme',
    answers: 'r-spring-2',
    flags: SEEN,
    text: `> In bar 61 we all go UP, also Robin.

I went down once. It was three years ago, and it was dark.

Up it is.
Robin`,
  },
  {
    id: 'r-spring-4',
    when: [7, '20:30'],
    folder: SPRING,
    from: 'Tilde Ek <tilde.ek@example.net>',
    to: players,
    subject: 'Tide Table, page 4 (please replace)',
    flags: SEEN,
    text: `Dear everyone,

On page 4 the tide comes in two bars too early. That is my mistake and not the moon's. A new
page is on the piano.

For the horn I need somebody who can count to 118 and is not otherwise busy. No experience is
needed, only a firm hand and a good conscience towards the front row.

Tilde`,
  },
  {
    id: 'r-spring-5',
    when: [1, '18:22'],
    from: bengt,
    to: robin,
    subject: 'You, and the fog horn',
    flags: UNREAD,
    text: `Robin,

Tilde asks whether you would blow it. You have nothing from bar 100 to bar 131, you are standing
right next to it, and you count aloud anyway.

Say yes. It will make up for bar 61.

Bengt`,
  },
];

/** The chamber orchestra: second desk of the cellos. */
export const orchestra: readonly Letter[] = [
  ...spring,
  {
    id: 'r-rehearsal',
    when: [2, '17:10'],
    from: ottilie,
    to: players,
    subject: 'Invitation: extra rehearsal with fog horn',
    flags: UNREAD,
    text: (
      days,
    ) => `An extra rehearsal on ${days.weekday(5)}, ${days.date(5)}, from 19:00 to 21:30 in the net loft.
Neighbours have been told. The ferry has been told too, so that it does not answer.`,
    invitation: (days) => `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Kammerorchester Sundby//Proben//DE
METHOD:REQUEST
BEGIN:VEVENT
UID:probe-nebelhorn@kammerorchester.example.org
DTSTAMP:${days.stamp(-2)}T171000Z
DTSTART:${days.stamp(5)}T180000Z
DTEND:${days.stamp(5)}T203000Z
SUMMARY:Extra rehearsal with fog horn
LOCATION:Net loft\\, Seilerstieg 11\\, Sundby
DESCRIPTION:Serenade from bar 61. Tide Table from the beginning.\\nBring ear plugs.
ORGANIZER;CN=Ottilie Kranz:mailto:ottilie@kammerorchester.example.org
ATTENDEE;CN=Robin Lind;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:robin@example.org
STATUS:CONFIRMED
SEQUENCE:0
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:-PT1H
DESCRIPTION:Rosin
END:VALARM
END:VEVENT
END:VCALENDAR
`,
  },
  {
    id: 'r-luthier',
    when: [4, '14:02'],
    from: 'Geigenbau Amsel <werkstatt@geigenbau-amsel.example.com>',
    to: robin,
    subject: 'Ihr Cello ist fertig',
    flags: SEEN,
    text: `Lieber Herr Lind,

der Steg ist gerichtet, der Stimmstock steht wieder, und das Summen auf dem G ist weg. Es war
kein Riss. Es war ein Haferkorn im Inneren, vermutlich Vogelfutter.

Abholen können Sie das Instrument jeden Tag bis 18 Uhr. Das Korn haben wir aufgehoben, falls
Sie daran hängen.

Herzlich
Rosalie Amsel`,
  },
];
