import PipeTesting

/// Hands out bytes in pieces of random lengths.
package struct PieceReader {
  private let bytes: [UInt8]
  private var position = 0
  private var generator: SeededGenerator
  private let most: Int

  /// Creates a reader of bytes, in pieces of at most `most`.
  package init(_ bytes: [UInt8], most: Int, seed: UInt64) {
    self.bytes = bytes
    self.most = max(most, 1)
    generator = SeededGenerator(seed: seed)
  }

  /// Appends the next piece, and says how long it is; 0 at the end.
  package mutating func read(into buffer: inout [UInt8], count: Int) -> Int {
    let length = min(count, 1 + generator.below(most), bytes.count - position)
    buffer += bytes[position..<(position + length)]
    position += length
    return length
  }
}
