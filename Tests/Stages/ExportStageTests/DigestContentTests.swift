import PipeKit
import PipeTesting
import Testing

@testable import ExportStage

/// Texts that `clean` has written as Markdown or HTML.
@Suite struct DigestContentTests {
  private func digest(
    _ text: String, of format: String, as digest: String, summary: String? = nil
  ) async throws -> String {
    let document = Document(
      id: "a", title: "Bread", text: text, summary: summary,
      metadata: ["text_format": .string(format)])
    let test = TestServices()
    let options = try Export.Options(to: "digest", format: digest) { _ in }
    let outcome = await export(options, [document], services: test.services)
    #expect(outcome.error == nil)
    return try #require(test.files.text(of: "digest"))
  }

  private static let markdown = """
    # Rye bread

    - *one* & <two>

    ```
    # no heading
    ```

    ## Dough
    """

  @Test func markdownStaysMarkdownBelowTheHeading() async throws {
    let text = try await digest(Self.markdown, of: "markdown", as: "markdown")
    #expect(
      text.hasSuffix(
        """
        ## Bread

        1 min read

        ### Rye bread

        - *one* & <two>

        ```
        # no heading
        ```

        #### Dough

        """))
  }

  @Test func aFenceThatIsOpenEndsWithItsText() async throws {
    let text = try await digest("~~~~ x\n```", of: "markdown", as: "markdown")
    #expect(text.hasSuffix("\n\n~~~~ x\n```\n~~~~\n"))
  }

  @Test func htmlBecomesMarkdown() async throws {
    let text = try await digest("<h1>Rye</h1><p>a <b>b</b></p>", of: "html", as: "markdown")
    #expect(text.hasSuffix("\n\n### Rye\n\na **b**\n"))
  }

  @Test func htmlIsSanitisedAgainAndHasNoImages() async throws {
    let html =
      "<h1>Rye</h1><p onclick=x()>a <b>b</b><img src=/x.png></p><script>x()</script></article>"
      + "<a href='javascript:x()'>c</a>"
    let text = try await digest(html, of: "html", as: "html")
    #expect(
      text.contains("<h3>Rye</h3><p>a <b>b</b></p><a rel=\"noopener noreferrer\">c</a>"), "\(text)")
    for part in ["<img", "<script", "onclick", "javascript", "&lt;b"] {
      #expect(!text.contains(part), "\(part)")
    }
    #expect(text.split(separator: "</article>", omittingEmptySubsequences: false).count == 2)
  }

  @Test func markdownIsShownInHTMLAsItIs() async throws {
    let text = try await digest(Self.markdown, of: "markdown", as: "html")
    #expect(text.contains("# Rye bread\n\n- *one* &amp; &lt;two&gt;\n"))
  }

  private static let clean: [String: (text: String, summary: String)] = [
    "html": (
      "<p>The <b>bridge</b> was <a href=\"https://a.example/?b&amp;c\">opened</a>.</p>\n"
        + "<h2>Costs</h2>\n<p>It has <em>cost</em> 2 &lt; 3 million. It stays.</p>",
      "<p>The <b>bridge</b> was <a href=\"https://a.example/?b&amp;c\">opened</a>.\n"
        + "It has <em>cost</em> 2 &lt; 3 million."
    ),
    "markdown": (
      "The **bridge** was [opened](https://a.example/?b&c).\n\n## Costs\n\n"
        + "It has *cost* 2 < 3 million. It stays.",
      "The **bridge** was [opened](https://a.example/?b&c).\nIt has *cost* 2 < 3 million."
    ),
  ]

  @Test(arguments: ["markdown", "html"])
  func aSummaryOfSentencesOfTheTextHasNoMarkup(_ format: String) throws {
    let (text, summary) = try #require(Self.clean[format])
    let document = Document(
      id: "a", title: "Bread", text: text, summary: summary,
      metadata: ["text_format": .string(format)])
    #expect(DigestItem(document).summary == ["The bridge was opened. It has cost 2 < 3 million."])
    let short = try #require(FeedItem(document).summary)
    #expect(
      short.split { $0.isWhitespace }.joined(separator: " ")
        == "The bridge was opened. It has cost 2 < 3 million.")
    let note = try Note(document, NotesFormat.ownTemplate()).text
    #expect(note.contains("description: \"The bridge was opened. It has cost 2 < 3"))
  }

  @Test(arguments: ["markdown", "html"])
  func aSummaryThatSomebodyHasWrittenStaysAsItIs(_ format: String) throws {
    let text = try #require(Self.clean[format]).text
    for summary in ["The <p> element: a*b*c, [d](e) & \\f.", "AT&T &amp; `x`"] {
      let document = Document(
        id: "a", text: text, summary: summary, metadata: ["text_format": .string(format)])
      #expect(DigestItem(document).summary == [summary])
    }
    let plain = Document(id: "a", text: "<p>a</p>", summary: "<p>a</p>")
    #expect(DigestItem(plain).summary == ["<p>a</p>"])
  }

  @Test(arguments: ["markdown", "html"])
  func aBlankSummaryIsNone(_ format: String) throws {
    let document = Document(
      id: "a", text: "<p>*a*</p>", summary: " \n", metadata: ["text_format": .string(format)])
    #expect(DigestItem(document).summary.isEmpty)
    #expect(DigestItem(document).content?.text == "<p>*a*</p>")
  }

  @Test(arguments: ["markdown", "html"])
  func aSummaryIsShownInstead(format: String) async throws {
    let text = try await digest("# *Rye*", of: format, as: format, summary: "On bread.")
    #expect(text.contains("On bread.") && !text.contains("Rye"))
  }

  @Test func readsBackWhatItShows() throws {
    let document = Document(id: "a", text: "# a\nb", metadata: ["text_format": "markdown"])
    let item = DigestItem(document)
    let again = try #require(DigestItem(record: try JSON(parsing: item.record.serialized)))
    #expect(again.content == item.content)
    #expect(again.content?.text == "# a\nb")
    #expect(DigestItem(record: .array([.null] + (item.record.array ?? []).dropFirst())) == nil)
  }
}
