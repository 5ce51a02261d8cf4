import PipeKit
import TextKit

/// Keywords that are looked for in the same way: in one pass over a text, but for regular expressions.
struct KeywordSearch: Sendable {
  /// A keyword to look for.
  struct Entry: Sendable {
    var target: Keyword.Target
    /// Its number among the keywords of all rules.
    var number: Int
    /// The fields it is looked for in, a bit each.
    var fields: UInt64
  }

  /// How keywords are looked for.
  enum Method: Sendable, Hashable, CaseIterable {
    case phrases, casedPhrases, stems, wildcards, casedWildcards, expressions

    /// How a keyword is looked for.
    init(_ target: Keyword.Target, _ scope: KeywordScope) {
      let isCaseSensitive = scope.isCaseSensitive == true
      switch target {
      case .expression: self = .expressions
      case .wildcard: self = isCaseSensitive ? .casedWildcards : .wildcards
      case .phrase(let phrase):
        // What stands for the rest of a word has no stem.
        let isStemmed = scope.isStemmed == true && !phrase.isPrefix
        self = isStemmed ? .stems : isCaseSensitive ? .casedPhrases : .phrases
      }
    }
  }

  private enum Matcher: Sendable {
    case phrases(PhraseMatcher)
    case stems(StemMatchers)
    case wildcards(WildcardMatcher)
    case expressions([Pattern])
  }

  private let matcher: Matcher
  private let entries: [Entry]
  private let fields: UInt64

  /// Creates a search of keywords that a method is for.
  init(_ method: Method, _ entries: [Entry]) {
    self.entries = entries
    fields = entries.reduce(0) { $0 | $1.fields }
    let phrases = entries.compactMap {
      if case .phrase(let phrase) = $0.target { phrase } else { nil }
    }
    let wildcards = entries.compactMap {
      if case .wildcard(let phrase) = $0.target { phrase } else { nil }
    }
    matcher =
      switch method {
      case .phrases: .phrases(PhraseMatcher(phrases))
      case .casedPhrases: .phrases(PhraseMatcher(phrases, isCaseSensitive: true))
      case .stems: .stems(StemMatchers(phrases))
      case .wildcards: .wildcards(WildcardMatcher(wildcards))
      case .casedWildcards: .wildcards(WildcardMatcher(wildcards, isCaseSensitive: true))
      case .expressions:
        .expressions(
          entries.compactMap {
            if case .expression(let pattern) = $0.target { pattern } else { nil }
          })
      }
  }

  /// Whether the language of a document makes a difference.
  var needsLanguage: Bool { if case .stems = matcher { true } else { false } }

  /// Looks for the keywords in a text.
  ///
  /// - Parameters:
  ///   - text: The text, as expressions see it.
  ///   - composed: The same as phrases see it.
  ///   - field: The number of the field it is from.
  ///   - language: The document's language, where it makes a difference.
  ///   - hits: What is found is added to these.
  /// - Throws: ``PipeKit/StageError`` where a regular expression takes too long.
  func search(
    _ text: String, composed: String, field: Int, language: String?, into hits: inout KeywordHits
  ) throws(StageError) {
    guard fields >> UInt64(field) & 1 != 0 else { return }
    let bytes = composed.utf8Span.span
    switch matcher {
    case .phrases(let matcher):
      matcher.forEachMatch(in: bytes) { add($0.phrase, field, to: &hits) }
    case .stems(let matchers):
      matchers.forEachMatch(in: bytes, language: language) { add($0, field, to: &hits) }
    case .wildcards(let matcher):
      matcher.forEachMatch(in: bytes) { add($0, field, to: &hits) }
    case .expressions(let patterns):
      for (index, pattern) in patterns.enumerated()
      where entries[index].fields >> UInt64(field) & 1 != 0 {
        let ranges = try pattern.ranges(in: text)
        for _ in ranges { add(index, field, to: &hits) }
        guard let range = ranges.first else { continue }
        let match = text.utf8Span.span.extracting(range)
        hits.add(matched: Self.excerpt(of: match), by: entries[index].number)
      }
    }
  }

  private func add(_ index: Int, _ field: Int, to hits: inout KeywordHits) {
    let entry = entries[index]
    if entry.fields >> UInt64(field) & 1 != 0 { hits.add(entry.number, field: field) }
  }

  /// What an expression has matched, in one line of at most sixty characters.
  private static func excerpt(of match: Span<UInt8>) -> String {
    // Sixty characters of a text are hardly more bytes; what is cut in two is not shown.
    let bytes = (0..<min(match.count, 1000)).map { match[$0] }
    let text = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    return text.count > 60 ? text.prefix(59) + "…" : text
  }
}
