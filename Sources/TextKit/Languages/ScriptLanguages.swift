/// The languages of a script with their weights: a linear model over hashed character n-grams.
///
/// A hash of an n-gram chooses a row, and a row holds a weight of 4 bits for each language, 8 for
/// none. What a row says is the sum of the n-grams that share it, as they did in training (Weinberger
/// et al., "Feature Hashing for Large Scale Multitask Learning", 2009).
struct ScriptLanguages: Sendable {
  /// What a model says of a script before its rows.
  struct Head: Sendable {
    var script: Script
    /// The words of 64 bits, thus 16 languages, in a row.
    var width: Int
    var rows: Int
    /// What one step of a weight is.
    var step: Float
    /// The codes of the languages, `und` among them.
    var codes: [String]

    init?(_ reader: inout ModelReader, _ bytes: Span<UInt8>) {
      guard let code = reader.text(4, bytes), let script = Script(code: code),
        let width = reader.integer(1, bytes), let count = reader.integer(1, bytes),
        reader.integer(2, bytes) != nil, let rows = reader.integer(4, bytes), rows > 0,
        let step = reader.integer(4, bytes), count > 0, count <= width * 16
      else { return nil }
      codes = []
      for _ in 0..<count {
        guard let code = reader.text(3, bytes) else { return nil }
        codes.append(code)
      }
      self.script = script
      self.width = Int(width)
      self.rows = Int(rows)
      self.step = Float(bitPattern: UInt32(step))
    }
  }

  /// What is known of the script.
  let head: Head
  /// The rows; a word has the lower half of each byte for 8 languages, the upper for the next 8.
  let weights: [UInt64]

  /// The row of an n-gram.
  @inline(__always)
  func row(_ hash: UInt32) -> UInt32 {
    UInt32(truncatingIfNeeded: (UInt64(hash) * UInt64(head.rows)) >> 32)
  }

  /// How much some rows speak for each language, as logits.
  func logits(_ rows: [UInt32]) -> [Float] {
    guard !rows.isEmpty else { return [Float](repeating: 0, count: head.codes.count) }
    let sums = sums(of: rows)
    // The texts that were trained with counted like this, so that long ones are not too sure.
    let scale = head.step / Float(rows.count).squareRoot()
    return head.codes.indices.map { Float(sums[$0] - 8 * rows.count) * scale }
  }

  /// What the weights of some rows add up to, by language.
  ///
  /// The rows lie anywhere in a table that is larger than the nearest cache, so some are read together, word by
  /// word: then none waits for another. Weights are added up in bytes, eight to a word.
  private func sums(of rows: [UInt32]) -> [Int] {
    let mask: UInt64 = 0x0F0F_0F0F_0F0F_0F0F
    let width = head.width
    let (rows, weights) = (rows.span, weights.span)
    var sums = [Int](repeating: 0, count: width * 16)
    var lanes = sums.mutableSpan
    var first = 0
    while first < rows.count {
      // 17 weights of 4 bits fit into a byte.
      let end = min(first + 17, rows.count)
      for word in 0..<width {
        var (low, high): (UInt64, UInt64) = (0, 0)
        for index in first..<end {
          let weights = weights[Int(rows[unchecked: index]) &* width &+ word]
          low &+= weights & mask
          high &+= weights >> 4 & mask
        }
        for lane in 0..<8 {
          let shift = UInt64(8 * lane)
          lanes[word * 16 + lane] &+= Int(truncatingIfNeeded: low >> shift & 0xFF)
          lanes[word * 16 + 8 + lane] &+= Int(truncatingIfNeeded: high >> shift & 0xFF)
        }
      }
      first = end
    }
    return sums
  }
}
