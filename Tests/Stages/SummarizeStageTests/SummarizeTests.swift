import PipeKit
import PipeTesting
import SummarizeStage
import Testing

private let methods = [
  "auto", "lead", "ranker", "textrank", "lexrank", "lsa", "luhn", "sumbasic", "kl", "centroid",
]

@Suite struct SummarizeTests {
  private let story = """
    Flood in the valley

    By Ann Lee

    Heavy rain flooded the valley on Monday, and hundreds of people had to leave their homes. \
    The river rose by three metres within hours. “We had no time,” said Dr. Paul Wood. \
    Police closed the road to the valley.

    Photo: the river on Monday

    The rain is expected to go on until Friday. People in the valley were told to stay away from \
    the river. Schools stay closed.
    """

  private func summary(
    _ yaml: String, of text: String?, title: String? = nil
  ) async throws -> String? {
    let stage = try Summarize.make(yaml: yaml)
    let result = try await stage.run(on: [
      Document(id: "a", title: title, language: "en", text: text)
    ])
    return try #require(result.output.first).summary
  }

  @Test func theExamplesInTheManualAreTrue() async throws {
    for example in Summarize.manual.examples {
      for size in [1, 2, 64] {
        let stage = try Summarize.make(yaml: example.options)
        let result = try await stage.run(on: example.input, batchSize: size)
        #expect(result.output == example.output, "\(example.title)")
      }
    }
  }

  @Test func takesTheFirstSentencesAndNoHeadings() async throws {
    #expect(
      try await summary("method: lead", of: story) == """
        Heavy rain flooded the valley on Monday, and hundreds of people had to leave their homes.
        The river rose by three metres within hours.
        “We had no time,” said Dr. Paul Wood.
        """)
  }

  @Test(arguments: methods)
  func keepsTheOrderOfTheText(method: String) async throws {
    for count in 1...9 {
      let text = try #require(
        try await summary("{method: \(method), sentences: \(count)}", of: story))
      var last = story.startIndex
      let lines = text.split(separator: "\n")
      #expect(lines.count == min(count, 7))
      for line in lines {
        let range = try #require(story.range(of: line, from: last))
        last = range
      }
    }
  }

  @Test(arguments: methods)
  func neverTakesMoreThanAsked(method: String) async throws {
    for limit in [5, 6, 8, 10, 15, 20, 40, 100] {
      let text = try #require(try await summary("{method: \(method), words: \(limit)}", of: story))
      #expect(text.split(whereSeparator: \.isWhitespace).count <= limit)
      #expect(!text.isEmpty)
    }
    for limit in [20, 21, 30, 44, 45, 60, 100, 1000] {
      let text = try #require(
        try await summary("{method: \(method), characters: \(limit)}", of: story))
      #expect(text.count <= limit)
      #expect(!text.isEmpty)
    }
  }

  @Test func limitsStandTogether() async throws {
    let text = try #require(try await summary("{sentences: 1, words: 60, method: lead}", of: story))
    #expect(text.split(separator: "\n").count == 1)
  }

  @Test func takesAShareOfTheSentences() async throws {
    for (ratio, count) in [(0.01, 1), (0.3, 2), (0.5, 3), (1.0, 7)] {
      let text = try #require(try await summary("ratio: \(ratio)", of: story))
      #expect(text.split(separator: "\n").count == count)
    }
  }

  @Test func contradictoryLimitsAreAProblem() {
    for yaml in [
      "{words: 50, characters: 300}", "{words: 50, ratio: 0.1}",
      "{characters: 300, ratio: 0.1, sentences: 3}", "sentences: 0", "ratio: 2", "words: 1",
      "method: best",
    ] {
      #expect(throws: (any Error).self) { try Summarize.make(yaml: yaml) }
    }
  }

  @Test func withoutTextThereIsNoSummary() async throws {
    #expect(try await summary("", of: nil) == nil)
    #expect(try await summary("", of: "") == nil)
    #expect(try await summary("", of: " \n\t\u{A0}\n") == nil)
  }

  @Test func keepsTheSummaryOfADocumentWithoutText() async throws {
    let stage = try Summarize.make(yaml: "")
    let document = Document(id: "a", summary: "From the feed.")
    #expect(try await stage.run(on: [document]).output == [document])
  }

  @Test(arguments: [
    ("A heading", "A heading"), ("...", "..."), ("One\nTwo", "One\nTwo"), ("Yes.", "Yes."),
    ("!", "!"), ("東京は大きい。大阪も大きい。", "東京は大きい。\n大阪も大きい。"),
  ])
  func isNeverEmptyWhereThereIsText(text: String, expected: String) async throws {
    for method in methods {
      #expect(try await summary("method: \(method)", of: text) == expected)
    }
  }

  @Test(arguments: [
    ("sentences: 2", "All of it is told.\nThe town is closed."),
    ("{sentences: 1, method: textrank}", "All of it is told."),
    ("{sentences: 2, layout: paragraph}", "All of it is told. The town is closed."),
    ("words: 5", "All of it is told."),
    ("{words: 9, exclude: town}", "All of it is told.\nBuses are full."),
    ("characters: 40", "All of it is told.\nThe town is closed."),
    ("{characters: 20, exclude: All}", "The town is closed."),
    ("{ratio: 0.5}", "All of it is told."), ("{characters: 20, exclude: .}", "All of it is told."),
    ("lead", "All of it is told.\nThe town is closed.\nBuses are full."),
  ])
  func aStoryOfSeveralDocumentsKeepsTheSentencesOfItsSummaryWithinTheLimits(
    options: String, expected: String
  ) async throws {
    let stage = try Summarize.make(yaml: options == "lead" ? "method: lead" : options)
    let result = try await stage.run(on: [digest(["a", "b"])])
    #expect(result.output.first?.summary == expected)
    // Its metadata tell of the same sentences, and the rest of them stays.
    let story = result.output.first?.metadata["story"]?.object
    let told = story?["summary"]?.array?.compactMap { $0.object?["text"]?.string }
    #expect(told?.joined(separator: "\n") == expected.replacing(". ", with: ".\n"))
    #expect(
      story?["documents"] == digest(["a", "b"]).metadata["story"]?.object?["documents"])
  }

  @Test func whereNoSentenceOfAStoryFitsTheFirstIsCut() async throws {
    let stage = try Summarize.make(yaml: "{characters: 20, sentences: 1}")
    let long = digest(["a", "b"], sentences: ["All that there is was told in May."])
    let result = try await stage.run(on: [long])
    #expect(result.output.first?.summary == "All that there is…")
  }

  @Test func aStoryOfOneDocumentOrWithoutASummaryIsSummedUpAsAnyDocument() async throws {
    var plain = digest(["a", "b"])
    plain.summary = nil
    let stage = try Summarize.make(yaml: "{sentences: 1, method: lead}")
    let result = try await stage.run(on: [digest(["a"]), digest(["a", "b"], sentences: []), plain])
    #expect(result.output.map(\.summary) == ["It rained.", "It rained.", "It rained."])
  }

  @Test func highlightsOfAStoryAreThoseOfItsText() async throws {
    let stage = try Summarize.make(yaml: "{sentences: 1, method: lead, highlights: true}")
    let result = try await stage.run(on: [digest(["a", "b"])])
    #expect(result.output.first?.summary == "It rained.")
    #expect(result.output.first?.metadata["highlights"] == [["start": 0, "end": 10]])
  }

  /// A story of documents, which has a summary.
  private func digest(
    _ ids: [String],
    sentences: [String] = ["All of it is told.", "The town is closed.", "Buses are full."]
  ) -> Document {
    Document(
      id: "s", language: "en", text: "It rained. The river rose.",
      summary: sentences.isEmpty ? "All." : sentences.joined(separator: "\n"),
      metadata: [
        "story": [
          "documents": .array(ids.map { ["id": .string($0)] }),
          "summary": .array(sentences.map { ["text": .string($0), "document": "b"] }),
        ]
      ])
  }

  @Test func neitherTheTitleNorARepetitionIsASentence() async throws {
    let text = "The bridge is closed. It rained all night. It rained all night. The sun came out."
    #expect(
      try await summary("method: lead", of: text, title: "The Bridge is closed")
        == "It rained all night.\nThe sun came out.")
  }

  @Test func sentencesThatSayTheSameAreTakenOnce() async throws {
    let text = """
      The council sold the old harbour on Monday. On Monday the council sold the old harbour. \
      Nobody knows who bought it.
      """
    let found = try #require(try await summary("{sentences: 2, method: textrank}", of: text))
    #expect(found.split(separator: "\n").count == 2)
    #expect(found.hasSuffix("Nobody knows who bought it."))
  }

  @Test func leavesOutWhatIsExcluded() async throws {
    #expect(
      try await summary("{method: lead, sentences: 2, exclude: ['^Heavy', 'time']}", of: story)
        == "The river rose by three metres within hours.\nPolice closed the road to the valley.")
    // But there is always a summary.
    #expect(try await summary("{method: lead, exclude: .}", of: "One two. Three four.") != nil)
    await #expect(throws: (any Error).self) { try await summary("exclude: '('", of: story) }
  }

  @Test func sentencesAreAsFarApartAsAsked() async throws {
    let text = "One two. Three four. Five six. Seven eight. Nine ten. Eleven twelve."
    #expect(
      try await summary("{method: lead, min_position_gap: 2}", of: text)
        == "One two.\nFive six.\nNine ten.")
    for method in methods {
      let found = try #require(
        try await summary("{method: \(method), sentences: 6, min_position_gap: 3}", of: text))
      #expect(found.split(separator: "\n").count <= 2)
    }
  }

  @Test func repetitionIsAllowedWhereAskedFor() async throws {
    let text = """
      The council sold the old harbour on Monday. On Monday the council sold the old harbour. \
      Nobody knows who bought it.
      """
    let found = try #require(
      try await summary("{sentences: 3, method: textrank, max_redundancy: 1}", of: text))
    #expect(found.split(separator: "\n").count == 3)
    #expect(
      try await summary("{sentences: 3, method: textrank, max_redundancy: 0.3}", of: text)?
        .split(separator: "\n").count == 2)
  }

  @Test func highlightsSayWhereTheSentencesStand() async throws {
    let stage = try Summarize.make(yaml: "{method: lead, sentences: 2, highlights: true}")
    let text =
      "BERLIN (dpa) – Der „Große“ Fluß stieg.\n\nFoto: dpa\n\nEs regnete.😀 Die Stadt schlief."
    let result = try await stage.run(on: [Document(id: "a", language: "de", text: text)])
    let document = try #require(result.output.first)
    let lines = try #require(document.summary).split(separator: "\n").map(String.init)
    let places = try #require(document.metadata["highlights"]?.array)
    #expect(lines.count == 2)
    let scalars = Array(text.unicodeScalars)
    for (line, place) in zip(lines, places) {
      let start = try #require(place.object?["start"]?.int)
      let end = try #require(place.object?["end"]?.int)
      var found = String.UnicodeScalarView()
      found.append(contentsOf: scalars[start..<end])
      #expect(String(found) == line)
    }
  }

  @Test func aModelThatCannotBeReadIsAProblem() {
    #expect(throws: (any Error).self) { try Summarize.make(yaml: "model: missing.model") }
  }

  @Test func joinsWrappedLines() async throws {
    let text = """
      It rained all
      night, and the river
      rose by
      three metres. The town
      was flooded.
      """
    #expect(
      try await summary("", of: text)
        == "It rained all night, and the river rose by three metres.\nThe town was flooded.")
  }

  @Test func takesLongAndHostileTexts() async throws {
    let texts = [
      String(repeating: "The council met again and spoke of the harbour. ", count: 1500),
      String(repeating: ".", count: 30_000), String(repeating: "A. ", count: 15_000),
      String(repeating: "a\n", count: 10_000), String(repeating: "(", count: 30_000),
      "a" + String(repeating: " ", count: 60_000) + "b. C.",
      String(repeating: "x", count: 100_000),
      (0..<1000).map { "Number \($0) of \($0 % 97) things is word\($0 * 7919 % 1009)." }
        .joined(separator: " "),
    ]
    for text in texts {
      for options in methods.map({ "{method: \($0), words: 30}" }) + ["{characters: 100}"] {
        let found = try #require(try await summary(options, of: text))
        #expect(!found.isEmpty)
      }
    }
  }

  @Test func survivesAnyText() async throws {
    var seed: UInt64 = 11
    func random(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % limit
    }
    let parts = [
      "a", "The", "Dr.", "U.S.", ".", "…", "!", "?", " ", " ", "\n", "\r\n", "\n\n", "“", "”", "(",
      ")",
      "é", "京", "。", "\u{301}", "\u{AD}", "😀", "1.5", "council", "harbour", "'", "\u{2028}",
    ]
    for _ in 0..<80 {
      let text = (0..<60).map { _ in parts[random(parts.count)] }.joined()
      let isBlank = text.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
      for options in [
        "{sentences: 2}", "{words: 5, method: lead}", "{characters: 20}", "{ratio: 0.2}",
      ] {
        let found = try await summary(options, of: text)
        #expect((found == nil) == isBlank)
        #expect(found?.isEmpty != true)
        if options.contains("characters") { #expect(found?.count ?? 0 <= 20) }
      }
    }
  }
}

extension String {
  /// The end of a substring's first occurrence at or after an index.
  fileprivate func range(of part: Substring, from start: Index) -> Index? {
    var index = start
    while index < endIndex {
      if self[index...].hasPrefix(part) { return self.index(index, offsetBy: part.count) }
      index = self.index(after: index)
    }
    return nil
  }
}
