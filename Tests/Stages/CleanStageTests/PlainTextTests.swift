import PipeKit
import Testing

@testable import CleanStage

@Suite struct PlainTextTests {
  @Test func theHeadlineBecomesTheTitle() async throws {
    let document = try await Clean.cleaned(
      Document(id: "x", text: "Ferry runs again\n\nThe ferry runs again from Monday."))
    #expect(document.title == "Ferry runs again")
    #expect(document.text == "The ferry runs again from Monday.")
  }

  @Test func aTitleThatIsKnownStays() async throws {
    let document = try await Clean.cleaned(
      Document(id: "x", title: "Ferry runs again!", text: "Ferry runs again\n\nIt does."))
    #expect(document.title == "Ferry runs again!")
    #expect(document.text == "It does.")
  }

  @Test(arguments: [
    "It rained.\n\nIt stopped.", "- one\n\n- two", "One line only", "First:\n\nSecond.",
  ])
  func whatIsNoHeadlineStaysInTheText(text: String) async throws {
    let document = try await Clean.cleaned(Document(id: "x", text: text))
    #expect(document.title == nil)
    #expect(document.text == text)
  }

  @Test func wrappedLinesAreJoined() {
    let text = """
      The harbour office said on Sunday that the ferry
      would run again.  It did not say when that\r
      would be.

      roses are red
      violets are blue
      """
    #expect(
      PlainTextCleaner.paragraphs(text) == [
        "The harbour office said on Sunday that the ferry would run again. It did not say when that "
          + "would be.", "roses are red\nviolets are blue",
      ])
  }

  @Test func captionsAndLeftoversGo() {
    let long =
      "The mayor of Port Ellery opened the new bridge on Sunday, in the rain, and walked across it first."
    let cleaner = PlainTextCleaner(
      """
      Bridge opens after four years

      The bridge in the rain

      The mayor of Port Ellery

      \(long)

      Advertisement

      "It holds," she said, and that was all she said before she went in to dry her hair and her hat.

      Read also: How the bridge was built

      Related Posts

      What the old bridge was like
      """, title: nil)
    #expect(cleaner.headline == "Bridge opens after four years")
    #expect(
      cleaner.text == long
        + "\n\n\"It holds,\" she said, and that was all she said before she went in to dry her hair and her hat."
    )
  }

  @Test(
    .enabled(
      if: Project.shared("seeds/article.txt") != nil, "the article is not beside the project"))
  func theSeedArticleIsCleaned() async throws {
    let source = try #require(Project.shared("seeds/article.txt"))
    let document = try await Clean.cleaned(
      Document(id: "x", body: Body(Array(source.utf8), mediaType: "text/plain")))
    let parts = source.split(separator: "\n").map(String.init)
    #expect(document.title == parts.first)
    let paragraphs = (document.text ?? "").split(separator: "\n\n").map(String.init)
    #expect(paragraphs.count == 8)
    #expect(paragraphs == parts.filter { $0.hasSuffix(".") || $0.hasSuffix("\u{201D}") })
    #expect(paragraphs.last?.hasPrefix("CENTCOM") == true)
  }
}
