/// What stands beside a mark of emphasis: what CommonMark goes by (section 6.2, "flanking").
enum MarkdownNeighbor {
  case space, punctuation, word

  init(before offset: Int, in bytes: [UInt8]) {
    var start = offset - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    self.init(start < 0 ? [] : bytes[start..<offset])
  }

  init(after offset: Int, in bytes: [UInt8]) {
    var end = min(offset + 1, bytes.count)
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    self.init(bytes[min(offset, end)..<end])
  }

  /// What text begins with.
  init(first text: ArraySlice<UInt8>) {
    let length = 1 + text.dropFirst().prefix(3).prefix { $0 & 0xC0 == 0x80 }.count
    self.init(text.prefix(length))
  }

  private init(_ bytes: ArraySlice<UInt8>) {
    if let byte = bytes.first, byte < 0x80 {
      let isSpace = byte <= 0x20 || byte == 0x7F
      self = isSpace ? .space : MarkdownEscaping.isPunctuation(byte) ? .punctuation : .word
      return
    }
    guard let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first else {
      self = .space
      return
    }
    switch scalar.properties.generalCategory {
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control: self = .space
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
      .modifierSymbol, .otherSymbol:
      self = .punctuation
    default: self = .word
    }
  }
}
