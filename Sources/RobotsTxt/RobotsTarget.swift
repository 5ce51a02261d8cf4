/// A path that rules are held against, in the normalised form, and how much may still be done with it.
struct RobotsTarget {
  /// The path with its query.
  let bytes: [UInt8]
  /// How many bytes may still be looked at in search of pieces of rules.
  private(set) var steps: Int
  /// Which two bytes follow one another somewhere, a bit for each pair; empty until that is asked.
  private var pairs: [UInt64] = []

  init(_ bytes: [UInt8], steps: Int) {
    self.bytes = bytes
    self.steps = steps
  }

  /// Whether a piece of a rule may be in the path; most that are not are told by a pair of bytes that is nowhere.
  mutating func mayHave(_ piece: [UInt8]) -> Bool {
    guard piece.count <= bytes.count else { return false }
    if pairs.isEmpty {
      pairs = Array(repeating: 0, count: 1024)
      for (one, other) in zip(bytes, bytes.dropFirst()) {
        let pair = Int(one) << 8 | Int(other)
        pairs[pair >> 6] |= 1 << UInt64(pair & 63)
      }
    }
    return zip(piece, piece.dropFirst()).allSatisfy { one, other in
      let pair = Int(one) << 8 | Int(other)
      return pairs[pair >> 6] & 1 << UInt64(pair & 63) != 0
    }
  }

  /// The end of the first occurrence of a piece, in time linear in both (Knuth, Morris & Pratt, 1977).
  mutating func endOfFirst(_ piece: [UInt8], from start: Int) -> Int? {
    guard let head = piece.first else { return start }
    guard steps > 0, bytes.count - start >= piece.count else { return nil }
    guard var index = bytes[start...].firstIndex(of: head) else {
      steps -= bytes.count - start
      return nil
    }
    // How long a beginning of the piece ends at each of its bytes.
    var borders = [0]
    borders.reserveCapacity(piece.count)
    for byte in piece.dropFirst() {
      var border = borders.last ?? 0
      while border > 0, piece[border] != byte { border = borders[border - 1] }
      borders.append(piece[border] == byte ? border + 1 : 0)
    }
    defer { steps -= index - start + piece.count }
    var matched = 0
    while index < bytes.count {
      while matched > 0, piece[matched] != bytes[index] { matched = borders[matched - 1] }
      if piece[matched] == bytes[index] { matched += 1 }
      index += 1
      if matched == piece.count { return index }
    }
    return nil
  }
}
