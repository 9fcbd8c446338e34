import type { Letter } from '../letter.ts';

const aunt = 'Aunt Ragnhild <ragnhild.lind@example.net>';
const old = 'Robin Lind <rlind@example.net>';

const card = [
  'BEGIN:VCARD',
  'VERSION:3.0',
  'N:Lind;Ragnhild;;Aunt;',
  'FN:Ragnhild Lind',
  'ORG:Hens and Preserves',
  'TITLE:Management',
  'EMAIL;TYPE=INTERNET:ragnhild.lind@example.net',
  'ADR;TYPE=HOME:;;The yellow house after the second bend;Nordvik;;;',
  'NOTE:Knock loudly. If there is smoke it is only the herring.',
  'END:VCARD',
  '',
].join('\r\n');

/** Family who learned this address by heart and see no reason to learn another. */
export const oldAunt: readonly Letter[] = [
  {
    id: 'o-aunt-1',
    when: [13, '14:04'],
    from: aunt,
    to: old,
    subject: 'Rain, hens, and the matter of the piano',
    text: `My dear Robin,

I am sitting at the kitchen table with the new spectacles, which make everything sharp,
including the dust, so that I have already cleaned twice and am cross with the optician.

It has rained for nine days. The path to the shed has become a small river with opinions.
The hens stand under the cart all in one row and look at me as though I had ordered it. Only
Margareta goes out; you remember Margareta, she is the one with one eye and the most
courage of us all. She found a worm as long as a bootlace this morning and ran around the
whole house with it, not to eat it, just to be seen. I clapped.

Now to the piano. Your cousin Sixten wants to sell it. He says that nobody plays. I said
that nobody plays because Sixten has put his aquarium on it. He says the aquarium is
temporary. It has been temporary since the election before last and there are third
generations of fish in it. I asked whether the fish were musical. He hung up, and then he rang
again after ten minutes, because he is a good boy, and said that he would think.

So I ask you: do you want it? It is out of tune from F upward and there is a coffee ring on
the lid from the evening your grandfather heard about the moon landing and put his cup down.
I would not polish that away for any money. It takes four people and a lorry, or six people
and a grudge. We have both in the village.

The pharmacist has married again. The lake is high. Birgitta, with whom I do not speak, has
had her kitchen painted the colour of a boiled prawn, and I have told everybody that it is
none of my business.

Write to me. It does not need to be long: I have noticed that you all write short now, as
though someone stood behind you. Nobody stands behind you. Sit down.

Your
Aunt Ragnhild

P.S. What is a "cookie" and should I accept it?`,
  },
  {
    id: 'o-aunt-2',
    when: [9, '15:22'],
    from: aunt,
    to: old,
    subject: 'It was not the wind',
    text: `My dear Robin,

you have not answered, but I know that you read it, for Maja told me that you laughed
aloud in the tram. I count that as a letter.

Something has been taking the lids off the jam. Not the jam: only the lids. Eleven lids in
four nights, from the shelf in the cold pantry, and each jar left standing open and
perfectly full, like a row of astonished mouths. First I said that it was the wind. Then I
said that it was Sixten. Then I sat up with a thermos flask, your uncle's signal lamp and
the large ladle.

At ten past two there was a noise as of a very small person opening a very small door. I
lit the lamp. On the shelf sat a magpie, holding the lid of the cloudberry in both feet, and
we looked at each other for what I can only call a long time.

I should have shouted. But it was so plainly pleased with the lid, Robin, and turned it a
little so that it caught the light, as Margareta did with her worm. So I said: "Well, put
it with the others, then." And it went out by the hole where the stovepipe used to be.

I have covered the jam with saucers, and laid out the odd earrings on the window sill.
One has gone already. The left blue. You gave it me when you were six; I hope that you
do not mind. I think that it is being worn.

Your
Aunt Ragnhild

P.S. I accepted the cookie. Nothing came.`,
  },
  {
    id: 'o-aunt-3',
    when: [5, '16:40'],
    from: aunt,
    to: old,
    subject: 'Re: It was not the wind',
    answers: 'o-aunt-2',
    text: ({ weekday }) => `My dear Robin,

there! That was a real letter. Two whole pages, and no one standing behind you. I have read
it to the hens with the parts about Maja left out.

> Does it ever bring anything back?

Yes. On the sill this morning there was a brass button with an anchor. It is off the coat
of the harbour master, who has been looking for it since Shrovetide and has accused
three people, of whom two deserved it. I shall give it to him on ${weekday(3)} and say
nothing, and he will think that I am a witch, and the price of cod will go down.

> And yes, I will take the piano.

I told Sixten. He was silent, and then he asked whether you would also take the fish.

Your
Aunt Ragnhild`,
  },
  {
    id: 'o-aunt-card',
    when: [3, '10:10'],
    from: aunt,
    to: old,
    subject: 'I have been made into a card',
    text: `Robin, the boy at the library has turned me into a file. You are to press on it and then
I shall be in your telephone for ever. It does not hurt. He let me choose my own title.

R.`,
    attachments: [
      {
        filename: 'aunt-ragnhild.vcf',
        content: Buffer.from(card),
        contentType: 'text/vcard; charset=utf-8',
      },
    ],
  },
  {
    id: 'o-chain',
    when: [8, '22:51'],
    from: 'Cousin Sixten <sixten.lind@example.com>',
    to: 'Robin Lind <rlind@example.net>, Maja Lind <maja.lind@example.org>',
    cc: 'ragnhild.lind@example.net',
    subject: 'Fwd: Fwd: FWD: DO NOT BREAK THE HERRING CHAIN!!!',
    text: `sorry but better safe than sorry    /Sixten

> > > *** THIS HERRING HAS BEEN ROUND THE WORLD SEVEN TIMES ***
> > >
> > > Send this letter to NINE friends before the next high tide and you will find
> > > something that you had given up.
> > >
> > > A dentist in the north sent it on and found his other ski.
> > > A choir in the south sent it on and found a tenor!!!
> > > A man named G. laughed and deleted it. His toast has landed butter down EVER SINCE.
> > >
> > > There is no virus in this herring.
> >
> > it works!! i found my reading glasses (they were on me)   / Gunvor
>
> sending to the whole bridge club just in case`,
  },
  {
    id: 'o-chain-reply',
    when: [7, '09:15'],
    from: aunt,
    to: 'Cousin Sixten <sixten.lind@example.com>',
    cc: old,
    subject: 'Re: Fwd: Fwd: FWD: DO NOT BREAK THE HERRING CHAIN!!!',
    answers: 'o-chain',
    text: `Sixten,

I have broken the chain, fried the herring and eaten it with dill. It was delicious.
Now take the aquarium off the piano.

Ragnhild`,
  },
  {
    id: 'o-poem',
    when: [2, '06:02'],
    from: 'Signe Aalto <signe.aalto@example.org>',
    to: old,
    subject: 'for the fridge door',
    text: `Robin, you asked for one that fits under a magnet.


    What the tide keeps

    One glove. The afternoon. A name
        called twice across the flats, and then
    the small pale crabs that went and came
        and went, and did not come again.

    A plank with half a word in blue.
        The print of something, heading north.
    The tide takes what we meant to do
        and, twice a day, it brings it forth:

    one glove.
                  The other hand is here.
    It waits. It does this every year.


S.`,
  },
];
