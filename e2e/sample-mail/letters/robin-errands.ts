import { pdf } from '../files.ts';
import { FLAGGED, type Letter, UNREAD } from '../letter.ts';
import { robin } from './robin-people.ts';

type Item = { name: string; count: number; price: string };

function receiptRows(items: readonly Item[]): string {
  return items
    .map(
      ({ name, count, price }) => `<tr>
<td style="padding:8px 0;border-bottom:1px solid #eee">${count} × ${name}</td>
<td align="right" style="padding:8px 0;border-bottom:1px solid #eee">${price}</td></tr>`,
    )
    .join('\n');
}

function receipt(shop: string, order: string, items: readonly Item[], total: string): string {
  return `<html><body style="margin:0;background:#f6f6f6;font-family:Helvetica,Arial,sans-serif">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center"
style="padding:24px"><table role="presentation" width="480" cellpadding="0" cellspacing="0"
bgcolor="#ffffff" style="padding:24px;font-size:14px;color:#333">
<tr><td colspan="2" style="font-size:20px;font-weight:bold;padding-bottom:4px">${shop}</td></tr>
<tr><td colspan="2" style="color:#888;padding-bottom:16px">Order ${order}</td></tr>
${receiptRows(items)}
<tr><td style="padding-top:12px;font-weight:bold">Total</td><td align="right"
style="padding-top:12px;font-weight:bold">${total}</td></tr>
</table></td></tr></table></body></html>`;
}

/** What has to be done: the doctor, the shops, the journey, the library. */
export const errands: readonly Letter[] = [
  {
    id: 'r-doctor',
    when: [10, '09:20'],
    from: 'Praxis Dr. Sternberg <termine@praxis-sternberg.example.org>',
    to: robin,
    subject: 'Ihr Termin bei Dr. Sternberg',
    flags: FLAGGED,
    text: (days) => `Guten Tag,

wir bestätigen Ihren Termin:

  ${days.weekday(3, 'de')}, ${days.date(3, 'de')}, 8:40 Uhr
  Praxis Dr. Sternberg, Alter Markt 2, zweiter Stock
  Anlass: Bogenarm, Handgelenk

Bitte bringen Sie Ihre Karte mit und, wenn möglich, nicht das Cello. Beim letzten Mal war das
Wartezimmer dadurch voll.

Absagen bitte einen Tag vorher unter termine@praxis-sternberg.example.org.

Ihr Praxisteam`,
  },
  {
    id: 'r-receipt-garden',
    when: [11, '14:41'],
    from: 'Seeds & Feeders <orders@feeders.example.com>',
    to: robin,
    subject: 'Your receipt: 10 kg of sunflower hearts',
    html: receipt(
      'Seeds & Feeders',
      'SF-20417',
      [
        { name: 'Sunflower hearts, 10 kg', count: 1, price: '34,90 €' },
        { name: 'Feeder "Squirrel, no"', count: 1, price: '22,00 €' },
        { name: 'Replacement for feeder "Squirrel, no"', count: 1, price: '0,00 €' },
      ],
      '56,90 €',
    ),
    text: `Seeds & Feeders, order SF-20417

1 x Sunflower hearts, 10 kg   34,90 EUR
1 x Feeder "Squirrel, no"     22,00 EUR
1 x Replacement                0,00 EUR
Total                         56,90 EUR`,
  },
  {
    id: 'r-receipt-books',
    when: [3, '16:18'],
    from: 'Buchhandlung Lesezeichen <kasse@lesezeichen.example.net>',
    to: robin,
    subject: 'Beleg zu Ihrem Einkauf',
    flags: UNREAD,
    html: receipt(
      'Buchhandlung Lesezeichen',
      '7731',
      [
        { name: 'Die Gräben des Nordens (Bildband)', count: 1, price: '48,00 €' },
        { name: 'Schleifpapier für Bleistifte', count: 3, price: '5,40 €' },
        { name: 'Geburtstagskarte, sehr groß', count: 1, price: '6,50 €' },
      ],
      '59,90 €',
    ),
  },
  {
    id: 'r-booking',
    when: [13, '20:02'],
    from: 'Küstenbahn <tickets@kuestenbahn.example.com>',
    to: robin,
    subject: 'Your e-ticket KB7Q2M: Sundby – Fågelskär and back',
    html: (days) => `<html><body style="margin:0;font-family:Arial,sans-serif;color:#1b2a3a">
<table role="presentation" width="600" align="center" cellpadding="0" cellspacing="0"
style="border:1px solid #cfd8e0"><tr><td colspan="3" bgcolor="#0b4f6c" style="padding:16px 20px;
color:#fff;font-size:20px">Küstenbahn <span style="float:right;font-family:monospace">KB7Q2M</span>
</td></tr>
<tr><td style="padding:20px;font-size:26px">06:52<br><small style="font-size:13px">Sundby, track
1</small></td><td align="center" style="font-size:13px;color:#68798a">train 18, ferry B<br>&#8594;<br>3
h 10 min</td><td align="right" style="padding:20px;font-size:26px">10:02<br><small
style="font-size:13px">Fågelskär pier</small></td></tr>
<tr><td colspan="3" style="padding:0 20px 12px;font-size:14px">${days.weekday(-11)},
${days.date(-11)}. Back on ${days.weekday(-9)}, ${days.date(-9)}, 15:30.</td></tr>
<tr><td colspan="3" bgcolor="#f2f6f8" style="padding:14px 20px;font-size:14px">
1 adult, coach 3, seat 41 (window)<br>1 violoncello, coach 3, seat 42 (aisle), child fare<br>
<b>Paid: 61,00 €</b></td></tr>
<tr><td colspan="3" style="padding:12px 20px;font-size:12px;color:#68798a">The ticket is attached.
Show it on paper or glass. The ferry does not wait, but it hesitates.</td></tr></table></body></html>`,
    text: 'Your e-ticket KB7Q2M from Sundby to Fågelskär and back is attached.',
    attachments: [
      {
        filename: 'e-ticket-KB7Q2M.pdf',
        content: pdf([
          'E-TICKET KB7Q2M',
          'Sundby 06:52 - Fagelskar pier 10:02',
          'Train 18, coach 3, seats 41 and 42; ferry B',
          'Passengers: Robin Lind; one violoncello (child fare)',
          'Paid 61.00 EUR. Not valid on Thursdays.',
        ]),
        contentType: 'application/pdf',
      },
    ],
  },
  {
    id: 'r-library',
    when: [2, '06:00'],
    from: 'Stadtbibliothek <mahnung@bibliothek.example.org>',
    to: robin,
    subject: 'Overdue, but kindly',
    flags: UNREAD,
    headers: { 'Auto-Submitted': 'auto-generated' },
    text: (days) => `Dear reader 20881,

these were due on ${days.date(-3)}:

  * Waders of the Western Shore (third renewal)
  * How to Stop Renewing Things

A fine of 0.80 EUR applies. There is a rowan outside the library with waxwings in it, so you may
wish to come anyway.`,
  },
  {
    id: 'r-parcel',
    when: [1, '15:33'],
    from: 'Postboten <zustellung@postboten.example.net>',
    to: robin,
    subject: '📦 Left with a neighbour: Frau Olsen',
    flags: UNREAD,
    text: `Your parcel (4.2 kg, "turşu", this side up) could not be delivered at 15:31.

It is with: OLSEN, ground floor.
Note of the driver: smells of vinegar, lady is delighted, fetch it soon.`,
  },
  {
    id: 'r-code',
    when: { minutesAgo: 180 },
    from: 'Küstenbahn <konto@kuestenbahn.example.com>',
    to: robin,
    subject: '402 917 is your sign-in code',
    text: `Your code is 402 917. It is good for ten minutes and for nothing else.

If you did not ask for it, somebody has mistyped their address, or wishes they were you.`,
  },
];
