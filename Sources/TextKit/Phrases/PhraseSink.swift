/// What takes the symbols that a ``PhraseReader`` reads.
///
/// A protocol rather than a closure, so that the reader is specialised for what takes them.
protocol PhraseSink {
  associatedtype Output

  /// Whether the letters up to the next anchor, and white space, make no difference.
  var isIdle: Bool { get }

  /// Takes the boundary of a word at an offset and the ASCII letters and digits that follow, if it can do so at once.
  ///
  /// - Returns: The offset after them; the offset itself where they are to be taken one by one.
  mutating func takeWord(
    _ bytes: Span<UInt8>, from start: Int, foldsCase: Bool, _ body: (Output) -> Void
  ) -> Int

  /// Takes a space.
  ///
  /// - Parameters:
  ///   - index: Where it is.
  ///   - endsWord: Whether the boundary of a word comes before it.
  ///   - body: Takes what is found.
  mutating func takeSpace(at index: Int, endsWord: Bool, _ body: (Output) -> Void)

  /// Takes the ASCII letters and digits at an offset, and returns the offset after them.
  mutating func takeLetters(
    _ bytes: Span<UInt8>, from start: Int, foldsCase: Bool, _ body: (Output) -> Void
  ) -> Int

  /// Takes a symbol, and passes on what it has found.
  mutating func take(_ symbol: PhraseSymbol, _ body: (Output) -> Void)
}

extension PhraseSink {
  mutating func takeWord(
    _ bytes: Span<UInt8>, from start: Int, foldsCase: Bool, _ body: (Output) -> Void
  ) -> Int { start }

  @inline(__always)
  mutating func takeSpace(at index: Int, endsWord: Bool, _ body: (Output) -> Void) {
    if endsWord { take(.boundary(at: index), body) }
    take(PhraseSymbol(byte: 0x20, isAnchor: true, start: index, end: index + 1), body)
  }

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

  func take(_ symbol: PhraseSymbol, _ body: (PhraseSymbol) -> Void) { body(symbol) }
}
