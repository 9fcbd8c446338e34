import { ANSWERED, type Letter, SEEN } from '../letter.ts';
import { mum, robin, wilma, ylva } from './robin-people.ts';

const REPORT = `Dear all three of you,

You asked how it was, and I said "windy", and Ylva said that this was not a trip report. Here is one. Put the kettle on.

THE WAY THERE

The train left at 06:52 with me in seat 41 and the cello in seat 42. The cello travels as a child. The conductor, who has a moustache and principles, looked at the ticket, then at the case, and asked how old it was. I said a hundred and thirty. He said that in that case it ought to pay the senior fare, which is cheaper, and gave me one euro forty back. I have travelled on that line for nine years and it is the first time that money has gone in that direction.

The ferry was on time, which upset everybody. Half the island was still on the pier saying goodbye when the ramp went up, and a man with a wheelbarrow of onions had to be left behind with his onions. He waved. One had the feeling that it was not the first time.

There were nine passengers: six islanders, a vet, myself and the cello. The swell was moderate. I spent the crossing on deck with a hand on the railing and the other on the case, and somewhere past the second buoy a gannet came down the wind, looked in under the brim of my hat, and went on. I have been looked at by school inspectors with less thoroughness.

THE HOUSE

The observatory is one room, one stove and eleven hooks. Jürgen's sister Almut runs it from September until the food is gone. She handed me a mug, a pencil and a list of rules. There are three. One: whoever wakes first lights the stove. Two: whoever sees it first writes it down. Three: nobody says "probably".

That third rule is harder than it sounds. On the first evening I began four sentences with it and had to wash up after each.

I slept under the roof with the window open. All night the redwings went over. You do not see them, you only hear that thin high "tseep", again and again, from further along each time, as if somebody were pulling a long thread through the dark. I counted until two hundred and then I must have slept, because the next thing I heard was Almut saying "stove" in the voice of a person who had woken second on purpose.

THE FIRST DAY

Wind from the south-east, force six, rain in it. In other words, perfect. We walked the east shore at first light, five of us in a line like people looking for a lost ring. In the sea buckthorn by the old capstan there were goldcrests. I do not mean that we found some. I mean that the bush was made of them. They weigh as much as a sheet of writing paper and they had come across the open sea in the night, and they were so tired and so busy that they fed between our boots. One sat on the toe of mine and picked a spider from the lace. I stood on that leg for some time.

Before noon we had a great grey shrike, two bluethroats and something brown that went into the nettles. Almut said that it would come out again. It did, at ten to four. It was a dunnock. Nobody had said "probably", so nobody had to wash up, and we ate the last of the plum cake standing.

In the evening they asked for the cello. It had survived the crossing better than I had; only the A had slipped. There is no space in that room for a bow arm, so I sat in the open door with my back to the sea, played the sarabande, and had the curious sensation that somebody was listening behind me. When I turned round there were three seals off the landing stage, upright, like people at a concert who have not found a chair. They stayed for the whole suite. They left before the encore, which I also do sometimes.

THE SECOND DAY

Fog. One could not see the end of one's own telescope. Almut declared a day of paper, and we copied the week's lists into the big book, which goes back to 1911. I read some of the early pages. On a day in October 1923 the whole entry is: "Nothing. Waited. A woodcock, at last, and supper." I have thought about it a good deal since. I believe it is the best diary that anyone has written.

At three the fog lifted for perhaps a quarter of an hour, and there, on the grass before the door, where there had been nothing, stood forty golden plovers. All faced the same way. None moved. Then it closed again, and when it next opened there was grass.

The horn on the south pier sounded all that day, a low F every ninety seconds. After some hours one begins to hear harmony round it. I wrote a few bars on the back of a tide table. I may show them to Tilde, who has one of those horns to feed.

THE WAY BACK

The man with the onions was on the pier. He had come over on the Thursday boat, he said, and was now going home again, because he had left the wheelbarrow.

Total: 71 species, three seals, one dunnock (certain). I lost a green glove and found a blue one. I am told that this is how the island does it: it does not take things, it changes them.

I will tell you the rest at the boathouse, if Mum is surprised enough to listen.

Robin`;

/** The three days on the island, in full, and what came of it. */
export const trip: readonly Letter[] = [
  {
    id: 'r-trip-report',
    when: [8, '20:50'],
    folder: 'Sent',
    from: robin,
    to: `${wilma}, ${mum}, ${ylva}`,
    subject: 'Three days on Fågelskär: a report, as ordered',
    isFlowed: true,
    text: REPORT,
    flags: SEEN,
  },
  {
    id: 'r-trip-mum',
    when: [7, '08:30'],
    from: mum,
    to: robin,
    cc: `${wilma}, ${ylva}`,
    subject: 'Re: Three days on Fågelskär: a report, as ordered',
    answers: 'r-trip-report',
    flags: ANSWERED,
    text: `> One: whoever wakes first lights the stove.

You have never in your life woken first.

I read it aloud to Solveig over the telephone. She wept at the seals, and then she asked what
the fare for a cello is when it is a pensioner. I have knitted you a green glove. Which hand was
it?

Your mother`,
  },
  {
    id: 'r-trip-glove',
    when: [7, '19:11'],
    folder: 'Sent',
    from: robin,
    to: mum,
    subject: 'Re: Three days on Fågelskär: a report, as ordered',
    answers: 'r-trip-mum',
    flags: SEEN,
    text: `> I have knitted you a green glove. Which hand was it?

The left. But the blue one I found is also a left, so if you have wool over, I should be glad of
a right one in any colour.

> You have never in your life woken first.

Almut says the same.

R.`,
  },
  {
    id: 'r-flowed',
    when: [6, '18:05'],
    from: 'Almut Weiß <almut@fagelskar-obs.example.org>',
    to: robin,
    subject: 'The big book',
    isFlowed: true,
    text: `Dear Robin,

I have been through the old volumes for you, with a candle, because the generator is resting. The man who waited for the woodcock in 1923 was the schoolmaster, one Anders Lilja, and he kept the book for thirty-one years. I can find only one day on which he used the word that we do not use here. It was the day he married.

The supper, in case you wondered, was herring. It is always herring.

> I wrote a few bars on the back of a tide table.

You did, and you left them on the windowsill. I have put them in the big book, between the lists. They count as heard.

Almut`,
  },
];
