/// Turns text into the symbols that phrases are made of.
struct PhraseReader {
  let table: CharacterTable
  /// Whether upper and lower case are one.
  var foldsCase = true

  /// Where the reader is: outside a word, in one, in one of Katakana, or in one of one character.
  private enum Place { case outside, word, katakana, character }

  /// Reads a text from start to end.
  func read<Sink: PhraseSink>(
    _ bytes: Span<UInt8>, into sink: inout Sink, _ body: (Sink.Output) -> Void
  ) {
    var place = Place.outside
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte | 0x20 &- 0x61 < 26 || byte &- 0x30 < 10 {
        if place != .word {
          place = .word
          let end = sink.takeWord(bytes, from: index, foldsCase: foldsCase, body)
          if end > index {
            index = end
            continue
          }
          sink.take(.boundary(at: index), body)
        }
        index = sink.takeLetters(bytes, from: index, foldsCase: foldsCase, body)
      } else if byte == 0x20, index + 1 < bytes.count, bytes[index + 1] &- 0x21 < 0x5E {
        // No phrase begins with white space, nor with a boundary before it.
        if !sink.isIdle { sink.takeSpace(at: index, endsWord: place != .outside, body) }
        place = .outside
        index += 1
      } else {
        index = other(bytes, at: index, &place, into: &sink, body)
      }
    }
    if place != .outside { sink.take(.boundary(at: index), body) }
  }

  /// Reads any other character, and returns the offset after it.
  @inline(never)
  private func other<Sink: PhraseSink>(
    _ bytes: Span<UInt8>, at index: Int, _ place: inout Place, into sink: inout Sink,
    _ body: (Sink.Output) -> Void
  ) -> Int {
    let (scalar, width) = bytes.scalar(at: index)
    var end = index + width
    var symbol = scalar
    var next = Place.outside
    let found = table.scalarClass(scalar)
    switch found {
    case .ignorable: return end
    case .cased, .letter, .number:
      if foldsCase { symbol = table.fold(scalar) }
      next = .word
    case .katakana: next = .katakana
    case .solitary: next = .character
    case .mark:
      // Without a letter it is nothing, so that no byte stands both in and outside words.
      guard place != .outside else { return end }
      next = place
    case .space:
      symbol = 0x20
      end = LineEnds.skipSpace(in: bytes, from: index, table: table).end
    case .hyphen: symbol = joinsWords(bytes, place, before: end) ? 0x20 : 0x2D
    case .apostrophe: symbol = 0x27
    default: break
    }

    if place != next || found == .solitary {
      place = next
      sink.take(.boundary(at: index), body)
    }
    encodeUTF8(symbol) {
      sink.take(
        PhraseSymbol(byte: $0, isAnchor: next == .outside, start: index, end: end), body)
    }
    return end
  }

  /// Whether a hyphen stands between two words.
  private func joinsWords(_ bytes: Span<UInt8>, _ place: Place, before end: Int) -> Bool {
    place != .outside && end < bytes.count
      && table.scalarClass(bytes.scalar(at: end).value).isWord
  }
}
