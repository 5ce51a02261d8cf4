import Foundation
import Stemming
import TextKit

/// The languages of the texts that a model was trained with.
struct ModelLanguages: Sendable {
  /// Their codes; empty where the language makes no difference.
  private let codes: Set<String>

  /// Takes BCP 47 tags; none where the language makes no difference.
  init(_ tags: [String]) { codes = Set(tags.compactMap(Self.code(of:))) }

  /// Whether a model knows texts in a language; also where that is not known.
  ///
  /// - Parameter tag: A BCP 47 tag, of which the language alone counts.
  /// - Returns: Whether it is one of its own, or none that is known.
  func know(_ tag: String?) -> Bool {
    guard !codes.isEmpty, let tag, let code = Self.code(of: tag) else { return true }
    return codes.contains(code)
  }

  /// Whether a model knows texts in the language that a text seems to be in; also where that is not certain.
  ///
  /// - Parameter text: The text of a document that does not say its language.
  /// - Returns: Whether it is one of its own, or may be.
  func knowLanguage(of text: String) -> Bool {
    guard !codes.isEmpty,
      let guess = LanguageIdentifier.identify(text, sampleSize: Self.sampleSize),
      guess.confidence >= Self.confidence
    else { return true }
    return codes.contains(guess.code)
  }

  /// Enough of a text to be sure, in bytes; more would take longer than the labels.
  private static let sampleSize = 512
  /// How sure it has to be, as in `clean`.
  private static let confidence = 0.7

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
