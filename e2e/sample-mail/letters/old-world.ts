import { png } from '../files.ts';
import type { Letter } from '../letter.ts';

const old = 'Robin Lind <rlind@example.net>';

/** A chessboard of knitting, as somebody would scan it. */
function knittingPattern(): Uint8Array {
  return png(160, 160, (x, y) => {
    const [column, row] = [Math.floor(x / 10) % 8, Math.floor(y / 10) % 8];
    return Math.abs(column - 4) + Math.abs(row - 4) < 3 ? [176, 40, 52] : [244, 240, 228];
  });
}

/** Friends who write in their own languages, and messages that are odd in one way each. */
export const oldWorld: readonly Letter[] = [
  {
    id: 'o-german',
    when: [11, '09:27'],
    from: 'Friederike Böhm <friederike.boehm@example.com>',
    to: old,
    subject: 'Der Koffer ist wieder da (über Umwege)',
    text: ({ weekday }) => `Lieber Robin,

der grüne Koffer ist aufgetaucht! Er war vier Jahre lang im Fundbüro, ordentlich beschriftet
mit „Koffer, grün, vermutlich Musiker“. Darin: dein Notenständer, ein Paar Strümpfe, eine
Postkarte an mich, die du nie abgeschickt hast, und ein Käse, über den wir nicht sprechen
wollen. Der Beamte hat salutiert, als wir ihn hinaustrugen.

Ich komme am ${weekday(4, 'de-DE')} bei euch durch. Soll ich ihn mitbringen? Den Koffer, meine ich.

Herzliche Grüße, auch von der Katze
Friederike`,
  },
  {
    id: 'o-swedish',
    when: [10, '18:50'],
    from: 'Åsa Nyström <asa.nystrom@example.org>',
    to: old,
    subject: 'Båten läcker, men på ett trevligt sätt',
    text: `Hej Robin!

Nu har vi sjösatt henne. Hon läcker fortfarande, men bara lite och bara när någon går
ombord. Göran öser, jag styr och hunden håller utkik efter måsar, så alla har en uppgift.

Kom ut en helg när ljuset är tillbaka på riktigt. Vi bjuder på kaffe, kanelbullar och
stövlar i din storlek.

Kram
Åsa`,
  },
  {
    id: 'o-finnish',
    when: [8, '16:05'],
    from: 'Päivi Mäkelä <paivi.makela@example.net>',
    to: old,
    subject: 'Saunan ovi ei mene kiinni',
    text: `Moi Robin,

muistatko sen oven, jonka korjasit viime kesänä? Se ei enää mene kiinni. Toisaalta ennen se
ei mennyt auki, joten edistystä on tapahtunut.

Isä sanoo, että ovi on hyvä juuri noin, koska nyt löylystä näkee järvelle. Naapuri sanoo,
että järveltä näkee löylyyn. Ripustimme verhon.

Tervetuloa heinäkuussa, mutta jätä vasara kotiin.

Terveisin Päivi`,
  },
  {
    id: 'o-portuguese',
    when: [7, '11:40'],
    from: 'João Guimarães <joao.guimaraes@example.com>',
    to: old,
    subject: 'A avó aprendeu a mandar mensagens de voz',
    text: `Olá Robin,

aviso-te como amigo: a minha avó já sabe gravar mensagens. A primeira durou vinte e três
minutos. Não disse nada à máquina, só cozinhou ao lado dela: ouve-se a cebola, o alho, a
chuva, e no fim «pronto, já está, vem comer».

Chorei um bocadinho no elétrico. Depois fui lá comer.

Pergunta por ti e quer saber se nesse país já têm coentros.

Um abraço,
João`,
  },
  {
    id: 'o-korean',
    when: [5, '01:18'],
    from: '한서연 <seoyeon.han@example.org>',
    to: old,
    subject: '오래된 주소로 보내는 편지',
    text: `로빈에게,

이 주소가 아직 살아 있을까? 책상 서랍에서 네 명함을 찾았어. 뒷면에는 네가 그린 새 한 마리와
"다리가 길면 반은 맞힌 것"이라는 말이 적혀 있더라.

지난주에 갯벌에 갔다가 바로 그 새를 봤어. 다리가 길고, 부리는 더 길고, 나를 보고도 전혀
놀라지 않았어. 그래서 네 생각이 났어.

답장 기다릴게. 천천히 써도 돼.

서연`,
  },
  {
    id: 'o-thai',
    when: [4, '03:45'],
    from: 'มะลิ ศรีสุข <mali.srisuk@example.net>',
    to: old,
    subject: 'แมวของเธอสบายดี',
    text: `สวัสดีโรบิน

แมวที่เธอเคยให้ปลาทุกเช้าตอนพักอยู่ที่นี่ยังสบายดี ตอนนี้อ้วนขึ้นมาก และมานั่งรอหน้าประตูห้องเดิม
ทุกวันตอนเจ็ดโมง แขกคนใหม่ไม่รู้เรื่องเลยต้องยอมแบ่งไข่ดาวให้

แม่ฝากถามว่าเมื่อไหร่จะกลับมากินข้าวเหนียวมะม่วงอีก ปีนี้มะม่วงหวานเป็นพิเศษ

คิดถึงนะ
มะลิ`,
  },
  {
    id: 'o-emoji',
    when: [3, '17:17'],
    from: 'Pip 🦊 <pip.lind@example.com>',
    to: old,
    subject: '🎂🎈 I am NINE 🎈🎂',
    text: `hi robin mum lets me use her mail 😎

i got:
🚲 a bike (red!!)
🔭 a telescope (from you 💚 thank you thank you)
🧦 socks 😐

i saw the moon and it has HOLES 🌕🕳️ and then a 🐈‍⬛ sat on the telescope
when are you coming 👩‍🚀👨🏽‍🍳🏴‍☠️ ❓

pip 🦊

👍🏾👍🏻👍`,
  },
  {
    id: 'o-no-subject',
    when: [6, '20:08'],
    from: 'Walter Finch <walter.finch@example.org>',
    to: old,
    subject: '',
    text: `I never know what to put in the line at the top, so I have left it free for you.

The kettle you mended is still going.

Walter`,
  },
  {
    id: 'o-only-attachment',
    when: [2, '12:34'],
    from: 'Signe Aalto <signe.aalto@example.org>',
    to: old,
    subject: 'mitten pattern',
    attachments: [
      { filename: 'mitten-left.png', content: knittingPattern(), contentType: 'image/png' },
    ],
  },
  {
    // Its sender's name is an address of another host: raw, as no honest composer writes it.
    id: 'o-lookalike',
    when: { minutesAgo: 212 },
    from: 'desk-4471@prize-parcel.test',
    to: old,
    subject: 'Your parcel is waiting, dear Customer rlind',
    raw: () => `From: "parcels@harbour-post.example.com" <desk-4471@prize-parcel.test>
Reply-To: kind.regards@another-desk.test
To: rlind@example.net
Subject: Your parcel is waiting, dear Customer rlind
MIME-Version: 1.0
Content-Type: text/html; charset=us-ascii
Content-Transfer-Encoding: 7bit

<p>Dear Customer rlind,</p>
<p>we attempted to delivery your parcel but your door was not found. A small fee of
<b>EUR 1.99</b> is kindly outstanding since yesterday and tomorrow.</p>
<p><a href="https://harbour-post.example.com.prize-parcel.test/pay?c=rlind">https://harbour-post.example.com/parcels</a></p>
<p>Act within <font color="#cc0000">11 minute</font> or the parcel become sad.</p>
<p>Yours Sincerely,<br>The Post</p>
`,
  },
];
