import Testing

@testable import TextKit

@Suite struct LineSurveyTests {
  private func lineBreaks(_ text: String) -> SentenceOptions.LineBreaks {
    SentenceOptions(suiting: text.utf8Span.span).lineBreaks
  }

  @Test(arguments: [
    "The council of Nordholm decided on Monday to close\nthe old bridge for a year.",
    "The council of Nordholm decided on Monday to close the\nold bridge. Repairs will take a year, said the\nmayor.",
    "Bridge closed\n\nThe council of Nordholm decided on Monday to close\nthe old bridge for a year.",
    "Der Stadtrat von Nordholm hat am Montag beschlossen, die alte\nBrücke zu sperren.",
    "قرر مجلس المدينة يوم الاثنين إغلاق الجسر القديم أمام\nحركة المرور لمدة عام كامل بسبب أعمال الصيانة.",
    "नगर परिषद ने सोमवार को पुराने पुल को एक साल के लिए बंद करने\nका फैसला किया है।",
    "市议会星期一决定关闭老桥一年时间因为维修工程需要很长\n的时间才能完成。",
    "市議会は月曜日に古い橋を一年間にわたって閉鎖することを決\nめた。工事は来週から始まる。",
  ])
  func linesThatAreFullAreWrapped(text: String) {
    #expect(lineBreaks(text) == .wrap)
    #expect(lineBreaks(text.replacing("\n", with: "\r\n")) == .wrap)
  }

  @Test(arguments: [
    "The old bridge is closed\nThe council of Nordholm decided on Monday to close the old bridge for a year.",
    "The council of Nordholm closes the old bridge\nBy Ann Lee",
    "By Ann Lee\nthe writer lives in Nordholm",
    "Bread and butter from the baker at the corner\nApples and pears\nMilk",
    "The bridge is closed.\nRepairs will take a year.",
    "إغلاق الجسر القديم\nقرر مجلس المدينة يوم الاثنين إغلاق الجسر القديم أمام حركة المرور لمدة عام كامل.",
    "大桥关闭\n市议会星期一决定关闭老桥一年时间。", "床前明月光\n疑是地上霜\n举头望明月\n低头思故乡。", "One\nTwo",
    "\n", "",
  ])
  func headingsAndListsAreNot(text: String) { #expect(lineBreaks(text) == .end) }
}
