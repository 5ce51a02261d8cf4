import PipeKit

/// Reads the beginning of a source that may be of any size.
struct BoundedReading {
  /// The end of what is looked at has come.
  struct Enough: Error {}

  /// The most bytes of a source that are looked at, unpacked where it is packed as a whole.
  static let most = 32 << 20

  private let file: any OpenFile
  /// How many bytes were read.
  private(set) var count = 0

  init(_ file: any OpenFile) { self.file = file }

  /// Appends up to so many bytes, and says how many; 0 at the end.
  ///
  /// - Throws: ``Enough`` where there is more than is looked at; `FileError`.
  mutating func read(into buffer: inout [UInt8], _ count: Int) throws -> Int {
    if self.count >= Self.most { throw Enough() }
    let read = try file.read(into: &buffer, count: min(count, Self.most - self.count))
    self.count += read
    return read
  }
}
