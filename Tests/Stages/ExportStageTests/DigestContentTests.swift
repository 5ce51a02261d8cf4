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
