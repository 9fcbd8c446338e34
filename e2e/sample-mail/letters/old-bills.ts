import type { Letter } from '../letter.ts';

const old = 'Robin Lind <rlind@example.net>';
const machine = { 'Auto-Submitted': 'auto-generated' };

type Line = readonly [what: string, price: string];

/** A receipt as small shops send it: one table, a sum, nothing clever. */
function bill(heading: string, lines: readonly Line[], total: string, foot: string): string {
  const cell = 'padding:7px 10px;border-bottom:1px solid #d9d9d9;';
  const rows = lines
    .map(
      ([what, price]) =>
        `<tr><td style="${cell}">${what}</td>` +
        `<td align="right" style="${cell}white-space:nowrap;">${price}</td></tr>`,
    )
    .join('\n');
  return `<html><body style="font-family:Arial,Helvetica,sans-serif;font-size:14px;color:#222222;">
<h2 style="font-size:19px;">${heading}</h2>
<table width="520" cellpadding="0" cellspacing="0" style="border-collapse:collapse;">
<tr bgcolor="#eef2f4"><th align="left" style="${cell}">Item</th><th align="right" style="${cell}">EUR</th></tr>
${rows}
<tr><td style="padding:10px;"><b>Total</b></td><td align="right" style="padding:10px;"><b>${total}</b></td></tr>
</table>
<p style="color:#666666;font-size:12px;">${foot}</p>
</body></html>`;
}

const nightSky = `<!DOCTYPE html>
<html><head><meta charset="utf-8"><meta name="color-scheme" content="dark">
<style>a{color:#9ad1ff} h2{font-weight:normal;letter-spacing:.02em}</style></head>
<body style="margin:0;background:#0b1020;color:#dfe6f5;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" bgcolor="#0b1020"><tr><td align="center" style="padding:24px;">
<table role="presentation" width="580" cellpadding="0" cellspacing="0" style="background:#141b33;border:1px solid #2a3559;">
<tr><td><img src="https://images.example.com/darksky/header.jpg" width="580" height="190" alt="The Milky Way over a bus shelter" style="display:block;"></td></tr>
<tr><td style="padding:26px 30px;font-family:Georgia,serif;font-size:16px;line-height:1.6;color:#dfe6f5;">
<h1 style="margin:0 0 10px;font-size:28px;color:#ffffff;">Lights Out</h1>
<p>Good evening. The Moon is thin this week and sets early, which is as polite as it gets.</p>
<h2 style="color:#ffd98a;">Look up</h2>
<p>Low in the west after supper: <b style="color:#ffffff;">Venus</b>. If it moves, it is an aeroplane. If it
blinks, it is an aeroplane. If it is exactly where we said, write to us, we are always so pleased.</p>
<img src="https://images.example.com/darksky/chart-west.png" width="520" height="260" alt="Chart of the western sky" style="display:block;border:0;">
<h2 style="color:#ffd98a;">Look down</h2>
<p>The village of Hollow Lane has switched off its eleven street lamps after midnight. The first
complaint came from a hedgehog researcher, who had never seen so many and ran out of paper.</p>
<p><a href="https://darksky.example.com/lights-out/41">Read the whole issue in the dark</a></p></td></tr>
<tr><td style="padding:16px 30px;font-family:Arial,sans-serif;font-size:12px;color:#8391b8;">Sent after sunset.
<a href="https://darksky.example.com/leave" style="color:#8391b8;">Stop receiving the night</a></td></tr>
</table></td></tr></table></body></html>`;

const breadLetter = `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>Crumb</title></head>
<body style="margin:0;background:#fbf6ec;">
<center><div style="max-width:560px;padding:20px;font-family:'Trebuchet MS',Arial,sans-serif;font-size:15px;line-height:1.55;color:#3b2c1a;text-align:left;">
<img src="https://images.example.com/crumb/loaf.jpg" width="520" alt="A loaf, slightly to the left" style="width:100%;height:auto;border-radius:8px;">
<h1 style="color:#a4501c;">Crumb, no. 57</h1>
<p><i>For people who get up at five and call it a hobby.</i></p>
<h3>Your starter is not sulking</h3>
<p>It is cold. Put it on top of the refrigerator, next to the letters that you have not answered.</p>
<h3>Reader's disaster of the month</h3>
<p>“I went to fetch the flour and met a neighbour. When I came back, the dough had left the bowl, crossed
the table and was holding the telephone.” <br>— <b>P. in Lower Mill</b>, who wins a bigger bowl.</p>
<table cellpadding="6" style="border-collapse:collapse;font-size:14px;" border="1" bordercolor="#e0cfb0">
<tr><th>Rye</th><th>Water</th><th>Salt</th><th>Patience</th></tr>
<tr><td>500 g</td><td>420 g</td><td>10 g</td><td>18 h</td></tr></table>
<p><a href="https://crumb.example.com/57" style="background:#a4501c;color:#ffffff;padding:9px 16px;border-radius:4px;text-decoration:none;">Bake along</a></p>
<p style="font-size:11px;color:#93846c;"><a href="https://crumb.example.com/goodbye" style="color:#93846c;">Unsubscribe</a> (we shall think of you at five)</p>
<img src="https://images.example.com/crumb/open.gif?n=57" width="1" height="1" alt="">
</div></center></body></html>`;

/** Bills, receipts, notices and newsletters of twenty years' accounts. */
export const oldBills: readonly Letter[] = [
  {
    id: 'o-bill-power',
    when: [12, '04:00'],
    from: 'Northwater Power <invoice@northwater-power.example.com>',
    to: old,
    subject: 'Your electricity: EUR 41.87',
    headers: machine,
    html: bill(
      'Northwater Power, invoice 30-5512',
      [
        ['Base charge', '9.90'],
        ['Consumption, 96 kWh at 0.298', '28.61'],
        ['Grid', '4.36'],
        ['You were away for a week: thank-you discount', '-1.00'],
      ],
      '41.87',
      'Collected by direct debit. You need do nothing, which we also admire.',
    ),
  },
  {
    id: 'o-bill-bicycle',
    when: [10, '15:45'],
    from: 'Spoke & Sons <till@spoke-and-sons.example.org>',
    to: old,
    subject: 'Receipt: the blue bicycle',
    text: `New inner tube 7.50, brake blocks 11.00, one bell 14.90, found in the frame: acorns (no
charge). Total EUR 33.40, paid by card.`,
    html: bill(
      'Spoke &amp; Sons, receipt 8810',
      [
        ['Inner tube, 28 in.', '7.50'],
        ['Brake blocks, front', '11.00'],
        ['Bell, brass, loud', '14.90'],
        ['Removal of acorns from the frame', '0.00'],
      ],
      '33.40',
      'Paid by card. The squirrel has been informed.',
    ),
  },
  {
    id: 'o-bill-seeds',
    when: [6, '08:35'],
    from: 'Hollow Lane Seeds <orders@hollow-lane-seeds.example.net>',
    to: old,
    subject: 'Order 1177 is on its way',
    html: bill(
      'Packed this morning by Wilma',
      [
        ['Broad bean “Old Reliable”, 50 g', '3.20'],
        ['Sunflower “Far Too Tall”, 1 packet', '2.80'],
        ['Mixed, label lost, 1 packet', '1.00'],
        ['Postage', '2.60'],
      ],
      '9.60',
      'Follow it: <a href="https://hollow-lane-seeds.example.net/orders/1177">where are my beans?</a>',
    ),
  },
  {
    id: 'o-bill-library',
    when: [2, '07:07'],
    from: 'Town Library <lending@town-library.example.org>',
    to: old,
    subject: 'Overdue: “How to Be on Time”',
    headers: machine,
    html: bill(
      'Fees on your card so far',
      [
        ['“How to Be on Time”, 12 days', '1.20'],
        ['“Waders of the Northern Shore”, 12 days', '1.20'],
        ['Kindness of the librarian', '-1.20'],
      ],
      '1.20',
      'Please return both. Someone is waiting for the waders. Nobody is waiting for the other.',
    ),
  },
  {
    id: 'o-notice-reset',
    when: [7, '03:14'],
    from: 'Allotment Forum <no-reply@allotment-forum.example.org>',
    to: old,
    subject: 'Choose a new password',
    headers: machine,
    text: `Hello rlind,

somebody, very probably you, asked for a new password at a quarter past three in the night.

    https://allotment-forum.example.org/account/new-password?token=not-a-real-token

The link works for one hour. If it was not you, there is nothing to do: without the link
nothing changes, and your marrows are safe.`,
  },
  {
    id: 'o-notice-signin',
    when: [5, '21:31'],
    from: 'Photo Attic <security@photo-attic.example.com>',
    to: old,
    subject: 'New sign-in to your Photo Attic account',
    headers: machine,
    html: `<p>Hello Robin,</p>
<p>your account was opened on a device that we had not met:</p>
<table cellpadding="4"><tr><td><b>Device</b></td><td>A tablet named “kitchen”</td></tr>
<tr><td><b>Where</b></td><td>Somewhere near the sea</td></tr>
<tr><td><b>Then</b></td><td>Looked at 212 pictures of one dog</td></tr></table>
<p>If this was you: what a dog. If not,
<a href="https://photo-attic.example.com/account/devices">sign the tablet out</a>.</p>`,
  },
  {
    id: 'o-notice-quota',
    when: [1, '05:00'],
    from: 'Postmaster <postmaster@example.net>',
    to: old,
    subject: 'Your mailbox is 91% full',
    headers: machine,
    text: `rlind@example.net uses 91 of 100 MB.

The largest message is "Fwd: slides from the wedding (all)", received fourteen years ago,
61 MB, never opened.

The mail system`,
  },
  {
    id: 'o-news-night',
    when: [4, '19:02'],
    from: 'Lights Out <night@darksky.example.com>',
    to: old,
    subject: 'Lights Out 41: a thin moon and a great many hedgehogs',
    headers: { 'List-Unsubscribe': '<https://darksky.example.com/leave>' },
    html: nightSky,
  },
  {
    id: 'o-news-bread',
    when: [3, '05:00'],
    from: 'Crumb <five@crumb.example.com>',
    to: old,
    subject: 'Crumb 57: the dough that answered the telephone',
    headers: { 'List-Unsubscribe': '<https://crumb.example.com/goodbye>' },
    html: breadLetter,
  },
];
