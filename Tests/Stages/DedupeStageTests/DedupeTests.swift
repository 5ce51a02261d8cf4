import PipeKit
import PipeTesting
import Testing

@testable import DedupeStage

@Suite struct DedupeTests {
  /// A text of some words that no other text has.
  private func text(_ seed: UInt64, words: Int = 120) -> [String] {
    var text = InventedText(seed: seed)
    return text.words(words)
  }

  private func document(_ id: String, _ words: [String], published: String? = nil) -> Document {
    Document(
      id: id, url: "https://example.org/\(id)", published: published.flatMap { Timestamp($0) },
      text: words.joined(separator: " "))
  }

  private func duplicates(_ document: Document?) -> [String] {
    document?.metadata["duplicates"]?.array?.compactMap { $0.object?["id"]?.string } ?? []
  }

  @Test func theEarliestOfCopiesIsKeptInThePlaceOfTheFirst() async throws {
    let words = text(1)
    var edited = words
    edited[60] = "other"
    let result = try await Dedupe.make(yaml: "").run(on: [
      document("a", words, published: "2025-12-31T10:00:00Z"),
      document("x", text(2)),
      document("b", edited, published: "2025-12-31T09:00:00Z"),
      document("c", words),
    ])
    #expect(result.output.map(\.id) == ["b", "x"])
    #expect(duplicates(result.output.first) == ["a", "c"])
    #expect(result.output.first?.trail.last?.note == "kept of 3 copies: published first")
    #expect(result.dropped == ["copy: nearly the same text": 2])
  }

  @Test func aMuchShorterCopyIsNotKept() async throws {
    let teaser = Document(
      id: "a", url: "https://example.org/1", published: Timestamp("2025-12-30"),
      summary: "A teaser.")
    var page = document("b", text(1), published: "2025-12-31")
    page.url = "https://example.org/1?utm_source=feed"
    let result = try await Dedupe.make(yaml: "").run(on: [teaser, page])
    #expect(result.output.map(\.id) == ["b"])
    #expect(result.output.first?.trail.last?.note == "kept of 2 copies: the most complete")
  }

  /// Each is the one before with some words further: of those that follow, only the next few are like it.
  @Test(arguments: ["", "{keep: first}"])
  func whatOnlyAChainOfCopiesLeadsToIsKept(_ options: String) async throws {
    let words = text(3, words: 600 * 6 + 60)
    let documents = (0..<600).map { number in
      document("\(number)", Array(words[number * 6..<number * 6 + 60]))
    }
    let result = try await Dedupe.make(yaml: options).run(on: documents)
    let kept = result.output.compactMap { Int($0.id) }.sorted()
    // Nothing is farther from one that is kept than copies are: ten steps share no word.
    for number in 0..<600 {
      #expect(kept.contains { abs($0 - number) < 10 }, "\(number) of \(options)")
    }
  }

  @Test func aTextBehindAnAddressThatHadNoneIsAVersion() async throws {
    let listed = Document(id: "a", url: "https://example.org/a", title: "Ferry late again")
    let page = document("a", text(4))
    let result = try await Dedupe.make(yaml: "{keep: first}").run(on: [listed, page, page])
    #expect(result.output.map(\.text) == [nil, page.text])
  }

  @Test func sectionsOfOneDocumentAreNoVersionsOfEachOther() async throws {
    let sections = (1...3).map { number in
      Document(
        id: "a#\(number)", url: "https://example.org/a",
        text: text(UInt64(10 + number)).joined(separator: " "),
        metadata: ["part": ["of": "a", "number": .number(JSONNumber(number)), "count": 3]])
    }
    let result = try await Dedupe.make(yaml: "").run(on: sections + [sections[1]])
    #expect(result.output.map(\.id) == ["a#1", "a#2", "a#3"])
  }

  @Test func entriesThatOnlyNameTheirSiteAreApart() async throws {
    let entries = (1...2).map { number in
      Document(
        id: "\(number)", url: "https://example.org/",
        text: text(UInt64(20 + number)).joined(separator: " "))
    }
    let result = try await Dedupe.make(yaml: "").run(on: entries)
    #expect(result.output.map(\.id) == ["1", "2"])
  }

  @Test func shortTextsAreRepeatsOnlyWithTheirTitles() async throws {
    func short(_ id: String, _ title: String) -> Document {
      Document(id: id, title: title, text: "Read on with a subscription.")
    }
    let result = try await Dedupe.make(yaml: "").run(on: [
      short("a", "Ferry runs again"), short("b", "Rain in the north"),
      short("c", "Ferry runs again"),
      Document(id: "d", title: "Live"), Document(id: "e", title: "Live"),
    ])
    #expect(result.output.map(\.id) == ["a", "b", "d", "e"])
  }

  @Test func documentsWithoutAnythingToCompareAreLeftAlone() async throws {
    let result = try await Dedupe.make(yaml: "").run(on: (0..<5).map { Document(id: "\($0)") })
    #expect(result.output.count == 5)
  }

  @Test func anUpdateOfWhatHasGoneOnGoesOnAndIsCalledOne() async throws {
    let old = document("a", text(1))
    let new = document("a", text(2))
    let result = try await Dedupe.make(yaml: "keep: first").run(on: [old, new, new, old])
    // The old one once more is no update, nor is the new one.
    #expect(result.output.map(\.metadata["is_update"]) == [nil, true])
    #expect(result.dropped == ["copy: same address": 2])
    let dropping = try await Dedupe.make(yaml: "{keep: first, updates: drop}").run(on: [old, new])
    #expect(dropping.output == [old])
    #expect(dropping.dropped == ["another version": 1])
  }

  @Test func ofVersionsTheNewestIsKeptWhateverTheOrder() async throws {
    let versions = (0..<4).map { number in
      var version = document("v\(number)", text(UInt64(number)))
      version.url = "https://example.org/story"
      version.updated = Timestamp("2025-12-31T0\(number):00:00Z")
      return version
    }
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2]] {
      let result = try await Dedupe.make(yaml: "").run(on: order.map { versions[$0] })
      #expect(result.output.map(\.id) == ["v3"], "\(order)")
      #expect(duplicates(result.output.first).count == 3)
    }
  }

  @Test func aVersionThatIsKeptForBeingTheNewestIsSaidToBe() async throws {
    let words = text(1)
    var edited = words
    edited[60] = "other"
    var old = document("old", words)
    var new = document("new", edited)
    old.updated = Timestamp("2025-12-31T08:00:00Z")
    new.updated = Timestamp("2025-12-31T09:00:00Z")
    new.url = old.url
    let versions = try await Dedupe.make(yaml: "").run(on: [old, new])
    #expect(versions.output.map(\.id) == ["new"])
    #expect(versions.output.first?.trail.last?.note == "kept of 2 copies: the newest version")
    let copies = [document("b", words), document("c", edited)]
    let all = try await Dedupe.make(yaml: "").run(on: [old, new] + copies)
    #expect(all.output.map(\.id) == ["new"])
    #expect(
      all.output.first?.trail.last?.note
        == "kept of 4 copies: the newest version, then the first to come")
  }

  @Test(arguments: ["{by: [content]}", "{by: [near]}", "{by: [content], min_words: 500}"])
  func textsThatOnlyWriteTheirAccentsInAnotherWayAreCopies(options: String) async throws {
    let words = text(5).map { $0 + "\u{E9}" }
    // Each accent behind its letter.
    let other = words.map { String($0.dropLast()) + "e\u{301}" }
    let result = try await Dedupe.make(yaml: options).run(on: [
      document("a", words), document("b", other), document("c", text(6)),
    ])
    #expect(result.output.map(\.id) == ["a", "c"])
    #expect(result.output.first?.metadata["duplicates"]?.array?.count == 1)
  }

  @Test func aGuidMayBeANumber() async throws {
    func entry(_ id: String, _ guid: JSON, host: String = "example.org") -> Document {
      Document(id: id, source: "https://\(host)/feed", metadata: ["guid": guid])
    }
    let result = try await Dedupe.make(yaml: "by: [guid]").run(on: [
      entry("a", 17), entry("b", 17), entry("c", "17"), entry("d", 18),
      entry("e", 17, host: "example.net"), entry("f", true), entry("g", true),
    ])
    #expect(result.output.map(\.id) == ["a", "d", "e", "f", "g"])
    #expect(result.dropped == ["copy: same guid": 2])
  }

  @Test func moreThanTheBufferIsNotHeldBack() async throws {
    let texts = (0..<50).map { text(UInt64($0), words: 400) }
    let documents = texts.enumerated().map { document("\($0.offset)", $0.element) }
    let late = document("late", texts[0])
    let result = try await Dedupe.make(yaml: "buffer: 20kB").run(on: documents + [late])
    #expect(result.output.map(\.id) == documents.map(\.id))
    #expect(duplicates(result.output.first).isEmpty)
    #expect(result.dropped == ["copy: same text": 1])
  }

  @Test func oneTextAThousandTimesIsOneDocument() async throws {
    let words = text(1)
    let result = try await Dedupe.make(yaml: "").run(
      on: (0..<1000).map { document("\($0)", words) })
    #expect(result.output.map(\.id) == ["0"])
    #expect(duplicates(result.output.first).count == CopyGroup.mostRecorded)
    #expect(result.output.first?.trail.last?.note == "kept of 1000 copies: the first to come")
  }

  @Test func onlyWhatIsAskedForMakesARepeat() async throws {
    let words = text(1)
    let same = [document("a", words), document("b", words)]
    #expect(try await Dedupe.make(yaml: "by: [address, guid]").run(on: same).output.count == 2)
    #expect(try await Dedupe.make(yaml: "by: [near]").run(on: same).output.count == 1)
    #expect(try await Dedupe.make(yaml: "by: [content]").run(on: same).output.count == 1)
  }

  @Test(arguments: [
    "by: []", "{keep: first, prefer: [example.org]}", "similarity: 0", "by: [title]",
  ])
  func optionsThatMeanNothingAreErrors(options: String) {
    #expect(throws: (any Error).self) { try Dedupe.make(yaml: options) }
  }

  @Test func theCanonicalAddressOfThePageCountsUnlessItIsTheFrontPage() async throws {
    func page(_ id: String, _ canonical: String) -> Document {
      Document(
        id: id, url: "https://example.org/\(id)", metadata: ["canonical_url": .string(canonical)])
    }
    let stated = try await Dedupe.make(yaml: "").run(on: [
      page("a", "https://example.org/story"), page("b", "https://example.org/story"),
    ])
    #expect(stated.output.map(\.id) == ["a"])
    let front = try await Dedupe.make(yaml: "").run(on: [
      page("a", "https://example.org/"), page("b", "https://example.org/"),
    ])
    #expect(front.output.map(\.id) == ["a", "b"])
  }
}
