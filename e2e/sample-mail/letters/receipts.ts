import { pdf, roundMark } from '../files.ts';
import { FLAGGED, type Letter, UNREAD } from '../letter.ts';
import { robin } from '../people.ts';

const automatic = { 'Auto-Submitted': 'auto-generated' };

/** Orders, bills, parcels and codes: what machines write. */
export const receipts: readonly Letter[] = [
  {
    id: 'rail-ticket',
    when: [6, '18:21'],
    from: 'Northline Rail <tickets@northline-rail.example.com>',
    to: robin,
    subject: 'Your tickets: 3 seats, quiet coach (booking QK7RTW)',
    headers: automatic,
    flags: FLAGGED,
    text: (days) => `Booking QK7RTW

  NL 214   ${days.date(6)}   dep. 09:14   arr. 12:02
  Coach 5 (quiet), seats 41, 42 and 44. Seat 43 is a pillar.

  3 × Saver                                    EUR 74.70
  Seat reservations                            EUR  9.00
                                              -----------
  Total                                        EUR 83.70

The tickets are attached. Show them on paper or on a screen; our guards like both.`,
    attachments: [
      {
        filename: 'tickets-QK7RTW.pdf',
        content: pdf([
          'Northline Rail: QK7RTW',
          'NL 214, dep. 09:14, arr. 12:02',
          'Coach 5 (quiet), seats 41, 42, 44',
          'Passengers: R. Lind, M. Lind, T. Wieczorek',
        ]),
        contentType: 'application/pdf',
      },
    ],
  },
  {
    id: 'bookshop-order',
    when: [7, '12:47'],
    from: 'Thimble Books <orders@thimble-books.example.com>',
    to: robin,
    subject: 'We have put "Soup" aside for you (order 3318)',
    headers: automatic,
    html: `<div style="font-family:Georgia,serif;max-width:520px"><p><img src="cid:mark@thimble-books.example.com" width="48" height="48" alt="Thimble Books"></p>
<p>Thank you, Robin.</p><table cellpadding="6" width="100%" style="border-top:1px solid #ccc;border-bottom:1px solid #ccc">
<tr><td>Soup</td><td align="right">€ 18.00</td></tr><tr><td>Knots for the Undecided</td><td align="right">€ 14.50</td></tr>
<tr><td><b>Total</b></td><td align="right"><b>€ 32.50</b></td></tr></table>
<p>Both lie behind the till, left of the cat. If the cat lies on them, wait.</p></div>`,
    text: 'Soup 18.00, Knots for the Undecided 14.50, together EUR 32.50. Behind the till, left of the cat.',
    attachments: [
      {
        filename: 'mark.png',
        content: roundMark(48, [122, 46, 58]),
        contentType: 'image/png',
        cid: 'mark@thimble-books.example.com',
      },
    ],
  },
  {
    id: 'parcel-1',
    when: [3, '07:10'],
    from: 'Pigeon Parcels <track@pigeon-parcels.example.net>',
    to: robin,
    subject: 'Your parcel from Shizuoka is on its way',
    headers: automatic,
    text: (days) => `Parcel PP 0088 4471 JP

Handed in by: Yuki Tanaka
Contents: tea, 200 g
Expected: ${days.weekday(0)}

Follow it: https://pigeon-parcels.example.net/t/00884471`,
  },
  {
    id: 'parcel-2',
    when: { minutesAgo: 155 },
    from: 'Pigeon Parcels <track@pigeon-parcels.example.net>',
    to: robin,
    subject: 'Delivered: with a neighbour',
    headers: automatic,
    flags: UNREAD,
    text: `Parcel PP 0088 4471 JP

We rang. You did not hear it, or you were singing; our driver says the latter.
Your parcel is with: BLOMQUIST, 1st floor, who has promised not to open it.`,
  },
  {
    id: 'bank-statement',
    when: [8, '03:15'],
    from: 'Harbour Savings Bank <statements@harbour-savings.example.com>',
    to: robin,
    subject: 'Your statement is ready',
    headers: automatic,
    html: `<html><body style="font-family:Verdana,sans-serif;font-size:14px"><table width="560" cellpadding="0" cellspacing="0" align="center"><tr><td style="border-bottom:4px solid #14532d;padding:12px 0"><b>Harbour Savings Bank</b></td></tr>
<tr><td style="padding:16px 0">Dear Robin Lind,<br><br>your monthly statement can be read in your account. For your safety this message contains no link: please type our address as you always do.</td></tr>
<tr><td style="font-size:11px;color:#555">We never ask for your password, by mail, by telephone or in person at the cheese counter.</td></tr></table></body></html>`,
  },
  {
    id: 'power-bill',
    when: [10, '08:00'],
    from: 'Windward Electric <billing@windward-electric.example.com>',
    to: robin,
    subject: 'Bill 2291-0447: EUR 41.18',
    headers: automatic,
    text: `Customer 2291, meter 0447

  Consumption    118 kWh     EUR 34.60
  Standing charge            EUR  6.58
  To pay                     EUR 41.18

You used 9 % less than last year. If that was because of the candles, mind the curtains.`,
    attachments: [
      {
        filename: 'bill-2291-0447.pdf',
        content: pdf([
          'Windward Electric',
          'Bill 2291-0447',
          'Consumption 118 kWh: EUR 34.60',
          'Standing charge: EUR 6.58',
          'To pay: EUR 41.18',
        ]),
        contentType: 'application/pdf',
      },
    ],
  },
  {
    id: 'library-due',
    when: [2, '06:00'],
    from: 'Harbour City Library <loans@library.harbour-city.example.org>',
    to: robin,
    subject: 'Due soon: "A Short History of Mud"',
    headers: automatic,
    text: (days) => `Dear Robin Lind,

"A Short History of Mud" (3 volumes) is due on ${days.weekday(3)}, ${days.date(3)}.
You have renewed it eleven times. The system allows twelve, and so do we.

Your library`,
  },
  {
    id: 'sign-in-code',
    when: { minutesAgo: 12 },
    from: 'Tideline Forum <no-reply@forum.tideline.example.org>',
    to: robin,
    subject: '481 620 is your sign-in code',
    headers: automatic,
    flags: UNREAD,
    text: `481 620

It is good for ten minutes. If you did not ask for it, somebody mistyped their name and
you need not do anything.`,
  },
  {
    id: 'dentist',
    when: [4, '10:00'],
    from: 'Dr Mwangi, dentist <desk@mwangi-dental.example.com>',
    to: robin,
    subject: 'It has been six months',
    text: `Dear Robin,

it has been six months. We are not angry.

Dr Mwangi's desk`,
  },
];
