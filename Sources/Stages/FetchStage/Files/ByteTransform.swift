import Compression

/// Makes other bytes of those of a file, piece by piece.
protocol ByteTransform: Sendable {
  /// Appends up to so many bytes, and says how many; 0 at the end.
  mutating func read(
    into output: inout [UInt8], count: Int, reading read: (inout [UInt8], Int) throws -> Int
  ) throws -> Int
}

extension Unpacking: ByteTransform {}
