/// Passes on the trigrams of a text: three folded letters, with 0 for the edge of a word.
enum TrigramReader {
  /// A trigram's three scalars in 21 bits each.
  static func pack(_ first: UInt32, _ second: UInt32, _ third: UInt32) -> UInt64 {
    UInt64(first) << 42 | UInt64(second) << 21 | UInt64(third)
  }

  /// Reads the words of one script in a text.
  static func read(_ bytes: Span<UInt8>, script: Script, _ emit: (UInt64) -> Void) {
    let table = CharacterTable.shared
    var first: UInt32 = 0
    var second: UInt32 = 0
    var index = 0
    while index <= bytes.count {
      var scalar: UInt32 = 0
      var width = 1
      if index < bytes.count {
        (scalar, width) = bytes.scalar(at: index)
        switch table.scalarClass(scalar) {
        case .ignorable:
          index += width
          continue
        case .cased, .letter: scalar = Script(scalar) == script ? table.fold(scalar) : 0
        case .mark: break
        default: scalar = 0
        }
      }
      index += width
      if second != 0 {
        emit(pack(first, second, scalar))
        first = scalar == 0 ? 0 : second
      }
      second = scalar
      if scalar == 0 { first = 0 }
    }
  }
}
