import PipeKit

/// What a template is tried with before it is needed.
enum TemplateSamples {
  /// A document that has everything, and one that has nothing.
  static let documents = [
    Document(
      id: "a", url: "https://example.org/a?b=c&d='e'", source: "https://example.org/feed",
      title: "A's \"title\" & <more>", authors: ["Ann", "Bo & Co"],
      published: Timestamp("2026-11-22T23:30:00+01:00"),
      updated: Timestamp("2026-11-23T06:00:00Z"), language: "en", text: "One.\n\nTwo & <three>.",
      summary: "\"One\" & <two>", labels: [Label("a"), Label("b")], keywords: ["c"],
      image: Image("https://example.org/a.jpg")),
    Document(id: "b"),
  ]

  /// A digest of the first of them.
  ///
  /// - Parameter count: How many.
  /// - Returns: The digest.
  /// - Throws: What reading them throws.
  static func digest(_ count: Int) throws -> Digest {
    let records = DigestItem.lines(of: Array(documents.prefix(count)))
    return try Digest(
      DigestOrder(title: "A & \"B\"", day: "2026-11-23", style: HTMLDigest.self),
      Spool(reader: SpoolReader(records), length: records.count))
  }
}
