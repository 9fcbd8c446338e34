import { type Letter, UNREAD } from '../letter.ts';
import { robin } from './robin-people.ts';

const to = 'To: Robin Lind <robin@example.org>';

/** JIS X 0208's two bytes for each character, read backwards out of EUC-JP, which has them all. */
function jisTable(): ReadonlyMap<string, string> {
  const decoder = new TextDecoder('euc-jp');
  const table = new Map<string, string>();
  for (let row = 0x21; row <= 0x74; row += 1) {
    for (let cell = 0x21; cell <= 0x7e; cell += 1) {
      const character = decoder.decode(Uint8Array.of(row | 0x80, cell | 0x80));
      if (character.length === 1 && character !== '\ufffd' && !table.has(character)) {
        table.set(character, String.fromCharCode(row, cell));
      }
    }
  }
  return table;
}

/** ISO-2022-JP (RFC 1468), a character of the result for a byte. */
function iso2022Jp(text: string): string {
  const table = jisTable();
  const runs = text.match(/[\0-\x7f]+|[^\0-\x7f]+/g) ?? [];
  return runs
    .map((run) => {
      if (run.charCodeAt(0) < 0x80) return run;
      const pairs = Array.from(run, (character) => {
        const pair = table.get(character);
        if (pair === undefined) throw new Error(`JIS X 0208 has no ${character}.`);
        return pair;
      });
      return `\x1b$B${pairs.join('')}\x1b(B`;
    })
    .join('');
}

function jisWord(text: string): string {
  return `=?ISO-2022-JP?B?${Buffer.from(iso2022Jp(text), 'latin1').toString('base64')}?=`;
}

/** Messages in forms that are rare by now, and a list's digest. */
export const robinOddities: readonly Letter[] = [
  {
    id: 'r-digest',
    when: [3, '23:30'],
    from: 'Küstenvögel <kuestenvoegel-request@lists.example.net>',
    to: 'kuestenvoegel@lists.example.net',
    subject: 'Küstenvögel Digest, Vol 19, Issue 44',
    headers: {
      'List-Id': 'Birds of the coast <kuestenvoegel.lists.example.net>',
      'List-Post': '<mailto:kuestenvoegel@lists.example.net>',
      'List-Unsubscribe': '<mailto:kuestenvoegel-leave@lists.example.net>',
      'List-Archive': '<https://lists.example.net/kuestenvoegel/>',
      Precedence: 'bulk',
    },
    flags: UNREAD,
    text: `Today's Topics:

   1. Waxwings coming (Dagny Frost)
   2. Re: Waxwings coming (Pelle Storm)
   3. For sale: tripod, one leg shorter (Kaspar Uhl)

----------------------------------------------------------------------

Message: 1
From: Dagny Frost <dagny.frost@example.net>
Subject: Waxwings coming

Two hundred over the ferry terminal going south, 11:20. Look to your rowans.

------------------------------

Message: 2
From: Pelle Storm <pelle.storm@example.org>
Subject: Re: Waxwings coming

> Look to your rowans.

My rowan has been looked to. It is bare. They took nine minutes, and then they sat in the pear
tree and digested at the neighbour's car. It used to be black.

------------------------------

Message: 3
From: Kaspar Uhl <kaspar.uhl@example.com>
Subject: For sale: tripod, one leg shorter

Ideal for people who watch from hillsides. 30 EUR, or swap for a tripod with one leg longer.

------------------------------

End of Küstenvögel Digest, Vol 19, Issue 44
*******************************************`,
  },
  {
    id: 'r-header-monster',
    when: [9, '12:12'],
    from:
      '"Prof. Þórdís Ævarsdóttir-Šćepanović, Gesellschaft für Möwenkunde & Küstenkartographie ' +
      '(Geschäftsstelle Süd), Ελλάδα–Україна–日本" <thordis@moewenkunde.example.org>',
    to:
      `${robin}, "Żaneta Gęś-Źdźbło" <zaneta@moewenkunde.example.org>, ` +
      '"Đặng Thị Hồng Nhung" <nhung@moewenkunde.example.org>',
    cc: '"Ñandú, Íñigo (él mismo)" <nandu@example.com>, 鴎 一郎 <ichiro.kamome@example.net>',
    replyTo: '"Büro: »Möwe, Meer & Mehr«" <buero@moewenkunde.example.org>',
    subject:
      'Einladung · Приглашение · Πρόσκληση · 招待状 · دعوة: die außerordentliche Sitzung über ' +
      'größere, mittelgroße und übergroße Möwen, mit anschließendem Kaffee ☕, Kuchen 🍰 und einer ' +
      'Aussprache über die Länge unserer Betreffzeilen',
    text: (days) => `Dear colleagues,

the society meets on ${days.weekday(12)}, ${days.date(12)}. Item 7 of the agenda is the length of our
subject lines. The secretary has asked me to say that the next one will be shorter.

The secretary has been asking me to say so since 1998.

Þórdís`,
  },
  {
    // windows-1252 in 8 bits, with characters that ISO-8859-1 does not have.
    id: 'r-cp1252',
    when: [8, '07:07'],
    from: 'Orgelbau Näßl <buero@orgelbau.example.org>',
    to: robin,
    subject: 'Kostenvoranschlag',
    raw: () => `From: =?windows-1252?Q?Orgelbau_N=E4=DFl?= <buero@orgelbau.example.org>
${to}
Subject: =?windows-1252?Q?Kostenvoranschlag_=96_Nebelhorn_=84Tiefes_F=93?=
MIME-Version: 1.0
Content-Type: text/plain; charset=windows-1252
Content-Transfer-Encoding: 8bit

Sehr geehrter Herr Lind,

Sie fragten, ob man ein Nebelhorn stimmen kann. Man kann\x85 aber es will nicht.
F\xfcr das \x84tiefe F\x93 rechnen wir 180 \x80 \x96 f\xfcr ein Fis w\xe4ren es 240 \x80, der H\xf6he wegen.
Die Membran sollte man \xf6len; der Chef sagt: \x84Lebertran, nicht zu viel.\x93

Mit freundlichen Gr\xfc\xdfen
Orgelbau N\xe4\xdfl \x95 seit 1871
`,
  },
  {
    id: 'r-jis',
    when: [4, '01:50'],
    from: '中村 葵 <aoi.nakamura@example.com>',
    to: robin,
    subject: '祖父のワープロより',
    raw: () => `From: ${jisWord('中村 葵')} <aoi.nakamura@example.com>
${to}
Subject: ${jisWord('祖父のワープロより')}
MIME-Version: 1.0
Content-Type: text/plain; charset=ISO-2022-JP
Content-Transfer-Encoding: 7bit

${iso2022Jp(`ロビン様

はじめまして。葵の祖父です。
この手紙は、昭和の終わりに買ったワープロで書いております。
孫が線を一本つないでくれたら、本当に送れるようになりました。

地図をありがとうございました。毎晩、海岸線を指でたどっております。
昨夜は北の岬まで行きました。足は少しも疲れません。

(ABC 123 も打てます。)
中村`)}
`,
  },
  {
    id: 'r-bounce',
    when: [7, '19:12'],
    from: 'Mail Delivery System <mailer-daemon@example.org>',
    to: robin,
    subject: 'Undelivered Mail Returned to Sender',
    headers: {
      'Auto-Submitted': 'auto-replied',
      'X-Failed-Recipients': 'holm@potatis.example.com',
    },
    text: (days) => `This is the mail system at host mx1.example.org.

I'm sorry to have to inform you that your message could not be delivered to one or more
recipients.

<holm@potatis.example.com>: host mx.potatis.example.com said: 550 5.1.1 Nobody of that name digs
    here (in reply to RCPT TO command)

Reporting-MTA: dns; mx1.example.org
Arrival-Date: ${days.date(-7)}, 19:11 +0000
Final-Recipient: rfc822; holm@potatis.example.com
Action: failed
Status: 5.1.1

------ The headers of your message ------
From: Robin Lind <robin@example.org>
To: holm@potatis.example.com
Subject: About the lake in your field`,
  },
];
