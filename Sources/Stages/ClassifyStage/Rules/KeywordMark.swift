/// Whether a mapping is a keyword: it has a phrase or an expression.
struct KeywordMark: Decodable {
  /// Any key.
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  let isThere: Bool

  init(from decoder: any Decoder) throws {
    isThere = try decoder.container(keyedBy: Key.self).allKeys
      .contains { $0.stringValue == "phrase" || $0.stringValue == "regex" }
  }
}
