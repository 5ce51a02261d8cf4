import PipeKit
import Testing

@testable import FetchStage

struct ExcerptTests {
  private static let long = String(repeating: "The ferry ran on time today. ", count: 60)
  private static let medium = String(repeating: "The ferry ran on time today. ", count: 15)

  private func isExcerpt(
    _ html: String, summary: String? = nil, title: String? = nil
  ) -> Bool {
    var document = Document(id: "1", url: "https://a.example/1")
    document.title = title
    document.summary = summary
    document.body = Body(html)
    return Excerpt.isLikely(document)
  }

  @Test(arguments: [
    "and so on …", "and so on...", "and [&#8230;]", "and […]", "and [...]</p>", "and (…)",
    "<a href='/1'>Read more</a>", "Continue reading &rarr;", "Read More »", "Weiterlesen",
    "<p><a>Continue reading <span>Ferry &amp; tug</span> →</a></p>", "Lire la suite…", "続きを読む",
  ])
  func whatBreaksOffOrInvitesToReadOnIsAnExcerpt(end: String) {
    #expect(isExcerpt("<p>\(Self.long)\(end)", title: "Ferry & tug"))
  }

  @Test func shortIsAnExcerptAndLongIsNone() {
    #expect(isExcerpt("<p>Nobody was hurt.</p>"))
    #expect(isExcerpt(""))
    #expect(!isExcerpt("<p>\(Self.medium)</p>"))
    #expect(!isExcerpt("<p>\(Self.long)</p>"))
  }

  @Test func whatIsOnlyTheSummaryHasToBeLonger() {
    let medium = Self.medium.dropLast()
    #expect(isExcerpt("<p>\(medium)</p>", summary: String(medium)))
    #expect(!isExcerpt("<p>\(medium)</p>", summary: "Another."))
    #expect(!isExcerpt(Self.long, summary: String(Self.long.dropLast())))
  }

  @Test func theFooterOfWordPressSaysNothingByItself() {
    let footer =
      "<p>The post <a href='/1'>Ferry</a> appeared first on <a href='/'>Harbour</a>.</p>"
    #expect(!isExcerpt("<p>\(Self.long)</p>\(footer)"))
    #expect(isExcerpt("<p>Nobody was hurt.</p>\(footer)"))
    #expect(isExcerpt("<p>\(Self.long) [&#8230;]</p>\(footer)"))
    // What is long only by its footer is short.
    let name = String(repeating: "Harbour ", count: 40)
    #expect(isExcerpt("<p>Hi.</p>The post F appeared first on \(name)."))
  }

  @Test func anEllipsisWithinTheTextSaysNothing() {
    #expect(!isExcerpt("<p>Read more … and \(Self.long)</p>"))
  }

  @Test func textCountsInPlaceOfTheBody() {
    var document = Document(id: "1", text: Self.long)
    document.body = Body("x")
    #expect(!Excerpt.isLikely(document))
    document.text = "short"
    #expect(Excerpt.isLikely(document))
  }
}
