/// White space and the line ends in it.
enum LineEnds {
  /// Whether a scalar ends a line.
  static func contains(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// The end of the white space at an offset, and how many lines end in it; CR LF is one line end.
  static func skipSpace(
    in bytes: Span<UInt8>, from start: Int, table: CharacterTable
  ) -> (end: Int, lineEnds: Int) {
    var index = start
    var lineEnds = 0
    while index < bytes.count {
      let (scalar, width) = bytes.scalar(at: index)
      guard scalar == 0x20 || table.scalarClass(scalar) == .space else { break }
      if contains(scalar), scalar != 0x0A || index == start || bytes[index - 1] != 0x0D {
        lineEnds += scalar == 0x2029 ? 2 : 1
      }
      index += width
    }
    return (index, lineEnds)
  }
}
