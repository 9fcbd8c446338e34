import type { Letter } from '../letter.ts';

const club = 'Cellar Computer Club <members@cellar-club.example.org>';
const headers = { 'List-Id': 'Cellar Computer Club <members.cellar-club.example.org>' };
const dot = 'Dorothea Quist <dot@cellar-club.example.org>';
const ravi = 'Ravi Menon <ravi.menon@example.net>';
const lasse = 'Lasse "Solder" Berg <lasse@solder-fumes.example.com>';

/** Eleven people, forty computers, one kettle. */
export const oldClub: readonly Letter[] = [
  {
    id: 'o-club-1',
    when: [12, '17:30'],
    from: dot,
    to: club,
    subject: '[cellar] Next evening: bring something that beeps',
    headers,
    text: ({ weekday, date }) => `Dear members,

we meet on ${weekday(3)}, ${date(3)}, at seven, down the steps behind the laundry. Mind the
third step; it still is not there.

  19:00  Kettle
  19:15  Ravi: a tape that has been in a hot car since 1987. Will it load?
  20:00  Lasse: soldering for people who have burned themselves before
  20:45  Vote on the carpet
  21:00  Beeping

New members are welcome. We had one in autumn and he was very nice.

Dot, secretary`,
  },
  {
    id: 'o-club-2',
    when: [12, '18:03'],
    from: lasse,
    to: club,
    subject: 'Re: [cellar] Next evening: bring something that beeps',
    answers: 'o-club-1',
    headers,
    text: `> 20:45  Vote on the carpet

Which way does one vote? I am for the carpet when I drop a screw on the tiles and against
it when I drop a screw on the carpet.

  10 PRINT "NO CARPET"
  20 GOTO 10

Lasse`,
  },
  {
    id: 'o-club-3',
    when: [12, '18:40'],
    from: ravi,
    to: club,
    subject: 'Re: [cellar] Next evening: bring something that beeps',
    answers: 'o-club-2',
    headers,
    text: `>   20 GOTO 10

You have left no way for the voter to press a key.

The tape: I baked it for six hours at 50 degrees beside a lasagne, as the forum
advised. The lasagne is excellent. Of the tape I shall say more on the evening.

Ravi`,
  },
  {
    id: 'o-club-long',
    when: [8, '13:37'],
    from: ravi,
    to: club,
    subject: '[cellar] Minutes, in one paragraph because my Return key is broken',
    headers,
    text: `Present were Dot, Lasse, both Annikas, the quiet man from number eleven, and I, and the kettle was boiled at two minutes past seven by the larger Annika, after which the tape was put into the recorder and played, and for the first four minutes and ten seconds there was the sound that we all remember, a sort of bee in a bottle, at which Dot had to sit down; then the border flickered, then a title appeared, which said SNAIL MANOR, and everybody shouted, and the quiet man from number eleven said quite softly that he had written it when he was fourteen, and we all turned round, and nobody could find anything to say, and he played it through to the end in nineteen minutes without losing a single snail.
The vote on the carpet was then held and came out at three for, three against and one snail, and is adjourned; Lasse burned himself, on the kettle, which is not what the talk was about; a letter from the landlord concerning the smell of hot dust was read aloud and admired for its style; and a collection for a new Return key (https://cellar-club.example.org/collections/return-key?purpose=so-that-Ravi-can-write-paragraphs-again&goal=4.50&currency=EUR&thermometer=yes&colour=beige) stands at three euros and a button with an anchor on it.
Thisisasinglewordwithoutanyspacesbecausethespacebarwentaswellforamomentandithoughtthatyououghttoseewhatihavebeenputtingupwithsincethesummerbutithasrecoveredsothankyouforyourpatience.`,
  },
  {
    id: 'o-club-robin',
    when: [7, '19:55'],
    from: dot,
    to: 'Robin Lind <rlind@example.net>',
    subject: 'Your machine is still here',
    text: `Dear Robin,

we have tidied (do not tell anyone) and found on shelf C a beige computer with a label:
"ROBIN L. - DO NOT SWITCH OFF - CALCULATING". It has not been switched off. It is on line
4 118 220 of something and the fan sounds like a hymn.

May we ask what it is calculating? There is a small bet.

Dot

PS. You owe the kettle fund for nineteen years. We have decided to forgive it if the
answer is interesting.`,
  },
  {
    id: 'o-club-fix',
    when: [1, '20:20'],
    from: lasse,
    to: 'Robin Lind <rlind@example.net>',
    subject: 'the little script you asked for',
    text: `Finds every picture that has no date in its name. Read it before you run it, like
everything that comes from me:

    #!/bin/sh
    # usage: undated DIR
    find "\${1:-.}" -type f -name '*.jpg' |
        grep -vE '/[0-9]{4}-[0-9]{2}-[0-9]{2}' |
        while IFS= read -r file; do
    \t\tprintf '%s\\t%s\\n' "$(wc -c < "$file")" "$file"
        done | sort -rn

The tab in the middle is on purpose. The one in my coffee was not.

Lasse`,
  },
];
