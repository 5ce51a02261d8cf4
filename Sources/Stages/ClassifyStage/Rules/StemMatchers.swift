import Stemming
import Synchronization
import TextKit

/// Looks for phrases by the stems of their words, by the algorithm of each document's language.
///
/// A text is looked at as the stems of its words. A language's matcher is made when the first document comes in it.
final class StemMatchers: Sendable {
  private let phrases: [Phrase]
  private let matchers = Mutex<[String: PhraseMatcher]>([:])

  init(_ phrases: [Phrase]) { self.phrases = phrases }

  /// Calls a closure with the index of each phrase that is found, once for each time.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - language: Its language; words are taken as they are where that is `nil` or has no stemmer.
  ///   - body: What is called.
  func forEachMatch(in bytes: Span<UInt8>, language: String?, _ body: (Int) -> Void) {
    let code = language.flatMap { Stemmer.code(of: $0) } ?? ""
    guard var stemmer = Stemmer(language: code) else {
      matcher(of: "") { $0 }.forEachMatch(in: bytes) { body($0.phrase) }
      return
    }
    let stems = FoldedWords.replacing(in: bytes) { stemmer.appendStem(of: $0, to: &$1) }
    matcher(of: code) { phrase in
      let stems = FoldedWords.replacing(in: phrase.text.utf8Span.span) {
        stemmer.appendStem(of: $0, to: &$1)
      }
      return Phrase(String(decoding: stems, as: UTF8.self))
    }.forEachMatch(in: stems.span) { body($0.phrase) }
  }

  private func matcher(of code: String, _ stemmed: (Phrase) -> Phrase) -> PhraseMatcher {
    matchers.withLock { matchers in
      if let matcher = matchers[code] { return matcher }
      let matcher = PhraseMatcher(phrases.map(stemmed))
      matchers[code] = matcher
      return matcher
    }
  }
}
