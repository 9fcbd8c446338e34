import { FLAGGED, type Letter, UNREAD } from '../letter.ts';
import { birdList, robin } from '../people.ts';

const list = {
  'List-Id': 'Birds of the tideline <tideline.lists.example.org>',
  'List-Unsubscribe': '<mailto:tideline-leave@lists.example.org>',
  Precedence: 'list',
};

const ring = 'Pia Ringström <pia@ringers.example.org>';
const odd = 'Oddvar Berg <oddvar.berg@example.net>';

/** A mailing list of people who look at mud through telescopes. */
export const birds: readonly Letter[] = [
  {
    id: 'ring-1',
    when: [6, '08:14'],
    from: ring,
    to: birdList,
    subject: '[tideline] Ringed godwit, left leg yellow, reads K7',
    headers: list,
    text: `Good morning tideline,

North spit, 07:20, falling tide: a bar-tailed godwit with a yellow flag on the left leg.
I read K7, my husband reads "seven kilos". Who knows the bird?

Pia`,
  },
  {
    id: 'ring-2',
    when: [6, '09:50'],
    from: odd,
    to: birdList,
    subject: 'Re: [tideline] Ringed godwit, left leg yellow, reads K7',
    answers: 'ring-1',
    headers: list,
    text: `> I read K7, my husband reads "seven kilos".

If it has seven kilos it is a goose.

K7 was ringed as a young bird four summers ago, a long way north of me. She likes the
stones by the old harbour. Please tell her that she owes me an afternoon.

Oddvar`,
  },
  {
    id: 'ring-3',
    when: [6, '12:31'],
    folder: 'Sent',
    from: robin,
    to: birdList,
    subject: 'Re: [tideline] Ringed godwit, left leg yellow, reads K7',
    answers: 'ring-2',
    text: `She is here! Old harbour, by the stones, asleep on one leg. The other one, so I could not
read the flag for forty minutes. It is K7.

I told her about the afternoon. She put her beak away.

Robin`,
  },
  {
    id: 'ring-4',
    when: [5, '07:33'],
    from: ring,
    to: birdList,
    subject: 'Re: [tideline] Ringed godwit, left leg yellow, reads K7',
    answers: 'ring-3',
    headers: list,
    flags: FLAGGED,
    text: `Wonderful, thank you, Robin! That is her fourth winter with us and the first time that
three people have seen the same leg on the same day.

I have entered it. My husband has been shown the goose.

Pia`,
  },
  {
    id: 'digest-88',
    when: [2, '05:00'],
    from: 'tideline-request@lists.example.org',
    to: birdList,
    subject: 'tideline Digest, Vol 31, Issue 88',
    headers: list,
    flags: UNREAD,
    text: `Send tideline mailing list submissions to
	tideline@lists.example.org

Today's Topics:

   1. Counting in fog (Oddvar Berg)
   2. Re: Counting in fog (Pia Ringström)
   3. Lost: one glove, left, green (Robin Lind)
   4. Re: Lost: one glove, left, green (everybody)

----------------------------------------------------------------------

Message: 1
From: Oddvar Berg <oddvar.berg@example.net>
Subject: Counting in fog

How does the list count in fog? I propose to write down what one hears and to
divide by two, because of the echo.

------------------------------

Message: 2
From: Pia Ringström <pia@ringers.example.org>
Subject: Re: Counting in fog

The form has a field for "fog". It does not have a field for "echo". Please
leave the echo out.

------------------------------

Message: 3
From: Robin Lind <robin.lind@example.org>
Subject: Lost: one glove, left, green

Somewhere between the hide and the second gate. It answers to nothing.

------------------------------

Message: 4
From: everybody
Subject: Re: Lost: one glove, left, green

On the second gate, on the post, waving.

------------------------------

End of tideline Digest, Vol 31, Issue 88
****************************************`,
  },
];
