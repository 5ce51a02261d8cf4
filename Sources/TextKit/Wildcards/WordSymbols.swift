/// The symbols of a text, and where its words begin among them.
struct WordSymbols: PhraseSink {
  private(set) var symbols: [UInt8] = []
  /// The boundaries with which words begin.
  private(set) var wordStarts: [Int] = []

  var isIdle: Bool { false }

  mutating func take(_ symbol: PhraseSymbol, _ body: (()) -> Void) {
    if !symbol.isAnchor, symbols.last == PhraseSymbol.boundary {
      wordStarts.append(symbols.count - 1)
    }
    symbols.append(symbol.byte)
  }
}
