/// A word or phrase to look for.
///
/// Compared folded (see ``CaseFolding``) and at word boundaries: `iran` is in `Iran's` and in
/// `l’Iran`, not in `Tirana`. White space of any kind and length, and a hyphen between two words, is
/// one space: `prime minister` is in `Prime-Minister`.
public struct Phrase: Sendable, Hashable {
  /// The phrase as people write it.
  public var text: String
  /// Whether its last word is only the start of one: `parliament` is in `parliamentary`.
  public var isPrefix: Bool

  /// Creates a phrase.
  public init(_ text: String, isPrefix: Bool = false) {
    self.text = text
    self.isPrefix = isPrefix
  }

  /// Whether there is nothing to look for, so that the phrase matches nowhere.
  public var isBlank: Bool { symbols(isCaseSensitive: false).isEmpty }

  /// What two phrases have in common that are found at the same places.
  package func normalized(isCaseSensitive: Bool) -> [UInt8] {
    symbols(isCaseSensitive: isCaseSensitive).map(\.byte)
  }

  /// What the matcher reads where the phrase stands.
  func symbols(isCaseSensitive: Bool) -> [PhraseSymbol] {
    var trimmed = text.utf8Span.span
    let table = CharacterTable.shared
    trimmed = trimmed.extracting(
      LineEnds.skipSpace(in: trimmed, from: 0, table: table).end..<trimmed.count)
    while trimmed.count > 0 {
      let (scalar, width) = trimmed.scalar(before: trimmed.count)
      guard table.scalarClass(scalar) == .space else { break }
      trimmed = trimmed.extracting(0..<trimmed.count - width)
    }
    guard trimmed.count > 0 else { return [] }

    var bytes = (0..<trimmed.count).map { trimmed[$0] }
    let rest = isPrefix ? Self.rest(after: trimmed.scalar(before: trimmed.count).value) : []
    bytes += rest
    var symbols: [PhraseSymbol] = []
    var sink = PhraseSymbolSink()
    PhraseReader(table: table, foldsCase: !isCaseSensitive).read(bytes.span, into: &sink) {
      symbols.append($0)
    }
    // The rest and the boundary after it.
    if isPrefix { symbols.removeLast(rest.count + 1) }
    while !isPrefix, symbols.last?.byte == 0x20 { symbols.removeLast() }
    let pattern = Array(symbols.drop { $0.byte == 0x20 })
    return pattern.allSatisfy { $0.byte == PhraseSymbol.boundary } ? [] : pattern
  }

  /// A letter that stands for the rest of a prefix's last word, so that what comes before it is read
  /// as in a text.
  private static func rest(after last: UInt32) -> [UInt8] {
    CharacterTable.shared.scalarClass(last) == .katakana ? Array("ア".utf8) : Array("x".utf8)
  }
}
