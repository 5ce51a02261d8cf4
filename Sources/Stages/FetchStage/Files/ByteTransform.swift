import Compression

/// Makes other bytes of those of a file, piece by piece.
protocol ByteTransform: Sendable {
  /// Appends up to so many bytes, and says how many; 0 at the end.
  mutating func read(
    into output: inout [UInt8], count: Int, reading read: (inout [UInt8], Int) throws -> Int
  ) throws -> Int
}

extension ByteTransform {
  /// What comes of bytes that are in memory; as far as it goes, where something is wrong with them.
  func applied(to bytes: [UInt8]) -> [UInt8] {
    var (transform, rest, output) = (self, bytes[...], [UInt8]())
    while true {
      let made = try? transform.read(into: &output, count: 1 << 16) { input, count in
        let part = rest.prefix(count)
        input += part
        rest = rest.dropFirst(part.count)
        return part.count
      }
      if made ?? 0 == 0 { return output }
    }
  }
}

extension Unpacking: ByteTransform {}
