import FilterStage
import PipeKit
import PipeTesting
import Testing

@Suite struct FilterTests {
  @Test func saysWhichFieldDidNotFit() async throws {
    let filter = try Filter.make(yaml: "where: {language: en, words: {min: 2}}")
    let result = try await filter.run(on: [
      Document(id: "a", language: "en", text: "two words"),
      Document(id: "b", language: "de", text: "zwei Wörter"),
      Document(id: "c", language: "en", text: "one"),
      Document(id: "d"),
    ])
    #expect(result.output.map(\.id) == ["a"])
    #expect(result.dropped == ["where: language": 2, "where: words": 1])
  }

  @Test func aTextThatDoesNotSayItsLanguageHasTheOneItIsWrittenIn() async throws {
    let documents = [
      Document(
        id: "en",
        text: "The government said on Thursday that the new law would be passed by parliament."),
      Document(
        id: "de",
        text: "Die Regierung sagte am Donnerstag, das Gesetz werde im Herbst beschlossen."),
      Document(id: "none", text: "1 2 3"),
    ]
    func passed(_ yaml: String) async throws -> [Document] {
      try await Filter.make(yaml: yaml).run(on: documents).output
    }
    let english = try await passed("where: {language: en}")
    // It is passed on as it was.
    #expect(english == [documents[0]])
    #expect(try await passed("unless: {any: [{language: de}]}").map(\.id) == ["en", "none"])
    #expect(try await passed("where: {language: {exists: true}}").isEmpty)
  }

  @Test func withoutAConditionItIsAnError() {
    #expect(throws: (any Error).self) { try Filter.make(yaml: "") }
    #expect(throws: (any Error).self) { try Filter.make(yaml: "where: {}") }
  }

  @Test func saysWhichListDroppedADocument() async throws {
    let filter = try Filter.make(yaml: "{include: ferry, exclude: [advert*, '*quiz']}")
    let result = try await filter.run(on: [
      Document(id: "a", title: "The ferry"), Document(id: "b", title: "Rain"),
      Document(id: "c", title: "Ferry", summary: "Advertisement"),
      Document(id: "d", title: "Ferry", keywords: ["Newsquiz"]),
    ])
    #expect(result.output.map(\.id) == ["a"])
    #expect(result.dropped == ["include: has no keyword": 1, "exclude: has a keyword": 2])
  }

  @Test func keywordsAreWholeWords() async throws {
    let filter = try Filter.make(yaml: "include: iran")
    let result = try await filter.run(on: [
      Document(id: "a", text: "Talks with IRAN's minister"), Document(id: "b", text: "In Tirana"),
    ])
    #expect(result.output.map(\.id) == ["a"])
  }

  @Test(arguments: ["exclude: sport", "exclude: sp*t", "exclude: sports.example"])
  func aKeywordThatStandsInMarkupOnlyIsNotFound(options: String) async throws {
    let documents = [
      Document(
        id: "html", text: "<p class='sport'>hello <a href='https://sports.example/'>you</a></p>",
        metadata: ["text_format": "html"]),
      Document(
        id: "markdown", text: "Hello [you](https://sports.example/sport).",
        metadata: ["text_format": "markdown"]),
      Document(
        id: "summary", text: "<p class='sport'>hello</p>", summary: "<p class='sport'>hello</p>",
        metadata: ["text_format": "html"]),
    ]
    let result = try await Filter.make(yaml: options).run(on: documents)
    #expect(result.output == documents)
  }

  @Test func wordsThatMarkupPartsAreFoundWhole() async throws {
    let documents = [
      Document(id: "html", text: "<b>F</b>erry", metadata: ["text_format": "html"]),
      Document(id: "entity", text: "caf&eacute; ferry", metadata: ["text_format": "html"]),
      Document(id: "markdown", text: "A *f*erry", metadata: ["text_format": "markdown"]),
      // Nobody says that it has markup.
      Document(id: "plain", text: "<b>F</b>erry"),
    ]
    let result = try await Filter.make(yaml: "include: ferry").run(on: documents)
    #expect(result.output.map(\.id) == ["html", "entity", "markdown"])
    let accents = try await Filter.make(yaml: "include: café").run(on: documents)
    #expect(accents.output.map(\.id) == ["entity"])
  }

  @Test func conditionsLookAtTheTextAsItIs() async throws {
    let document = Document(
      id: "a", text: "<p class=\"sport\">hello</p>", metadata: ["text_format": "html"])
    let filter = try Filter.make(yaml: "where: {text: {contains: 'class=\"sport\"'}}")
    #expect(try await filter.run(on: [document]).output == [document])
  }

  @Test(arguments: ["caf\u{E9}", "cafe\u{301}", "CAFE\u{301}", "caf\u{E9}*", "c*fe\u{301}", "caf?"])
  func aKeywordIsFoundHoweverItsAccentsAreWritten(keyword: String) async throws {
    let documents = [
      Document(id: "composed", text: "The caf\u{E9} is open."),
      Document(id: "decomposed", text: "The cafe\u{301} is open."),
      Document(id: "title", title: "Cafe\u{301}"),
      Document(id: "other", text: "The cafeteria is open."),
    ]
    let included = try await Filter.make(yaml: "include: '\(keyword)'").run(on: documents)
    #expect(included.output.map(\.id) == ["composed", "decomposed", "title"])
    let files = MemoryFileSystem(files: ["words.txt": "\(keyword)\n"])
    let excluded = try await Filter.make(yaml: "exclude_file: words.txt", files: files)
      .run(on: documents)
    #expect(excluded.output.map(\.id) == ["other"])
  }

  @Test func looksInTheFieldsThatAreNamed() async throws {
    let documents = [
      Document(id: "a", title: "Ferry"),
      Document(id: "b", text: "Ferry", metadata: ["desk": "ferry"]),
      Document(id: "c", authors: ["Ferry Boatman"]),
    ]
    for (fields, expected) in [
      ("title", ["a"]), ("metadata.desk", ["b"]), ("[title, author]", ["a", "c"]),
    ] {
      let filter = try Filter.make(yaml: "{include: ferry, in: \(fields)}")
      #expect(try await filter.run(on: documents).output.map(\.id) == expected)
    }
  }

  @Test func aFileOfKeywordsToExcludeMayBeEmpty() async throws {
    let files = MemoryFileSystem(files: ["muted.txt": "# none\n"])
    let filter = try Filter.make(yaml: "exclude_file: muted.txt", files: files)
    #expect(try await filter.run(on: [Document(id: "a")]).output.count == 1)
  }

  @Test(arguments: [
    "{include: ferry, in: headline}", "{include: ferry, in: []}", "include: ''", "include: '*'",
    "include: ['? *']", "include_file: missing.txt", "include_file: empty.txt",
  ])
  func keywordsThatCannotBeFoundAreErrors(options: String) {
    #expect(throws: (any Error).self) {
      try Filter.make(yaml: options, files: MemoryFileSystem(files: ["empty.txt": "# none\n"]))
    }
  }

  @Test func everyFieldCanBeCompared() async throws {
    let document = Document(
      id: "a", url: "https://www.example.org/x", source: "feed", title: "Title", authors: ["Ann"],
      published: Timestamp("2025-12-31T12:00:00Z"), updated: Timestamp("2025-12-31"),
      language: "en-GB",
      text: "Some text of six words here", summary: "Short",
      labels: [Label("sport", score: 0.7, code: "medtop:1")],
      keywords: ["goal"], image: Image("https://example.org/i.png"),
      links: [Link("https://example.net/y")], metadata: ["rank": 3, "geo": ["city": "Ellery"]])
    for (condition, holds) in [
      ("id: a", true), ("domain: example.org", true), ("source: {starts_with: fe}", true),
      ("title: {matches: '^T.t'}", true), ("author: ann", true), ("published: {after: 1d}", true),
      ("published: {before: 1d}", false), ("updated: 2025-12-31", true), ("language: en", true),
      ("text: {contains_all: [six, words]}", true), ("text: {min_length: 100}", false),
      ("words: {min: 6, max: 6}", true), ("summary: {exists: true}", true),
      ("topic: {equals: sport, min_score: 0.8}", false), ("code: 'medtop:1'", true),
      ("keyword: [goal, ball]", true), ("image: {exists: true}", true),
      ("link: {contains: example.net}", true), ("metadata.rank: {min: 3}", true),
      ("metadata.geo.city: ellery", true), ("not: {title: title}", false),
      ("any: [{id: b}, {id: a}]", true), ("all: [{id: b}, {id: a}]", false),
    ] {
      let filter = try Filter.make(yaml: "where: {\(condition)}")
      #expect(try await filter.run(on: [document]).output.isEmpty != holds, "\(condition)")
    }
  }
}
