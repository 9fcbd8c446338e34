import { FLAGGED, type Letter, UNREAD } from '../letter.ts';
import { robin, yuki } from '../people.ts';

const to = 'To: Robin Lind <robin.lind@example.org>';

/** Messages in shapes that composers of today no longer make, and that arrive all the same. */
export const oddities: readonly Letter[] = [
  {
    // windows-1252, 8 bit, with its own dashes, quotes and euro sign (0x80 to 0x9f).
    id: 'cp1252-harbour',
    when: [7, '15:30'],
    from: 'Hafenmeisterei <buero@hafen.example.org>',
    to: robin,
    subject: 'Liegeplatz 7',
    raw: () => `From: =?windows-1252?Q?Hafenmeisterei_S=FCd?= <buero@hafen.example.org>
${to}
Subject: =?windows-1252?Q?Liegeplatz_7_=96_Geb=FChr_f=FCr_=84Schn=E4pper=93?=
MIME-Version: 1.0
Content-Type: text/plain; charset=windows-1252
Content-Transfer-Encoding: 8bit

Gr\xfc\xdf Gott,

f\xfcr das Beiboot \x84Schn\xe4pper\x93 auf Liegeplatz 7 sind noch 12,50 \x80 offen \x96 seit dem Sommer.
Der Hafenmeister l\xe4sst ausrichten: \x84Es eilt nicht, aber es l\xe4uft auch nicht weg.\x93

Hafenmeisterei S\xfcd
(Dieses Programm wurde 1998 angeschafft und tut\x85 noch.)
`,
  },
  {
    id: 'jis-phone',
    when: [5, '04:18'],
    from: yuki,
    to: robin,
    subject: '古い電話からのテスト',
    raw: () => `From: =?ISO-2022-JP?B?GyRCRURDZhsoQiAbJEJAYxsoQg==?= <yuki.tanaka@example.com>
${to}
Subject: =?ISO-2022-JP?B?GyRCOEUkJEVFT0MkKyRpJE4lRiU5JUgbKEI=?=
MIME-Version: 1.0
Content-Type: text/plain; charset=ISO-2022-JP
Content-Transfer-Encoding: 7bit

\x1b$BEDCf$G$9!#\x1b(B

\x1b$B$3$N%a!<%k$O==8^G/A0$N7HBSEEOC$+$iAw$C$F$$$^$9!#0z$-=P$7$N1|$G8+$D$1$^$7$?!#\x1b(B
\x1b$B$^$@EECS$,@8$-$F$$$^$7$?!#%a!<%k$NJ8;z%3!<%I$b!"$?$V$sEv;~$N$^$^$G$9!#\x1b(B

\x1b$BFI$a$?$i!"$*JV;v$/$@$5$$!#FI$a$J$+$C$?$i!"$=$l$b$*JV;v$/$@$5$$!#\x1b(B

\x1b$B@c\x1b(B
`,
  },
  {
    // Encoded words in three charsets, broken inside a name, folded, with a comment and a group.
    id: 'header-monster',
    when: [4, '22:22'],
    from: 'postmaster@museum.example.net',
    to: robin,
    subject: 'The museum of headers',
    raw: () => `Received: from parrot.museum.example.net (parrot.museum.example.net
    [192.0.2.44]) by mx.example.org (a quiet machine) with ESMTPS
    id 7Q2k; a little later
From: =?UTF-8?B?RHIuIMOGw7BlbHN0?= =?ISO-8859-1?Q?an_O=27?=
 =?utf-8?q?Br=C3=ADain=2C_curator_of_very_long_header_fields_and?=
 =?utf-8?q?_other_things_that_wrap?= <postmaster@museum.example.net> (not the
 gift shop)
${to},
    "Last, First \\"The Quote\\"" <last.first@example.net>,
    Friends of the museum: ann@example.org, =?UTF-8?Q?Bj=C3=B6rn?=
    <bjorn@example.org>;
Subject: =?UTF-8?B?8J+PmyBUaGUgbXVzZXVtIG9mIGhlYWRlcnM6?=
 =?UTF-8?Q?_=C5=BD=C3=A1dn=C3=BD?= =?ISO-8859-2?Q?_strach=2C?=
 =?UTF-8?B?IM60zrXOvSDPhM+Bzq3OvM6/z4XOvM61?= and some plain words, folded
	with a tab
X-Exhibit: one
X-Exhibit: two, with the same name
Mime-Version: 1.0 (made with care)
Content-Type: text/plain;
	charset*=us-ascii'en'us-ascii;
	format="fixed" (flowed is in the east wing)
Content-Transfer-Encoding: 7bit

Dear visitor,

if you can read the subject of this message from its little museum to its last tab, your
mail program has a good education. Please do not feed the encoded words.

The curator
`,
  },
  {
    id: 'bounce',
    when: [11, '20:04'],
    from: 'Mail Delivery System <mailer-daemon@mx.example.org>',
    to: robin,
    subject: 'Undelivered Mail Returned to Sender',
    raw: () => `From: Mail Delivery System <mailer-daemon@mx.example.org>
${to}
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="=_bounce_7Q2k"

--=_bounce_7Q2k
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

I'm the mail system at mx.example.org. I'm sorry to have to tell you that
your message could not be delivered to one recipient. It is attached below.

<tomasz@wieczorek.example.test>: host or domain name not found

--=_bounce_7Q2k
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org
Arrival-Date: unknown to this machine

Final-Recipient: rfc822; tomasz@wieczorek.example.test
Action: failed
Status: 5.1.2
Diagnostic-Code: X-Quiet; host or domain name not found

--=_bounce_7Q2k
Content-Description: Undelivered Message
Content-Type: message/rfc822

From: Robin Lind <robin.lind@example.org>
To: tomasz@wieczorek.example.test
Subject: Re: The cabin, this time for real
Message-ID: <cabin-3-first-try@example.org>
MIME-Version: 1.0
Content-Type: text/plain; charset=us-ascii

In! I have asked for the days off and Ferdy only sighed once.

--=_bounce_7Q2k--
`,
  },
  {
    id: 'forwarded',
    when: [3, '20:40'],
    from: 'Maja Lind <maja.lind@example.org>',
    to: robin,
    subject: 'Fwd: About the accordion',
    flags: FLAGGED,
    raw: () => `From: Maja Lind <maja.lind@example.org>
${to}
Subject: Fwd: About the accordion
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="=_accordion"

--=_accordion
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 7bit

I cannot keep this from you. Read it aloud, slowly, as he would.

M.

--=_accordion
Content-Type: message/rfc822
Content-Disposition: attachment; filename="About the accordion.eml"

From: The Accordion People <squeeze@bellows.example.net>
To: Agnes Blomqvist <agnes.blomqvist@example.org>
Subject: About the accordion
Date: Mon, 02 Nov 2020 08:00:00 +0000
Message-ID: <about-the-accordion@bellows.example.net>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="=_bellows"

--=_bellows
Content-Type: text/plain; charset=us-ascii

Dear Agnes,

we hear that there has been talk about the carpet. We would like to state that the
accordion was closed at the time.

The Accordion People

--=_bellows
Content-Type: text/html; charset=us-ascii

<p>Dear Agnes,</p><p>we hear that there has been talk about <b>the carpet</b>. We would
like to state that the accordion was <i>closed</i> at the time.</p><p>The Accordion
People</p>

--=_bellows--

--=_accordion--
`,
  },
  {
    // No text at all: a subject, and a day on which nobody had time.
    id: 'only-subject',
    when: [1, '11:59'],
    from: 'Ferdy Okafor <ferdy@okafor.example.net>',
    to: robin,
    subject: 'Coffee machine is back. Nothing more to say.',
    flags: UNREAD,
    text: '',
  },
];
