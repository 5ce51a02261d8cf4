/// The tables of the languages whose sentences are found best.
///
/// Abbreviations are those of news and letters that stand before a capital or a number, or end in a
/// full stop often enough; before a small letter none is needed.
enum SentenceTables {
  /// The tables by ISO 639-1 code; English is part of all of them.
  static let languages: [String: SentenceTable] = [
    "de": german, "lb": german, "fr": french, "es": spanish, "ca": spanish, "gl": spanish,
    "it": italian, "pt": portuguese, "nl": dutch, "af": dutch,
    "da": scandinavian, "nb": scandinavian, "nn": scandinavian, "no": scandinavian,
    "sv": scandinavian, "pl": polish, "cs": czech, "sk": czech,
    "ru": russian, "uk": russian, "be": russian, "bg": russian,
    "ar": arabic, "hi": hindi, "mr": hindi, "ne": hindi, "ka": georgian,
    "fi": ordinals, "et": ordinals, "hr": ordinals, "bs": ordinals, "sr": ordinals,
    "sl": ordinals, "hu": ordinals, "is": ordinals, "tr": ordinals, "lv": ordinals,
  ]

  static let english = SentenceTable(
    titles: """
      mr mrs ms mx messrs mme mlle mgr dr drs prof rev fr hon rt gen lt col maj capt cpt cmdr cdr adm
      sgt cpl pvt pfc brig sen rep gov pres supt insp det ofc amb atty treas asst assoc ald comdr
      vs viz cf al approx ca eg ie e.g i.e esp incl excl pseud bros exec
      sr sra srta hr frl dipl ing dott avv exmo ilmo messrs
      """,
    numbered: """
      no nos nr p pp fig figs vol vols chap art arts para paras eq eqs ref refs op cit ed eds sec sect ver vers ch chs
      """,
    either: """
      inc corp ltd co plc llc llp cie gmbh dept univ inst jr esq phd mba etc
      ave blvd rd st mt ste hwy rte pkwy sq apt est min max
      """,
    names: """
      mon tue tues wed thu thur thurs fri sat sun
      jan feb mar apr jun jul aug sep sept oct nov dec
      ala ariz ark calif colo conn fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev
      okla ore pa penn tenn tex va vt wash wis wyo ont que ft
      """,
    starters: """
      the a an it he she they we i you this that these those there here
      in on at but and or nor if when while as for from by with without within under over during
      his her its their our my your what who whom whose how why where which whether
      after before although though however since because until unless despite besides among between
      so some many most all few several both each every any no not none nobody nothing one two three
      yet then thus still also even just only perhaps maybe meanwhile moreover nevertheless
      instead indeed today yesterday tomorrow now once again later earlier ever never
      according about against across along around through throughout to toward upon
      another other others such more much less like people police officials
      please yes well it's he's she's they're we're that's there's i'm i've what's let's
      """,
    questions: """
      did do does is are was were can could would should has have had let don't didn't isn't aren't
      """)

  private static let german = SentenceTable(
    titles: """
      hr hrn fr frl dr dres prof dipl ing mag univ hptm oberst st gebr
      bzw z.b d.h u.a z.t z.zt v.a i.d.r o.ä u.ä m.e s.o s.u bspw ggf vgl sog inkl exkl zzgl evtl
      ca etwa ungef bes insb insbes allg ehem gen geb gest verh kath ev med jur phil rer nat habil
      hrsg übers einschl abzgl max min betr zw vorm nachm
      """,
    numbered: "nr nrn abs art bd bde s ss seite kap ziff anm abb tab fn rn rz aufl str tel az",
    either: """
      usw etc ff u.s.w u.v.m bd jh jhd mio mrd tsd std sek stk exempl e.v gmbh co
      jan feb mär apr jun jul aug sep sept okt nov dez mo di mi do fr sa so
      """,
    ordinary: "det sat col gen min",
    starters: """
      der die das den dem ein eine einer einem er sie es wir ihr ich man und aber oder denn doch im am
      in an auf für mit nach bei wenn als dann damit dabei dazu auch so wie was wer wo warum ob da
      dort hier diese dieser dieses diesem seine sein ihre zu zum zur vor von vom über unter durch
      gegen um seit bis trotz wegen während nachdem obwohl weil alle viele einige mehrere kein keine
      nicht nun jetzt heute gestern morgen später bereits schon noch außerdem zudem allerdings jedoch
      deshalb daher darum laut sollte ist war hat beide
      """,
    hasOrdinals: true, hasStreetCompounds: true)

  private static let french = SentenceTable(
    titles: """
      m mme mmes mlle mlles mgr dr drs pr prof me mes st ste sts stes mgrs vve
      p.ex av apr env cf éd ed coll trad dir resp
      """,
    numbered: "n nº n° p pp art fig vol chap t tél tel bd al §",
    either: """
      etc cie sté s.a s.a.r.l janv févr avr juil sept oct nov déc
      ann ex hab min sec
      """,
    names: """
      mm
      """,
    ordinary: "est inst mon sat al gen sen pres",
    starters: """
      le la les un une des l' il elle on ils elles nous vous je ce cet cette ces ceci cela c'est mais
      et ou donc or ni car dans en pour avec sans sous sur selon après avant depuis pendant lors quand
      si comme alors ainsi puis enfin toutefois cependant pourtant néanmoins son sa ses leur leurs
      notre votre tout tous toute toutes plusieurs certains aucun aucune qui que quoi où comment
      pourquoi aujourd'hui hier demain à au aux d' de du par chez entre contre malgré
      """)

  private static let spanish = SentenceTable(
    titles: """
      sr sra srta sres sras dr dra dres dras d dña prof profa lic ing arq gral cnel cap tte sgto
      mons excmo excma ilmo ilma hno hna pbro sto sta fr ud uds vd vds
      p.ej aprox av avda gob admón atte
      """,
    numbered: "n nº n° núm num no pág págs pag art arts fig vol cap párr párrf inc tel ext km",
    either: """
      etc cía cia s.a s.l ee.uu ee uu a.c d.c a.m p.m máx mín min seg hs
      ene feb mar abr may jun jul ago sep sept set oct nov dic lun mié jue vie sáb dom
      """,
    ordinary: "al sat gen col ante",
    starters: """
      el la los las un una unos unas él ella ellos ellas yo nosotros usted ustedes lo esto eso este
      esta estos estas ese esa esos esas aquel pero y o ni aunque sin con en de del al a para por
      según cuando si como donde desde hasta tras durante entre sobre contra mientras también además
      así entonces luego después antes ayer hoy mañana no ya su sus mi todo todos toda todas muchos
      algunos varios se qué quién cómo dónde por es fue son hay
      """)

  private static let italian = SentenceTable(
    titles: """
      sig sigg sig.ra sig.na dott dott.ssa dr dr.ssa prof prof.ssa avv ing arch geom rag on sen mons
      don gen col cap magg ten serg gent egr spett ill s ss
      es ad.es p.es cfr ca c.a pseud
      """,
    numbered: "n nn nº n° num pag pagg p pp art artt fig vol cap tel ext",
    either: """
      ecc etc s.p.a s.r.l s.n.c a.c d.c sec min max
      gen febb mar apr mag giu lug ago sett set ott nov dic lun mer gio ven sab dom
      """,
    ordinary: "al est sat fig inc",
    starters: """
      il lo la i gli le un uno una l' egli ella lui lei loro essi noi voi io questo questa questi
      queste quello quella quelli ma e ed o però anche se quando come dove mentre dopo prima durante
      secondo per con senza tra fra su in di da nel nella nei nelle al alla allo ai alle dal dalla sul
      sulla oggi ieri domani poi quindi così inoltre infatti tuttavia non già suo sua suoi tutti tutte
      molti alcuni chi che cosa perché è era sono
      """)

  private static let portuguese = SentenceTable(
    titles: """
      sr sra srs sras srta dr dra drs dras d dom prof profa profª eng arq gen cel cap maj ten sgt
      exmo exma ilmo ilma rev pe fr sto sta mons dep des p.ex av aprox gov
      """,
    numbered: "n nº n° núm num pág págs pag p pp art arts fig vol cap inc tel séc km",
    either: """
      etc ltda cia s.a a.c d.c a.m p.m máx mín min seg eua
      jan fev mar abr mai jun jul ago set out nov dez seg ter qua qui sex sáb dom
      """,
    ordinary: "al est sat col",
    starters: """
      o a os as um uma uns umas ele ela eles elas eu nós você vocês isto isso este esta estes estas
      esse essa esses essas aquele aquela mas e ou nem embora sem com em de do da dos das no na nos
      nas ao à para por pelo pela segundo quando se como onde desde até após durante entre sobre
      contra enquanto também além assim então depois antes ontem hoje amanhã não já seu sua seus suas
      todo todos toda todas muitos alguns vários que quem é foi são há
      """)

  private static let dutch = SentenceTable(
    titles: """
      dhr mevr mw mr mrs dr drs ir ing prof ds jhr mgr st burg gen kol kap lt min
      bijv bv b.v d.w.z m.b.t t.o.v i.v.m o.a m.n m.a.w n.a.v o.l.v z.g zgn ca ong incl excl resp vgl
      geb wed
      """,
    numbered: "nr nrs blz p art afd fig hfst deel dl tel par",
    either: """
      enz etc e.d e.a jl a.s jr sr n.v v.o.f v.chr n.chr mln mld min sec
      jan feb mrt apr jun jul aug sep sept okt nov dec ma di wo do vr za zo
      """,
    ordinary: "al det est sat gen",
    starters: """
      de het een hij zij ze wij we ik je jij u dit dat deze die er hier daar maar en of want dus als
      toen wanneer terwijl omdat hoewel volgens in op aan bij met zonder voor na naar van uit over
      onder tussen tegen tijdens sinds door ook nog nu vandaag gisteren morgen later eerder daarna
      daarom bovendien echter zijn haar hun ons alle veel sommige geen niet wat wie waar waarom hoe is
      was
      """)

  private static let scandinavian = SentenceTable(
    titles: """
      hr fr frk fru dr prof f.eks bl.a bl d.v.s dvs m.v.h ca evt inkl ekskl s.k t.ex t.o.m
      f.d resp jf jfr pga p.g.a mht
      """,
    numbered: "nr s sid kap art fig bd tlf tel kl § pkt",
    either: """
      osv m.m m.fl etc o.l mio mia mill mrd milj jr a/s aps kr
      jan feb mar apr jun jul aug sep sept okt nov dec des
      """,
    ordinary: "det sen min rep al est sat col ref op ed max",
    starters: """
      den det de en et ett han hun hon vi jeg jag du dette denne men og och eller hvis om når när da
      då i på til till for för med uten utan etter efter ved vid fra från også också ikke inte nå nu
      der där her här
      """,
    hasOrdinals: true)

  private static let polish = SentenceTable(
    titles: """
      p prof dr hab mgr inż lek ks bp abp o s św gen płk ppłk mjr kpt por sierż st red dyr prez min
      im ul al pl os np tj tzn tzw m.in wg ok zob por ww pt ds b.r śp dot woj pow gm
      """,
    numbered: "nr str s ust art pkt poz rys tab t tom rozdz § godz tel",
    either: """
      itd itp etc r w ww tys gr pn n.e p.n.e m.in jr sp z.o.o s.a
      stycz lut mar kwiet czerw lip sierp wrz paźdz list grud
      """,
    ordinary: "al est sat col co no max ed",
    starters: """
      to ten ta te ci on ona ono oni one ja ty my wy jest był była było były w we na z ze do od po za
      przed pod nad przy dla bez o u i a ale lecz oraz lub albo bo gdy kiedy jeśli jeżeli chociaż
      ponieważ dlatego jednak także również też nie tak już jeszcze teraz dziś wczoraj jutro potem
      następnie wszystkie wszyscy wielu kilka każdy jego jej ich kto co gdzie jak dlaczego czy według
      podczas
      """,
    hasOrdinals: true)

  private static let czech = SentenceTable(
    titles: """
      p pí mudr judr ing mgr bc phdr rndr prof doc dr gen plk mjr kpt sv tzv tzn tj např mj ul nám
      tř resp cca popř
      """,
    numbered: "č čís s str odst obr sv kap tel roč",
    either: "atd apod aj etc r tis mil mld kč hod min a.s s.r.o př.n.l n.l",
    ordinary: "al est sat col no co ale max ed",
    starters: """
      ten ta to ti on ona ono oni já ty my vy je byl byla bylo v ve na z ze do od po za před pod nad
      při pro bez o u i a ale však nebo když pokud protože také ne už ještě teď dnes včera zítra
      podle jeho její jejich kdo co kde jak proč
      """,
    hasOrdinals: true)

  private static let russian = SentenceTable(
    titles: """
      гр им ул просп пл пер пос пгт с ст обл д бул наб акад проф доц канд
      ген полк подполк кап лейт св преп о т.е т.н т.к напр см ср англ нем франц лат греч рус тов
      зам нач зав гл муз сост ред вып рук акд ак чл корр
      """,
    numbered: "№ стр с рис табл гл п пп ст ч т тт кн вып кв корп тел",
    either: """
      г гг в вв р тыс млн млрд трлн руб коп долл дол ед чел экз кв куб
      час пр др проч т.д т.п и.о н.э до.н.э у.е мес ок
      янв февр мар апр авг сент окт нояб дек
      """,
    starters: """
      в во на с со к ко по из от до за под над при для без о об у и а но или если когда как что кто
      где почему зачем это этот эта эти тот та те он она оно они я ты мы вы его её ее их наш ваш мой
      все всё весь каждый многие некоторые также однако поэтому потом затем после перед уже еще ещё
      теперь сейчас сегодня вчера завтра не нет да так там здесь тут был была было были есть
      """)

  private static let arabic = SentenceTable(
    titles: "د أ م ا أ.د م.م ص.ب ق.م ت ص هـ",
    either: "الخ إلخ ج ش ك",
    starters: """
      و في من إلى على عن هذا هذه ذلك تلك هو هي هم كان كانت قال قالت وقال وقالت لكن ولكن كما أما إن
      وإن لا لم لن قد وقد ثم بعد قبل عند منذ حيث وكان وكانت وفي ومن
      """)

  private static let hindi = SentenceTable(
    titles: "डॉ डा पं प्रो श्री श्रीमती सुश्री कु मो स्व इं एड",
    numbered: "सं क्र नं पृ रु रू अनु",
    either: """
      ए बी सी डी एफ एच जे के एल एम एन ओ पी क्यू आर एस टी यू वी डब्ल्यू एक्स वाई जेड एमए बीए पीएचडी
      कि.मी ई.पू
      """,
    starters: "यह वह ये वे इस उस इन उन लेकिन और पर तो अब जब तब मैं हम आप")

  private static let georgian = SentenceTable(
    titles: "მაგ იხ შდრ ე.წ ქ ს დ პროფ აკად დოც გენ პოლკ",
    numbered: "გვ ნომ თ ტ მუხ",
    either: "ა.შ სხვ მისთ წ წწ ს.ს მლნ მლრდ ათ კმ კგ მ",
    starters: """
      ეს ის ამ იმ ესენი ისინი მან მისი მათი მე შენ ჩვენ თქვენ მაგრამ და თუ როცა როდესაც რადგან თუმცა
      ამიტომ ასევე შემდეგ ახლა დღეს გუშინ ხვალ აქ იქ
      """)

  private static let ordinals = SentenceTable(
    ordinary: "est sat al ed max co no", hasOrdinals: true)
}
