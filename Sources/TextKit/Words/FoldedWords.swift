/// A text as phrases are compared, with something else in place of its words.
public enum FoldedWords {
  /// The folded text with other words.
  ///
  /// - Parameters:
  ///   - bytes: The text in UTF-8.
  ///   - transform: Appends what stands for a word, which it gets folded, to the result.
  /// - Returns: The text in UTF-8; white space of any kind and length is one space, and so is a hyphen between words.
  public static func replacing(
    in bytes: Span<UInt8>, _ transform: (Span<UInt8>, inout [UInt8]) -> Void
  ) -> [UInt8] {
    var text = WordSymbols()
    PhraseReader(table: CharacterTable.shared).read(bytes, into: &text) { _ in }
    let symbols = text.symbols.span
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    var word = 0
    while index < symbols.count {
      if word < text.wordStarts.count, text.wordStarts[word] == index {
        var end = index + 1
        while end < symbols.count, symbols[end] != PhraseSymbol.boundary { end += 1 }
        transform(symbols.extracting((index + 1)..<end), &result)
        index = end
        word += 1
      } else {
        if symbols[index] != PhraseSymbol.boundary { result.append(symbols[index]) }
        index += 1
      }
    }
    return result
  }
}
