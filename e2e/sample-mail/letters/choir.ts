import { zip } from '../files.ts';
import { ANSWERED, FLAGGED, type Letter, UNREAD } from '../letter.ts';
import { choir, ines, robin, stellan } from '../people.ts';

const folder = 'Choir';
const list = {
  'List-Id': 'Harbour Choir <everyone.harbour-choir.example.org>',
  'List-Post': '<mailto:everyone@harbour-choir.example.org>',
};

/** A choir before its concert. */
export const choirLetters: readonly Letter[] = [
  {
    id: 'choir-1',
    when: [13, '20:15'],
    folder,
    from: ines,
    to: choir,
    subject: '[choir] Programme for the winter concert',
    headers: list,
    text: `Dear voices,

the programme is fixed, and this time I mean it:

  1. Three tide songs (all)
  2. The long one in Latin (all; altos, please look at page 4 *before* Tuesday)
  3. "O mar", for the women, because I am in charge
  4. The sea shanty (tenors, and yes, with the stamping)
  5. Something quiet to send people home

The scores are attached as one archive. Do not print page 9, it is a shopping list.

Beijinhos,
Inês`,
    attachments: [
      {
        filename: 'scores.zip',
        content: zip({
          'tide-songs.abc':
            'X:1\nT:First tide song\nM:3/4\nL:1/8\nK:Dm\nA2 d2 f2 | e4 d2 | c2 A2 F2 | D6 |]\n',
          'shanty.abc':
            'X:2\nT:The anchor is not a seal\nM:6/8\nL:1/8\nK:G\nD | G2B d2B | c2A F2D |]\n',
          'page-9.txt': 'Onions, lemons, strings for the guitar, a card for Agnes.\n',
        }),
        contentType: 'application/zip',
      },
    ],
  },
  {
    id: 'choir-2',
    when: [12, '08:40'],
    folder,
    from: 'Bert Nilsson <bert.nilsson@example.net>',
    to: choir,
    subject: 'Re: [choir] Programme for the winter concert',
    answers: 'choir-1',
    headers: list,
    text: `Dear all,

a question from the basses: in bar 31 of the long one, is that an F or a coffee stain?

Bert`,
  },
  {
    id: 'choir-3',
    when: [12, '09:12'],
    folder,
    from: ines,
    to: choir,
    subject: 'Re: [choir] Programme for the winter concert',
    answers: 'choir-2',
    headers: list,
    text: `> in bar 31 of the long one, is that an F or a coffee stain?

It is a coffee stain. But sing it, it is better than what he wrote.

I.`,
  },
  {
    id: 'choir-4',
    when: [7, '19:30'],
    folder,
    from: ines,
    to: robin,
    subject: 'Can you carry the low D?',
    flags: ANSWERED,
    text: `Robin, my rock,

Henning has a cold and sounds like a cupboard. Could you take the low D in the quiet one?
Only four bars, but the whole floor stands on it.

Inês`,
  },
  {
    id: 'choir-5',
    when: [7, '21:02'],
    folder: 'Sent',
    from: robin,
    to: ines,
    subject: 'Re: Can you carry the low D?',
    answers: 'choir-4',
    text: `In the morning, yes. In the evening I have an E flat and good intentions.

I will practise in the stairwell, where the paint is not yet dry and everything echoes.

Robin`,
  },
  {
    id: 'choir-invitation',
    when: [3, '18:00'],
    from: ines,
    to: choir,
    subject: 'Invitation: Dress rehearsal, Old Harbour Hall',
    flags: FLAGGED,
    text: (days) => `You are invited to the dress rehearsal

When: ${days.weekday(5)}, ${days.date(5)}, 18:30 to 21:00 (UTC)
Where: Old Harbour Hall, back door, mind the step

Please answer, so that I know how many chairs to carry. Black, with one thing that is not.`,
    invitation: (days) => `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Harbour Choir//Calendar//EN
METHOD:REQUEST
BEGIN:VEVENT
UID:dress-rehearsal@harbour-choir.example.org
DTSTAMP:${days.stamp(-3)}T180000Z
DTSTART:${days.stamp(5)}T183000Z
DTEND:${days.stamp(5)}T210000Z
SUMMARY:Dress rehearsal
LOCATION:Old Harbour Hall\\, back door
DESCRIPTION:Black\\, with one thing that is not. Mind the step.
ORGANIZER;CN=Inês Carvalho:mailto:ines@harbour-choir.example.org
ATTENDEE;CN=Robin Lind;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:robin.lind@example.org
SEQUENCE:0
STATUS:CONFIRMED
END:VEVENT
END:VCALENDAR
`,
  },
  {
    id: 'choir-tickets',
    when: [1, '10:10'],
    folder,
    from: ines,
    to: choir,
    subject: '[choir] Tickets: who still has some?',
    headers: list,
    flags: UNREAD,
    text: `Dear voices,

of 140 tickets 122 are sold, 11 are with Bert and 9 are, according to my arithmetic,
nowhere. Please look in your coats.

The hall has told us that the heating "is being discussed". Dress as for a boat.

Inês`,
  },
  {
    id: 'choir-stellan',
    when: [5, '06:12'],
    from: stellan,
    to: robin,
    subject: 'concert',
    text: `dear robin

i have bought a ticket for your concert. row 2, so i can hear you, seat 1, so i can leave.

i will clap when the others clap.

stellan`,
  },
];
