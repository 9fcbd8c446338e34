import { ANSWERED, FLAGGED, type Letter, UNREAD } from '../letter.ts';
import { robin } from './robin-people.ts';

/** Friends from summers, orchestras and bird observatories, each in their own language. */
export const world: readonly Letter[] = [
  {
    id: 'r-german',
    when: [13, '10:15'],
    from: 'Jürgen Weiß <juergen.weiss@example.net>',
    to: robin,
    subject: 'Grüße von der Vogelwarte',
    text: `Lieber Robin,

bei uns auf der Düne ist der Herbst angekommen, und mit ihm, wie jedes Jahr, die Frage, wer den
Ofen repariert. Gestern zogen über dreitausend Ringeltauben durch; ich habe bis 2 874 gezählt
und den Rest aus Höflichkeit geschätzt.

Du hast beim letzten Mal deine grüne Mütze vergessen. Sie hängt am Haken neben dem Fernrohr und
wird von allen getragen, die morgens zuerst hinausmüssen. Ich fürchte, sie gehört inzwischen der
Station.

Komm bald wieder, das Cello darf auch mit. Die Mäuse fragen schon.

Herzliche Grüße
Jürgen`,
  },
  {
    id: 'r-french',
    when: [12, '16:48'],
    from: 'Éloïse Garnier <eloise.garnier@example.com>',
    to: robin,
    subject: 'Le stage de cet été – déjà !',
    flags: ANSWERED,
    text: `Cher Robin,

Je sais, il fait nuit à cinq heures et personne ne pense à l’été. Mais le moulin se réserve tôt,
alors voilà : le stage de quatuor aura lieu la deuxième semaine de juillet, comme d’habitude, avec
les mêmes moustiques et, je l’espère, le même violoncelliste.

Cette année, Bernard a promis de ne pas faire la cuisine. Nous avons tous voté pour.

Dis-moi si tu viens, et si tu préfères la chambre sous le toit (jolie, mais chauve-souris) ou
celle du rez-de-chaussée (sans chauve-souris, mais Bernard).

Je t’embrasse,
Éloïse`,
  },
  {
    id: 'r-spanish',
    when: [11, '12:09'],
    from: 'Íñigo Muñoz <inigo.munoz@example.org>',
    to: robin,
    subject: '¿Te acuerdas de las grullas?',
    text: `¡Hola, Robin!

¿Te acuerdas de aquella mañana en la laguna, cuando dijiste que no vendría ni una grulla y te
sentaste a desayunar de espaldas? Pues ayer volvieron. Conté cuatro mil antes de que se me helara
el lápiz.

Mi madre pregunta si todavía tocas «ese violín tan grande» y dice que te debe una tortilla. Le he
explicado que es al revés, pero no hay manera.

Ven en febrero. Hay sitio, hay grullas y, por si acaso, hay dos sillas mirando hacia el agua.

Un abrazo muy fuerte,
Íñigo`,
  },
  {
    id: 'r-polish',
    when: [10, '18:33'],
    from: 'Małgorzata Żółkiewska <malgorzata@zolkiewska.example.net>',
    to: robin,
    subject: 'Zdjęcie bociana i prośba',
    text: `Cześć Robin!

Bocian, którego razem zaobrączkowaliśmy, siedział wczoraj na dachu naszej szkoły. Dzieci przerwały
klasówkę i nikt, nawet pan od matematyki, nie miał im tego za złe. Numer obrączki odczytał Staś
z trzeciej klasy, bez lornetki.

Mam prośbę: czy wydawnictwo ma jeszcze starą mapę Żuław? Chcemy powiesić ją na korytarzu i wpinać
pinezki tam, gdzie ktoś widział bociana. Zapłacimy, oczywiście – dżemem śliwkowym albo przelewem.

Ściskam Cię mocno
Gosia`,
  },
  {
    id: 'r-greek',
    when: [9, '07:40'],
    from: 'Ελένη Μαυρομάτη <eleni.mavromati@example.com>',
    to: robin,
    subject: 'Το καφενείο άνοιξε πάλι',
    flags: UNREAD,
    text: `Αγαπητέ Ρόμπιν,

Το καφενείο στο λιμάνι άνοιξε ξανά! Ο κυρ Μανώλης έβαψε τις καρέκλες μπλε, αλλά δεν περίμενε να
στεγνώσουν, και τώρα όλο το χωριό έχει μπλε παντελόνια.

Σε θυμούνται εδώ. Ο παπάς ρωτάει πότε θα ξαναπαίξεις τσέλο κάτω από τον πλάτανο, και η γάτα
κοιμάται ακόμα πάνω στον χάρτη που μας χάρισες. Δεν τον διπλώνουμε, για να μην την ενοχλήσουμε.

Έλα το Πάσχα. Το δωμάτιο με τη θέα είναι δικό σου.

Με πολλή αγάπη,
Ελένη`,
  },
  {
    id: 'r-russian',
    when: [8, '11:26'],
    from: 'Варвара Белова <varvara.belova@example.net>',
    to: robin,
    subject: 'Ноты нашлись!',
    text: `Дорогой Робин,

ноты нашлись! Помнишь сонату, которую мы искали всё лето? Она лежала в пианино, под струнами, и
поэтому нижнее «до» два года звучало так, будто у него насморк. Настройщик вынул её и
торжественно вручил мне вместе с чайной ложкой.

Я всё переписала начисто и пришлю тебе по почте. В средней части не хватает одной страницы, но
бабушка уверяет, что помнит её наизусть. Правда, она каждый раз помнит её по-разному.

Обнимаю,
Варя`,
  },
  {
    id: 'r-arabic',
    when: [7, '13:55'],
    from: 'سلمى الخطيب <salma.alkhatib@example.com>',
    to: robin,
    subject: 'رسالة من بيت النخيل',
    html: `<div dir="rtl" lang="ar" style="font-family:Tahoma,Arial,sans-serif;font-size:16px;line-height:1.9">
<p>عزيزي روبن،</p>
<p>وصلت الخريطة أمس، وعلّقناها في غرفة الجلوس فوق المدفأة. جلس جدّي أمامها ساعة كاملة، ثم أشار
إلى خليج صغير وقال: «هنا اصطدتُ أكبر سمكة في حياتي». كانت السمكة في الصيف الماضي بطول ذراعه،
أما أمس فقد صارت بطول القارب.</p>
<p>رأينا هذا الأسبوع <b>سبعة طيور لقلق</b> فوق البستان. ابنتي تسأل إن كانت هي نفسها التي تراها أنت
في الصيف. قلت لها: اسألي روبن، فهو يعرفها بالاسم.</p>
<p>سلامنا الحار إليك وإلى أمك،<br>سلمى</p></div>`,
    text: `عزيزي روبن،

وصلت الخريطة أمس، وعلّقناها في غرفة الجلوس فوق المدفأة. رأينا هذا الأسبوع سبعة طيور لقلق فوق
البستان. ابنتي تسأل إن كانت هي نفسها التي تراها أنت في الصيف.

سلامنا الحار إليك وإلى أمك،
سلمى`,
  },
  {
    id: 'r-hebrew',
    when: [6, '15:17'],
    from: 'איתן ברק <eitan.barak@example.org>',
    to: robin,
    subject: 'הדוכיפת חזרה לחצר',
    flags: UNREAD,
    text: `רובין היקר,

הדוכיפת חזרה לחצר! היא מתהלכת על הדשא כאילו היא בעלת הבית, והחתול, שבדרך כלל לא מפחד מאיש, צופה
בה מהחלון ולא אומר מילה.

התחלתי ללמוד צ'לו, כמו שהבטחתי. אחרי שלושה שבועות השכנים הזמינו אותי לארוחת ערב וביקשו בעדינות
לדעת כמה זמן נמשך הקורס. אמרתי להם: "כל החיים". הם הביאו עוד יין.

כשתבוא באביב נצפה יחד בעגורים בעמק. שמור לי מקום ליד המשקפת הטובה.

שלך,
איתן`,
  },
  {
    id: 'r-japanese',
    when: [5, '02:30'],
    from: '中村 葵 <aoi.nakamura@example.com>',
    to: robin,
    subject: '鶴の写真を送りました',
    text: `ロビンさん

お元気ですか。こちらは初雪が降りました。
昨日の朝、湿原で鶴を百二十羽まで数えたところで、鉛筆が凍って書けなくなりました。
残りは心の中で数えました。たぶん、百五十羽です。

先日いただいた地図は、祖父の書斎に飾ってあります。祖父は「この等高線は美しい」と
言って、毎晩お茶を飲みながら眺めています。山に登るより疲れないそうです。

春の演奏会、どうぞ頑張ってください。霧笛の音、聞いてみたいです。

中村 葵`,
  },
  {
    id: 'r-chinese',
    when: [4, '06:12'],
    from: '林晓梅 <xiaomei.lin@example.net>',
    to: robin,
    subject: '你寄来的茶杯到了',
    flags: FLAGGED,
    text: `罗宾:

你好!你寄来的茶杯昨天到了,一只也没有碎。包装用的旧地图我没舍得扔,已经贴在厨房的墙上。
现在我妈一边炒菜一边研究你们那里的渡轮航线,昨天还问我,为什么星期四才有船。

上个周末我们去江边看野鸭。有一只怎么也认不出来,我画了下来,随信附在最后一页——其实画得不像,
我弟弟说那是一只鞋。

你什么时候来?桂花糕给你留着,不过留不了太久,因为我自己也爱吃。

晓梅`,
  },
  {
    id: 'r-hindi',
    when: [3, '09:48'],
    from: 'अनिरुद्ध जोशी <aniruddh.joshi@example.com>',
    to: robin,
    subject: 'झील पर मेहमान आ गए हैं',
    flags: UNREAD,
    text: `प्रिय रॉबिन,

आशा है तुम ठीक होगे। हमारी झील पर सर्दियों के मेहमान आ गए हैं। कल सुबह राजहंस उतरे, और पूरा मोहल्ला
चाय के कप हाथ में लिए किनारे पर खड़ा हो गया। दूधवाला भी रुक गया, इसलिए आज किसी के घर दूध समय पर
नहीं पहुँचा और किसी ने शिकायत भी नहीं की।

मेरी बेटी ने तुम्हारे लिए एक चित्र बनाया है। उसमें तुम सेलो बजा रहे हो और एक बगुला सुन रहा है। वह कहती
है कि बगुला तुमसे लंबा है, क्योंकि वह खड़ा है।

अगली बार आओ तो नाव तैयार मिलेगी।

तुम्हारा,
अनिरुद्ध`,
  },
  {
    id: 'r-turkish',
    when: [2, '19:20'],
    from: 'Gülşah Yıldırım <gulsah.yildirim@example.org>',
    to: robin,
    subject: 'Boğaz’da leylekler ve bir şişe turşu',
    text: `Sevgili Robin,

Geçen hafta tepede tam üç saat bekledik ve hiç leylek görmedik. Çantaları toplayıp vapura
bindiğimiz anda gökyüzü doldu; İskele’deki simitçi bile tezgâhı bırakıp başını kaldırdı. Demek ki
kuş gözlemciliğinin sırrı gitmekmiş.

Annem sana bir kavanoz turşu yolladı. Kargodaki görevli “İçinde ne var?” diye sordu, annem de
“Sağlık” dedi. Umarım kapağı sıkıdır.

Çello nasıl gidiyor? Konserin kaydını mutlaka gönder, sis düdüğünü çok merak ediyoruz.

Kucak dolusu sevgiler,
Gülşah`,
  },
];
