import HTML
import PipeKit
import PipeTesting
import Testing

@testable import ExportStage

/// What a page is to whoever reads it: by eye, by keyboard, by ear.
@Suite struct HTMLPageTests {
  private static func document(_ index: Int, story: Int?, topic: String) -> Document {
    var document = Document(
      id: "d\(index)", url: "https://s\(index % 3).example.org/\(index)", title: "Title \(index)",
      published: Timestamp(seconds: 1_795_424_400 + Int64(index) * 3600),
      text: "Some text.", labels: [Label(topic)])
    if let story {
      document.metadata["story"] = [
        "id": .string("s\(story)"), "headline": .string("Event \(story)"),
      ]
    }
    return document
  }

  private static let documents = [
    document(0, story: 1, topic: "politics"), document(1, story: nil, topic: "sport"),
    document(2, story: 2, topic: "politics"), document(3, story: 1, topic: "economy"),
    document(4, story: nil, topic: "economy"), document(5, story: 1, topic: "politics"),
  ]

  private func page(_ documents: [Document] = Self.documents) throws -> String {
    try digestText(documents, title: "The day", HTMLDigest.self)
  }

  @Test func setsDocumentsOfAStoryTogetherBelowItsHeadline() throws {
    let tree = ParsedPage(try page())
    let stories = try tree.select("section.story")
    #expect(stories.count == 1)
    let story = try #require(stories.first)
    let titles = try tree.texts("article h4", in: story)
    #expect(titles == ["Title 0", "Title 3", "Title 5"])
    let headings = try tree.texts("h3", in: story)
    #expect(headings == ["Event 1"])
    // A story of which there is one document is none.
    #expect(try !page().contains("Event 2</h"))
  }

  @Test(arguments: [Export.Grouping?.none, .topic, .source, Export.Grouping.none])
  func hasHeadingsInOrder(_ grouping: Export.Grouping?) throws {
    for documents in [Self.documents, Samples.news, []] {
      let text = try digestText(documents, title: "T", HTMLDigest.self, groupBy: grouping)
      let tree = ParsedPage(text)
      let headings = try (1...6).flatMap { level in
        try tree.select("h\(level)").map { (index: $0.index, level: level) }
      }
      let levels = headings.sorted { $0.index < $1.index }.map(\.level)
      #expect(levels.first == 1)
      #expect(levels.filter { $0 == 1 }.count == 1)
      for (level, next) in zip(levels, levels.dropFirst()) { #expect(next <= level + 1) }
    }
  }

  @Test func namesItsPartsForWhoeverDoesNotSeeThem() throws {
    let tree = ParsedPage(try page())
    for landmark in [
      "header", "nav[aria-label]", "main", "aside[aria-label]", "[role=search]",
      "label[for=search]", "input#search", "a.skip[href='#documents']", "main#documents",
    ] { #expect(try tree.select(landmark).count == 1, "\(landmark)") }
    let sections = try tree.select("section")
    for section in sections {
      let name = try #require(tree.attribute("aria-labelledby", of: section))
      #expect(try tree.select("#\(name)", in: section).count == 1)
    }
    let charts = try tree.select("svg[role=img]")
    #expect(charts.count == 3)
    let words = try tree.texts("svg desc")
    #expect(words.first == "Politics 3, Economy 2, Sport 1")
    #expect(words.contains { $0.hasPrefix("s0.example.org 2, s1.example.org 2") })
    for chart in charts {
      for attribute in ["aria-labelledby", "aria-describedby"] {
        let name = try #require(tree.attribute(attribute, of: chart))
        #expect(try tree.select("#\(name)").count == 1)
      }
    }
  }

  @Test func letsOnlyItsOwnScriptAndStyleApply() throws {
    let text = try page()
    let tree = ParsedPage(text)
    let policies = try tree.select("meta[http-equiv=Content-Security-Policy]")
    let policy = try #require(policies.first.flatMap { tree.attribute("content", of: $0) })
    #expect(policy.hasPrefix("default-src 'none'; "))
    for (element, directive) in [("style", "style-src"), ("script", "script-src")] {
      let open = try #require(text.firstRange(of: "<\(element)>"))
      let close = try #require(text.firstRange(of: "</\(element)>"))
      let content = String(text[open.upperBound..<close.lowerBound])
      #expect(policy.contains("\(directive) \(ContentPolicy.source(of: content))"))
    }
    #expect(text.split(separator: "<script").count == 2)
    for mark in ["src=", "@import", "url("] { #expect(!text.contains(mark)) }
  }

  /// The contrast of two colours (WCAG 2.2, 1.4.3).
  private func contrast(_ one: Substring, _ other: Substring) throws -> Double {
    func luminance(_ colour: Substring) throws -> Double {
      let value = try #require(Int(colour, radix: 16))
      let parts = [value >> 16 & 255, value >> 8 & 255, value & 255].map { part in
        let part = Double(part) / 255
        if part <= 0.04045 { return part / 12.92 }
        var root = (part + 0.055) / 1.055
        // x^2.4 = x² · x^0.4; a fifth root by Newton's method.
        let square = root * root
        var fifth = root
        for _ in 0..<60 {
          fifth -=
            (fifth * fifth * fifth * fifth * fifth - square) / (5 * fifth * fifth * fifth * fifth)
        }
        root = square * fifth
        return root
      }
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
    let pair = try [luminance(one), luminance(other)].sorted()
    return (pair[1] + 0.05) / (pair[0] + 0.05)
  }

  @Test func canBeReadInLightAndDark() throws {
    let palettes = HTMLStyle.sheet.split(separator: ":root {", omittingEmptySubsequences: false)
      .dropFirst().map { block in
        Dictionary(
          uniqueKeysWithValues: block.prefix { $0 != "}" }.matches(of: /--([a-z]+): #([0-9a-f]{6})/)
            .map { (String($0.output.1), $0.output.2) })
      }
    #expect(palettes.count == 2)
    #expect(try abs(contrast("000000", "ffffff") - 21) < 0.01)
    #expect(try abs(contrast("777777", "ffffff") - 4.478) < 0.01)
    for palette in palettes {
      for (colour, ground, least) in [
        ("text", "back", 7), ("quiet", "back", 4.5), ("link", "back", 4.5), ("text", "tag", 4.5),
        ("bar", "back", 3), ("edge", "back", 3),
      ] as [(String, String, Double)] {
        let ratio = try contrast(try #require(palette[colour]), try #require(palette[ground]))
        #expect(ratio >= least, "\(colour) on \(ground): \(ratio)")
      }
    }
  }
}
