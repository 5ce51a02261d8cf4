/// The lists behind ``StopWords``: articles, pronouns, prepositions, conjunctions, auxiliaries and the
/// commonest adverbs.
enum StopWordTables {
  static let words = [
    "en": english, "de": german, "fr": french, "es": spanish, "it": italian, "pt": portuguese,
    "nl": dutch, "pl": polish, "ru": russian, "uk": ukrainian, "sv": swedish, "da": danish,
    "nb": danish, "no": danish, "cs": czech, "tr": turkish, "fi": finnish, "ar": arabic,
    "hi": hindi,
  ]

  private static let english = """
    a an the this that these those such
    i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself
    she her hers herself it its itself they them their theirs themselves one ones who whom whose which
    what whoever whatever someone somebody something anyone anybody anything everyone everybody
    everything nobody nothing none each other another
    and or but nor so yet for because although though while whereas if unless until till since as than
    whether when whenever where wherever why how
    of in on at by to from with without within into onto upon about above across after against along
    among amid around before behind below beneath beside besides between beyond despite down during
    except inside like near off out outside over past per through throughout toward towards under
    underneath up via
    am is are was were be been being have has had having do does did doing done will would shall should
    can could may might must ought
    i'm you're he's she's it's we're they're i've you've we've they've i'd you'd he'd she'd we'd they'd
    i'll you'll he'll she'll we'll they'll isn't aren't wasn't weren't hasn't haven't hadn't doesn't
    don't didn't won't wouldn't shan't shouldn't can't cannot couldn't mustn't that's who's what's
    here's there's let's
    not no yes all any both few more most much many several some own same too very just only also even
    still ever never now then there here again once further already almost always often sometimes
    perhaps quite rather really well however therefore thus hence else instead
    s t d ll re ve m n't
    """

  private static let german = """
    der die das den dem des ein eine einer einem einen eines kein keine keiner keinem keinen
    ich mich mir mein meine meiner meinem meinen du dich dir dein deine er ihn ihm sein seine seiner
    seinem seinen seines sie ihr ihre ihrer ihrem ihren ihres ihnen es wir uns unser unsere unserer
    unserem unseren euch euer man sich selbst
    dieser diese dieses diesem diesen jener jene jenes jenem jenen welcher welche welches welchem
    welchen jeder jede jedes jedem jeden alle allem allen aller alles andere anderen anderer anderes
    einige einigen mehrere viel viele vielen wenig wenige etwas nichts nur mehr sehr
    und oder aber denn sondern doch sowie weil dass daß ob wenn als wie während obwohl damit bis
    bevor nachdem falls also
    in im an am auf aus bei beim mit nach seit von vom zu zum zur für durch gegen ohne um über unter
    vor hinter neben zwischen wegen trotz laut ins ans
    bin bist ist sind seid war waren warst gewesen sein habe hast hat haben habt hatte hatten gehabt
    werde wirst wird werden werdet wurde wurden worden kann kannst können konnte konnten muss müssen
    musste mussten soll sollen sollte sollten will wollen wollte wollten darf dürfen mag möchte würde
    würden wäre wären hätte hätten
    nicht auch noch schon so dann da dort hier nun jetzt immer wieder wo wer was wen wem wann warum
    woher wohin dabei dazu davon dafür daran darauf darüber daher deshalb jedoch bereits etwa
    """

  private static let french = """
    le la les l un une des du de d au aux ce cet cette ces ça cela ceci c
    je j me m moi mon ma mes tu te t toi ton ta tes il elle on se s soi son sa ses lui nous notre nos
    vous votre vos ils elles leur leurs eux y en qui que qu quoi dont où lequel laquelle lesquels
    lesquelles quel quelle quels quelles
    et ou mais donc or ni car si comme quand lorsque puisque parce tandis alors ainsi
    à dans par pour sur sous avec sans entre vers chez contre depuis pendant avant après devant
    derrière dès jusque jusqu malgré selon envers hors parmi
    suis es est sommes êtes sont étais était étions étaient été être étant fut furent sera seront
    serait seraient soit ai as a avons avez ont avais avait avions avaient avoir ayant eu aura auront
    aurait auraient ait fait faire peut peuvent doit doivent va vont
    ne n pas plus point jamais rien aucun aucune tout tous toute toutes même mêmes autre autres
    chaque plusieurs quelque quelques certains certaines très trop peu beaucoup bien aussi encore
    déjà toujours ici là moins notamment
    """

  private static let spanish = """
    el la los las lo un una unos unas al del este esta esto estos estas ese esa eso esos esas aquel
    aquella aquello aquellos aquellas
    yo me mí mi mis conmigo tú te ti tu tus él ella ello ellos ellas se sí su sus le les nosotros
    nosotras nos nuestro nuestra nuestros nuestras vosotros os vuestro usted ustedes
    que qué quien quién quienes cual cuál cuales cuyo cuya donde dónde cuando cuándo como cómo cuanto
    y e o u pero sino mas ni porque pues aunque si mientras
    a ante bajo con contra de desde durante en entre hacia hasta mediante para por según sin sobre
    tras
    soy eres es somos son era eran fue fueron sido ser siendo será serán sería sea sean estoy está
    estamos están estaba estaban estuvo estado estar he has ha hemos han había habían hubo haber
    habrá habría haya hay tengo tiene tienen tenía tener puede pueden podría debe deben hace hacer va
    van
    no nunca nada nadie ninguno ninguna todo toda todos todas algo alguien alguno alguna algunos
    algunas mucho mucha muchos muchas poco pocos más menos muy tan tanto también tampoco ya aún
    todavía siempre así entonces luego aquí allí ahí ahora otro otra otros otras mismo misma mismos
    cada solo sólo además
    """

  private static let italian = """
    il lo la i gli le l un uno una del dello della dei degli delle dell al allo alla ai agli alle all
    dal dallo dalla dai dagli dalle dall nel nello nella nei negli nelle nell sul sullo sulla sui
    sugli sulle sull col
    io me mi mio mia miei mie tu te ti tuo tua tuoi tue lui lei egli ella esso essa suo sua suoi sue
    si sé noi ci nostro nostra nostri nostre voi vi vostro vostra loro essi ne
    questo questa questi queste quest quello quella quelli quelle quel quei quegli ciò
    che chi cui quale quali quanto quanta quanti quante dove quando come perché
    e ed o od ma però né se anche mentre poiché affinché dunque quindi
    di a ad da in con su per tra fra senza sotto sopra verso contro dopo prima durante secondo presso
    entro
    sono sei è siamo siete era erano fu furono stato stata stati state essere essendo sarà saranno
    sarebbe sia siano ho hai ha abbiamo avete hanno aveva avevano ebbe avuto avere avrà avrebbe abbia
    può possono deve devono fa fare viene vengono
    non mai niente nulla nessuno nessuna tutto tutta tutti tutte ogni altro altra altri altre stesso
    stessa alcuni alcune qualche molto molta molti molte poco più meno così tanto troppo già ancora
    sempre solo qui qua lì là ora poi oltre
    """

  private static let portuguese = """
    o a os as um uma uns umas ao aos à às do da dos das no na nos nas num numa pelo pela pelos pelas
    dum duma este esta isto estes estas esse essa isso esses essas aquele aquela aquilo aqueles
    aquelas neste nesta nesse nessa naquele deste desta desse dessa daquele
    eu me mim meu minha meus minhas tu te ti teu tua ele ela se si seu sua seus suas lhe lhes você
    vocês nós nosso nossa nossos nossas eles elas dele dela deles delas
    que quem qual quais cujo cuja onde quando como quanto porque porquê
    e ou mas nem pois embora se enquanto portanto
    de em para por com sem sob sobre entre até desde contra perante após ante durante segundo
    sou é és somos são era eram foi foram sido ser sendo será serão seria seja sejam estou está estão
    estava estavam esteve estado estar tenho tem têm temos tinha tinham teve tido ter terá teria
    tenha há havia houve haver pode podem poderia deve devem faz fazer vai vão
    não nunca nada ninguém nenhum nenhuma tudo todo toda todos todas algo alguém algum alguma alguns
    algumas muito muita muitos muitas pouco mais menos tão tanto também já ainda sempre só apenas
    assim então aqui ali lá agora outro outra outros outras mesmo mesma cada além
    """

  private static let dutch = """
    de het een 't deze dit die dat
    ik me mij mijn je jij jou jouw u uw hij hem zijn zij ze haar zich wij we ons onze jullie hun hen
    men zelf
    wie wat welke welk waar wanneer waarom hoe er hier daar iemand iets niemand niets elk elke ieder
    iedere alle alles allen ander andere anderen sommige enkele veel vele weinig meer meest minder
    en of maar want dus noch dan als toen terwijl omdat doordat zodat hoewel indien tenzij
    van in op te aan met voor door bij uit naar om over tot tegen onder tussen na sinds zonder binnen
    buiten boven achter langs volgens tijdens vanaf vanuit per
    ben bent is zijn was waren geweest heb hebt heeft hebben had hadden gehad word wordt worden werd
    werden geworden zal zullen zou zouden kan kunt kunnen kon konden moet moeten moest moesten mag
    mogen mocht wil willen wilde wilden gaat gaan doet doen
    niet geen wel ook nog al nu zo zeer heel erg te toch weer altijd nooit vaak ooit eens alleen
    slechts reeds echter daarom daarna
    """

  private static let polish = """
    i a o u w z na do od za po we ze ku dla bez przez przy pod nad przed między oraz lub albo ale lecz
    że żeby aby by bo gdy gdyż kiedy jeśli jeżeli jak jako niż czy więc zatem jednak choć chociaż
    ponieważ ja ty on ona ono my wy oni one mnie mi cię ci go mu jej ją nas nam was wam ich im nimi się
    siebie swój swoje swoją swoich mój twój nasz wasz jego ten ta to te tę tego tej tym tych ci tamten
    który która które którego której którym którzy co kto kogo komu czym gdzie tu tam tak nie no już
    jeszcze tylko też także również bardzo więcej mniej każdy wszystko wszystkie wszyscy żaden nic
    nikt jest są był była było były będzie będą być został została zostały ma mają miał może mogą można
    trzeba powiedział powiedziała mówi około podczas według wobec
    """

  private static let russian = """
    и а но да или ни не в во на с со к ко по из от до за под над при для без об о у через между перед
    после во что чтобы как так если когда где куда откуда почему потому поэтому хотя чем то же ли бы
    уже ещё еще только даже лишь тоже также очень более менее самый я ты он она оно мы вы они меня мне
    тебя тебе его ему ей её ее нас нам вас вам их им ими себя себе свой своя свое свои своих своего
    своей мой твой наш ваш этот эта это эти этого этой этом этих тот та те того той том тех который
    которая которое которые которого которой которых кто кого кому чего чему весь вся всё все всех
    всего каждый любой другой другие сам один два три был была было были быть есть будет будут может
    могут можно нужно надо нет здесь там тут теперь сейчас тогда потом затем сказал сказала сообщил
    заявил начнет начнёт год года лет
    """

  private static let ukrainian = """
    і й та а але або чи ні не в у на з зі із до від за під над при для без про по через між перед після
    що щоб як так якщо коли де куди чому тому бо хоча ніж то ж би вже ще тільки лише навіть теж також
    дуже більше я ти він вона воно ми ви вони мене мені тебе його йому її їй нас нам вас вам їх їм себе
    свій своя своє свої мій твій наш ваш цей ця це ці цього цієї цих той те ті того який яка яке які
    якого якої хто кого кому весь все всі кожен інший був була було були бути є буде будуть може можуть
    можна треба немає тут там тепер зараз тоді потім сказав повідомив
    """

  private static let swedish = """
    och eller men att som om när där här hur vad vem vilken vilka varför då så än en ett den det de dem
    denna detta dessa i på av för till från med utan under över mellan efter före hos vid mot genom ur
    jag du han hon vi ni mig dig honom henne oss er sig sin sitt sina min mitt mina din ditt dina hans
    hennes vår vårt våra deras är var vara varit har hade ha blir blev bli kan kunde ska skulle vill
    ville måste får fick inte inga ingen inget också bara mycket mer mest alla allt andra någon något
    några ju nu redan sedan eftersom medan säger sade
    """

  private static let danish = """
    og eller men at som om når da der her hvor hvordan hvad hvem hvilken hvilke hvorfor så end en et ei
    den det de dem denne dette disse i på af av for til fra med uden uten under over mellem mellom efter
    etter før hos ved mod mot gennem gjennom jeg du han hun vi mig meg dig deg ham hende henne os oss
    jer dere sig seg sin sit sitt sine min mit mitt mine din dit hans hendes hennes vores vår deres er
    var være vært har havde hadde have ha bliver blir blev ble kan kunne skal skulle vil ville må får
    fik fikk ikke ingen intet også også kun bare meget mye mere mer mest alle alt andre nogen noen noget
    noe nu nå allerede siden fordi mens siger sier sagde sa
    """

  private static let czech = """
    a i o u v ve s se z ze k ke na do od po za pod nad před při pro bez mezi podle nebo ale však že aby
    když kdy kde kam jak jako než zda protože proto tedy tak také též i ani jen jenom už již ještě velmi
    více já ty on ona ono my vy oni mě mi tě ti ho mu jí ji nás nám vás vám je jim jich si svůj svou své
    svých můj tvůj náš váš jeho její jejich ten ta to ti ty toho té tom těch tento tato toto který která
    které kteří kterého co kdo každý všechno všichni žádný nic nikdo jsem jsi jsme jste jsou byl byla
    bylo byli být bude budou má mají může mohou lze ne řekl řekla uvedl
    """

  private static let turkish = """
    ve veya ya da de ile ama fakat ancak çünkü ki için gibi kadar göre sonra önce daha en çok az bir bu
    şu o bunu bunun buna şunu onu onun ona ben sen biz siz onlar benim senin bizim sizin onların kendi
    ne kim hangi nasıl neden niçin nerede ne zaman her hiç bazı tüm bütün diğer başka aynı mi mı mu mü
    değil var yok olan olarak oldu olduğu olduğunu olacak ise idi dedi diye söyledi etti eden bile sadece
    yalnız hem artık şimdi burada orada
    """

  private static let finnish = """
    ja tai mutta että jos kun kuin koska vaikka sekä eli niin myös vain jo vielä nyt sitten siellä täällä
    tässä se ne tämä nämä tuo joka jotka jonka mikä mitä kuka kukaan kaikki muu muut minä sinä hän me te
    he minun sinun hänen meidän teidän heidän sen sitä siitä siihen niiden tämän on oli ovat olivat olla
    ollut ole ei en eivät voi voivat pitää mukaan yli alle ennen jälkeen kanssa ilman kautta sanoo sanoi
    kertoo kertoi
    """

  private static let arabic = """
    و في من إلى الى على عن مع بين بعد قبل عند منذ حتى خلال حول دون غير أو او ثم لكن بل إذا اذا لو إن ان
    أن كان كانت يكون تكون كانوا ليس ليست لا لم لن ما ماذا كيف متى أين لماذا هل قد لقد هو هي هم هن أنا
    انت نحن هذا هذه ذلك تلك هؤلاء الذي التي الذين اللذين كل بعض أي كما حيث لأن أيضا ايضا فقط جدا أكثر
    اكثر أول أمام تحت فوق به بها له لها لهم فيه فيها منه منها عليه عليها إليه قال قالت وقال وقالت وأضاف
    يوم عام سيكون وفي ومن وهو وهي وكان وكانت وقد
    """

  private static let hindi = """
    और या एवं तथा लेकिन पर परंतु मगर कि जो जिस जिसे जिसके जिन का के की को से में ने तक लिए लिये साथ बाद
    पहले बीच द्वारा बारे यह ये इस इसे इसके इसकी इन इनके वह वे उस उसे उसके उसकी उन उन्हें उनके मैं मुझे
    मेरा हम हमें हमारे तुम तू आप आपके अपना अपने अपनी कोई कुछ सब सभी हर कौन क्या कब कहाँ क्यों कैसे है हैं
    था थे थी थीं हो होता होती होते होगा होगी होंगे हुआ हुई हुए कर करना करने करता करते किया की गया गई गए
    जा जाता जाती जाते रहा रही रहे सकता सकते सकती नहीं न ना भी ही तो अब तब यहाँ वहाँ बहुत अधिक एक दो कहा
    बताया ले दे दी दिया वाले वाली वाला पार
    """
}
