import { pdf } from '../files.ts';
import { type Letter, UNREAD } from '../letter.ts';
import { newsletter } from '../newsletter.ts';
import { emre, maja, robinOld, stellan } from '../people.ts';
import { oldAunt } from './old-aunt.ts';
import { oldBills } from './old-bills.ts';
import { oldBirds } from './old-birds.ts';
import { oldClub } from './old-club.ts';
import { oldWorld } from './old-world.ts';

const chess = 'Correspondence Chess Circle <moves@slow-chess.example.org>';
const school = 'Class of the Old Harbour School <class@reunion.example.net>';
const nurse = 'Veterinary practice Dr Ahn <desk@ahn-vets.example.com>';

/** The address of twenty years ago, which a few people and many machines still have. */
export const oldAccount: readonly Letter[] = [
  {
    id: 'reunion-1',
    when: [13, '17:00'],
    from: `Ditte Holm <ditte.holm@example.com>`,
    to: school,
    cc: robinOld,
    subject: 'Twenty-five years. Who is still alive?',
    text: `Dear all,

it has been twenty-five years, and I still have the list with everybody's addresses, so
half of these will come back. If you read this, you exist.

I suggest the gym hall, the first Saturday in May. It smells the same. I have checked.

Ditte`,
  },
  {
    id: 'reunion-2',
    when: [12, '07:31'],
    from: 'Pelle Strand <pelle@strand.example.net>',
    to: school,
    cc: robinOld,
    subject: 'Re: Twenty-five years. Who is still alive?',
    answers: 'reunion-1',
    text: `I exist!

Does anybody know what became of the skeleton from the biology room? I have a guess, and
it involves Robin and a canoe.

Pelle`,
  },
  {
    id: 'reunion-3',
    when: [12, '19:19'],
    from: 'Ditte Holm <ditte.holm@example.com>',
    to: school,
    cc: robinOld,
    subject: 'Re: Twenty-five years. Who is still alive?',
    answers: 'reunion-2',
    text: `> it involves Robin and a canoe

Nothing was ever proved. 🦴

So far: 14 exist, 3 exist with children, 1 exists in New Zealand and will come anyway.

Ditte`,
  },
  {
    id: 'reunion-4',
    when: [2, '18:08'],
    from: 'Ditte Holm <ditte.holm@example.com>',
    to: school,
    cc: robinOld,
    subject: 'Re: Twenty-five years. Who is still alive?',
    answers: 'reunion-3',
    flags: UNREAD,
    text: `The caretaker says yes. He also says that he remembers every one of us and that the gym
hall must be empty, dry and without canoes by midnight.

Robin, you have not said anything. Do you exist?

Ditte`,
  },
  {
    id: 'chess-18',
    when: [11, '06:06'],
    from: chess,
    to: robinOld,
    subject: 'Game 2207: your opponent has moved (18. Nf3-g5)',
    headers: { 'Auto-Submitted': 'auto-generated' },
    text: `Game 2207   White: A. Petrosyan   Black: R. Lind

   18. Nf3-g5

Your opponent thought for 23 days. You have 40.`,
  },
  {
    id: 'chess-19',
    when: { minutesAgo: 96 },
    from: chess,
    to: robinOld,
    subject: 'Game 2207: your opponent has moved (19. Qd1-h5)',
    headers: { 'Auto-Submitted': 'auto-generated' },
    flags: UNREAD,
    text: `Game 2207   White: A. Petrosyan   Black: R. Lind

   18. ...  h7-h6 (after 9 days)
   19. Qd1-h5

Your opponent adds: "I am sorry."`,
  },
  {
    id: 'vet',
    when: [10, '11:11'],
    from: nurse,
    to: robinOld,
    subject: 'Reminder for: MOTHBALL (cat)',
    text: `Dear owner of MOTHBALL,

MOTHBALL is due for a vaccination. MOTHBALL will have heard the telephone and should be
found before you call us back.

Please bring the yellow booklet, and gloves.`,
  },
  {
    id: 'domain-renewal',
    when: [9, '04:00'],
    from: 'Barnacle Domains <renewals@barnacle-domains.example.com>',
    to: robinOld,
    subject: 'lind-and-mud.example renews in 30 days',
    headers: { 'Auto-Submitted': 'auto-generated' },
    html: `<p>Dear customer,</p><p>the domain <code>lind-and-mud.example</code> renews in 30 days for <b>€ 11.00</b>. There has been one visitor this year. He stayed for four hours.</p><p><a href="https://barnacle-domains.example.com/renew">Renew</a> or <a href="https://barnacle-domains.example.com/let-go">let it go</a>.</p>`,
  },
  {
    id: 'hut-receipt',
    when: [8, '16:40'],
    from: 'Fjell Huts <booking@fjell-huts.example.org>',
    to: robinOld,
    subject: 'Kvittering / Receipt 55-1093',
    text: `Hei Robin,

takk for at du overnattet hos oss. Kvitteringen ligger ved. Du glemte en ullsokk (venstre).
Den henger over ovnen og har det bra.

Thank you for staying with us. You forgot one sock. It is well.`,
    attachments: [
      {
        filename: 'kvittering-55-1093.pdf',
        content: pdf([
          'Fjell Huts',
          'Receipt 55-1093',
          'One night, one bunk: NOK 380',
          'Waffles (4): NOK 60',
          'Paid in cash, in the box.',
        ]),
        contentType: 'application/pdf',
      },
    ],
  },
  {
    id: 'emre-old',
    when: [7, '13:25'],
    from: emre,
    to: robinOld,
    subject: 'Bu adres hâlâ çalışıyor mu?',
    text: `Robin,

yeni adresini yine kaybettim, o yüzden eskisine yazıyorum. Çalışıyorsa bir işaret ver:
mesela piyonu iki kare ileri sür.

Emre`,
  },
  {
    id: 'maja-old',
    when: [6, '23:15'],
    from: maja,
    to: robinOld,
    subject: 'wrong address again',
    text: `My phone keeps writing to this one. Do you still read it?

If you do: I have your green glove. It was waving at me.

M`,
  },
  {
    id: 'recipes',
    when: [5, '10:45'],
    from: 'The Soup Letter <ladle@soup-letter.example.com>',
    to: robinOld,
    subject: 'Issue 96: it was the celery',
    headers: { 'List-Unsubscribe': '<https://soup-letter.example.com/unsubscribe?u=8842>' },
    html: newsletter({
      host: 'soup-letter.example.com',
      name: 'The Soup Letter',
      colour: '#8a5a13',
      preview: 'Our correspondent confesses.',
      intro:
        'For ninety-five issues we have asked what is missing. A reader from Harbour has found it.',
      stories: [
        {
          title: 'Fish soup without quarrels',
          text: 'Everything in one pot, the saffron last, and nobody is asked about the garlic.',
          picture: 'fish-soup.jpg',
          link: '96/fish',
        },
        {
          title: 'Ask the ladle',
          text: '“How much is a little salt?” It is the amount about which nobody writes to us.',
        },
      ],
      footer: 'The Soup Letter comes on cold days only.',
    }),
  },
  {
    id: 'stellan-old',
    when: [4, '05:40'],
    from: stellan,
    to: robinOld,
    subject: 'two addresses',
    text: `dear robin

the tablet knows two of you. i write to both, alternately, so that neither feels alone.

the plums have gone quiet in the cellar.

stellan`,
  },
  {
    id: 'museum-ticket',
    when: [3, '09:30'],
    from: 'Museum of the Sea <tickets@sea-museum.example.org>',
    to: robinOld,
    subject: 'Friends of the museum: the whale is being dusted',
    text: `Dear friend of the museum,

once in four years the whale is dusted, and friends may hold the ladder. There are nine
ladders and eleven friends. Please write to us whether you are afraid of heights, of
whales, or of dust.

Museum of the Sea`,
  },
  {
    id: 'forum-old',
    when: [1, '22:10'],
    from: 'Tideline Forum <no-reply@forum.tideline.example.org>',
    to: robinOld,
    subject: 'New answer to your question of nine years ago',
    headers: { 'Auto-Submitted': 'auto-generated' },
    flags: UNREAD,
    text: `You asked, nine years ago: "Which end of the hide does not leak?"

mudlark77 has answered: "None. But the left one leaks on your neighbour."`,
  },
  {
    id: 'phone-bill',
    when: [2, '02:00'],
    from: 'Semaphore Mobile <bill@semaphore-mobile.example.com>',
    to: robinOld,
    subject: 'Your bill: EUR 9.99, as always',
    headers: { 'Auto-Submitted': 'auto-generated' },
    text: `Base price                     EUR 9.99
Calls                          EUR 0.00
Picture of a seal, sent late   EUR 0.00

Thank you for being so easy.`,
  },
  ...oldBirds,
  ...oldAunt,
  ...oldClub,
  ...oldBills,
  ...oldWorld,
];
