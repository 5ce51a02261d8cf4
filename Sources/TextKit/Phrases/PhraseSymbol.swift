/// What the phrase automaton reads: a byte of folded text, or the boundary of a word.
struct PhraseSymbol {
  /// The byte of a boundary, which UTF-8 never contains.
  static let boundary: UInt8 = 0xFE

  var byte: UInt8
  /// Whether it stands outside words, so that a phrase can start here.
  var isAnchor: Bool
  /// Where what it stands for starts and ends in the text.
  var start: Int
  var end: Int

  /// The boundary of a word at an offset.
  @inline(__always)
  static func boundary(at offset: Int) -> PhraseSymbol {
    PhraseSymbol(byte: boundary, isAnchor: true, start: offset, end: offset)
  }
}
