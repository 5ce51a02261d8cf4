/// A phrase with wildcards in its words, to look for.
///
/// `*` stands for any number of letters of a word, none too, `?` for exactly one, and a `*` that stands alone for one
/// whole word: `*burg`, `wom?n`, `strike by * workers`. A backslash takes the character after it literally. In all else
/// it is compared as a ``Phrase`` is.
public struct WildcardPhrase: Sendable, Hashable {
  /// What the matcher reads, or anything in its place.
  enum Token: Sendable, Hashable {
    case letter(UInt8)
    /// A byte of what stands outside words.
    case outside(UInt8)
    /// Where a word begins or ends.
    case boundary
    /// One character of a word.
    case one
    /// Any characters of a word, or none.
    case many
  }

  /// The most bytes of a phrase: what it costs to compare one with a place in a text grows with it.
  public static let maxLength = 256

  /// The phrase as it is written.
  public let text: String

  /// Creates a phrase.
  ///
  /// - Parameter text: The phrase; `nil` is returned where it is longer than ``maxLength`` or has no letter that is
  ///   to be found.
  public init?(_ text: String) {
    self.text = text
    guard text.utf8.count <= Self.maxLength,
      WildcardTrigger(tokens(isCaseSensitive: false)) != nil
    else { return nil }
  }

  /// Whether a text has wildcards or backslashes, so that it is more than a ``Phrase``.
  public static func isNeeded(for text: some StringProtocol) -> Bool {
    text.utf8.contains {
      $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "\\")
    }
  }

  /// The text without the wildcards and backslashes, where the wildcards stand in for a letter; and which
  /// bytes those are.
  private var plain: (bytes: [UInt8], wildcards: [Int: Token]) {
    var bytes: [UInt8] = []
    var wildcards: [Int: Token] = [:]
    let source = Array(text.utf8)
    var index = 0
    while index < source.count {
      let byte = source[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\\") where index < source.count:
        bytes.append(source[index])
        index += 1
      case UInt8(ascii: "*"), UInt8(ascii: "?"):
        // A letter in its place keeps what is around it in one word.
        let isKatakana =
          Self.isKatakana(bytes.span, endingAt: bytes.count)
          || Self.isKatakana(source.span, startingAt: index)
        wildcards[bytes.count] = byte == UInt8(ascii: "*") ? .many : .one
        bytes += isKatakana ? Array("ア".utf8) : [UInt8(ascii: "x")]
      default: bytes.append(byte)
      }
    }
    return (bytes, wildcards)
  }

  /// What is looked for, without white space around it.
  func tokens(isCaseSensitive: Bool) -> [Token] {
    let (bytes, wildcards) = plain
    var tokens: [Token] = []
    var last = -1
    var sink = PhraseSymbolSink()
    PhraseReader(table: CharacterTable.shared, foldsCase: !isCaseSensitive)
      .read(bytes.span, into: &sink) { symbol in
        if symbol.end > symbol.start, let wildcard = wildcards[symbol.start] {
          // The letter in its place may have several bytes.
          if symbol.start != last { tokens.append(wildcard) }
          last = symbol.start
        } else if symbol.byte == PhraseSymbol.boundary {
          tokens.append(.boundary)
        } else {
          tokens.append(symbol.isAnchor ? .outside(symbol.byte) : .letter(symbol.byte))
        }
      }
    while tokens.last == .outside(0x20) { tokens.removeLast() }
    return Self.wholeWords(Array(tokens.drop { $0 == .outside(0x20) }))
  }

  private static func isKatakana(_ bytes: Span<UInt8>, endingAt end: Int) -> Bool {
    end > 0 && CharacterTable.shared.scalarClass(bytes.scalar(before: end).value) == .katakana
  }

  private static func isKatakana(_ bytes: Span<UInt8>, startingAt start: Int) -> Bool {
    start < bytes.count
      && CharacterTable.shared.scalarClass(bytes.scalar(at: start).value) == .katakana
  }

  /// A word that is nothing but `*` has a letter at least.
  private static func wholeWords(_ tokens: [Token]) -> [Token] {
    var result: [Token] = []
    for (index, token) in tokens.enumerated() {
      let isAlone =
        token == .many && result.last == .boundary && index + 1 < tokens.count
        && tokens[index + 1] == .boundary
      if isAlone { result.append(.one) }
      // Two in a row say no more than one.
      if token != .many || result.last != .many { result.append(token) }
    }
    return result
  }
}
