import { FLAGGED, type Letter, UNREAD } from '../letter.ts';
import { robin } from './robin-people.ts';

const IMAGES = 'https://images.example.com';

const pixel = (id: string) =>
  `<img src="${IMAGES}/open/${id}.gif?u=robin" width="1" height="1" alt="" style="display:block">`;

const table = 'role="presentation" cellpadding="0" cellspacing="0" border="0"';

const list = (name: string, host: string) => ({
  'List-Id': `${name} <news.${host}>`,
  'List-Unsubscribe': `<https://${host}/leave?u=robin>, <mailto:leave@${host}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});

type Column = { picture: string; title: string; price: string };

function columns(all: readonly Column[], width: number): string {
  const cells = all.map(
    ({ picture, title, price }) => `<td width="${width}" valign="top" style="padding:10px">
<img src="${IMAGES}/${picture}" width="${width - 20}" height="140" alt="${title}" style="display:block;border:0">
<p style="margin:8px 0 2px;font:bold 15px Arial,sans-serif;color:#222">${title}</p>
<p style="margin:0;font:14px Arial,sans-serif;color:#8a4b08">${price}</p></td>`,
  );
  return `<table ${table} width="${width * all.length}"><tr>${cells.join('\n')}</tr></table>`;
}

const optics = `<html><body style="margin:0;background:#e9efe6">
<table ${table} width="100%" bgcolor="#e9efe6"><tr><td align="center" style="padding:20px 0">
<table ${table} width="620" bgcolor="#ffffff" style="border:1px solid #c8d4c2">
<tr><td bgcolor="#2f5d3a" style="padding:18px 24px"><img src="${IMAGES}/optik/logo.png" width="160"
height="36" alt="Optik Eisvogel" style="display:block;border:0;color:#fff"></td></tr>
<tr><td><img src="${IMAGES}/optik/hero.jpg" width="620" height="260" alt="A kingfisher that is
looking at you" style="display:block;width:100%;height:auto;border:0"></td></tr>
<tr><td style="padding:24px;font:16px/1.6 Arial,sans-serif;color:#333">
<h1 style="margin:0 0 12px;font-size:24px;color:#2f5d3a">See it before it sees you</h1>
<p style="margin:0">Grey days want bright glass. Until the end of the month we take your old
binoculars in part exchange, even those that the dog has carried.</p></td></tr>
<tr><td align="center">${columns(
  [
    { picture: 'optik/8x32.jpg', title: 'Wren 8×32', price: '349 €' },
    { picture: 'optik/10x42.jpg', title: 'Heron 10×42', price: '799 €' },
    { picture: 'optik/scope.jpg', title: 'Godwit 65 scope', price: '1 190 €' },
  ],
  200,
)}</td></tr>
<tr><td align="center" style="padding:20px"><table ${table}><tr><td bgcolor="#d97706"
style="border-radius:4px"><a href="https://optik.example.com/autumn" style="display:inline-block;
padding:12px 28px;font:bold 16px Arial,sans-serif;color:#fff;text-decoration:none">Look at
everything</a></td></tr></table></td></tr>
<tr><td style="padding:16px 24px;font:12px Arial,sans-serif;color:#777;border-top:1px solid #ddd">
Optik Eisvogel, Kai 3. <a href="https://optik.example.com/leave" style="color:#777">No more
letters</a></td></tr></table></td></tr></table>${pixel('optik')}</body></html>`;

const night = `<html><head><meta name="color-scheme" content="dark"></head>
<body bgcolor="#0d1020" style="margin:0;background:#0d1020">
<table ${table} width="100%" bgcolor="#0d1020"><tr><td align="center">
<table ${table} width="560"><tr><td style="padding:36px 20px 8px;font:28px Georgia,serif;
color:#f5d98b;letter-spacing:4px" align="center">N A C H T K L A N G</td></tr>
<tr><td align="center" style="font:14px Georgia,serif;color:#8f97b8;padding-bottom:24px">concerts
after ten, in places without chairs</td></tr>
<tr><td><img src="${IMAGES}/nachtklang/lighthouse.jpg" width="560" height="300" alt="The
lighthouse, from inside" style="display:block;border:0"></td></tr>
<tr><td bgcolor="#171b33" style="padding:24px;font:16px/1.7 Georgia,serif;color:#d7dbef">
<b style="color:#ffffff">Friday: four cellos in the lighthouse.</b> One on each landing. You climb,
and the chord changes. Bring shoes that know stairs.<br><br>
<b style="color:#ffffff">Saturday: silence, in two parts.</b> The first part was sold out last
year. The second part is longer.</td></tr>
<tr><td align="center" bgcolor="#171b33" style="padding:0 0 28px"><a
href="https://nachtklang.example.org/tickets" style="color:#0d1020;background:#f5d98b;padding:10px
26px;font:bold 15px Georgia,serif;text-decoration:none">A ticket and a torch</a></td></tr>
<tr><td align="center" style="padding:20px;font:12px Georgia,serif;color:#5f678a">You wrote your
address in our book by candle light. <a href="https://nachtklang.example.org/leave"
style="color:#8f97b8">Strike it out</a>.</td></tr></table></td></tr></table>
${pixel('nachtklang')}</body></html>`;

const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));

function tideRow(place: string, shift: number): string {
  const cells = HOURS.map((_, hour) => {
    const metres = 1.4 + 1.2 * Math.sin(((hour + shift) / 12.4) * 2 * Math.PI);
    const blue = metres > 2 ? '#9cc5e8' : metres > 1 ? '#d3e6f5' : '#f4ead2';
    return `<td width="56" bgcolor="${blue}" align="center">${metres.toFixed(1)}</td>`;
  });
  return `<tr><th width="150" align="left" bgcolor="#eeeeee">${place}</th>${cells.join('')}</tr>`;
}

const tides = `<html><body style="margin:0;font:13px Arial,sans-serif">
<table width="1500" cellpadding="6" cellspacing="1" border="0" bgcolor="#b8c4cc">
<tr><td colspan="25" bgcolor="#12456b" style="color:#fff;font-size:22px"><img
src="${IMAGES}/tides/wave.png" width="48" height="32" alt="" align="left">&nbsp;Tides for the
coming day, in metres, all six harbours, every hour</td></tr>
<tr><th width="150" bgcolor="#dddddd">Harbour</th>${HOURS.map(
  (hour) => `<th width="56" bgcolor="#dddddd">${hour}</th>`,
).join('')}</tr>
${['Sundby', 'Norrvik', 'Öster Haff', 'Kleine Schlei', 'Fågelskär', 'Südermole']
  .map((place, at) => tideRow(place, at * 0.7))
  .join('\n')}
<tr><td colspan="25" bgcolor="#ffffff">Values are forecasts. The sea has not signed anything.
<a href="https://tides.example.net/leave">Leave the list</a></td></tr></table>
${pixel('tides')}</body></html>`;

const bread = `<html><body style="margin:0;background:#fbf3e4"><center>
<table ${table} width="500" style="font-family:'Trebuchet MS',sans-serif;color:#4a2f18">
<tr><td align="center" style="padding:28px 0"><img src="${IMAGES}/brot/ear.png" width="60"
height="60" alt="An ear of rye"><h1 style="margin:8px 0 0">Brotpost Nr. 61</h1></td></tr>
<tr><td style="padding:0 24px 16px;font-size:16px;line-height:1.6"><p>Liebe Brotfreunde,</p><p>der
neue Ofen ist da! Er passte nicht durch die Tür. Nun haben wir eine neue Tür und, weil sie schon
offen war, eine Terrasse.</p></td></tr>
<tr><td style="padding:0 24px"><table ${table} width="452" bgcolor="#ffffff">
<tr bgcolor="#e8cfa4"><th align="left" style="padding:8px">Tag</th><th align="left"
style="padding:8px">Brot</th><th align="right" style="padding:8px">Preis</th></tr>
<tr><td style="padding:8px">Dienstag</td><td style="padding:8px">Roggen, dunkel wie der
Morgen</td><td align="right" style="padding:8px">4,80&nbsp;€</td></tr>
<tr bgcolor="#fbf3e4"><td style="padding:8px">Donnerstag</td><td style="padding:8px">Kardamomknoten
</td><td align="right" style="padding:8px">2,40&nbsp;€</td></tr>
<tr><td style="padding:8px">Samstag</td><td style="padding:8px">Kartoffelbrot (Norrvik)</td><td
align="right" style="padding:8px">5,20&nbsp;€</td></tr></table></td></tr>
<tr><td align="center" style="padding:24px;font-size:12px;color:#8a6d4b">Backstube am Seilerstieg ·
<a href="https://brot.example.org/abmelden" style="color:#8a6d4b">abmelden</a>${pixel('brot')}
</td></tr></table></center></body></html>`;

const atlas = `<html><head><style>
@media (max-width:600px){.half{display:block!important;width:100%!important}}
</style></head><body style="margin:0;background:#ffffff">
<div style="display:none;max-height:0;overflow:hidden">A road that was drawn before it was built,
and other confusions.</div>
<table ${table} width="640" align="center" style="font-family:Georgia,serif;color:#1d1d1d">
<tr><td colspan="2" style="border-top:6px double #1d1d1d;border-bottom:1px solid #1d1d1d;padding:16px
0;font-size:34px" align="center">The Marginal Note</td></tr>
<tr><td colspan="2" style="padding:8px 0 18px;font-size:12px" align="center">a letter about maps, on
every second Tuesday that exists</td></tr>
<tr><td class="half" width="320" valign="top" style="padding-right:16px;font-size:15px;
line-height:1.55"><h2 style="font-size:20px;margin:0 0 8px">Here be no dragons</h2>Of the forty old
sea charts in our library, not one says it. Eleven have a whale, four have a very surprised man,
and one has a coffee ring which the catalogue of 1904 calls "an atoll".</td>
<td class="half" width="304" valign="top"><img src="${IMAGES}/note/atoll.jpg" width="304"
height="220" alt="The atoll" style="display:block;border:0"><p style="margin:6px 0;font:italic 12px
Georgia,serif;color:#666">The atoll, at the time of discovery.</p></td></tr>
<tr><td colspan="2" style="padding:18px;background:#f3f0ea;font-size:15px;line-height:1.55"><b>Letters.
</b> A reader asks why north is up. North is not up; the paper is. <a
href="https://note.example.net/letters" style="color:#8b1a1a">More letters</a></td></tr>
<tr><td colspan="2" style="padding:16px 0;font-size:11px;color:#777" align="center"><a
href="https://note.example.net/leave" style="color:#777">Unsubscribe</a>${pixel('note')}</td></tr>
</table></body></html>`;

const rosin = `<html><body bgcolor="#fff7f0" style="margin:0">
<table ${table} width="100%"><tr><td align="center" style="padding:16px">
<table ${table} width="600" bgcolor="#ffffff" style="border-radius:12px;overflow:hidden">
<tr><td background="${IMAGES}/strings/wood.jpg" bgcolor="#6b2d12" height="150" align="center"
style="background-image:url(${IMAGES}/strings/wood.jpg);color:#fff;font:bold 30px Palatino,serif">
Strings &amp; Things</td></tr>
<tr><td style="padding:20px 28px;font:16px/1.6 Palatino,serif;color:#40220f">Hello Robin,<br>your A
string is, by our count, fourteen months old. It would never complain. We are complaining for
it.</td></tr>
<tr><td align="center">${columns(
  [
    { picture: 'strings/a.jpg', title: 'Cello A, warm', price: '29,90 € (was 36 €)' },
    { picture: 'strings/rosin.jpg', title: 'Rosin, dark', price: '11,50 €' },
  ],
  280,
)}</td></tr>
<tr><td style="padding:20px 28px;font:12px Arial,sans-serif;color:#999">Prices include tax, not
talent. <a href="https://strings.example.com/leave">Unsubscribe</a></td></tr></table></td></tr>
</table>${pixel('strings')}</body></html>`;

/** Post that was made for everybody: nested tables, remote pictures and a pixel that counts. */
export const robinNewsletters: readonly Letter[] = [
  {
    id: 'r-news-optics',
    when: [12, '05:30'],
    from: 'Optik Eisvogel <news@optik.example.com>',
    to: robin,
    subject: 'Bright glass for grey days',
    headers: list('Optik Eisvogel', 'optik.example.com'),
    html: optics,
    text: 'Until the end of the month we take your old binoculars in part exchange.',
  },
  {
    id: 'r-news-night',
    when: [9, '22:00'],
    from: 'Nachtklang <post@nachtklang.example.org>',
    to: robin,
    subject: '🌙 Four cellos in a lighthouse',
    flags: FLAGGED,
    headers: list('Nachtklang', 'nachtklang.example.org'),
    html: night,
  },
  {
    id: 'r-news-tides',
    when: [1, '04:00'],
    from: 'Tide Service <tables@tides.example.net>',
    to: robin,
    subject: 'Tides, six harbours, hourly',
    flags: UNREAD,
    headers: list('Tide Service', 'tides.example.net'),
    html: tides,
  },
  {
    id: 'r-news-bread',
    when: [5, '05:00'],
    from: 'Backstube am Seilerstieg <brotpost@brot.example.org>',
    to: robin,
    subject: 'Brotpost Nr. 61: Der Ofen und die Tür 🥖',
    headers: list('Brotpost', 'brot.example.org'),
    html: bread,
    text: 'Der neue Ofen ist da! Er passte nicht durch die Tür. Nun haben wir eine neue Tür.',
  },
  {
    id: 'r-news-atlas',
    when: [4, '06:45'],
    from: 'The Marginal Note <editor@note.example.net>',
    to: robin,
    subject: 'Here be no dragons',
    headers: list('The Marginal Note', 'note.example.net'),
    html: atlas,
  },
  {
    id: 'r-news-rosin',
    when: [2, '08:08'],
    from: 'Strings & Things <hello@strings.example.com>',
    to: robin,
    subject: 'Your A string is fourteen months old',
    flags: UNREAD,
    headers: list('Strings and Things', 'strings.example.com'),
    html: rosin,
  },
];
