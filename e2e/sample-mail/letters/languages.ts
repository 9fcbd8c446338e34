import { ANSWERED, FLAGGED, type Letter, UNREAD } from '../letter.ts';
import {
  camille,
  emre,
  giorgos,
  lucia,
  nadia,
  noa,
  olga,
  priya,
  robin,
  tomasz,
  xiaoyu,
  yuki,
} from '../people.ts';

/** Friends and colleagues who write as they speak. */
export const languages: readonly Letter[] = [
  {
    id: 'camille-recette',
    when: [10, '18:33'],
    from: camille,
    to: robin,
    subject: 'La recette que tu m’as demandée',
    flags: FLAGGED,
    text: `Cher Robin,

voilà enfin la tarte aux poireaux de ma grand-mère. Elle ne mesurait rien, j’ai donc pesé
ce qu’elle appelait « un peu » : c’est 200 g.

  – 4 poireaux, seulement le blanc (elle disait : « le vert, c’est pour la soupe »)
  – 3 œufs, 20 cl de crème
  – de la muscade, « un peu » (là, non, pas 200 g)

Au four à 180° jusqu’à ce que le voisin sonne. À bientôt, et embrasse ta sœur !

Camille`,
  },
  {
    id: 'camille-encore',
    when: [8, '07:50'],
    from: camille,
    to: robin,
    subject: 'Re: La recette que tu m’as demandée',
    answers: 'camille-recette',
    text: `J’ai oublié la pâte. Sans pâte, c’est une omelette, et elle ne nous le pardonnerait pas.

C.`,
  },
  {
    id: 'lucia-faro',
    when: [9, '16:05'],
    from: lucia,
    to: robin,
    subject: '¿Te acuerdas del faro?',
    text: `¡Hola, Robin!

Lo han vendido. El faro, con escalera, gaviotas y todo. El nuevo dueño quiere poner un
café arriba, ciento cuarenta y tres escalones, y pregunta por qué nadie lo hizo antes.
Le he dicho que suba con una bandeja.

¿Vienes en primavera? Todavía abre la panadería de la esquina, la de los churros torcidos.

Un abrazo,
Lucía`,
  },
  {
    id: 'tomasz-pierogi',
    when: [6, '20:20'],
    from: tomasz,
    to: robin,
    subject: 'Pierogi – ważne pytanie',
    flags: ANSWERED,
    text: `Cześć Robin,

uczysz się polskiego, więc ćwiczenie: zostało mi mąki na jeszcze czterdzieści pierogów.
Z kapustą i grzybami czy ruskie? Maja mówi „i te, i te”, ale ona nie lepi, tylko je.

Odpowiedz całym zdaniem. Źdźbło odwagi!

Tomek`,
  },
  {
    id: 'tomasz-pierogi-re',
    when: [6, '21:44'],
    folder: 'Sent',
    from: robin,
    to: tomasz,
    subject: 'Re: Pierogi – ważne pytanie',
    answers: 'tomasz-pierogi',
    text: `Cześć Tomek,

poproszę pierogi z kapustą i grzybami, ponieważ jestem głodny.

(To zdanie zajęło mi dwadzieścia minut.)

Robin`,
  },
  {
    id: 'giorgos-boat',
    when: [7, '11:40'],
    from: giorgos,
    to: robin,
    subject: 'Το καΐκι είναι έτοιμο',
    text: `Αγαπητέ Ρόμπιν,

το καΐκι βάφτηκε επιτέλους. Μπλε, όπως το ήθελε ο παππούς, και όχι πράσινο, όπως το ήθελαν
όλοι οι άλλοι. Το ρίξαμε στη θάλασσα την Κυριακή και δεν βούλιαξε, πράγμα που θεωρώ επιτυχία.

Το καλοκαίρι σε περιμένουμε. Φέρε καπέλο.

Με αγάπη,
Γιώργος`,
  },
  {
    id: 'olga-archive',
    when: [5, '09:25'],
    from: olga,
    to: robin,
    subject: 'Письма нашлись!',
    text: `Дорогой Робин,

помнишь, я искала письма прабабушки? Они лежали в коробке из-под печенья, между рецептом
кулича и квитанцией за электричество 1961 года. Всего сорок два письма, почерк ужасный,
чувство юмора прекрасное.

В одном она пишет: «Не отвечай сразу, а то подумают, что нам нечего делать».

Поэтому можешь ответить через неделю.

Обнимаю,
Ольга`,
  },
  {
    id: 'nadia-sensors',
    when: [2, '08:45'],
    from: nadia,
    to: robin,
    subject: 'أجهزة القياس وصورة من الميناء',
    flags: UNREAD,
    text: `عزيزي روبن،

وصلت أجهزة القياس الثلاثة صباح اليوم. الجهاز رقم 2 يعمل جيدًا، أما الجهاز رقم 3 فقد عضّني
كما حذّرتني (GODWIT-3، الغطاء الأيسر).

سأركّبها يوم الخميس عند الساعة 10:30 إذا كان الجو هادئًا. هل يمكنك أن ترسل لي جدول المد والجزر؟

مع أطيب التحيات،
نادية`,
  },
  {
    id: 'noa-book',
    when: [4, '12:12'],
    from: noa,
    to: robin,
    subject: 'הספר שהשאלת לי',
    html: `<div dir="rtl" lang="he" style="font-family:sans-serif;font-size:16px;line-height:1.6">
<p>רובין יקר,</p>
<p>סיימתי את הספר (<b>The Tide Tables</b>, כל 412 העמודים) בשתי נסיעות ברכבת. בסוף בכיתי, והכרטיסן הביא לי מים.</p>
<p>אני מחזירה אותו בדואר עם <i>הערות בעיפרון</i>. את העפיפון בעמוד 88 ציירה בת אחותי, סליחה.</p>
<p>נועה</p></div>`,
  },
  {
    id: 'yuki-tea',
    when: [6, '02:30'],
    from: yuki,
    to: robin,
    subject: '新茶をお送りしました',
    text: `ロビン様

すっかり寒くなりましたが、お元気でお過ごしでしょうか。

先日お話しした静岡のお茶を、昨日お送りしました。お湯は七十度、待つのは一分だけです。
妹さんは熱湯で十分間とおっしゃっていましたが、それはもうお茶ではなくて、お仕置きです。

春にそちらへ伺うのを楽しみにしております。オオソリハシシギも、どうぞよろしくお伝えください。

田中 雪`,
  },
  {
    id: 'xiaoyu-garden',
    when: [3, '03:48'],
    from: xiaoyu,
    to: robin,
    subject: '阳台上的萝卜',
    text: `罗宾你好：

你寄来的种子都发芽了！一共二十四颗，活了二十三颗，另外一颗被邻居的猫当成了床。

我妈妈说萝卜要“不理它”才长得好，所以我每天只偷偷看三次。等收成了，给你做萝卜糕。

问玛雅好。

晓雨`,
  },
  {
    id: 'priya-diwali',
    when: [8, '14:55'],
    from: priya,
    to: robin,
    subject: 'दीवाली की तस्वीरें और एक सवाल',
    text: `प्रिय रॉबिन,

दीवाली बहुत अच्छी रही। पापा ने इस बार भी कहा था कि “बस थोड़े से दीये” लगाएँगे, और फिर एक सौ आठ लगा दिए।
अब छत पर तेल की खुशबू है और बिल्ली नाराज़ है।

एक सवाल: तुम्हारे उस सूप में नमक कितना डालते हैं? तुमने लिखा था “a little”, और उससे झगड़ा हो गया है।

प्यार,
प्रिया 🪔`,
  },
  {
    id: 'emre-match',
    when: [2, '19:05'],
    from: emre,
    to: robin,
    subject: 'Pazar günkü satranç maçı',
    text: `Selam Robin,

atın bulunmuş, çok sevindim! Silgiyle oynadığımız üç yılın hesabını pazar günü göreceğiz.
Saat üçte çay bahçesinde ol; ışığı iyi olan köşedeki masayı ayırttım.

Kaybeden İzmir usulü simit ısmarlar. Şimdiden teşekkürler.

Emre`,
  },
];
