/// A regular expression as it is written in a pipeline file, in the syntax of Perl (PCRE2).
///
/// Letters, digits and the boundaries of words are those of Unicode. What matching costs is bounded: an expression that
/// has to try too many ways to match a text fails for that text, with an error that says so.
public struct Pattern: SettingValue, Hashable {
  /// The expression as it was written.
  public let text: String
  private let code: PatternCode

  /// Compiles an expression.
  ///
  /// - Parameter text: The expression; `(?i)` in front ignores case.
  /// - Throws: ``OptionProblem`` where it cannot be compiled.
  public init(_ text: String) throws(OptionProblem) {
    self.text = text
    code = try PatternCode(text)
  }

  /// Reads an expression.
  public init(from decoder: any Decoder) throws {
    try self.init(decoder.singleValueContainer().decode(String.self))
  }

  /// Whether the expression matches somewhere in a text.
  ///
  /// - Throws: ``StageError`` with the code `expression` where it takes too long to tell.
  public func matches(_ text: String) throws(StageError) -> Bool {
    var search = PatternSearch(code, limit: PatternSearch.usualLimit)
    return try search.next(in: text.utf8Span.span, from: 0) != nil
  }

  /// Where the expression matches in a text, in bytes of its UTF-8, from left to right and without overlaps.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - limit: How much processor time may be spent on it, in nanoseconds.
  /// - Returns: The ranges; a match of no text is left out.
  /// - Throws: ``StageError`` with the code `expression` where it takes too long to tell.
  package func ranges(
    in text: String, limit: UInt64 = PatternSearch.usualLimit
  ) throws(StageError) -> [Range<Int>] {
    let bytes = text.utf8Span.span
    var search = PatternSearch(code, limit: limit)
    var ranges: [Range<Int>] = []
    var at = 0
    while at < bytes.count, let range = try search.next(in: bytes, from: at) {
      if !range.isEmpty { ranges.append(range) }
      at = max(range.upperBound, range.isEmpty ? range.lowerBound + 1 : 0)
      while at < bytes.count, bytes[at] & 0xC0 == 0x80 { at += 1 }
    }
    return ranges
  }

  /// Whether the expression matches no text at all, and so matches everywhere.
  package var matchesNothing: Bool { code.matchesEmpty }

  /// Whether two expressions are written alike.
  public static func == (a: Pattern, b: Pattern) -> Bool { a.text == b.text }
  /// Hashes the expression as written.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }

  /// Text in the syntax of regular expressions.
  public static var schema: JSONObject { ["type": "string", "format": "regex"] }
  /// What a manual calls the type.
  public static var typeName: String { "regular expression" }
  /// The expression.
  public var settingJSON: JSON { .string(text) }
}
