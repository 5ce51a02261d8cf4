/// What takes the symbols that a ``PhraseReader`` reads.
///
/// A protocol rather than a closure, so that the reader is specialised for what takes them.
protocol PhraseSink {
  associatedtype Output

  /// Whether the letters up to the next anchor, and white space, make no difference.
  var isIdle: Bool { get }

  /// The offset after the ASCII letters and digits at an offset, where the sink is idle and its word makes no
  /// difference; else the offset itself.
  func skip(_ bytes: Span<UInt8>, from index: Int) -> Int

  /// Takes a symbol, and passes on what it has found.
  mutating func take(_ symbol: PhraseSymbol, _ body: (Output) -> Void)
}

/// Passes on the symbols themselves.
struct PhraseSymbolSink: PhraseSink {
  var isIdle: Bool { false }

  func skip(_ bytes: Span<UInt8>, from index: Int) -> Int { index }

  func take(_ symbol: PhraseSymbol, _ body: (PhraseSymbol) -> Void) { body(symbol) }
}
