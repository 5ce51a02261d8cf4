import Testing

/// Cases for the languages that are known best, told from the text and given; `¦` stands where a
/// sentence must end, and nowhere else.
@Suite struct SentenceLanguageTests {
  @Test(arguments: [
    "Am 24. Dezember 1818 erklang das Lied zum ersten Mal. ¦Es war in Oberndorf, d. h. bei Salzburg.",
    "Der 2. Weltkrieg und der 19. Band gehören z. B. Herrn Dr. med. Vogt. ¦Das weiß jeder.",
    "„Komm doch mit!“, rief sie. ¦„Nein.“ ¦Er blieb. ¦Sie sagte: „Dann eben nicht.“ ¦Danach ging sie.",
    "Siehe S. 12, Abs. 3 und Nr. 7. ¦Äpfel, Birnen usw. kosten ca. 3,50 Euro. ¦Das Spiel endete 3:2. ¦Köln jubelte.",
    "»Wer ist da?« ¦Niemand antwortete.",
    "Er wohnt in der Hauptstr. 5. ¦Weber kam spät. ¦Es regnete in der Hauptstr. ¦Das war schön.",
    "Treffpunkt ist die Bahnhofstr. 12 a, Ecke Goethestr. 3. ¦Kinder zahlen nichts.",
    "Das Büro liegt in der Lindenstraße 7. ¦Frau Vogt leitet es. ¦Sie zog in die Berliner Allee 9. ¦Kunden kamen.",
    "Gefeiert wird auf dem Marktplatz 1. Mai und Pfingsten. ¦In der Hauptstraße 1. Mai feiern, das will jeder.",
    "Auf Platz 1. FC Köln, auf Platz 2. Hertha BSC. ¦Ein Umweg 3. Klasse war das. ¦Sie spielt auf Arbeitsplatz 2. Geige.",
    "Die Straße 3. Ordnung ist zu. ¦In der Hauptstr. 1. FC Köln zu sehen, das war schön.",
  ])
  func german(marked: String) { check(marked, "de") }

  @Test(arguments: [
    "M. Le Goff et MM. Petit ont vu Mme Roy. ¦L’affaire, p. ex. celle de l’art. 5, est close.",
    "« Il pleut. » ¦Elle ferma la fenêtre. ¦« Vraiment ? » demanda-t-il. ¦Oui !",
    "Le roi est mort en 40 av. J.-C. selon le n° 12 de la revue, p. 7. ¦Il avait 30 ans.",
    "La société Dupin S.A. a vendu 3 t. de blé, etc. ¦Elle cherche un nouveau local à St. Malo.",
  ])
  func french(marked: String) { check(marked, "fr") }

  @Test(arguments: [
    "¿Quién llama? ¦¡Soy yo, la Sra. Vega! ¦Pase usted, dijo el Dr. Gil.",
    "Los EE. UU. y también España firmaron el art. 3, pág. 7.",
    "«No lo sé.», dijo Ana. ¦Cuesta 1.200,50 euros. ¦Nadie paga eso.",
    "Vive en la Av. Colón, núm. 5. ¦¿Vienes? ¦No, ¡qué va!",
  ])
  func spanish(marked: String) { check(marked, "es") }

  @Test(arguments: [
    "Il sig. Rossi e l’avv. Bianchi vedono la dott.ssa Neri. ¦È tardi. ¦Che cosa fanno?",
    "«Andiamo!» ¦Poi tacque. ¦La ditta Verdi S.p.A. ha chiuso, ecc. ¦Il motivo è ignoto.",
    "Vedi pag. 12, art. 4 e n. 7. ¦L'autore morì nel 14 d.C. a Nola.",
  ])
  func italian(marked: String) { check(marked, "it") }

  @Test(arguments: [
    "O Sr. Alves e a Dra. Lima moram na Av. Central. ¦Você sabe? ¦Não!",
    "Veja a pág. 12 e o art. 5. ¦A Silva Ltda. faturou muito no séc. XIX. ¦Depois fechou.",
    "“Vamos embora!” ¦Ele não respondeu. ¦Custa R$ 1.200,50. ¦É caro.",
  ])
  func portuguese(marked: String) { check(marked, "pt") }

  @Test(arguments: [
    "Dhr. De Vries en mevr. Jansen wonen bijv. in Delft. ¦Dat is bekend.",
    "'s Morgens regent het. ¦’s Avonds is het droog. ¦...en dan slaapt men.",
    "Zie blz. 12 en nr. 7. ¦Hij kocht appels, peren enz. ¦Zij niet. ¦“Ga weg!” riep zij.",
    "Het bedrijf Kok B.V. de directeur weet dat al. ¦Niemand anders.",
  ])
  func dutch(marked: String) { check(marked, "nl") }

  @Test(arguments: [
    "Prof. Nowak i dr hab. Zając mieszkają przy ul. Długiej, m.in. z psem. ¦To prawda.",
    "Urodził się w 1903 r. w Łodzi. ¦Zmarł 5. Stycznia był pochowany. ¦„Chodź!” ¦Nie przyszła.",
    "Zob. str. 12 oraz art. 4. ¦Kosztuje 5 zł. ¦To dużo. ¦Kupił jabłka, gruszki itd. ¦Potem wyszedł.",
  ])
  func polish(marked: String) { check(marked, "pl") }

  @Test(arguments: [
    "Роман написал А. С. Пушкин. ¦Его читают на ул. Ленина, в г. Орле и т. д. ¦Потом спорят.",
    "В 1898 г. город сгорел, т. е. исчез. ¦Это было давно. ¦Смотри рис. 5 и стр. 7.",
    "«Кто там?» — спросил проф. Белов. ¦«Никого». ¦Цена 3 тыс. руб. ¦Это много!",
  ])
  func russian(marked: String) { check(marked, "ru") }

  @Test(arguments: [
    "وصل الوزير إلى المدينة. ¦هل تحدث مع د. سامي؟ ¦لا! ¦لم يتحدث معه أحد.",
    "بلغ السعر 3.5 ملايين. ¦كتب أ. د. كمال المقال. ¦وانتهى الأمر.",
  ])
  func arabic(marked: String) { check(marked, "ar") }

  @Test(arguments: [
    "वह घर गया। ¦क्या तुम आओगे? ¦नहीं! ¦डॉ. शर्मा और श्री. वर्मा आए। ¦यह सच है।",
    "बाज़ार बंद है | ¦लोग घर में हैं। ¦ए. पी. जे. अब्दुल कलाम वहाँ रहते थे।",
  ])
  func hindi(marked: String) { check(marked, "hi") }

  @Test(arguments: [
    "他走了。¦你去哪儿？¦我不知道！¦价格是3.5元。¦好……好吧。",
    "老师说：“今天下雨。别出去。”¦大家笑了。¦我看过《你好！世界》三次。¦（他来了。又走了。）¦完。",
    "「今天下雨，」他想，「別出去。」¦結束了。",
    "“今天下雨。别出去。”李明说。¦“好的！”她问道：“为什么？”¦大家都知道。¦完。",
  ])
  func chinese(marked: String) { check(marked, "zh") }

  @Test(arguments: [
    "雨が降った。¦本当ですか？¦はい！¦値段は３．５円です。",
    "「寒い。帰ろう。」が合言葉だ。¦「行こう。」を選ぶ。¦「もう遅い。」でもない。¦「海。」¦はい、海です。",
    "市長は「橋は危ない。閉じる。」と述べた。¦「そうか。」¦しかし誰も来ない。¦「待て！」の声。¦彼は「寒い。帰ろう。」と言った。¦「そう？」などと聞く。¦『海！空！』という本だ。¦終わり。",
  ])
  func japanese(marked: String) { check(marked, "ja") }

  @Test(arguments: [
    "비가 왔다. ¦정말? ¦네. ¦그는 3.1 운동을 배웠다.", "Ξέρεις ποιος ήρθε; ¦Όχι. ¦Κανείς δεν ήρθε.",
    "សួស្តី។ ¦ខ្ញុំ​ទៅ។", "ሰላም። ¦እንዴት ነህ። ¦ደህና።", "Բարև։ ¦Ես գնացի։",
    "وہ گیا۔ ¦کیا تم آؤ گے؟ ¦نہیں۔", "Den 3. Juni kom hr. Holm. ¦Det var sent.",
    "Bydlí v ul. Dlouhé, č. 5. ¦To ví p. Novák i ing. Malý.",
    // Georgian has no capitals, and Tibetan no full stop.
    "ხიდი დაიკეტა. ¦რატომ? ¦ქ. თბილისის მერმა თქვა, რომ ე.წ. დროებითი გზა მზადაა! ¦ის ხვალ გაიხსნება.",
    "ა. ბერიძე მოვიდა. ¦წვიმდა.",
    "བོད་ཡིག་སློབ་དེབ། ¦ཞོགས་པ་བདེ་ལེགས། །¦ཁྱེད་རང་ག་པར་ཕེབས།¦ང་འགྲོ།",
  ])
  func otherScriptsAndLanguages(marked: String) { expectSentences(marked) }

  /// Checks a text with its language given and told, and two texts in a row.
  private func check(
    _ marked: String, _ language: String, location: SourceLocation = #_sourceLocation
  ) {
    expectSentences(marked, language: language, location: location)
    expectSentences(marked, language: language + "-XX", location: location)
    expectSentences(marked, location: location)
    expectSentences(marked + "\n¦" + marked, location: location)
  }
}
