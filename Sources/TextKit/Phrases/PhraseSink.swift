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

  /// Takes the ASCII letters and digits at an offset, and returns the offset after them.
  mutating func takeLetters(
    _ bytes: Span<UInt8>, from start: Int, foldsCase: Bool, _ body: (Output) -> Void
  ) -> Int

  /// Takes a symbol, and passes on what it has found.
  mutating func take(_ symbol: PhraseSymbol, _ body: (Output) -> Void)
}

extension PhraseSink {
  mutating func takeLetters(
    _ bytes: Span<UInt8>, from start: Int, foldsCase: Bool, _ body: (Output) -> Void
  ) -> Int {
    let caseBit: UInt8 = foldsCase ? 0x20 : 0
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      guard byte | 0x20 &- 0x61 < 26 || byte &- 0x30 < 10 else { break }
      take(
        PhraseSymbol(byte: byte | caseBit, isAnchor: false, start: index, end: index + 1), body)
      index += 1
    }
    return index
  }
}

/// Passes on the symbols themselves.
struct PhraseSymbolSink: PhraseSink {
  var isIdle: Bool { false }

  func skip(_ bytes: Span<UInt8>, from index: Int) -> Int { index }

  func take(_ symbol: PhraseSymbol, _ body: (PhraseSymbol) -> Void) { body(symbol) }
}
