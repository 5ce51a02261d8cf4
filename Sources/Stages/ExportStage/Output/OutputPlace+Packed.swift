import Compression
import PipeKit

extension OutputPlace {
  /// How many bytes of a file are looked at in one go.
  private static let chunk = 1 << 16

  /// Whether documents are added to a packed file whose last line has no end; others are given one when the
  /// documents are put there.
  ///
  /// It is read whole: what is put behind a file that ends in the middle could never be read again.
  ///
  /// - Throws: `FileError`; `StageError` where the file is not packed as its name says, or damaged.
  func lacksLineFeed() throws -> Bool {
    guard packing != nil, try files.info(path)?.size ?? 0 > 0 else { return false }
    var last: UInt8 = 0x0A
    try readUnpacked { bytes in
      last = bytes.last ?? last
      return true
    }
    return last != 0x0A
  }

  /// How the file begins, unpacked where it is packed.
  ///
  /// - Parameter isEnough: Whether what was read is enough.
  /// - Returns: The bytes read.
  /// - Throws: `FileError`; `StageError` where the file is not packed as its name says, or damaged.
  func beginning(until isEnough: ([UInt8]) -> Bool) throws -> [UInt8] {
    var all: [UInt8] = []
    guard try files.info(path)?.size ?? 0 > 0 else { return all }
    try readUnpacked { bytes in
      all += bytes
      return !isEnough(all)
    }
    return all
  }

  /// Hands out the file's content in pieces until no more is wanted.
  private func readUnpacked(_ wantsMore: ([UInt8]) -> Bool) throws {
    let file = try files.open(path, .read)
    defer { try? file.close() }
    var unpacking = packing.map { Unpacking($0.coding) }
    var bytes: [UInt8] = []
    do {
      while true {
        try Task.checkCancellation()
        bytes.removeAll(keepingCapacity: true)
        let count =
          try unpacking?.read(into: &bytes, count: Self.chunk) { buffer, count in
            try file.read(into: &buffer, count: count)
          } ?? file.read(into: &bytes, count: Self.chunk)
        if count == 0 || !wantsMore(bytes) { return }
      }
    } catch let error as CompressionError {
      throw StageError(
        .badFormat, "cannot add to '\(path)': \(error.message)",
        hint: "move it away or mend it, or export to another file", underlying: error)
    }
  }
}
