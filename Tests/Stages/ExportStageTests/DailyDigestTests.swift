import PipeKit
import PipeTesting
import Testing

@testable import ExportStage

/// A digest of a day is made more than once a day.
@Suite struct DailyDigestTests {
  private func run(
    _ documents: [Document], to path: String, hour: Int64 = 9, mode: Export.Mode? = nil,
    _ files: MemoryFileSystem
  ) async throws -> Outcome {
    let clock = TestClock(Timestamp(seconds: 1_795_392_000 + hour * 3600))
    var services = TestServices(clock: clock).services
    services.files = files
    let options = try Export.Options(to: path) { $0.mode = mode }
    return await export(options, documents, services: services)
  }

  private func document(_ id: String, _ title: String, topic: String = "news") -> Document {
    Document(id: id, url: "https://example.org/\(id)", title: title, labels: [Label(topic)])
  }

  private func text(of path: String, _ files: MemoryFileSystem) throws -> String {
    try #require(files.text(of: path))
  }

  @Test func aPageKeepsWhatTheDayHad() async throws {
    let files = MemoryFileSystem()
    let morning = [document("a", "One"), document("b", "Two <b>", topic: "sport")]
    #expect(try await run(morning, to: "{{date}}.html", files).error == nil)
    let evening = [document("c", "Three"), document("b", "Two, again", topic: "sport")]
    #expect(try await run(evening, to: "{{date}}.html", hour: 18, files).error == nil)
    let page = try text(of: "2026-11-23.html", files)
    let whole = MemoryFileSystem()
    let all = [
      document("a", "One"), document("b", "Two, again", topic: "sport"), document("c", "Three"),
    ]
    #expect(try await run(all, to: "{{date}}.html", whole).error == nil)
    #expect(page == (try text(of: "2026-11-23.html", whole)))
    #expect(try await run(evening, to: "{{date}}.html", hour: 19, files).error == nil)
    #expect(page == (try text(of: "2026-11-23.html", files)))
    #expect(files.paths == ["2026-11-23.html"])
  }

  @Test func aPageWithoutADayInItsNameIsMadeAnew() async throws {
    let files = MemoryFileSystem()
    _ = try await run([document("a", "One")], to: "day.html", files)
    _ = try await run([document("b", "Two")], to: "day.html", files)
    let page = try text(of: "day.html", files)
    #expect(page.contains("Two") && !page.contains("One"))
    #expect(!page.contains("pipe-records"))
  }

  @Test(arguments: ["html", "md"]) func isReplacedWhereThatIsAskedFor(_ ending: String) async throws
  {
    let files = MemoryFileSystem()
    let path = "{{date}}.\(ending)"
    _ = try await run([document("a", "One")], to: path, mode: .replace, files)
    _ = try await run([document("b", "Two")], to: path, mode: .replace, files)
    #expect(!(try text(of: "2026-11-23.\(ending)", files)).contains("One"))
  }

  @Test(arguments: [
    "", "<p>Mine</p>\n", "<script type=\"application/x-ndjson\" id=\"pipe-records\">\n",
  ])
  func leavesAPageAloneThatItCannotAddTo(_ old: String) async throws {
    let files = MemoryFileSystem()
    files.put(old, at: "2026-11-23.html")
    let error = try await run([document("a", "One")], to: "{{date}}.html", files).error
    if old.isEmpty {
      #expect(error == nil)
    } else {
      #expect((error as? StageError)?.message.contains("has no records") == true)
      #expect(try text(of: "2026-11-23.html", files) == old)
    }
    #expect(files.paths == ["2026-11-23.html"])
  }

  @Test(arguments: ["html", "epub"])
  func whatAnotherRunHasAddedMeanwhileStays(_ ending: String) async throws {
    let path = "{{date}}.\(ending)"
    let (one, two, three) = (document("a", "One"), document("b", "Two"), document("c", "Three"))
    let files = MemoryFileSystem()
    let clock = TestClock(Timestamp(seconds: 1_795_392_000 + 9 * 3600))
    var services = TestServices(clock: clock).services
    services.files = files
    _ = try await run([one], to: path, files)
    // A long run: it is done, but for its last step.
    let long = Attempt()
    _ = try await long.run(try Export.Options(to: path), [two], services: services)
    _ = try await run([three], to: path, files)
    try await long.last.publish()
    let whole = MemoryFileSystem()
    _ = try await run([one, two, three], to: path, whole)
    let name = "2026-11-23.\(ending)"
    if ending == "html" {
      let page = try text(of: name, files)
      for document in [one, two, three] {
        #expect(page.split(separator: ">\(document.title ?? "")</a>").count == 2)
      }
    }
    // What it has is found again, by a run that adds nothing.
    _ = try await run([one, two, three], to: path, hour: 10, files)
    _ = try await run([one, two, three], to: path, hour: 10, whole)
    let sizes = [files, whole].map { $0.bytes(of: name)?.count ?? 0 }
    #expect(abs(sizes[0] - sizes[1]) < 100, "\(sizes)")
    #expect(files.paths == [name])
  }

  @Test func bytesOfAnyEncodingStayBelowTheMark() async throws {
    let files = MemoryFileSystem()
    _ = try await run([document("a", "One")], to: "{{date}}.md", files)
    let mine: [UInt8] = [0x63, 0x61, 0x66, 0xE9, 0x0D, 0x0A, 0xFF]
    files.put(try #require(files.bytes(of: "2026-11-23.md")) + mine, at: "2026-11-23.md")
    _ = try await run([document("b", "Two")], to: "{{date}}.md", hour: 10, files)
    let bytes = try #require(files.bytes(of: "2026-11-23.md"))
    #expect(bytes.suffix(mine.count) == mine[...])
    #expect(String(decoding: bytes, as: UTF8.self).contains("[Two]"))
  }

  @Test func aFileInMarkdownGetsOnlyWhatIsNewOrHasAnotherTitle() async throws {
    let files = MemoryFileSystem()
    _ = try await run([document("a", "One"), document("b", "Two")], to: "{{date}}.md", files)
    let first = try text(of: "2026-11-23.md", files)
    // The reader adds notes above and below, and deletes a document.
    let edited =
      first.replacing("### [One](https://example.org/a)\n", with: "My thoughts on this:\n")
      + "\n## My notes\n\n<!-- pipe adds -->\nBuy milk.  "
    files.put(edited, at: "2026-11-23.md")
    let again = [document("c", "Three"), document("a", "One"), document("b", "Two, changed")]
    _ = try await run(again, to: "{{date}}.md", hour: 18, files)
    let second = try text(of: "2026-11-23.md", files)
    let mark = try #require(edited.firstRange(of: "\n<!-- pipe adds documents"))
    #expect(second.hasPrefix(edited[..<mark.lowerBound]))
    #expect(second.hasSuffix("-->\n\n## My notes\n\n<!-- pipe adds -->\nBuy milk.  "))
    #expect(
      second.contains(
        "\n\n## Added on 2026-11-23 at 18:00 UTC\n\n### [Three](https://example.org/c)\n"))
    #expect(!second.contains("[One]") && second.contains("### [Two, changed]"))
    _ = try await run(again, to: "{{date}}.md", hour: 20, files)
    #expect(try text(of: "2026-11-23.md", files) == second)
  }

  @Test func addsToANoteThatSomebodyElseHasBegun() async throws {
    let files = MemoryFileSystem()
    files.put("# Monday\n\n- [ ] call Li", at: "note.md")
    _ = try await run([document("a", "One")], to: "note.md", mode: .append, files)
    let first = try text(of: "note.md", files)
    #expect(
      first.hasPrefix(
        "# Monday\n\n- [ ] call Li\n\n## Added on 2026-11-23 at 09:00 UTC\n\n### [One]"))
    _ = try await run(
      [document("a", "One"), document("b", "B")], to: "note.md", mode: .append, files)
    let second = try text(of: "note.md", files)
    #expect(second.split(separator: "[One]").count == 2)
    #expect(second.split(separator: "<!-- pipe adds").count == 2)
  }

  @Test func noDocumentCanSetTheMark() async throws {
    let files = MemoryFileSystem()
    let mark = "<!-- pipe adds documents above this line; what is below stays as it is."
    var hostile = document("a", "One")
    hostile.text = "\n\n\(mark)\n\(DigestItem.name(of: "b"))\n-->\n"
    hostile.metadata["text_format"] = "markdown"
    hostile.summary = nil
    _ = try await run([hostile], to: "{{date}}.md", files)
    _ = try await run([document("b", "Two")], to: "{{date}}.md", hour: 10, files)
    let text = try text(of: "2026-11-23.md", files)
    #expect(text.contains("[Two]"))
    #expect(text.split(separator: "\n<!-- pipe adds").count == 2)
  }

  @Test func aDocumentThatComesTwiceIsThereOnce() async throws {
    let files = MemoryFileSystem()
    _ = try await run([document("a", "One"), document("a", "Uno")], to: "day.md", files)
    let text = try text(of: "day.md", files)
    #expect(text.contains("1 document") && text.contains("Uno") && !text.contains("One"))
  }
}
