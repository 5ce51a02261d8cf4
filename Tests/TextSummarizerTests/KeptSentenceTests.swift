import Testing

@testable import TextSummarizer

/// Sentences of the text that begin or end as those of a page do: none of them is lost.
@Suite struct KeptSentenceTests {
  @Test(arguments: [
    // Requests by their first words, with a verb of their own.
    "Follow the money.", "Follow the river to the sea, she said.",
    "Follow-up visits are planned for May.", "Follow-up stories on Facebook hurt the firm.",
    "Sign up for free school meals rose by a tenth.", "Sign up for the army rose by a tenth.",
    "Sign up to the scheme fell.", "Sign-up for the newsletter fell by half.",
    "Subscribe to the theory or not, it holds.", "Share on Monday fell by a tenth.",
    "Share on the market fell by a tenth.", "Click beetles were found here.",
    "Click here fraud cost the bank a million.", "Watch the video with care, the police said.",
    "Watch makers fear for their trade.", "Scroll down and you see how it began.",
    "Swipe left. That is how they met.", "Get the latest vaccine, doctors urge.",
    "Join our fight, the union told its members.", "Download the app or pay cash at the till.",
    "Listen: we had no time.", "Read: it is not over.", "Read more. Sleep more. Eat less.",
    "Read by millions, it was a success.", "See also that you have water, the police said.",
    "“Listen: we had no time,” said Ann Lee.", "“Sign up now for our newsletter,” it said.",
    "Click here to win a prize, the ad read.", "Follow us on Facebook, the page read.",
    "Follow @post, the sign read.", "For more information call the police, the notice read.",
    "Please write to the mayor, he said.", "Click here to win, the message said.",
    "Do you have a story about the bridge?", "Have you been affected by the flood?",
    // What a page tells of itself.
    "For more information the police went from door to door.",
    "For more information on prices, contact lenses are listed below.",
    "For the latest news people went to the square.",
    "The views expressed in the survey were those of the young.",
    "The views expressed are widely shared.", "The opinions expressed in court were heard in May.",
    "This story has been updated for the stage by Ann Lee.",
    "This article first appeared in 1953.", "This story first appeared in The Post in 1925.",
    "Correction officers went on strike.", "Correction: the market fell by a tenth, not a fifth.",
    "Editor’s notes were found in the attic.", "Image caption contests are held each year.",
    "Image makers met in Berlin.", "More people came.", "Advertisement: buy now, pay later.",
    "Your browser does not support the old format, the firm warned.",
    // Labels.
    "Sources: the minister knew of it.", "Sources: The minister knew of it in May.",
    "Source: the river is fed by snow.", "More: the budget lacks a billion.",
    "More: The budget lacks a billion.", "Related: the river is rising too.",
    "Related crimes rose by a tenth.", "Source material was lost.",
    "Video: The minister knew of it.", "Photo/video sites grew by a tenth.",
    "Copyright: the new law is in force.", "Copyright law changed in 2026.",
    "All rights reserved for film went to a firm in Berlin.",
    "File sharing is legal.", "File the papers by Monday.", "Pictured Rocks is a park.",
    "Pictured in May, the dam was dry.", "Author of ten books, she lives here.",
    "We use cookies to lure the dogs.", "We use cookies to improve your experience, the firm said.",
    "This material may not be as strong as steel.", "This material may not be used in bridges.",
    "Posted by train on Monday, it came late.",
    // Ends.
    "The judge ruled against Getty Images.", "He sued AFP and Getty Images.",
    "The survey was done for AFP/Getty Images.", "She sold it via Getty Images.",
    "He showed the court an AP photo.", "The firm is part of Picture Alliance.",
    "Forty scientists contributed to this report.", "Heavy rain contributed to this story.",
    "The film was sold with all rights reserved.", "By Monday.", "Posted by hand, it came late.",
    "Published in 1925.", "Published in 1925 and 1930.",
    "Written by a team of ten, it was read by millions.",
  ])
  func english(text: String) { check(text, "en", "The river rose.", "The town was flooded.") }

  @Test(arguments: [
    "Das könnte Sie auch interessieren, sagte der Händler.",
    "Mehr zum Thema weiß der Bürgermeister.",
    "Mehr dazu wollte er nicht sagen.", "Lesen Sie auch Bücher, riet der Lehrer.",
    "Lesen Sie mehr Bücher.", "Siehe: es geht doch.", "Siehe, der Fluss steigt.",
    "Abonnieren Sie Zeitungen, forderte der Verband.", "Folgen Sie uns auf dem Weg zum Fluss.",
    "Anzeige: Mann stiehlt Fahrrad.", "Anzeige erstattete die Stadt am Montag.",
    "Quelle: Das Ministerium wusste davon.", "Bild: Der Minister tritt zurück.",
    "Dieser Artikel erschien 1925.", "Stand heute sind es zehn.",
    "Er fand ein Symbolbild.", "Die Agentur heißt Picture Alliance.",
    "Werbung: Die Firmen gaben mehr aus.", "Veröffentlicht wurde es 1925.",
  ])
  func german(text: String) {
    check(text, "de", "Der Fluss stieg.", "Die Stadt stand unter Wasser.")
  }

  @Test(arguments: [
    "Lire : un plaisir, dit le juge.", "Lire aussi vite demande du travail.",
    "À lire sur la plage, ce roman plaît.", "Cliquez ici et vous verrez.",
    "Voir : c’est comprendre, dit le peintre.", "Écouter : voilà ce qu’il faut.",
    "Lire aussi : « un plaisir », dit le juge.", "Suivez-nous, cria le guide.",
    "Publié en 1925, le roman se vend mal.", "Publicité : le marché recule.",
    "Par chance, personne n’est mort.", "Inscrivez-vous avant lundi, dit la mairie.",
  ])
  func french(text: String) { check(text, "fr", "Le fleuve montait.", "La ville était inondée.") }

  @Test(arguments: [
    "Vea: el río crece.", "Lea: es un placer, dice el juez.", "Lee también novelas.",
    "Te puede interesar la lectura.", "Fuentes: el ministro lo sabía.",
    "Fuente: El ministerio lo sabía.", "Lea más, dice el juez a los niños.",
    "Síguenos, gritó el guía.", "Publicado en 1925, se vendió mal.",
    "Lea también: es un placer, dice el juez.", "Suscríbete a la idea o no, dijo.",
    "Publicidad: el mercado cae.",
  ])
  func spanish(text: String) { check(text, "es", "El río creció.", "La ciudad se inundó.") }

  @Test(arguments: [
    ("zh", "编辑和记者在会上发言。"), ("zh", "广告、电视和报纸都报道了。"), ("zh", "相关新闻发布会将于周一举行。"),
    ("zh", "记者：您怎么看这件事？"), ("zh", "记者：不知道。"), ("zh", "作者是一位有名的医生。"), ("zh", "来源：警方称其已经逃跑。"),
    ("zh", "更多新闻媒体报道了此事。"),
    ("zh", "未经授权进入工地的人被捕。"), ("zh", "点击查看的人数超过一百万。"), ("zh", "版权所有人提起了诉讼。"),
    ("zh", "阅读全文的读者不到一半。"), ("zh", "图：山上的雪已经化了。"),
    ("ja", "提供された水は少なかった。"), ("ja", "続きは来週に放送される。"), ("ja", "会員登録者数は百万人を超えた。"),
    ("ja", "関連記事が削除された。"), ("ja", "写真を撮影したのは山田さんだ。"), ("ja", "もっと見る。"), ("ja", "写真：それは川です。"),
    ("ja", "編集：それは違うと思います。"), ("ja", "無断転載が問題になった。"),
    ("ar", "المصدر الرئيسي للمياه هو النهر."), ("ar", "شاهد السكان ارتفاع النهر."),
    ("ar", "اقرأ المزيد من الكتب."), ("ar", "شاهد: كان النهر مرتفعا."),
    ("ar", "المصدر: الوزير كان يعلم بذلك."), ("ar", "مواضيع ذات صلة بالنهر نوقشت أمس."),
    ("hi", "पढ़ें तो सब लोग समझ जाएंगे।"), ("hi", "यह भी पढ़ें तो अच्छा होगा।"),
    ("hi", "और पढ़ें तो अच्छा होगा।"), ("hi", "संबंधित खबरें अखबार में छपी थीं।"),
  ])
  func otherLanguages(language: String, text: String) {
    let plain = [
      "zh": "河水在星期一上涨了。", "ja": "川の水位が月曜日に上がった。", "ar": "غمرت المياه المدينة كلها.",
      "hi": "पूरा शहर पानी में डूब गया।",
    ][language]
    #expect(
      summary(.lead, 2, of: "\(plain ?? "") \(text)", language: language) == [plain, text])
  }

  @Test(arguments: [
    "TEXT MESSAGES SHOW THE MAYOR LIED.", "BY FRIDAY POLICE ARRESTED FIVE MEN IN LONDON.",
    "STORY TELLERS MET IN BERLIN.", "REPORTING BY WITNESSES LED POLICE TO HIM.",
    "THE HEAVY RAIN CONTRIBUTED TO THIS REPORT.", "VIDEO: MAYOR LIED TO PARLIAMENT.",
    "SUBSCRIBE TO NEWS CHANNELS FELL BY HALF.", "SOURCE: POLICE KNEW.",
    "COPYRIGHT LAW 2026 HURTS FIRMS.", "IMAGE CAPTION CONTESTS ARE HELD.",
  ])
  func inCapitals(text: String) {
    check(text, "en", "THE RIVER ROSE ON MONDAY.", "THE TOWN WAS FLOODED.")
  }

  private func check(_ text: String, _ language: String, _ first: String, _ second: String) {
    for kept in ["\(first) \(text) \(second)", "\(text) \(first) \(second)"] {
      let found = summary(.lead, 20, of: kept, language: language)
      #expect(found.joined(separator: " ") == kept)
    }
  }
}
