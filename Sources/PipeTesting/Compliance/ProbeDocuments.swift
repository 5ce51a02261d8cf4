import PipeKit

/// Documents that a stage is tried with: those of its examples, and some of every kind.
enum ProbeDocuments {
  /// A field of a later version, which everything keeps.
  static let futureKey = "x_future"
  /// A field that some other stage has left.
  static let otherKey = "x_other_stage"
  static let future: JSON = ["kept": [1, 2.50, nil, ["deep": "ü\u{2028}"]]]

  /// Makes the documents.
  ///
  /// - Parameter examples: The stage's examples.
  /// - Returns: The documents, each with an id of its own.
  static func documents(_ examples: [Manual.Example]) -> [Document] {
    let all = examples.flatMap(\.input).prefix(24) + common
    return all.enumerated().map { index, document in
      var document = document
      document.id = "probe-\(index)"
      document.extra[futureKey] = future
      document.metadata[otherKey] = ["number": .number(JSONNumber(index))]
      return document
    }
  }

  private static let common: [Document] = [
    // Every field there is, and letters of several scripts.
    Document(
      id: "", url: "https://example.org/wetter/\u{FC}ber", source: "https://example.org/feed.xml",
      title: "\u{C4}rger \u{FC}ber \u{201E}Regen\u{201C} 雨", authors: ["J\u{F6}ran Ek", "李娜"],
      published: Timestamp("2026-05-04T10:30:00+02:00"), updated: Timestamp("2026-05-05T08:00:00Z"),
      language: "de", text: "Es regnet seit Montag. Am Freitag soll es aufh\u{F6}ren.",
      summary: "Es regnet.", labels: [Label("weather", score: 0.9)], keywords: ["Regen", "雨"],
      image: Image("https://example.org/1.jpg", caption: "Regen"),
      links: [Link("https://example.org/2", text: "Mehr", rel: "related")],
      metadata: ["section": "Wetter", "words": 10],
      trail: [TrailEntry(stage: "probe", note: "made for a test")]),
    Document(id: ""),
    Document(
      id: "", title: "Rain in Bergen", text: "It rained in Bergen on Monday. It will rain again."),
    Document(id: "", title: "", text: ""),
    Document(id: "", text: "Ünïcödé, 中文，日本語。 العربية 👩‍👩‍👧 e\u{301}\u{0}\u{FFFD}"),
    Document(id: "", title: "Long", text: String(repeating: "The same words again. ", count: 200)),
    Document(id: "", url: "https://example.org/a?b=1#c", title: "An address"),
    Document(id: "", text: "One paragraph.\n\nAnother one.\n\n\n- a list\n- of two"),
    Document(id: "", text: "word"),
    Document(id: "", title: "<b>Markup</b> &amp; more", text: "1 < 2 && 3 > 2"),
    Document(id: "", text: "Mail a@example.org, call +47 55 55 55 55."),
  ]
}
