import Testing

@testable import TextSummarizer

/// What belongs to the page and not to the text, in many languages.
@Suite struct PagePhraseTests {
  @Test(arguments: [
    "Image caption The river rose on Monday.", "Image source, Getty Images.",
    "Related: The flood of 2021.", "Related articles: The flood of 2021.",
    "Editor’s note: This story was corrected on Monday.", "You may also like: The flood.",
    "Editor's note: This story was updated on Monday to correct the name of the mayor, who was called "
      + "by another name in what was printed before, and the year of the bridge.",
    "Please enable JavaScript to view the comments.", "Follow @post.",
    "Follow Ann Lee on Twitter.", "Follow us on Facebook and Instagram.",
    "Sign up for our newsletter.", "Sign up to receive breaking news.",
    "Sign up for the Nordholm Post newsletter.", "Subscribe to our daily newsletter.",
    "Share on Facebook.", "Share this article with your friends.", "Scroll down for more photos.",
    "Click to enlarge.", "Tap here for more.", "Get the latest news from our app.",
    "For more information, visit example.org.", "For more information call 0123 4567.",
    "For confidential support call the Samaritans on 0123 4567.",
    "For more details about the flood, see our live page.",
    "The views expressed in this article are those of the author and do not reflect those of The Post.",
    "The opinions expressed here are solely those of Ann Lee.",
    "This story has been updated with more details.", "This is a developing story.",
    "This article was originally published on The Conversation.", "Source: Reuters.",
    "Photo credit: Jane Doe.", "Copyright 2026 The Nordholm Post.", "© 2026 The Nordholm Post.",
    "Reporters Ann Lee and Jo Ray in Berlin contributed to this report.",
    "Reuters contributed to this report.", "Author: Jane Doe.", "Posted by Jane Doe on Monday.",
    "Written by Jane Doe and Tom Abara on 3 March 2026.", "12:00 EST, 3 March 2026.",
    "Media playback is not supported on this device.",
    "This material may not be published, broadcast, rewritten or redistributed.",
    "We use cookies to improve your experience.",
    "We use cookies to give you the best experience on our website.",
  ])
  func english(text: String) { check(text, "The river rose.", "The town was flooded.", "en") }

  @Test func whoContributedIsKnownByTheAgencyInATextWithoutCapitals() {
    let plain = "the river rose. the town was flooded."
    #expect(
      summary(.lead, 3, of: "\(plain) cnn 's ann lee contributed to this report.").joined(
        separator: " ") == plain)
    let text = "\(plain) forty scientists contributed to this report."
    #expect(summary(.lead, 3, of: text).joined(separator: " ") == text)
  }

  @Test(arguments: [
    "Lesen Sie auch: Die Flut.", "Das könnte Sie auch interessieren.",
    "Das könnte Sie auch interessieren: Die Flut.", "Mehr zum Thema: Die Flut.",
    "Mehr dazu: Die Flut.", "Lesen Sie mehr über die Flut.", "Mehr dazu hier.",
    "Klicken Sie hier, um den Newsletter zu erhalten.", "Abonnieren Sie unseren Newsletter.",
    "Folgen Sie uns auf Twitter.", "Anmerkung der Redaktion: Der Name wurde am Montag berichtigt.",
    "Dieser Artikel erschien zuerst auf Zeit Online.", "Alle Rechte vorbehalten.",
    "Aktualisiert am 3. März 2026 um 10:15 Uhr.",
  ])
  func german(text: String) {
    check(text, "Der Fluss stieg.", "Die Stadt stand unter Wasser.", "de")
  }

  @Test(arguments: [
    "Lire aussi : la crue.", "À lire aussi : la crue de 2021.", "Cliquez ici pour lire la suite.",
    "Abonnez-vous à notre newsletter.", "Suivez-nous sur Facebook.", "Inscrivez-vous gratuitement.",
    "Par Jane Doe, correspondante à Berlin.", "Note de la rédaction : le nom a été corrigé.",
    "Tous droits réservés.",
  ])
  func french(text: String) { check(text, "Le fleuve montait.", "La ville était inondée.", "fr") }

  @Test(arguments: [
    "Lea también: La crecida.", "Te puede interesar: La crecida.", "Haga clic aquí para leer más.",
    "Suscríbete a nuestro boletín.", "Síguenos en Twitter.", "Lea más sobre la crecida.",
    "Fuente: Reuters.", "Todos los derechos reservados.",
  ])
  func spanish(text: String) { check(text, "El río creció.", "La ciudad se inundó.", "es") }

  @Test(arguments: [
    "اقرأ أيضا: فيضان عام 2021.", "اقرأ أيضًا: فيضان عام 2021.", "اقرأ المزيد: فيضان عام 2021.",
    "تابعونا على تويتر.", "اضغط هنا.", "جميع الحقوق محفوظة.",
  ])
  func arabic(text: String) {
    check(text, "ارتفع منسوب النهر يوم الاثنين.", "غمرت المياه المدينة كلها.", "ar")
  }

  @Test(arguments: [
    "यह भी पढ़ें: 2021 की बाढ़।", "यह भी प\u{95D}ें: 2021 की बाढ़।", "और पढ़ें: नदी की खबर।",
    "यहां क्लिक करें।", "हमें फॉलो करें।", "सर्वाधिकार सुरक्षित।", "ये भी देखें: नदी का वीडियो।",
  ])
  func hindi(text: String) {
    check(text, "नदी का जलस्तर सोमवार को बढ़ गया।", "पूरा शहर पानी में डूब गया।", "hi")
  }

  @Test(arguments: [
    "阅读全文。", "图片来源：新华社。", "未经授权不得转载。", "延伸阅读：去年的洪水。",
    "點擊閱讀全文。", "相關新聞：去年的洪水。", "阅读更多：去年的洪水。",
    "作者：张三。", "记者：张三、李四。",
  ])
  func chinese(text: String) { check(text, "河水在星期一上涨了。", "整个城市都被淹没了。", "zh") }

  @Test(arguments: [
    "続きはこちら。", "関連記事：去年の洪水。", "詳しくはこちら。", "この記事は会員限定です。", "無断転載を禁じます。",
    "記者：田中。", "あわせて読みたい。", "会員登録はこちらから。", "続きを読む→去年の洪水。",
  ])
  func japanese(text: String) { check(text, "川の水位が月曜日に上がった。", "町全体が水につかった。", "ja") }

  @Test(arguments: [
    "By . Jane Doe . The river rose . The town was flooded .",
    "PUBLISHED: . 12:00 EST, 3 March 2013 . | . UPDATED: . 12:02 EST, 3 March 2013 . The river rose . The town was flooded .",
    "by . jane doe . the river rose . the town was flooded .",
  ])
  func whoWroteATextAndWhenIsKnownWhereMarksStandApart(text: String) {
    let found = summary(.lead, 5, of: text).joined(separator: " ")
    #expect(found.lowercased() == "the river rose . the town was flooded .")
  }

  private func check(_ text: String, _ first: String, _ second: String, _ language: String) {
    let found = summary(
      .lead, 5, of: "\(text)\n\(first)\n\(text)\n\(second)", language: language)
    #expect(found == [first, second])
    // But there is always a summary.
    #expect(!summary(.auto, 3, of: text, language: language).isEmpty)
  }
}
