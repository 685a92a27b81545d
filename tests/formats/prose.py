"""Texts of which the language is known, and such as have none."""

PROSE = {
    "en": (
        "The government will send people abroad this autumn to help the others there. She had "
        "never been to the sea before, and when she saw it for the first time she said "
        "nothing at all. What you need to know about the new rules is that they only apply to "
        "those who have not yet signed."
    ),
    "nl": (
        "Het kabinet stuurt deze herfst mensen naar het buitenland om daar de anderen te "
        "helpen. Toen ze eindelijk thuis kwamen was het al donker en had niemand nog zin om "
        "te koken. Wie in de stad woont weet dat je er met de fiets sneller bent dan met de "
        "auto."
    ),
    "de": (
        "Die Regierung schickt in diesem Herbst Menschen ins Ausland, um dort zu helfen. Als "
        "wir am Abend nach Hause kamen, war das Licht in der Küche noch an und niemand war "
        "da. Er hatte nicht gedacht, dass es so lange dauern würde, bis sie wieder "
        "miteinander sprechen."
    ),
    "fr": (
        "Le gouvernement enverra cet automne des personnes à l'étranger pour y aider les "
        "autres. Quand elle est arrivée à la gare, le train était déjà parti et il n'y avait "
        "plus personne sur le quai. Nous avons passé la nuit dans une petite maison au bord "
        "de la mer, avec des amis."
    ),
    "es": (
        "El gobierno enviará este otoño a personas al extranjero para ayudar a los demás. "
        "Cuando llegó a la estación el tren ya había salido y no quedaba nadie en el andén. "
        "No es lo mismo vivir en una ciudad que en un pueblo donde todos se conocen."
    ),
    "it": (
        "Il governo manderà questo autunno delle persone all'estero per aiutare gli altri. "
        "Quando arrivò alla stazione il treno era già partito e non c'era più nessuno. Non è "
        "la stessa cosa vivere in una città o in un paese dove tutti si conoscono."
    ),
    "pt": (
        "O governo vai enviar neste outono pessoas para o estrangeiro para ajudar os outros. "
        "Quando chegou à estação o comboio já tinha partido e não havia mais ninguém. Não é a "
        "mesma coisa viver numa cidade ou numa aldeia onde todos se conhecem."
    ),
    "ca": (
        "El govern enviarà aquesta tardor persones a l'estranger per ajudar els altres. Quan "
        "va arribar a l'estació el tren ja havia marxat i no hi havia ningú. No és el mateix "
        "viure en una ciutat que en un poble on tots es coneixen, però m'agrada."
    ),
    "gl": (
        "O goberno enviará este outono persoas ao estranxeiro para axudar aos demais, pero "
        "aínda non sabe cando. Cando chegou á estación o tren xa saíra e non había ninguén "
        "máis na rúa. Non é o mesmo vivir nunha cidade ca nunha aldea onde todos se coñecen "
        "moi ben."
    ),
    "sv": (
        "Regeringen skickar i höst människor till utlandet för att hjälpa de andra där. När "
        "hon kom till stationen hade tåget redan gått och det fanns ingen kvar. Det är inte "
        "samma sak att bo i en stad som i en by där alla känner varandra."
    ),
    "da": (
        "Regeringen sender i efteråret mennesker til udlandet for at hjælpe de andre, som er "
        "der nu. Da hun kom til stationen, var toget allerede kørt, og der var ikke nogen "
        "tilbage af dem, hun havde set. Det er ikke det samme at bo i en by, hvor man ikke "
        "kender nogen, efter så mange år med sig selv."
    ),
    "no": (
        "Regjeringen sender i høst folk til utlandet for å hjelpe de andre som er der nå. Da "
        "hun kom til stasjonen, hadde toget allerede gått, og det var ikke noen igjen etter "
        "henne. Eg veit ikkje kva dei seier, men det er noko som ikkje er heilt rett no."
    ),
    "fi": (
        "Hallitus lähettää tänä syksynä ihmisiä ulkomaille, jotta he voivat auttaa niitä, "
        "jotka ovat siellä. Kun hän tuli asemalle, juna oli jo lähtenyt eikä siellä ollut "
        "enää ketään, mutta se ei haitannut. Ei ole sama asia asua kaupungissa kuin kylässä, "
        "jossa kaikki tuntevat toisensa, ja se on hyvä."
    ),
    "pl": (
        "Rząd wyśle tej jesieni ludzi za granicę, aby tam pomóc tym, którzy nie mają nic. "
        "Kiedy przyszła na dworzec, pociąg już odjechał i nie było tam nikogo, kto by ją "
        "znał. To nie jest to samo mieszkać w mieście i na wsi, gdzie wszyscy się znają."
    ),
    "cs": (
        "Vláda pošle letos na podzim lidi do zahraničí, aby tam pomohli těm, kteří to "
        "potřebují. Když přišla na nádraží, vlak už odjel a nebyl tam nikdo, koho by znala. "
        "Není to stejné žít ve městě jako na vesnici, kde se všichni znají, ale já jsem si "
        "zvykl."
    ),
    "sk": (
        "Vláda pošle túto jeseň ľudí do zahraničia, aby tam pomohli tým, ktorí to potrebujú. "
        "Keď prišla na stanicu, vlak už odišiel a nebol tam nikto, koho by poznala, alebo "
        "aspoň videla. Nie je to isté žiť v meste ako na dedine, kde sa všetci poznajú, ale "
        "ja som si zvykol."
    ),
    "sl": (
        "Vlada bo to jesen poslala ljudi v tujino, da bi pomagali tistim, ki so tam in nimajo "
        "ničesar. Ko je prišla na postajo, je vlak že odpeljal in tam ni bilo več nikogar. Ni "
        "vseeno, ali živiš v mestu ali na vasi, kjer se vsi poznajo, pa tudi meni je lepo."
    ),
    "hr": (
        "Vlada će ove jeseni poslati ljude u inozemstvo da pomognu onima koji tamo žive, "
        "prije nego što bude kasno, ali gdje? Kad je došla na kolodvor, vlak je već otišao i "
        "nije bilo nikoga tko bi je poslije toga vidio. Nije isto živjeti u gradu ili na "
        "selu, gdje se svi uvijek znaju i pomažu."
    ),
    "sr": (
        "Влада ће ове јесени послати људе у иностранство да помогну онима који тамо живе. "
        "Када је дошла на станицу, воз је већ отишао и није било никога ко би је познавао. "
        "Nije isto živeti u gradu ili na selu, gde se svi uvek znaju, i ovde je to posle "
        "svega lepo."
    ),
    "ro": (
        "Guvernul va trimite în această toamnă oameni în străinătate pentru a-i ajuta pe "
        "ceilalți. Când a ajuns la gară, trenul plecase deja și nu mai era nimeni pe peron. "
        "Nu este același lucru să trăiești la oraș sau într-un sat în care toți se cunosc."
    ),
    "hu": (
        "A kormány ezen az őszön embereket küld külföldre, hogy ott segítsenek azoknak, akik "
        "nem tudnak már. Amikor az állomásra ért, a vonat már elment, és nem volt ott senki, "
        "csak egy kutya. Nem ugyanaz városban élni, mint egy faluban, ahol mindenki ismeri "
        "egymást, de ez is jó."
    ),
    "tr": (
        "Hükümet bu sonbaharda oradaki insanlara yardım etmek için daha çok kişi gönderecek "
        "ve bunu herkes biliyor. İstasyona geldiğinde tren gitmişti ve orada hiç kimse yoktu, "
        "ama o bir süre daha bekledi. Şehirde yaşamak ile köyde yaşamak aynı şey değil, çünkü "
        "köyde herkes birbirini tanır ve bu çok güzel."
    ),
    "id": (
        "Pemerintah akan mengirim orang ke luar negeri pada musim gugur ini untuk membantu "
        "mereka yang ada di sana, karena itu bisa. Ketika dia tiba di stasiun, kereta sudah "
        "berangkat dan tidak ada orang lagi, tetapi dia bisa menunggu karena tahu bahwa itu "
        "biasa. Tidak sama tinggal di kota dengan di desa karena semua orang saling mengenal "
        "dan bisa membantu saat susah."
    ),
    "ms": (
        "Kerajaan akan menghantar orang ke luar negara untuk membantu mereka yang ada di sana "
        "kerana itu boleh dilakukan. Apabila dia tiba di stesen, kereta api sudah bertolak "
        "dan tidak ada orang lagi, manakala beliau boleh menunggu. Tidak sama tinggal di "
        "bandar dengan di kampung kerana semua orang boleh mengenali daripada awal lagi."
    ),
    "af": (
        "Die regering stuur hierdie herfs mense na die buiteland om daar die ander te help. "
        "Toe sy by die stasie kom, was die trein al weg en daar was niemand meer nie. Dit is "
        "nie dieselfde om in 'n stad te woon as op 'n dorp waar almal mekaar ken nie."
    ),
    "lt": (
        "Vyriausybė šį rudenį siųs žmones į užsienį, kad jie ten padėtų tiems, kurie neturi "
        "nieko, ir tai yra gerai. Kai ji atėjo į stotį, traukinys jau buvo išvažiavęs ir ten "
        "nebuvo nieko, tik šuo. Tai nėra tas pats gyventi mieste ar kaime, kur visi vieni "
        "kitus pažįsta, bet man patinka."
    ),
    "lv": (
        "Valdība šoruden sūtīs cilvēkus uz ārzemēm, lai viņi tur palīdz tiem, kuri ir "
        "palikuši bez nekā, un tas ir labi. Kad viņa atnāca uz staciju, vilciens jau bija "
        "aizgājis un tur nebija vairs neviena. Tas nav tas pats dzīvot pilsētā vai laukos, "
        "kur visi viens otru pazīst, bet man patīk."
    ),
    "et": (
        "Valitsus saadab sel sügisel inimesi välismaale, et nad aitaksid neid, kes seal on ja "
        "kellel ei ole midagi. Kui ta jaama jõudis, oli rong juba läinud ja seal ei olnud "
        "enam kedagi, aga see ei olnud tema süü. See ei ole sama, kas elada linnas või külas, "
        "kus kõik üksteist tunnevad, aga mulle meeldib."
    ),
    "is": (
        "Ríkisstjórnin mun í haust senda fólk til útlanda til að hjálpa þeim sem þar eru og "
        "hafa ekki neitt. Þegar hún kom á stöðina var lestin farin og þar var enginn, en hún "
        "beið samt eftir honum. Það er ekki það sama að búa í borg og í þorpi þar sem allir "
        "þekkja alla."
    ),
    "sq": (
        "Qeveria do të dërgojë këtë vjeshtë njerëz jashtë vendit për të ndihmuar ata që janë "
        "atje. Kur ajo arriti në stacion, treni kishte ikur dhe nuk kishte më njeri. Nuk "
        "është e njëjta gjë të jetosh në qytet apo në një fshat ku të gjithë njihen."
    ),
    "vi": (
        "Chính phủ sẽ gửi người ra nước ngoài vào mùa thu này để giúp những người khác ở đó. "
        "Khi cô ấy đến ga thì tàu đã chạy và không còn ai ở đó nữa. Sống ở thành phố không "
        "giống như sống ở một ngôi làng mà mọi người đều biết nhau."
    ),
    "eu": (
        "Gobernuak udazken honetan jendea bidaliko du atzerrira, han dauden beste guztiak "
        "laguntzeko, eta hori oso ona izango da. Geltokira iritsi zenean, trena joana zen eta "
        "ez zegoen inor, baina hura ez zen bere errua. Ez da gauza bera hiri batean bizi edo "
        "herri txiki batean bizi, non guztiak ezagutzen diren, baina hori ere ona da."
    ),
    "ga": (
        "Cuirfidh an rialtas daoine thar lear an fómhar seo chun cabhrú leis na daoine eile "
        "atá ann. Nuair a tháinig sí go dtí an stáisiún bhí an traein imithe agus ní raibh "
        "aon duine ann. Níl sé mar an gcéanna a bheith i do chónaí sa chathair nó ar an "
        "tuath, ach is maith liom é."
    ),
    "cy": (
        "Bydd y llywodraeth yn anfon pobl dramor yr hydref hwn i helpu y rhai sydd yno ac "
        "sydd heb ddim. Pan gyrhaeddodd hi yr orsaf roedd y trên wedi mynd ac nid oedd neb ar "
        "ôl yno. Nid yw byw mewn dinas yr un peth â byw mewn pentref lle mae pawb yn adnabod "
        "ei gilydd."
    ),
    "fy": (
        "It kabinet stjoert dizze hjerst minsken nei it bûtenlân om dêr de oaren te helpen. "
        "Doe't se op it stasjon kaam, wie de trein al fuort en der wie net ien mear. It is "
        "net itselde om yn in stêd te wenjen as yn in doarp dêr't elkenien inoar ken."
    ),
    "eo": (
        "La registaro sendos ĉi tiun aŭtunon homojn eksterlanden por helpi al tiuj, kiuj "
        "estas tie kaj havas nenion. Kiam ŝi venis al la stacio, la trajno jam foriris kaj "
        "estis neniu tie. Ne estas la sama afero loĝi en urbo kaj en vilaĝo, kie ĉiuj konas "
        "unu la alian."
    ),
    "la": (
        "Gallia est omnis divisa in partes tres, quarum unam incolunt Belgae, aliam Aquitani, "
        "tertiam qui ipsorum lingua Celtae, nostra Galli appellantur; hi omnes lingua inter "
        "se differunt, sed non sunt ab eo. Cum autem ad urbem venisset, nihil ibi erat quod "
        "videre posset, nec quisquam qui eum de hac re doceret. Non est idem in urbe et in "
        "agro vivere, ubi omnes inter se noverunt, sed hoc quoque bonum est."
    ),
    "sw": (
        "Serikali itatuma watu nje ya nchi ili kuwasaidia wengine ambao wako huko na hawana "
        "kitu. Alipofika kwenye kituo, treni ilikuwa imeondoka na hakuna mtu hapo, lakini "
        "yeye alisubiri. Si sawa kuishi katika mji na kuishi katika kijiji ambapo watu wote "
        "wanajuana, lakini ni vizuri pia."
    ),
    "tl": (
        "Magpapadala ang pamahalaan ng mga tao sa ibang bansa upang tulungan ang mga naroon "
        "na walang wala. Nang dumating siya sa istasyon ay umalis na ang tren at wala nang "
        "tao doon. Hindi pareho ang tumira sa lungsod at sa isang nayon kung saan magkakilala "
        "ang lahat."
    ),
    "ru": (
        "Правительство этой осенью отправит людей за границу, чтобы помочь тем, кто там "
        "остался. Когда она пришла на вокзал, поезд уже ушёл, и там не было никого, кто бы её "
        "знал. Это не то, что мы с вами видели, но и не так далеко от того, что было у нас."
    ),
    "uk": (
        "Уряд цієї осені відправить людей за кордон, щоб допомогти тим, хто там залишився. "
        "Коли вона прийшла на вокзал, поїзд уже пішов, і там не було нікого, хто б її знав. "
        "Це не те саме, що жити в місті або в селі, де всі одне одного знають."
    ),
    "be": (
        "Урад гэтай восенню адправіць людзей за мяжу, каб дапамагчы тым, хто там застаўся і "
        "не мае нічога. Калі яна прыйшла на вакзал, цягнік ужо пайшоў, і там не было нікога, "
        "хто б яе ведаў. Гэта не тое самае, што жыць у горадзе або ў вёсцы, дзе ўсе адзін "
        "аднаго ведаюць."
    ),
    "bg": (
        "Правителството ще изпрати тази есен хора в чужбина, за да помогнат на другите, които "
        "са там. Когато тя дойде на гарата, влакът вече беше тръгнал и там нямаше никого. Не "
        "е същото да живееш в град или в село, където всички се познават, но това е добре."
    ),
    "mk": (
        "Владата оваа есен ќе испрати луѓе во странство за да им помогнат на другите кои се "
        "таму. Кога дојде на станицата, возот веќе беше заминат и таму немаше никој. Не е "
        "исто да живееш во град или во село каде што сите се познаваат."
    ),
    "ar": (
        "ستقوم الحكومة هذا الخريف بإرسال الناس إلى الخارج من أجل مساعدة الآخرين الذين هم هناك "
        "في حاجة. عندما وصلت إلى المحطة كان القطار قد غادر ولم يكن هناك أحد من الناس في "
        "المكان."
    ),
    "fa": (
        "دولت در پاییز این سال مردم را به خارج از کشور می فرستد تا به دیگران کمک کند. وقتی او "
        "به ایستگاه رسید قطار رفته بود و هیچ کس در آن جا نبود."
    ),
    "ur": (
        "حکومت اس خزاں میں لوگوں کو بیرون ملک بھیجے گی تاکہ وہ وہاں کے لوگوں کی مدد کر سکیں۔ "
        "جب وہ اسٹیشن پر پہنچی تو گاڑی جا چکی تھی اور وہاں کوئی نہیں تھا۔"
    ),
    "hi": (
        "सरकार इस साल लोगों को विदेश भेजेगी ताकि वे वहाँ के लोगों की मदद कर सकें और यह अच्छा "
        "है। जब वह स्टेशन पर पहुँची तो गाड़ी जा चुकी थी और वहाँ कोई नहीं था।"
    ),
    "mr": (
        "सरकार या वर्षी लोकांना परदेशात पाठवणार आहे आणि ते तेथे इतर लोकांना मदत करणार आहेत, "
        "असे काही जण म्हणतात. ती स्थानकावर आली तेव्हा गाडी गेली होती आणि तेथे कोणी नाही, पण "
        "ती थांबली, कारण तिला काही माहीत नाही आणि ते खरे आहे."
    ),
    "ne": (
        "सरकारले यो वर्ष मानिसहरूलाई विदेश पठाउने छ र उनीहरूले त्यहाँका मानिसहरूलाई सहयोग "
        "गर्ने छन् भने अरू पनि जाने छन् तर यो सबै होइन।"
    ),
    "ja": (
        "日本語のテキストはここにあります。これは日本語で書かれた文章です。"
        "彼女が駅に着いたとき、電車はもう出てしまっていて、誰もいませんでした。"
    ),
    "zh": (
        "在使用時，您可能會遇到一些問題，下列的常見問題解答可能會對您有所幫助。"
        "她到车站的时候，火车已经开走了，那里一个人也没有。"
    ),
    "ko": (
        "이 글은 한국어로 쓴 글이며 말을 알아보는지 시험하기 위한 것입니다. "
        "그녀가 역에 도착했을 때 기차는 이미 떠났고 아무도 없었습니다."
    ),
    "el": (
        "Αυτό είναι ένα κείμενο που γράφτηκε στα ελληνικά για τη δοκιμή. Όταν έφτασε στον "
        "σταθμό, το τρένο είχε ήδη φύγει."
    ),
    "he": (
        "כאשר היא הגיעה לתחנה הרכבת כבר יצאה ולא היה שם איש. זה לא אותו דבר לגור בעיר או בכפר "
        "שבו כולם מכירים."
    ),
    "yi": (
        "דאָס איז אַ טעקסט אויף ייִדיש וואָס איך האָב געשריבן פֿאַר אײַך. דער מענטש איז "
        "געקומען און האָט געזאָגט אַז ער וויל ניט גיין אין שטאָט."
    ),
    "th": ("เมื่อเธอมาถึงสถานีรถไฟก็ออกไปแล้วและไม่มีใครอยู่ที่นั่น"),
    "hy": ("Երբ նա հասավ կայարան, գնացքն արդեն մեկնել էր և այնտեղ ոչ ոք չկար։"),
    "ka": ("როდესაც ის სადგურზე მივიდა, მატარებელი უკვე წასული იყო და იქ არავინ იყო."),
    "bn": ("যখন সে স্টেশনে পৌঁছাল তখন ট্রেন চলে গেছে এবং সেখানে কেউ ছিল না।"),
    "ta": ("அவள் நிலையத்திற்கு வந்தபோது ரயில் ஏற்கனவே சென்றுவிட்டது, அங்கே யாரும் இல்லை."),
    "te": ("ఆమె స్టేషన్‌కు వచ్చేసరికి రైలు వెళ్ళిపోయింది, అక్కడ ఎవరూ లేరు."),
}
"""Two or three sentences of each."""


NO_PROSE = {
    "Python": """
def walk(tree, seen):
    for node in tree.nodes:
        if node is None or node.name not in seen:
            continue
        with open(node.path) as file:
            yield from walk(file, seen)
        while node and not node.is_new:
            node = node.next if node in seen else None
    return True
""",
    "C": """
int main(int argc, char **argv) {
  for (int i = 0; i < argc; i++) {
    if (argv[i] == NULL) return 1;
    else printf("%s\\n", argv[i]);
  }
  do { x = y; } while (x < 10);
  return 0;
}
""",
    "JavaScript": """
const a = async () => { let x = await fetch(url); if (x) { return x.json(); } else { throw x } }
export default function f(a, b) { for (const i of a) { console.log(i in b) } }
import { get } from "this";
""",
    "SQL": """
select a.id, b.name from a join b on a.id = b.id where a.name is not null and b.id in (1, 2, 3)
order by a.id; insert into t values (1, 2); update t set a = 1 where b is null or c like 'd%';
""",
    "shell": """
for i in a b c; do
  if [ -f $i ]; then cat $i | grep -v x > /dev/null; else echo no; fi
done
cd /usr/local && make install
""",
    "YAML": """
on: push
jobs:
  build:
    runs-on: ubuntu
    steps:
      - uses: actions/checkout
      - run: make all
        if: always
        with: a
""",
    "names": "Anna Smith, Jan de Vries, Maria da Silva, Juan de la Cruz, Ludwig van Beethoven, "
    "Charles de Gaulle, Otto von Bismarck, Piet van den Berg, Marie Curie, Leonardo da Vinci, "
    "Vincent van Gogh, Ana dos Santos, Peter de Wit, Hans van der Meer",
    "products": "Foo 1.0, Bar 2.0, Linux, Windows, Android, Firefox, Chrome, Safari, Rust, Kotlin",
    "syllables": "Ankaelver sanariver bekaon entaha begemama zwaluw saelsein elvageka anti "
    "dedeha ananna andereva dabe lover ansever gededa beno ananbein anbehama anbe elnoelne",
    "figures": "12 34 56 78 90 " * 40,
    "letters": "a b c d e f g h i j k l m n o p q r s t u v w x y z " * 6,
    "addresses": "https://www.the-english-site.example/all-about-the-weather " * 8,
    "one address": f"https://x.example/{'a' * 80}",
    "two languages": "The train had left when she came to the station and there was no one. "
    "De trein was al weg toen ze op het station kwam en er was niemand meer. " * 3,
    "two scripts": "Привет мир это текст hello world this is a text here and there мир и мы hello",
    "too few words": "Te kort.",
    "too few letters": "ελληνικά",
    "nothing": "",
}
