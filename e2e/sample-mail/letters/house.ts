import { docx, pdf } from '../files.ts';
import { ANSWERED, type Letter, UNREAD } from '../letter.ts';
import { plumber, robin, vogt } from '../people.ts';

const folder = 'House/Kitchen';

/** A drop under the sink and what became of it, in German, and the rest of what a house writes. */
export const house: readonly Letter[] = [
  {
    id: 'leak-1',
    when: [13, '07:58'],
    folder: 'Sent',
    from: robin,
    to: vogt,
    subject: 'Küche: es tropft unter der Spüle',
    text: `Sehr geehrte Frau Vogt,

unter der Spüle tropft es, etwa einmal in der Minute, nachts gefühlt öfter. Ich habe den
großen Topf daruntergestellt. Wenn er voll ist, gieße ich damit die Tomaten, denen es
seither ausgezeichnet geht. Trotzdem wäre ich froh, wenn jemand käme.

Mit freundlichen Grüßen
Robin Lind`,
  },
  {
    id: 'leak-2',
    when: [13, '11:20'],
    folder,
    from: vogt,
    to: robin,
    subject: 'Re: Küche: es tropft unter der Spüle',
    answers: 'leak-1',
    flags: ANSWERED,
    text: `Guten Tag,

vielen Dank für Ihre Meldung. Ich habe die Firma Rohr & Söhne beauftragt, sie meldet sich
bei Ihnen wegen eines Termins. Bitte schließen Sie nachts das Eckventil (rechts, der
kleine Hahn mit dem blauen Punkt).

Das mit den Tomaten freut mich.

Freundliche Grüße
Henrike Vogt
Hausverwaltung`,
  },
  {
    id: 'leak-3',
    when: [12, '09:00'],
    folder,
    from: plumber,
    to: robin,
    subject: 'Terminvorschlag Auftrag 4711-K',
    text: (days) => `Guten Tag,

zu Ihrem Auftrag 4711-K (Küche, Undichtigkeit) schlagen wir vor:

   ${days.weekday(-9, 'de')}, ${days.date(-9, 'de')}, zwischen 8 und 16 Uhr

Bitte sorgen Sie dafür, dass jemand zu Hause ist und der Platz unter der Spüle frei ist.

Rohr & Söhne
Meisterbetrieb seit 1957`,
  },
  {
    id: 'leak-4',
    when: [9, '17:45'],
    folder,
    from: plumber,
    to: robin,
    cc: vogt,
    subject: 'Ihr Auftrag 4711-K: erledigt',
    text: `Guten Tag,

der Siphon wurde getauscht, die Dichtung erneuert. Im alten Siphon befanden sich ein
Teelöffel, ein Ohrring und eine Spielfigur (Pferd, weiß). Wir haben alles auf die
Fensterbank gelegt.

Die Rechnung geht an die Hausverwaltung, den Arbeitsbericht finden Sie im Anhang.

Rohr & Söhne`,
    attachments: [
      {
        filename: 'Arbeitsbericht 4711-K.pdf',
        content: pdf([
          'Arbeitsbericht 4711-K',
          'Kunde: Robin Lind, 2. Stock links',
          'Siphon DN 40 getauscht, Dichtung erneuert, Dichtigkeit geprueft.',
          'Arbeitszeit: 0,75 h. Anfahrt: 1.',
          'Fundstuecke: 1 Teeloeffel, 1 Ohrring, 1 Springer (weiss).',
        ]),
        contentType: 'application/pdf',
      },
    ],
  },
  {
    id: 'leak-5',
    when: [8, '08:10'],
    folder: 'Sent',
    from: robin,
    to: plumber,
    cc: vogt,
    subject: 'Re: Ihr Auftrag 4711-K: erledigt',
    answers: 'leak-4',
    text: `Herzlichen Dank! Es ist jetzt so still, dass ich den Kühlschrank höre.

Das Pferd wird seit drei Jahren vermisst. Wir haben die ganze Zeit mit einem Radiergummi
gespielt.

Robin Lind`,
  },
  {
    id: 'leak-6',
    when: [7, '10:02'],
    folder,
    from: vogt,
    to: robin,
    subject: 'Re: Ihr Auftrag 4711-K: erledigt',
    answers: 'leak-5',
    text: `Liebe/r Robin Lind,

schön, dass alles geklappt hat. Mein Großvater sagte immer: Wer ein Pferd wiederfindet,
soll noch am selben Tag Schach spielen.

Freundliche Grüße
Henrike Vogt`,
  },
  {
    id: 'tiles',
    when: [6, '14:14'],
    folder,
    from: 'Kachel & Korn <post@kachel-und-korn.example.com>',
    to: robin,
    subject: 'Ihre Muster sind unterwegs (Nr. 20877)',
    html: `<table width="100%" cellpadding="12" style="font-family:sans-serif"><tr><td bgcolor="#e8e2d4">
<h1 style="font-size:20px;margin:0">Ihre Muster sind unterwegs</h1></td></tr>
<tr><td><p>Guten Tag Robin Lind,</p><p>vier Fliesenmuster haben heute unser Lager verlassen:</p>
<ul><li>Watt, matt, 10 × 10</li><li>Ebbe, glänzend, 10 × 10</li><li>Schlick, rau</li><li>Möwe (leicht gesprenkelt)</li></ul>
<p>Legen Sie sie bei Tageslicht <b>und</b> bei Lampenlicht aus. Sie werden sich wundern.</p></td></tr></table>`,
  },
  {
    id: 'stairs',
    when: [3, '06:30'],
    folder: 'House',
    from: vogt,
    to: 'Alle im Haus <haus12@vogt-hausverwaltung.example.com>',
    subject: 'Treppenhaus wird gestrichen – bitte Fahrräder wegstellen',
    flags: UNREAD,
    text: (days) => `Liebe Mieterinnen und Mieter,

am ${days.weekday(4, 'de')}, dem ${days.date(4, 'de')}, wird das Treppenhaus gestrichen. Die Farbe haben Sie
gewählt: »Helles Grau« hat mit 7 zu 6 Stimmen gegen »Dottergelb« gewonnen. Die Abstimmung
wird nicht wiederholt.

Bitte stellen Sie bis dahin Fahrräder, Kinderwagen und das Kanu aus dem Erdgeschoss weg.

Henrike Vogt

Anlage: Hausordnung in der neuen Fassung`,
    attachments: [
      {
        filename: 'Hausordnung (neu).docx',
        content: docx([
          'Hausordnung',
          '1. Von 22 bis 6 Uhr ist Ruhe. Das gilt auch für den Chor.',
          '2. Das Treppenhaus bleibt frei. Ein Kanu ist kein Möbel.',
          '3. Wer die letzte Waschmarke nimmt, besorgt neue.',
        ]),
        contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      },
    ],
  },
];
