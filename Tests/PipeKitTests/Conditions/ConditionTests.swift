import PipeKit
import PipeTesting
import Testing

@Suite struct ConditionTests {
  static let document = Document(
    id: "a", url: "https://www.Example.org:8080/world/1", source: "feed", title: "War and Peace",
    authors: ["Ada", "Ben"], published: Timestamp("2025-12-31T12:00:00Z"), language: "en",
    text: "Seven words stand in this short text.",
    labels: [Label("politics", score: 0.8), Label("war", score: 0.3)], keywords: ["peace"],
    metadata: [
      "section": "World", "rank": 7, "reading_minutes": 4, "tags": ["x", "y"],
      "deep": ["key": "value"], "empty": [:],
    ])
  static let now = Timestamp(seconds: 1_767_225_600)

  @Test(arguments: [
    "id: a", "id: [b, A]", "domain: example.org", "title: war and peace", "author: ben",
    "title: {contains: PEACE}", "title: {contains: [nothing, war]}",
    "title: {contains_all: [war, peace]}", "title: {starts_with: war, ends_with: peace}",
    "title: {matches: '^W.r'}", "keyword: {contains_all: [peace]}",
    "author: {contains_all: [ben, ad]}",
    "metadata.tags: {contains_all: [y, x]}", "metadata.deep: {exists: true}",
    "metadata.tags: {exists: true}", "metadata.empty: {exists: false}", "published: {after: 1d}",
    "published: {before: 1h}",
    "published: {after: 2025-12-31, before: 2026-01-01}", "published: 2025-12-31",
    "updated: {exists: false}", "text: {exists: true}", "words: {min: 7, max: 7}",
    "text: {min_length: 10, max_length: 100}", "topic: politics", "topic: {in: [x, war]}",
    "label: {equals: politics, min_score: 0.5}", "keyword: peace", "metadata.section: world",
    "metadata.rank: {min: 5}", "metadata.reading_minutes: {min: 4}", "metadata.tags: y",
    "metadata.deep.key: value", "metadata.rank: 7",
    "any: [{id: x}, {id: a}]", "all: [{id: a}, {language: en}]", "not: {language: de}",
    "{language: en, topic: politics, not: {title: {contains: football}}}",
  ])
  func holds(yaml: String) throws {
    let condition = try Condition(yaml: yaml)
    #expect(try condition.matches(Self.document, now: Self.now))
    #expect(try condition.firstUnmet(by: Self.document, now: Self.now) == nil)
  }

  @Test(arguments: [
    ("body: {contains: <VIDEO}", true), ("body: {exists: true}", true),
    ("body: {exists: false}", false),
    ("body: {matches: 'f.nf'}", true), ("media_type: text/html", true),
    ("media_type: {starts_with: image/}", false), ("trail: {starts_with: 'fetch: '}", true),
    ("trail: {contains: not modified}", true), ("trail: {exists: false}", false),
    ("trail: clean", false),
  ])
  func knowsWhatWasFetchedAndWhatStagesDid(yaml: String, holds: Bool) throws {
    var document = Document(id: "a")
    let condition = try Condition(yaml: yaml)
    #expect(try condition.matches(document, now: Self.now) == yaml.contains("exists: false"))
    document.body = Body("<p>Five fünf</p><video>", mediaType: "text/html")
    document.body?.bytes.append(0xFF)
    document.trail = [TrailEntry(stage: "fetch", note: "not modified since")]
    #expect(try condition.matches(document, now: Self.now) == holds)
  }

  @Test(arguments: [
    "title: οδος", "title: {contains: δος}", "title: {ends_with: ος}", "title: {starts_with: οδος}",
    "title: ΟΔΟΣ",
  ])
  func aSigmaIsTheSameAtTheEndOfAWord(yaml: String) throws {
    for title in ["ΟΔΟΣ", "οδος", "Οδοσ"] {
      #expect(try Condition(yaml: yaml).matches(Document(id: "a", title: title), now: Self.now))
    }
  }

  @Test func aBodyOfNothingIsNotThere() throws {
    let document = Document(id: "a", body: Body([]))
    #expect(try Condition(yaml: "body: {exists: false}").matches(document, now: Self.now))
  }

  @Test(arguments: [
    ("en-GB", true), ("EN", true), ("en-Latn-GB", true), ("eng", false), ("de", false),
  ])
  func aLanguageStandsForItsRegions(tag: String, holds: Bool) throws {
    let document = Document(id: "a", language: tag)
    #expect(try Condition(yaml: "language: en").matches(document, now: Self.now) == holds)
    #expect(try !Condition(yaml: "language: en-US").matches(document, now: Self.now))
  }

  @Test(arguments: [
    ("id: b", "id"), ("language: [de, fr]", "language"), ("title: {contains: football}", "title"),
    ("published: {after: 1h}", "published"), ("published: {before: 2025-12-31}", "published"),
    ("updated: {after: 1d}", "updated"), ("updated: {exists: true}", "updated"),
    ("text: {exists: false}", "text"), ("words: {min: 8}", "words"),
    ("label: {equals: war, min_score: 0.5}", "label"), ("metadata.rank: {max: 6}", "metadata.rank"),
    ("metadata.none: x", "metadata.none"), ("any: [{id: x}, {id: y}]", "any"),
    ("metadata.tags: {contains_all: [x, z]}", "metadata.tags"),
    ("metadata.deep: {exists: false}", "metadata.deep"),
    ("metadata.empty: {exists: true}", "metadata.empty"),
    ("metadata.rank: {after: 2d}", "metadata.rank"), ("not: {id: a}", "not"),
    ("{language: en, topic: sport}", "topic"), ("summary: x", "summary"),
  ])
  func doesNotHoldAndSaysWhy(yaml: String, name: String) throws {
    let condition = try Condition(yaml: yaml)
    #expect(try !condition.matches(Self.document, now: Self.now))
    #expect(try condition.firstUnmet(by: Self.document, now: Self.now) == name)
  }

  @Test(arguments: [
    "published: {min: 2026}", "topic: {max: 1}", "words: {after: 2d}", "title: {min: 10}",
    "title: {before: 2d}", "language: {min_score: 0.5}", "metadata.rank: {min_score: 0.5}",
    "any: [{topic: {after: 1d}}]",
  ])
  func whatAFieldCannotBeComparedByIsAnError(yaml: String) {
    do {
      _ = try Condition(yaml: yaml)
      Issue.record("\(yaml) was taken")
    } catch {
      #expect("\(error)".contains("cannot be compared by"), "\(error)")
    }
  }

  @Test(arguments: [
    "{}", "langage: en", "title: {contians: x}", "words: {min: 5, max: 3}",
    "published: {after: soon}",
    "title: {matches: '('}", "any: {id: a}", "topic: {min_score: 2}", "title: {}",
    "topic: []", "topic: {equals: [], min_score: 0.5}", "title: {contains: [], min_length: 1}",
    "title: {contains: x, in: []}", "title: {contains_all: [], exists: true}",
  ])
  func refusesWhatIsNoCondition(yaml: String) {
    #expect(throws: (any Error).self) { try Condition(yaml: yaml) }
  }
}

@Suite struct WordCountTests {
  @Test(arguments: [
    (String?.none, 0), ("", 0), (" \n\t", 0), ("one", 1), (" one\r\ntwo  three ", 3),
    ("Grüße, Welt!", 2), ("Grüße, 世界!", 3), ("給食費を無償に。", 7), ("ホテル", 1), ("ที่นี่", 2),
    ("한국어 문장", 2), ("हिन्दी में", 2), ("天\u{3000}地", 2),
  ])
  func countsWhatStandsBetweenWhiteSpaceAndLettersOfScriptsWithoutIt(text: String?, count: Int) {
    #expect(Document(id: "a", text: text).wordCount == count)
  }
}
