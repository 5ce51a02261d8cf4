/// Characters of the basic plane, to look each up in a time that hardly shows.
struct ScalarSet: Sendable {
  private var words: [UInt64] = []

  init(_ characters: String) {
    for scalar in characters.unicodeScalars {
      let word = Int(scalar.value >> 6)
      while words.count <= word { words.append(0) }
      words[word] |= 1 << UInt64(scalar.value & 63)
    }
  }

  @inline(__always)
  func contains(_ value: UInt32) -> Bool {
    let word = Int(value >> 6)
    return word < words.count && words[word] >> UInt64(value & 63) & 1 != 0
  }
}
