/// What takes the symbols that a ``PhraseReader`` reads.
///
/// A protocol rather than a closure, so that the reader is specialised for what takes them.
protocol PhraseSink {
  associatedtype Output

  /// Whether the letters up to the next anchor, and white space, make no difference.
  var isIdle: Bool { get }

  /// Whether the word at an offset may make a difference where the sink is idle.
  func mayStart(with bytes: Span<UInt8>, at index: Int) -> Bool

  /// Takes a symbol, and passes on what it has found.
  mutating func take(_ symbol: PhraseSymbol, _ body: (Output) -> Void)
}

/// Passes on the symbols themselves.
struct PhraseSymbolSink: PhraseSink {
  var isIdle: Bool { false }

  func mayStart(with bytes: Span<UInt8>, at index: Int) -> Bool { true }

  func take(_ symbol: PhraseSymbol, _ body: (PhraseSymbol) -> Void) { body(symbol) }
}
