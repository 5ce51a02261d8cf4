import PipeKit
import PipeTesting
import Testing

@testable import ExportStage

/// A message that mail programs open and mail servers take.
@Suite struct EmailTests {
  private func message(
    _ documents: [Document], to path: String = "day.eml", minute: Int64 = 0,
    _ files: MemoryFileSystem = MemoryFileSystem(),
    _ change: (inout Export.Options) throws -> Void = { _ in }
  ) async throws -> String {
    let clock = TestClock(Timestamp(seconds: 1_795_424_400 + minute * 60))
    var services = TestServices(clock: clock).services
    services.files = files
    let options = try Export.Options(to: path) {
      $0.title = try Export.Template("News of {{date}}")
      $0.from = "Müller & Co <news@example.org>"
      $0.recipients = OneOrMore(["a@example.net", "Bob <b@example.net>"])
      $0.address = "https://example.org/day.html"
      try change(&$0)
    }
    #expect(await export(options, documents, services: services).error == nil)
    return try #require(files.text(of: "day.eml"))
  }

  @Test func looksAsItDid() async throws {
    let message = try await message(Samples.news + [Samples.hostile])
    try expectGolden(message.replacing("\r\n", with: "\n"), "message.eml")
  }

  @Test func hasHeadersThatServersAskFor() async throws {
    let message = try await message(Samples.news)
    let head = message[..<(try #require(message.firstRange(of: "\r\n\r\n"))).lowerBound]
    let lines = head.replacing("\r\n ", with: " ").split(separator: "\r\n")
    #expect(lines.contains("From: =?utf-8?B?TcO8bGxlciAmIENv?= <news@example.org>"))
    #expect(lines.contains("To: a@example.net, Bob <b@example.net>"))
    #expect(lines.contains("Subject: News of 2026-11-23"))
    #expect(lines.contains("Date: Mon, 23 Nov 2026 09:00:00 +0000"))
    #expect(lines.contains("MIME-Version: 1.0"))
    #expect(lines.contains { $0.hasPrefix("Message-ID: <") && $0.hasSuffix("@example.org>") })
  }

  @Test func textAndPageSayTheSame() async throws {
    let message = try await message(Samples.news + [Samples.hostile])
    let text = try mailPart("text/plain", of: message)
    let page = ParsedPage(try mailPart("text/html", of: message))
    let titles = try page.texts("h3")
    #expect(Set(titles) == Set((Samples.news + [Samples.hostile]).map { DigestItem($0).title }))
    for title in titles { #expect(text.contains("* \(title)\n"), "\(title)") }
    #expect(try page.select("script, style, link, img").isEmpty)
    #expect(
      try page.select("a").compactMap { page.attribute("href", of: $0) }.allSatisfy {
        $0.hasPrefix("http")
      })
  }

  /// Mail programs that are dark make of a page's own colours what cannot be read.
  @Test func leavesColoursToTheProgram() async throws {
    let message = try await message(Samples.news + [Samples.hostile])
    let page = ParsedPage(try mailPart("text/html", of: message))
    let styles = try page.select("[style]").compactMap { page.attribute("style", of: $0) }
    #expect(!styles.isEmpty)
    for style in styles {
      #expect(!style.contains(/(^|;)\s*(color|background[a-z-]*)\s*:/), "\(style)")
    }
  }

  @Test(arguments: ["word ", "雨が降り続いています。", "é", "=\u{1F600} "])
  func staysBelowWhatProgramsCutOff(_ word: String) async throws {
    let documents = (0..<3000).map {
      Document(
        id: "\($0)", url: "https://example.org/\($0)", title: "\(word) \($0)",
        summary: String(repeating: word, count: 40), labels: [Label("t\($0 % 7)")])
    }
    let message = try await message(documents)
    #expect(message.utf8.count < 100_000)
    #expect(message.utf8.count > 30_000)
    for line in message.split(separator: "\r\n", omittingEmptySubsequences: false) {
      #expect(line.utf8.count <= 78)
      #expect(line.utf8.allSatisfy { $0 < 0x80 && $0 != 0x0A && $0 != 0x0D })
    }
    let page = ParsedPage(try mailPart("text/html", of: message))
    let shown = try page.select("h3").count
    let words = "\(documents.count - shown) more documents are left out here."
    #expect(try page.texts("p").contains(words))
    #expect(try mailPart("text/plain", of: message).contains(words))
    let links = try page.select("a").compactMap { page.attribute("href", of: $0) }
    #expect(links.last == "https://example.org/day.html")
  }

  @Test func anotherRunOfTheDayMakesAnotherMessage() async throws {
    let files = MemoryFileSystem()
    let first = try await message(Array(Samples.news.prefix(2)), files)
    #expect(try await message(Array(Samples.news.suffix(2)), minute: 60, files) == first)
    #expect(files.paths == ["day.20261123T100000Z.eml", "day.eml"])
    _ = try await message(Array(Samples.news.suffix(2)), minute: 120, files) { $0.mode = .replace }
    #expect(files.paths.count == 2)
    #expect(files.text(of: "day.eml") != first)
  }

  @Test func withoutDocumentsThereIsNoMessage() async throws {
    let test = TestServices()
    let options = try Export.Options(to: "{{date}}.eml") { $0.from = "news@example.org" }
    let outcome = await export(options, [], services: test.services)
    #expect(outcome.error == nil)
    #expect(test.files.paths == [])
  }

  @Test func theSameDocumentsAgainMakeNoOtherMessage() async throws {
    let files = MemoryFileSystem()
    let other = "day.en.eml"
    let first = try await message(Samples.news, files)
    #expect(try await message(Samples.news, minute: 60, files) == first)
    #expect(try await message([], minute: 120, files) == first)
    #expect(files.paths == ["day.eml"])
    _ = try await message(Array(Samples.news.prefix(2)), minute: 180, files)
    _ = try await message(Array(Samples.news.prefix(2)), minute: 240, files)
    #expect(files.paths == ["day.20261123T120000Z.eml", "day.eml"])
    // Another export's file does not count.
    files.put(Array("x".utf8), at: "out/\(other)")
    var services = TestServices().services
    services.files = files
    let options = try Export.Options(to: "out/day.eml") { $0.from = "a@b" }
    let outcome = await export(options, [Document(id: "a")], services: services)
    #expect(outcome.error == nil && files.text(of: "out/day.eml") != nil)
  }

  @Test(arguments: [0, 1, 2, 3]) func aRepeatThatIsInterruptedIsStillNoMessage(
    _ count: Int
  ) async throws {
    let test = TestServices()
    let options = try Export.Options(to: "day.eml") { $0.from = "a@b" }
    #expect(await export(options, Samples.news, services: test.services).error == nil)
    let before = test.files.paths
    let attempt = Attempt()
    _ = try await attempt.run(
      options, Samples.news.prefix(count), services: test.services, ending: .aborted)
    let rest = Attempt()
    let note = attempt.notes.last ?? nil
    let more = Samples.news.dropFirst(note == nil ? 0 : count)
    #expect(try await rest.run(options, more, services: test.services, after: note) == nil)
    try await rest.last.publish()
    #expect(test.files.paths == before)
    // Interrupted once more, after it was done.
    let again = Attempt()
    #expect(
      try await again.run(options, [], services: test.services, after: rest.last.output) == nil)
    try await again.last.publish()
    #expect(test.files.paths == before)
  }

  /// Nothing that a document or an option says becomes a header.
  @Test func noHeaderIsAdded() async throws {
    let message = try await message([Document(id: "a")]) {
      $0.title = try Export.Template("a\r\nBcc: evil@example.org\r\n\r\nx é")
    }
    #expect(!message.contains("\r\nBcc:"))
    for text in [
      "a@b\r\nBcc: c@d", "a", "a@", "@b", "a b@c", "a@b@c", "x <a@b", "<a@b> y", "a\u{e9}@b",
      "a,b@c",
    ] { #expect(MailAddress(text) == nil, "\(text.debugDescription)") }
    #expect(MailAddress("\"A, B\" <a@b>")?.header == "=?utf-8?B?QSwgQg==?= <a@b>")
  }

  @Test func asksForWhoSendsIt() throws {
    #expect(try Export.Options(to: "a.eml").complaints == ["is needed for an email"])
    #expect(try Export.Options(to: "a.eml") { $0.from = "x" }.complaints.count == 1)
  }
}
