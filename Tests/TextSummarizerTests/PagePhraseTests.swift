import Testing

@testable import TextSummarizer

/// What belongs to the page and not to the text, in many languages, and what only begins alike.
@Suite struct PagePhraseTests {
  @Test(arguments: [
    "Image caption The river rose on Monday.", "Related: The flood of 2021.",
    "Watch: The river rises.", "Editor’s note: This story was corrected on Monday.",
    "Please enable JavaScript to view the comments.",
    "Editor's note: This story was updated on Monday to correct the name of the mayor, who was called "
      + "by another name in what was printed before, and the year of the bridge.",
    "Follow @post.", "Follow Ann Lee on Twitter.", "Sign up for our newsletter.",
    "Sign up to receive breaking news.",
    "Follow us on Twitter.", "Share on Facebook.",
  ])
  func english(text: String) { check(text, "The river rose.", "The town was flooded.", "en") }

  @Test(arguments: [
    "اقرأ أيضا: فيضان عام 2021.", "اقرأ أيضًا: فيضان عام 2021.", "اقرأ المزيد عن الفيضان.",
    "شاهد: ارتفاع منسوب النهر.", "تابعونا على تويتر.", "اضغط هنا للاشتراك.",
    "جميع الحقوق محفوظة.", "المصدر: رويترز.",
  ])
  func arabic(text: String) {
    check(text, "ارتفع منسوب النهر يوم الاثنين.", "غمرت المياه المدينة كلها.", "ar")
  }

  @Test(arguments: [
    "यह भी पढ़ें: 2021 की बाढ़।", "यह भी प\u{95D}ें: 2021 की बाढ़।", "और पढ़ें।", "पढ़ें: नदी की खबर।",
    "यहां क्लिक करें।", "हमें फॉलो करें।", "सर्वाधिकार सुरक्षित।", "ये भी देखें: नदी का वीडियो।",
  ])
  func hindi(text: String) {
    check(text, "नदी का जलस्तर सोमवार को बढ़ गया।", "पूरा शहर पानी में डूब गया।", "hi")
  }

  @Test(arguments: [
    "点击查看更多新闻。", "阅读全文。", "责任编辑：李明。", "来源：新华社。", "更多精彩内容请关注我们的公众号。",
    "未经授权不得转载。", "延伸阅读：去年的洪水。", "點擊這裡閱讀全文。", "相關新聞：去年的洪水。",
    "本文来源于网络，版权归原作者所有，如有侵权请及时与本站的编辑部联系以便处理。",
  ])
  func chinese(text: String) { check(text, "河水在星期一上涨了。", "整个城市都被淹没了。", "zh") }

  @Test(arguments: [
    "続きを読む。", "関連記事：去年の洪水。", "詳しくはこちら。", "こちらをクリックしてください。", "この記事は会員限定です。",
    "無断転載を禁じます。", "あわせて読みたい。", "写真：山田太郎。", "会員登録はこちらから。",
  ])
  func japanese(text: String) { check(text, "川の水位が月曜日に上がった。", "町全体が水につかった。", "ja") }

  @Test(arguments: [
    "Follow the money.", "Follow the river to the sea, she said.",
    "Sign up for the army rose by a tenth.", "Sign up to the scheme fell.",
    "Related crimes rose by a tenth.", "Watch makers fear for their trade.",
    "Share on the market fell by a tenth.", "“Listen: we had no time,” said Ann Lee.",
    "Read by millions, it was a success.", "Image makers met in Berlin.",
    "Please write to the mayor, he said.", "Correction officers went on strike.",
    "More people came.", "Source material was lost.",
  ])
  func sentencesThatOnlyBeginAlikeStay(text: String) {
    #expect(
      summary(.lead, 3, of: "The river rose. \(text) The town was flooded.")
        == ["The river rose.", text, "The town was flooded."])
  }

  @Test(arguments: [
    ("zh", "编辑和记者在会上发言。"), ("zh", "广告、电视和报纸都报道了。"), ("ja", "提供された水は少なかった。"),
    ("ja", "続きは来週に放送される。"), ("ar", "المصدر الرئيسي للمياه هو النهر."),
    ("hi", "पढ़ें तो सब लोग समझ जाएंगे।"),
    ("ar", "شاهد السكان ارتفاع النهر."),
  ])
  func sentencesThatOnlyBeginAlikeStayInOtherLanguages(language: String, text: String) {
    let plain = [
      "zh": "河水在星期一上涨了。", "ja": "川の水位が月曜日に上がった。", "ar": "غمرت المياه المدينة كلها.",
      "hi": "पूरा शहर पानी में डूब गया।",
    ][language]
    #expect(
      summary(.lead, 2, of: "\(plain ?? "") \(text)", language: language) == [plain, text])
  }

  private func check(_ text: String, _ first: String, _ second: String, _ language: String) {
    let found = summary(
      .lead, 5, of: "\(text)\n\(first)\n\(text)\n\(second)", language: language)
    #expect(found == [first, second])
    // But there is always a summary.
    #expect(!summary(.auto, 3, of: text, language: language).isEmpty)
  }
}
