import PipeKit
import PipeTesting
import Testing

@testable import ExportStage

@Suite struct DigestTests {
  /// Writes a digest and hands back what was written.
  private func digest(
    _ documents: [Document], format: String, title: String? = nil,
    groupBy: Export.Grouping? = nil
  ) async throws -> String {
    let clock = TestClock(Timestamp(seconds: 1_795_424_400))
    let test = TestServices(clock: clock)
    let options = try Export.Options(to: "digest", format: format) {
      $0.title = try title.map { try Export.Template($0) }
      $0.groupBy = groupBy
    }
    let outcome = await export(options, documents, services: test.services)
    #expect(outcome.error == nil)
    return try #require(test.files.text(of: "digest"))
  }

  @Test(arguments: [("markdown", "md"), ("html", "html")])
  func looksAsItDid(_ format: String, _ ending: String) async throws {
    let news = Samples.news
    try expectGolden(
      try await digest(news, format: format, title: "News of {{date}}"), "topics.\(ending)")
    try expectGolden(
      try await digest(news, format: format, groupBy: .source), "sources.\(ending)")
    try expectGolden(
      try await digest(news, format: format, groupBy: Export.Grouping.none), "list.\(ending)")
    try expectGolden(try await digest([], format: format), "empty.\(ending)")
    try expectGolden(
      try await digest(
        [Samples.hostile], format: format, title: "<script>*{{date}}*</script>"),
      "hostile.\(ending)")
  }

  @Test func groupsInTheOrderOfTheFirstDocumentOfEach() async throws {
    let text = try await digest(Samples.news, format: "markdown")
    let headings = text.split(separator: "\n").filter { $0.hasPrefix("## ") }
    #expect(
      headings == ["## Contents", "## Politics", "## Weather", "## Economy", "## Other topics"])
  }

  @Test func makesNoGroupsWhereNothingHasALabel() async throws {
    let text = try await digest([Document(id: "a", title: "One")], format: "markdown")
    #expect(text == "# News digest\n\n2026-11-23 · 1 document\n\n## One\n")
  }

  @Test func leavesOutAnEmptyGroupOfTheRest() async throws {
    let labelled = Document(id: "a", title: "One", labels: [Label("x")])
    let text = try await digest([labelled], format: "markdown", groupBy: .topic)
    #expect(!text.contains("Other"))
    #expect(!text.contains("Contents"))
  }

  @Test func neverLetsAValueBecomeHTML() async throws {
    let text = try await digest([Samples.hostile], format: "html", title: "</title><script>")
    #expect(!text.contains("<script"))
    #expect(!text.contains("<img"))
    // The one link is that to the documents.
    #expect(text.split(separator: "<a ").count == 2)
    #expect(!text.contains("onclick="))
    #expect(!text.contains("javascript:alert(1)"))
    // What was opened is closed, and nothing else.
    for tag in ["article", "h1", "h3", "section", "ul", "li", "p", "bdi", "time"] {
      let opened = text.split(separator: "<\(tag)>").count + text.split(separator: "<\(tag) ").count
      #expect(opened - 1 == text.split(separator: "</\(tag)>").count, "\(tag)")
    }
  }

  @Test func neverLetsAValueBecomeMarkdown() async throws {
    let text = try await digest([Samples.hostile], format: "markdown")
    let lines = text.split(separator: "\n")
    #expect(lines.filter { $0.hasPrefix("#") }.count == 3)
    for line in lines {
      for start in ["- ", "+ ", "* ", ">", "1. ", "```", "~~~", "    "] {
        #expect(!line.hasPrefix(start))
      }
      // What is left when the escaped characters are taken out has no markup in it.
      let bare = line.replacing(/\\[!-\/:-@\[-`{-~]/, with: "")
      for mark in ["[", "<", "`", "*", "_", "~", "$", "://", "www.", "{{"] {
        #expect(!bare.contains(mark), "\(line)")
      }
    }
  }
}
