internal import CStemmer

/// Cuts words down to their stems: `elections` and `elected` to `elect`.
///
/// The algorithms are those of Snowball (<https://snowballstem.org>) over libstemmer; English is Porter's second one. A
/// stemmer is cheap to make and belongs to one task.
public struct Stemmer: ~Copyable {
  private let handle: OpaquePointer

  /// The longest word that is looked at, in bytes; a longer one is its own stem.
  public static let maxLength = 100

  /// Creates the stemmer of a language.
  ///
  /// - Parameter language: A BCP 47 tag, of which the language alone counts: `en`, `pt-BR`. `nil` is returned for a
  ///   language without an algorithm.
  public init?(language: String) {
    guard let code = Self.code(of: language), let handle = sb_stemmer_new(code, "UTF_8") else {
      return nil
    }
    self.handle = handle
  }

  deinit { sb_stemmer_delete(handle) }

  /// The code of a tag's language; `nil` where it is none.
  public static func code(of language: String) -> String? {
    let code = language.prefix { $0 != "-" && $0 != "_" }.lowercased()
    // Longer ones are names of algorithms, of which some are not of a language.
    guard (2...3).contains(code.utf8.count), code.utf8.allSatisfy({ $0 &- 0x61 < 26 }) else {
      return nil
    }
    return code == "nb" || code == "nn" ? "no" : code
  }

  /// Appends the stem of a word.
  ///
  /// - Parameters:
  ///   - word: The word in UTF-8 and in lower case.
  ///   - result: What its stem is appended to.
  public mutating func appendStem(of word: Span<UInt8>, to result: inout [UInt8]) {
    let stem =
      word.count <= Self.maxLength
      ? word.withUnsafeBufferPointer { sb_stemmer_stem(handle, $0.baseAddress, Int32($0.count)) }
      : nil
    guard let stem else {
      for index in word.indices { result.append(word[index]) }
      return
    }
    // The stem stays the stemmer's until its next word.
    result += UnsafeBufferPointer(start: stem, count: Int(sb_stemmer_length(handle)))
  }

  /// The stem of a word in lower case.
  public mutating func stem(_ word: String) -> String {
    var result: [UInt8] = []
    appendStem(of: word.utf8Span.span, to: &result)
    return String(decoding: result, as: UTF8.self)
  }
}
