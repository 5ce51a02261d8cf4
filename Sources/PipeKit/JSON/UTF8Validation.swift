/// Tests whether bytes are valid UTF-8 (RFC 3629).
///
/// A finite automaton without branches, after Per Vognsen, "Shift-based DFAs": a state is a shift
/// distance, and a byte's row holds the next state of every state, so that a step is one shift. The
/// standard library's own test branches at every character and takes up to twice as long for text
/// that is not all ASCII.
enum UTF8Validation {
  /// Between two characters.
  private static let start: UInt64 = 0
  private static let rejected = 8

  /// Whether the bytes are valid UTF-8.
  static func isValid(_ text: Span<UInt8>) -> Bool {
    let rows = rows.span
    precondition(rows.count == 256)
    /// The row of a byte; that its index is within bounds needs no check.
    func row(_ byte: UInt64) -> UInt64 { rows[unchecked: Int(truncatingIfNeeded: byte & 0xFF)] }

    var state = start
    var index = 0
    while index &+ ByteWord.count <= text.count {
      let word = text.word(atUnchecked: index)
      index &+= ByteWord.count
      if word.isASCII, state & 63 == start { continue }
      let bits = word.bits
      // Written out, so that all rows are on their way before the first is needed.
      let rows = (
        row(bits), row(bits >> 8), row(bits >> 16), row(bits >> 24), row(bits >> 32),
        row(bits >> 40), row(bits >> 48), row(bits >> 56)
      )
      state = rows.3 &>> (rows.2 &>> (rows.1 &>> (rows.0 &>> state)))
      state = rows.7 &>> (rows.6 &>> (rows.5 &>> (rows.4 &>> state)))
    }
    while index < text.count {
      state = row(UInt64(text[index])) &>> state
      index &+= 1
    }
    return state & 63 == start
  }

  /// For each byte the next states, six bits for each state.
  private static let rows: [UInt64] = (0...255).map { byte in
    (0...rejected).reduce(0) { row, state in
      row | UInt64(next(state, UInt8(byte)) * 6) << UInt64(state * 6)
    }
  }

  /// States 1 to 3 wait for so many bytes of a character; 4 to 7 for the second byte of characters
  /// that begin with E0, ED, F0 and F4, where RFC 3629 narrows it.
  private static func next(_ state: Int, _ byte: UInt8) -> Int {
    switch (state, byte) {
    case (0, 0x00...0x7F): 0
    case (0, 0xC2...0xDF): 1
    case (0, 0xE0): 4
    case (0, 0xED): 5
    case (0, 0xE1...0xEF): 2
    case (0, 0xF0): 6
    case (0, 0xF1...0xF3): 3
    case (0, 0xF4): 7
    case (1, 0x80...0xBF): 0
    case (2, 0x80...0xBF): 1
    case (3, 0x80...0xBF): 2
    case (4, 0xA0...0xBF): 1
    case (5, 0x80...0x9F): 1
    case (6, 0x90...0xBF): 2
    case (7, 0x80...0x8F): 2
    default: rejected
    }
  }
}
