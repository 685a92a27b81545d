"""The small words that make up a third of any prose, and so give its language away."""

_OF: dict[str, str] = {
    "en": "the of and to in is that for it was on are with as be this by an at from or have not "
    "but they which you were their has been will would there we can all more when who what if "
    "about into your our than then these those its his her he she i my how do does did",
    "nl": "de het een van en in is dat op te voor met zijn die niet aan er om ook als maar bij "
    "door naar uit over nog wel worden wordt werd tot dan dit deze ze wij we hij zij heeft hebben "
    "had kan meer geen zich of hun waar wat toen omdat onder tussen al ik je moet moeten zou veel",
    "de": "der die das und ist in den von zu mit sich des auf für im dem nicht ein eine einen "
    "einer eines als auch es an werden aus er hat dass sie nach wird bei wir noch wie einem über "
    "so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sind ich wenn kann",
    "fr": "le la les de des du et est en un une que qui dans pour pas sur au aux avec ce cette ces "
    "il elle ils elles nous vous ne se sont par plus ou mais son sa ses leur leurs été comme être "
    "fait tout on était a je même aussi bien sans peut entre après avait c'est l d qu n s",
    "es": "el la los las de del y en que un una es por con no para se su sus al lo como más pero "
    "o este esta estos ha sido son fue muy también hay sobre entre cuando todo ser desde sin hasta "
    "nos ya si porque donde había tiene están está eso quien e",
    "it": "il lo la gli le di del della dei delle e è in che un una per non con si da dal dalla "
    "al alla sono come anche più ma nel nella questo questa ha stato su sul sulla i o se ci suo "
    "sua loro essere hanno molto dopo tra perché quando tutti era degli alle dai l",
    "pt": "o a os as de do da dos das e em no na nos nas que um uma é por para com não se mais "
    "mas ao aos à foi são ser tem seu sua ou também já está pelo pela até isso ele ela entre "
    "quando muito sem sobre há nós você este esta onde porque",
    "ca": "el la els les de del dels i en que un una és per amb no es al als com més però o "
    "aquesta ha estat són va molt també hi ho sobre entre quan tot ser des sense fins ens si "
    "on seva seu pel la l d amb cada havia",
    "gl": "o a os as de do da dos das e en no na nos nas que un unha é por para con non se máis "
    "como mais ao aos foi son ser ten seu súa ou tamén xa está polo pola ata iso el ela entre "
    "moi sen sobre hai nós este esta onde porque",
    "sv": "och att det i en som är på för av med den till inte har de ett om var jag men så från "
    "vi kan när man han hon ska skulle eller efter också där vid mot detta alla hade sig än bara "
    "under mycket nu här blir blev vara sin ut över oss dem",
    "da": "og at det i en som er på for af med den til ikke har de et om var jeg men så fra vi kan "
    "når man han hun skal skulle eller efter også der ved mod dette alle havde sig end kun under "
    "meget nu her bliver blev være sin ud over os dem hvad hvor",
    "no": "og at det i en som er på for av med den til ikke har de et om var jeg men så fra vi kan "
    "når man han hun skal skulle eller etter også der ved mot dette alle hadde seg enn bare under "
    "mye nå her blir ble være sin ut over oss dem hva hvor",
    "fi": "ja on ei että se oli ovat hän joka mutta kun niin myös kuin tai jos ole olla sen mitä "
    "tämä ne hänen vain voi kaikki nyt sitä minä me he ollut nämä jotka vielä koska sekä kanssa "
    "mukaan jälkeen ennen",
    "pl": "i w na z że się nie do to jest o a jak po co ale za od przez dla czy tak ich jego był "
    "była było są przy ten ta te oraz już tylko tym który która które może ma być ze jej kiedy "
    "gdy lub bardzo pod przed",
    "cs": "a v se na je že to s z o i do ve k jako za by ale po jsem si tak které který která jsou "
    "od jeho už pro při jen být aby nebo není bylo byl byla také když podle však ještě mezi pod "
    "před nás",
    "ro": "și de la în cu pe o un nu a din că este sunt pentru care mai se au fost ca prin dar "
    "după sau ce această acest sa său între când fi ale lui lor foarte iar am despre până",
    "hu": "a az és hogy nem is egy van ez de meg volt csak mint ki el már vagy ha lesz azt még "
    "sem minden ezt után mert lehet nagyon kell között aki ami több majd ezek",
    "tr": "ve bir bu da de için ile çok daha gibi olarak var olan ne en kadar ama sonra değil her "
    "o ise olduğu mi oldu ki iki şey ya hem diye veya göre tüm kendi",
    "id": "yang dan di ini itu dengan untuk dari dalam tidak pada adalah ke akan oleh juga sebagai "
    "telah kami mereka ada dapat bisa saya kita lebih atau karena seperti sudah tersebut bahwa",
    "af": "die van en in is het dat nie te vir met op om wat hy sy hulle ons word was as aan deur "
    "maar ook by sal kan tot uit na oor meer daar hierdie jy ek baie nog moet wees haar hul",
    "ru": "и в во не на что с со как это по к из у за от но а же для так или бы он она они мы вы "
    "было был его если при уже все то их до о чтобы может более также только есть я нет который",
    "uk": "і в у не на що з із як це по до за від але а та для так або б він вона вони ми ви "
    "було був його якщо при вже все те їх про щоб може також тільки є я який й цього",
    "bg": "и в във не на че с със като това по към от но а за да се или би той тя те ние вие е са "
    "беше има му ако при вече всичко до може също само което който тази този ще",
    "ar": "في من على أن إلى التي الذي هذا هذه عن مع ما لا كان أو لم قد بين كل بعد هو هي ذلك كما إن "
    "إذا عند لكن حتى غير أي و يمكن كانت تكون يكون",
    "fa": "و در به از که این را با است برای آن یک خود تا کرد بر هم نیز شد می ها اما یا دو شود باید "
    "هر اگر شده آنها ما او بود کند کنید شما هستند کنند های",
}

LANGUAGES_OF: dict[str, tuple[str, ...]] = {
    word: tuple(language for language, words in _OF.items() if word in words.split())
    for word in {word for words in _OF.values() for word in words.split()}
}
"""Function word, in lower case -> the languages that have it."""
