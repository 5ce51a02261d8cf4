import Foundation
import Stemming
import TextKit

/// The languages of the texts that a model was trained with.
struct ModelLanguages: Sendable {
  /// Their codes; empty where the language makes no difference.
  private let codes: Set<String>

  /// Takes BCP 47 tags; none where the language makes no difference.
  init(_ tags: [String]) { codes = Set(tags.compactMap(Self.code(of:))) }

  /// Whether a model knows texts in the language of a text; also where that is not known.
  ///
  /// - Parameters:
  ///   - stated: What a document says, a BCP 47 tag, of which the language alone counts.
  ///   - text: Its text, which tells the language of one that says nothing.
  /// - Returns: Whether it is one of its own, or may be.
  func know(_ stated: String?, of text: @autoclosure () -> String) -> Bool {
    guard !codes.isEmpty,
      let tag = LanguageIdentifier.language(
        stated: stated, of: text(), sampleSize: Self.sampleSize),
      let code = Self.code(of: tag)
    else { return true }
    return codes.contains(code)
  }

  /// Enough of a text to be sure, in bytes; more would take longer than the labels.
  private static let sampleSize = 512

  /// The code of a tag's language, of two letters where there is one; nil where it says none.
  private static func code(of tag: String) -> String? {
    guard let code = Stemmer.code(of: tag), !["und", "mul", "mis", "zxx"].contains(code) else {
      return nil
    }
    // Feeds may say `eng`.
    guard code.utf8.count == 3 else { return code }
    return Locale.LanguageCode(code).identifier(.alpha2) ?? code
  }
}
