"""The small words that make up a third of any prose, and so give its language away."""

import struct
from collections.abc import Iterable
from functools import lru_cache

_OF: dict[str, str] = {
    "en": "the of and to a in is that for it was on are with as be this by an at from or have not "
    "but they which you were their has been will would there we can all more when who what "
    "if about into your our than then these those its his her he she i my how do does did "
    "them no so out up only other some could because through after before where while any "
    "over also just even such most us very between should may might must being had me him "
    "without here each during both under many much since until against too again own same "
    "few new people don' isn' it' it's i'm",
    "nl": "de het een van en in is dat op te voor met zijn die niet aan er om ook als maar bij "
    "door naar uit over nog wel worden wordt werd tot dan dit deze ze wij we hij zij heeft "
    "hebben had kan meer geen zich of hun waar wat toen omdat onder tussen al ik je moet "
    "moeten zou veel was waren men want hoe wie zo nu dus tegen kunnen zal zullen zonder na "
    "daar hier werden mijn haar hem ons onze jij jou jullie u uw heb bent ben toch altijd "
    "nooit alleen andere zelf zoals per sinds tijdens volgens mensen steeds vooral binnen "
    "echter",
    "de": "der die das und ist in den von zu mit sich des auf für im dem nicht ein eine einen "
    "einer eines als auch es an werden aus er hat dass sie nach wird bei wir noch wie einem "
    "über so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sind ich "
    "wenn kann um am vom ins dort hier diese dieser dieses diesem diesen mich mir uns unser "
    "unsere ihr ihre ihren ihm ihn ihnen euch du dir dich seine seiner kein keine keinen "
    "was wer wo warum weil denn doch schon sehr unter zwischen gegen ohne während können "
    "müssen soll sollen sollte hatte hatten waren wurden worden alle alles andere anderen "
    "viele vielen immer wieder jetzt dann da beim ab etwa seit muss welche",
    "fr": "le la les de des du et est en un une que qui dans pour pas sur au aux avec ce cette "
    "ces il elle ils elles nous vous ne se sont par plus ou mais son sa ses leur leurs été "
    "comme être fait tout on était a je même aussi bien sans peut entre après avait l' d' "
    "c' qu' n' s' j' m' y très où dont deux si notre nos votre vos mon ma mes ton tes lui "
    "eux moi ont avoir fut sous avant depuis pendant chez vers donc car ni autre autres "
    "tous toute toutes encore toujours jamais rien faire dit ainsi alors puis ici là quand "
    "contre étaient ai avez avons sera ça plusieurs moins trop",
    "es": "demás nuestra nuestro allí el la los las de del y en que un una es por con no para se "
    "su sus al lo como más pero o este esta estos ha sido son fue muy también hay sobre "
    "entre cuando todo ser desde sin hasta nos ya si porque donde había tiene están está "
    "eso quien e me mi te tu le les qué cómo unos unas han he era eran otro otra otros "
    "otras todos todas así esto esa ese esas esos él ella ellos ellas nosotros usted yo ni "
    "durante contra según ante bajo tras puede pueden hacer cada mismo mucho muchos antes "
    "después aquí ahora nada solo sólo bien tan sino mientras tienen hace aunque",
    "it": "il lo la gli le di del della dei delle e è in che un una per non con si da dal dalla "
    "al alla sono come anche più ma nel nella questo questa ha stato su sul sulla i o se ci "
    "suo sua loro essere hanno molto dopo tra perché quando tutti era degli alle dai l' "
    "dell' all' nell' dall' sull' un' d' c' mi ti vi ne lui lei noi voi io mio mia suoi sue "
    "ho abbiamo hai sia già solo ancora sempre mai poi così dove chi cosa quello quella "
    "quelli questi queste ogni altri altre altro altra prima senza contro fra sotto fino "
    "nei nelle negli sui sulle agli ai dalle erano aveva stata stati fatto può tutto tutte "
    "ora quindi però cui molti",
    "pt": "neste nesta nesse nessa deste desta desse dessa nisso nenhum ninguém também o a os as "
    "de do da dos das e em no na nos nas que um uma é por para com não se mais mas ao aos à "
    "foi são ser tem seu sua ou já está pelo pela até isso ele ela entre quando muito sem "
    "sobre há nós você este esta onde porque às seus suas eles elas eu me meu minha lhe "
    "como era eram foram estão ter tinha pelos pelas num numa isto aquele aquela esse essa "
    "esses essas estes estas depois antes ainda só nem qual quem cada outro outra outros "
    "outras todos todas tudo nada muitos mesmo assim então agora aqui desde durante contra "
    "pode podem fazer sendo têm vai nossa nosso dele dela bem",
    "ca": "el la els les de del dels i en que un una és per amb no es al als com més però o "
    "aquesta ha estat són va molt també hi ho sobre entre quan tot ser des sense fins ens "
    "si on seva seu pel l' d' s' n' cada havia aquest aquests aquestes seus seves pels "
    "perquè vaig han hem he em et li us jo tu ell ella ells nosaltres ni així ara aquí allà "
    "només altre altra altres tots totes què qui abans després durant contra segons fer pot "
    "poden eren era van sigui molts mateix ja encara doncs",
    "gl": "neste nesta neses deste desta ninguén porén o a os as de do da dos das e en no na nos "
    "nas que un unha é por para con non se máis como mais ao aos foi son ser ten seu súa ou "
    "tamén xa está polo pola ata iso el ela entre moi sen sobre hai nós este esta onde "
    "porque polos polas seus súas eles elas eu lle lles unhas uns era eran foron están ter "
    "tiña isto aquel aquela ese esa estes estas despois antes aínda só nin cal quen cada "
    "outro outra outros outras todos todas todo nada moito moitos mesmo así entón agora "
    "aquí desde dende durante contra pode poden facer teñen vai nosa noso dun dunha nun "
    "nunha ás á cando cunha",
    "sv": "och att det i en som är på för av med den till inte har de ett om var jag men så från "
    "vi kan när man han hon ska skulle eller efter också där vid mot detta alla hade sig än "
    "bara under mycket nu här blir blev vara sin ut över oss dem hur vad mig dig min mitt "
    "ditt sitt sina vår vårt våra er hans hennes deras denna dessa någon något några ingen "
    "inget inga många andra varje mellan utan genom innan sedan upp ner in får fick måste "
    "vill kommer kunde finns bli blivit varit ha mer mest även ju eftersom medan alltid "
    "aldrig igen dit",
    "da": "og at det i en som er på for af med den til ikke har de et om var jeg men så fra vi "
    "kan når man han hun skal skulle eller efter også der ved mod dette alle havde sig end "
    "kun under meget nu her bliver blev være sin ud over os dem hvad hvor mig dig min mit "
    "dit sit sine vores jer hans hendes deres denne disse nogen noget nogle ingen intet "
    "mange andre hver mellem uden gennem før siden op ned ind får fik må vil kommer kunne "
    "findes blive blevet været have mere mest da fordi mens altid aldrig igen selv hvordan "
    "hvorfor lige jo bare",
    "no": "å og at det i en som er på for av med den til ikke har de et om var jeg men så fra vi "
    "kan når man han hun skal skulle eller etter også der ved mot dette alle hadde seg enn "
    "bare under mye nå her blir ble være sin ut over oss dem hva hvor meg deg min mitt ditt "
    "sitt sine vår vårt våre dere hans hennes deres denne disse noen noe ingen intet mange "
    "andre hver mellom uten gjennom før siden opp ned inn får fikk må vil kommer kunne "
    "finnes bli blitt vært ha mer mest da fordi mens alltid aldri igjen selv hvordan "
    "hvorfor like jo kun ikkje eg ein eit frå dei kva korleis vere vart berre noko nokon "
    "meir mykje ho då no sjølv saman òg blei",
    "fi": "ja on ei että se oli ovat hän joka mutta kun niin myös kuin tai jos ole olla sen mitä "
    "tämä ne hänen vain voi kaikki nyt sitä minä me he ollut nämä jotka vielä koska sekä "
    "kanssa mukaan jälkeen ennen jo siitä sitten siis eikä en emme eivät olivat olen olemme "
    "tässä siinä jossa jonka joita missä miten mikä kuka ketkä tätä niitä niiden heidän "
    "meidän minun sinun sinä te itse jokainen moni monet muut muita toinen aina usein hyvin "
    "paljon enemmän ilman yli ali alla asti saakka kautta vaan vaikka jotta kuten "
    "esimerkiksi noin tulee täytyy pitää voivat sille siihen",
    "pl": "i w na z że się nie do to jest o a jak po co ale za od przez dla czy tak ich jego był "
    "była było są przy ten ta te oraz już tylko tym który która które może ma być ze jej "
    "kiedy gdy lub bardzo pod przed we u ja ty on ona oni my wy mnie mi cię nas nam was go "
    "jemu mu ją im nich nim tego tej tych temu tę swoje swój jako także też jednak więc bo "
    "aby żeby jeśli jeżeli niż nad między bez podczas ponieważ gdzie kto tu tam teraz "
    "zawsze nigdy wszystko wszystkich były będzie mają jeszcze sobie sobą",
    "cs": "kteří koho a v se na je že to s z o i do ve k jako za by ale po jsem si tak které "
    "který která jsou od jeho už pro při jen být aby nebo není bylo byl byla také když "
    "podle však ještě mezi pod před nás u ze ke ku jsme jste jsi byli bude budou má mají "
    "mám může mohou musí co kdo kde kdy jak proč tento tato toto této tom tím tomu ten ta "
    "ty těch ho mu ji jí jim jich mě mi mně my vy oni ona ono on než nad bez během protože "
    "pokud tedy pak teď zde tady tam vždy všechno všech všichni svůj své svou jejich jenom "
    "více velmi přes či",
    "sk": "túto koho aspoň a v sa na je že to s z o i do vo k ako za by ale po som si tak ktoré "
    "ktorý ktorá sú od jeho už pre pri len byť aby alebo nie bolo bol bola tiež keď podľa "
    "však ešte medzi pod pred nás u zo ku sme ste boli bude budú má majú môže môžu musí čo "
    "kto kde kedy prečo tento táto toto tejto tom tým tomu ten tá tie tých ho mu ju jej im "
    "ich mi mne my vy oni ona ono on než nad bez počas pretože ak teda potom teraz tu tam "
    "vždy všetko všetkých všetci svoj svoje svoju iba viac veľmi cez či aj ktorí",
    "sl": "in v je na da se za so z ki ne pa s po bi tudi kot ali od o iz pri do sem si ga jo jih "
    "mu ji le še že bil bila bilo bili ima imajo lahko ko če ker med pred pod nad brez "
    "zaradi tako samo kaj kdo kje kdaj kako ta to te tega tem teh tej ti jaz mi vi on ona "
    "oni nas vas nam vam njegov njen svoj svoje svojo naš vse vsi več zelo potem zdaj tukaj "
    "tam vedno nikoli ampak vendar zato ni niso bo bodo smo ste naj kateri katera ter prav "
    "čez",
    "hr": "tkoga netko nitko i u je na se da su za od s sa a kao o to koji koja koje što ne iz "
    "ili ali po do bi te sam si smo ste biti bio bila bilo bili će ću ćemo nije nisu ima "
    "imaju može mogu mora kad kada ako jer dok prije poslije nakon gdje kako zašto tko ovaj "
    "ova ovo ove ovoj tom tim toga tome taj ta ja ti on ona mi vi oni ga mu joj ih im nas "
    "nam vas sebe svoj svoje samo još već vrlo više između bez pod pred nad kroz tijekom "
    "također sve svi uvijek nikad ovdje tamo sada zbog prema kojem kojoj kojih ni niti pri "
    "uz",
    "sr": "neko niko неко нико i u je na se da su za od s sa a kao o to koji koja koje što šta ne "
    "iz ili ali po do bi te sam si smo ste biti bio bila bilo bili će ću ćemo nije nisu ima "
    "imaju može mogu mora kad kada ako jer dok pre posle nakon gde kako zašto ko ovaj ova "
    "ovo ove ovoj tom tim toga tome taj ta ja ti on ona mi vi oni ga mu joj ih im nas nam "
    "vas sebe svoj svoje samo još već vrlo više između bez pod pred nad kroz tokom takođe "
    "sve svi uvek nikad ovde tamo sada zbog prema kojem kojoj kojih ni niti pri uz и у је "
    "на се да су за од с са а као о то који која које што шта не из или али по до би те сам "
    "си смо сте бити био била било били ће ћу ћемо није нису има имају може могу мора кад "
    "када ако јер док пре после након где како зашто ко овај ова ово ове овој том тим тога "
    "томе тај та ја ти он она ми ви они га му јој их им нас нам вас себе свој своје само "
    "још већ врло више између без под пред над кроз током такође све сви увек никад овде "
    "тамо сада због према којем којој којих ни нити при уз",
    "ro": "și şi să de la în cu pe o un nu a din că este sunt pentru care mai se au fost ca prin "
    "dar după sau ce această acest sa său între când fi ale lui lor foarte iar am despre "
    "până ar al ai cel cea cei cele era erau îi îl îmi își ne vă va vor eu tu el ea noi voi "
    "ei ele asta acesta aceasta aceste acești acum aici acolo atunci dacă deci unde cum "
    "cine ceea nici doar chiar toate toți tot alte altă alt fără sub peste spre către "
    "dintre decât astfel avea are poate pot trebuie fiind ci într dintr printr unei unui "
    "unor cât",
    "hu": "a az és hogy nem is egy van ez de meg volt csak mint ki el már vagy ha lesz azt még "
    "sem minden ezt után mert lehet nagyon kell között aki ami több majd ezek be fel le én "
    "te ő mi ti ők nekem neki ennek annak arra erre abban ebben ahol amikor amely amelyek "
    "akik hol mikor miért hogyan így úgy ott itt most akkor aztán pedig azonban hanem tehát "
    "ilyen olyan mindig soha vannak voltak lett alatt előtt mellett felett által szerint "
    "nélkül ellen során illetve sok néhány más saját össze vele ezért",
    "tr": "ve bir bu da de için ile çok daha gibi olarak var olan ne en kadar ama sonra değil her "
    "o ise olduğu mi mı mu mü oldu ki iki şey ya hem diye veya göre tüm kendi ben sen biz "
    "siz onlar bana sana ona bize onun benim bizim şu hiç nasıl neden niçin nerede kim "
    "hangi önce şimdi burada orada böyle şöyle öyle yani çünkü ancak fakat eğer bile sadece "
    "yalnızca arasında altında üzerinde içinde tarafından karşı doğru başka bazı bütün yeni "
    "vardır olur olduğunu edilen eden etti ediyor oluyor idi",
    "az": "və bir bu da də üçün ilə çox daha kimi olaraq var olan nə ən qədər amma sonra deyil "
    "hər o isə olduğu mi oldu ki iki şey ya həm deyə görə bütün öz mən sən biz siz onlar "
    "mənə ona bizə onun bizim heç necə niyə harada kim hansı əvvəl indi burada orada belə "
    "çünki ancaq lakin əgər yalnız arasında altında üzərində içində tərəfindən qarşı başqa "
    "bəzi yeni edən etmək olar olur idi",
    "lb": "de den déi d' an ass ze zu vun mat sech am fir net eng een eis och et ginn aus hien "
    "huet datt si no gëtt bei mir nach wéi ech du dir ower oder awer op beim zum war hunn "
    "sinn goufen gouf vum un bis duerch iwwer ënner tëscht wann wat wou wien keng kee mäi "
    "säi hir hire ären all alles méi well esou do elo ni ëmmer",
    "fo": "og at í er á sum tað til av við var ikki um ein eitt eru hann teir tær tey hon eg tú "
    "vit tit ið hjá fyri frá tá hevur hava hevði verið vera skal vil hesin henda hetta hesi "
    "har her nú eisini nógv meira mest allir alt øll sær sín sína honum henni hvat hvør "
    "hvussu hvar millum undir yvir eftir áðrenn síðan uttan móti upp út inn bara",
    "oc": "lo la los las de del dels e en que un una es per amb non se al als coma mai mas o "
    "aqueste aquesta a estat son fòrça tanben i sus entre quand tot èsser dempuèi fins sens "
    "si ont li sa sas sos ieu tu el ela nosautres vosautres pas ni aital ara aicí sonque "
    "autre autra autres totes tota qui abans aprèp contra segon far pòt pòdon èra èran l' "
    "d' s' cada",
    "nds": "de dat un is in en to vun op för mit nich sik ok een as bi an ut wat ik he se wi ji "
    "hett weer sünd noch ober aver dör na bet ehr sien mien dien uns de't denn wenn wo "
    "woans wann nu dor hier all veel mehr keen nix ümmer ünner över twüschen ahn hebbt harr "
    "kann schall will wurr warrt",
    "id": "hal yang dan di ini itu dengan untuk dari dalam tidak pada adalah ke akan oleh juga "
    "sebagai telah kami mereka ada dapat bisa saya kita lebih atau karena seperti sudah "
    "tersebut bahwa ia dia anda kamu aku para saat ketika jika kalau maka agar namun tetapi "
    "tapi hanya masih lagi belum harus banyak semua setiap antara setelah sebelum sejak "
    "hingga sampai tentang terhadap secara bagi menjadi sangat sedang sebuah seorang orang "
    "tanpa yaitu serta pun mana apa siapa kapan bagaimana mengapa itulah nya",
    "ms": "yang dan di ini itu dengan untuk dari dalam tidak pada adalah ke akan oleh juga "
    "sebagai telah kami mereka ada dapat boleh saya kita lebih atau kerana seperti sudah "
    "tersebut bahawa ia dia anda kamu aku para ketika apabila jika kalau maka agar namun "
    "tetapi tapi hanya masih lagi belum harus banyak semua setiap antara selepas sebelum "
    "sejak hingga sampai tentang terhadap secara bagi menjadi sangat sedang sebuah seorang "
    "orang tanpa iaitu serta pun mana apa siapa bila bagaimana mengapa ialah beliau sahaja "
    "kepada daripada manakala pihak perlu turut mempunyai hendaklah bukan awak",
    "af": "die van en in is het dat nie te vir met op om wat hy sy hulle ons word was as aan deur "
    "maar ook by sal kan tot uit na oor meer daar hierdie jy ek baie nog moet wees haar hul "
    "'n daardie so toe nou sou kon wou moes my jou jul julle hom niks iets iemand alles "
    "waar wie hoe hoekom omdat want sonder onder tussen teen voor tydens sedert ná weer "
    "altyd nooit net self eie ander elke al dan af gaan kom geen",
    "lt": "ir yra kad į iš su tai buvo bet kaip per po apie nuo dėl ne ar o už jis ji jie jos jų "
    "jo prie prieš iki tik jau dar taip pat labai kai kur kas ką kurie kuris kuri kurių "
    "gali būti turi turėti bus šis ši šio šios tas ta to tos tų tuo tokia toks arba nes "
    "todėl jei mes aš tu jūs mūsų man jam mane save savo visi visų viskas daug daugiau tarp "
    "be ant pagal būtų nėra čia ten dabar tada vienas metu bei nors",
    "lv": "un ir ka uz no ar par tas bet kā bija pēc lai pie līdz vai nav arī tikai jau vēl ļoti "
    "kad kur kas ko kuri kurš kura kuru var būt jābūt bijis tiek tika šis šī šo šīs šajā tā "
    "to tos tās tam viņš viņa viņi viņu es tu mēs jūs mūsu man mani sev savu savas savā "
    "visi visu viss daudz vairāk starp bez zem pirms pret pa gan ne ja jo tāpēc tomēr tad "
    "tagad šeit tur vienmēr nekad viens kopā laikā dēļ caur pats kādu nebija",
    "et": "ja on ei et see oli ka kui aga ning oma mis kes seda selle ta nad nende tema mina sina "
    "me te meie teie ma sa mind mulle end ise enda need neid kõik kõige või nii siis veel "
    "juba ainult väga palju rohkem ole olid olema pole olnud saab saa võib tuleb peab olla "
    "pärast enne kuni kus millal miks kuidas milline mille mida keda keegi midagi nagu sest "
    "kuna siin seal nüüd alati mitte vaid poolt kohta järgi vahel ilma üle alla läbi peale "
    "juures koos seni sellest sellele selles üks",
    "is": "og að í er á sem það til af við með var ekki um en eru hann þeir þau því fyrir frá hún "
    "ég þú þið ef eða svo þegar hefur hafa hafði verið vera mun munu skal sé voru þetta "
    "þessi þessa þessu þess þar hér nú þá líka einnig mjög meira mest alla allir allt öll "
    "öllum sig sér sín sína sinni hans hennar þeirra mér mig þér þig okkur þeim honum henni "
    "hvað hver hvernig hvar hvers milli undir yfir eftir áður síðan án gegn upp út inn bara "
    "aðeins einn eitt ein ekkert enginn margir sú sá þó",
    "sq": "dhe në e të për me një që nga është si u nuk ka më se por kjo ky i edhe ishte janë do "
    "këtë këtij kësaj kur ose pas para mund kanë duke sipas deri ne tij saj tyre ai ajo ata "
    "ato unë ti ju na mua vetëm shumë gjithë gjitha çdo ku kush çfarë pse pra atëherë tani "
    "këtu atje tek te ndër mes midis pa kundër gjatë kishte kishin jam jemi jeni qenë prej "
    "nën mbi s' t'",
    "vi": "và của là có không được cho trong với một những các người đã này để từ khi như cũng về "
    "ở ra vào đến tại sẽ nhiều theo trên năm bị thì mà nhưng hay phải rất nếu hoặc do đó "
    "chúng tôi ta họ anh chị ông bà em nó gì ai nào đâu sao vì nên rồi đang còn chỉ mới lại "
    "lên xuống qua hơn nhất mỗi mọi cả hai sau trước giữa dưới bên cùng bằng việc sự làm "
    "thể vẫn",
    "eu": "eta da ez du bat dira zen ere izan baina egin dute beste den hau hori edo bere zuen "
    "baino oso hura horrek egiten dela behar duen bai gure nire zure ziren dituzte ditu "
    "zuten gero orain hemen han arte ondoren baita batean batek bezala nola zer nor non "
    "noiz guztiak guztia gehiago asko gabe artean arabera buruz beti inoiz izango dago "
    "daude dut dugu dituen direla zela nahi ezin hauek horiek haiek bakarrik baizik egon",
    "ga": "agus an na is ar a i go tá ní ag le do sé sí siad leis bhí ach mar seo sin ó de chun "
    "faoi nuair atá raibh bhfuil nach gur aon féin freisin cén cad conas cathain cé mé tú "
    "sibh muid sinn mo bo ár bhur dom duit dó dúinn orm ort air uirthi orainn acu aige aici "
    "againn agam idir roimh tar éis gan thar tríd um chomh níos eile gach leor anseo ansin "
    "anois riamh bheith beidh bheadh déanamh dul ea níl den don sna san",
    "cy": "y yr a ac yn i o ar ei mae wedi am bod gan er at oedd i'r o'r a'r â nid ond fel hynny "
    "hyn hon hwn hwnnw honno rhai eu ein eich fy dy fe hi nhw ni chi ti mi fi ef roedd sydd "
    "sy'n mae'n yw bydd byddai cael cafodd wrth drwy trwy dan dros rhwng heb hyd tan ers "
    "pan lle beth pwy pam sut faint os neu felly yna nawr yma acw yno bob pob holl llawer "
    "mwy iawn hefyd un yr' i' o' a' mae' sy' gyda fod gallu oes maen maent does",
    "fy": "de it in en fan is op te foar mei dat net as der syn hat wurdt wie wiene ek troch oan "
    "by mar om út oer noch wol wurde waard ta dan dit dizze sy wy hy hja ik jo do my him "
    "har ús harren kin koe moat moatte soe soene hie hiene hawwe binne bin wêze ien gjin "
    "sich fêr wat wa wêr hoe hoe't dy't dêr't doe doe't want omdat ûnder tusken tsjin nei "
    "sûnder hjir dêr no altyd nea allinne oare sels lykas safolle mear folle hiel dy' hoe' "
    "dêr' doe' sa",
    "eo": "la kaj de en estas al ke ne mi vi li ŝi ĝi ni ili oni por kun per pri el sur sed aŭ "
    "ankaŭ tio tiu ĉi ĉu se kiam kie kiel kio kiu kiuj kial ĉar do pli plej tre jam nur "
    "tute ĉiuj ĉio ĉiu iu iuj io estis estos estus havas povas devas volas dum post antaŭ "
    "inter sub super tra ĝis sen kontraŭ laŭ da ol tiel tie tiam nun nek mem sia sian siaj "
    "mia mian lia ŝia ĝia nia via ilia multe multaj unu tiuj tiun kiun ju ja",
    "la": "et in est non ad cum ut sed ex quod qui quae quam si ab per de esse sunt hoc atque nec "
    "neque ac aut enim etiam autem eius eo ea id ille illa illud ipse is sibi suis suum sua "
    "suo nunc tamen ita sic quidem quia ubi unde inter ante post pro sine sub apud contra "
    "erat erant fuit fuisse eorum quibus quo qua cui cuius quem omnes omnia omnibus nihil "
    "nam igitur ergo vel dum nobis vobis nos vos mihi tibi me te haec hic huius his iam "
    "quoque",
    "sw": "na ya wa kwa ni katika la za cha vya kuwa hii hiyo huo hayo hao huyu huyo hivyo hivi "
    "hapa hapo kama lakini au pia sana tu bila kabla baada wakati ili kutoka hadi mpaka juu "
    "chini ndani nje yake yao wake wao yangu yetu wetu wangu wewe mimi yeye sisi ninyi "
    "ambao ambayo ambaye ambacho kila wote zote yote nini nani wapi lini vipi si sio hakuna "
    "alikuwa ilikuwa walikuwa kuna ana wana kwamba tena bado zaidi watu mtu mmoja kwenye "
    "ndiyo hata pamoja hizi",
    "tl": "ang ng sa na mga ay at ni para may si ito hindi kung ko mo niya siya sila kami tayo "
    "ako ikaw kanyang kanila kanilang nila natin namin aming ating aking iyong nang pero "
    "ngunit dahil kapag habang upang lang din rin pa ba po wala mayroon lahat iba isang isa "
    "ilan marami mas pinaka kaya naman noon ngayon dito doon iyan iyon ano sino saan kailan "
    "bakit paano kay kina hanggang mula tungkol bilang pagkatapos bago maging nasa",
    "ru": "кого никого и в во не на что с со как это по к из у за от но а же для так или бы он "
    "она они мы вы было был его если при уже все то их до о чтобы может более также только "
    "есть я нет который ты меня мне тебя вас нас нам вам ему ей им ими её ее него них этого "
    "этой этот эта эти этом тот та те того тем чем где когда почему потому кто чего была "
    "были быть будет себя себе свой своей свои очень ещё еще ли даже после перед между "
    "через без под над об тоже теперь здесь там тогда всех всё которые которая которых "
    "можно надо",
    "uk": "цієї цій цими нього кого і в у не на що з із як це по до за від але а та для так або б "
    "він вона вони ми ви було був його якщо при вже все те їх про щоб може також тільки є я "
    "який й цього зі со ти мене мені тебе вас нас нам вам йому їй їм неї них цей ця ці "
    "цьому того тим чим де коли чому тому хто чого була були бути буде себе собі свій своєї "
    "свої дуже ще чи навіть після перед між через без під над тоді тепер тут там всіх усе "
    "які яка яких можна треба має мають бо щодо серед",
    "be": "каго нікога і ў у не на што з са як гэта па да за ад але а для так або б ён яна яны мы "
    "вы было быў яго калі пры ужо ўжо усё ўсё тое іх пра каб можа таксама толькі ёсць я які "
    "й гэтага ты мяне мне цябе вас нас нам вам яму ёй ім гэты гэтая гэтыя гэтым таго тым "
    "чым дзе чаму таму хто чаго была былі быць будзе сябе сабе свой сваёй свае вельмі яшчэ "
    "ці нават пасля перад паміж праз без пад над тады цяпер тут там усіх якія якая якіх "
    "можна трэба мае маюць",
    "bg": "и в във не на че с със като това по към от но а за да се или би той тя те ние вие е са "
    "беше има му ако при вече всичко до може също само което който тази този ще които която "
    "тези онези аз ти го я ги им й ни ви си ме нас вас него нея тях свой своя своите бил "
    "била било били бъде съм сме сте няма много още ли дори след преди между през без под "
    "над около тогава сега тук там къде кога защо как какво кой кои всички всеки един една "
    "едно повече най трябва обаче така тъй",
    "mk": "и во не на дека со како ова по кон од но а за да се или би тој таа тие ние вие е беше "
    "има му ако при веќе сè до може исто само кое кој која кои овој оваа овие оној јас ти "
    "го ја ги им ѝ ни ви си ме те нас вас него неа нив свој своја своите бил била било биле "
    "биде сум сме сте нема многу уште ли дури пред меѓу преку без под над околу тогаш сега "
    "тука таму каде кога зошто што сите секој еден една едно повеќе нај треба меѓутоа така "
    "ќе",
    "ar": "في من على أن إلى التي الذي هذا هذه عن مع ما لا كان أو لم قد بين كل بعد هو هي ذلك كما "
    "إن إذا عند لكن حتى غير أي و يمكن كانت تكون يكون ثم لن ليس ليست هم نحن أنا أنت هناك هنا "
    "حيث كيف متى لماذا قبل خلال أكثر بعض جميع منذ دون فقط أيضا أيضاً تم يتم له لها لهم به "
    "بها فيه فيها منه منها عليه عليها ولا وقد وكان وفي ومن وهو وهي تلك الذين",
    "fa": "و در به از که این را با است برای آن یک خود تا کرد بر هم نیز شد می ها اما یا دو شود "
    "باید هر اگر شده آنها ما او بود کند کنید شما هستند کنند های من تو ایشان وی چه چرا کجا "
    "چگونه وقتی زیرا چون پس پیش بعد قبل بین روی زیر بدون دیگر همه هیچ بسیار خیلی فقط بیشتر "
    "نیست نمی دارد دارند داشت بودند شدند کردند گفت مورد ای همین همان بی نه",
    "ur": "اور کے میں کی ہے سے کا کو نے پر یہ کہ ہیں ایک اس نہیں بھی تھا تھے تھی وہ ان جو تو ہو "
    "گیا گئی گئے کیا کر لیے ساتھ بعد ہی یا اپنے اپنی اپنا ہم آپ میرے ہمارے ہوئے ہوتا ہوتی "
    "ہونے رہا رہے رہی کرنے کرتے کرتا والے والی جب تک پہلے بہت سب کچھ کوئی لیکن مگر اگر پھر "
    "وقت تمام جس جن کسی ہوں",
    "he": "של את על לא זה הוא היא אני כי גם אם מה יש אין עם כל או אבל רק כמו כך אל מן בין היה היו "
    "הייתה היתה להיות אשר כאשר אחרי לפני עד יותר מאוד שלא זו אלה הם הן אנחנו אתם לו לה להם "
    "שם כאן עוד כבר ולא וגם אך לכן בו בה אותו אותה אותם כולם אז איך למה הזה הזאת ידי",
    "yi": "און איז די דער דאס דאָס דעם פון פֿון צו אין אויף מיט ניט נישט האט האָט האָב האב אז אַז "
    "א אַ ער זי מיר זיי איר איך זיין זײַן ווי וואס וואָס ווען אבער אָבער נאר נאָר אויך פאר "
    "פֿאַר זענען געווען",
    "hi": "है के में की और से का को पर यह कि हैं एक ने नहीं भी था थे थी वह इस जो तो हो गया गई गए "
    "क्या कर लिए साथ बाद ही या अपने अपनी अपना हम आप मेरे हमारे हुए होता होती होने रहा रहे "
    "रही करने करते करता वाले वाली जब तक पहले बहुत सब कुछ कोई लेकिन मगर अगर फिर समय सभी जिस "
    "किसी हूँ इसके उनके उस उन इन",
    "mr": "आहे आणि या हे ते ही तो ती हा व की नाही आहेत होता होती होते असे असा असलेल्या केला केली "
    "केले करून मध्ये साठी पण परंतु मात्र किंवा जे जो जी आपल्या आपण त्या त्यांच्या त्याच्या "
    "त्यामुळे यांच्या याच्या मी तू आम्ही तुम्ही एक काही सर्व खूप नंतर आधी पर्यंत येथे तेथे "
    "कधी का कसे काय कोण जर तर म्हणून म्हणजे झाला झाली झाले असून",
    "ne": "र छ को मा छन् यो त्यो पनि गर्न भने हो थियो थिए लागि तथा वा तर एक भएको भएका गरेको गरेका "
    "हुन् हुने हुन्छ गर्ने गरी यस त्यस उनले उनी उनको म हामी तपाईं हाम्रो मेरो के किन कसरी "
    "कहाँ कहिले सबै केही धेरै पछि अघि सम्म साथ साथै बाट नै छैन रहेको रहेका भन्ने जुन जसले "
    "यी ती अब",
}

LANGUAGES = tuple(_OF)
"""The languages by number."""

_BITS = 16
"""Of the number in which the times of one language are counted: no sample has as many words."""
_TIMES = struct.Struct(f"<{len(LANGUAGES)}H")

# Numbers in one number: those of sixty words are summed in C, in a tenth of the time of a loop.
_IN: dict[str, int] = {}
for _number, _words in enumerate(_OF.values()):
    _once = 1 << _BITS * _number
    for _word in _words.split():
        _IN[_word] = _IN.get(_word, 0) | _once

is_small = _IN.__contains__
"""Whether a word, in lower case, is one of any language; `l'` and the like keep their sign."""


def times_by_language(small: Iterable[str]) -> tuple[int, ...]:
    """How many of fewer than 65,536 small words are words of each language, by its number."""
    return _TIMES.unpack(sum(map(_IN.__getitem__, small)).to_bytes(_TIMES.size, "little"))


@lru_cache(maxsize=8)
def words_of(number: int) -> frozenset[str]:
    """The small words of one language, by its number."""
    return frozenset(_OF[LANGUAGES[number]].split())
