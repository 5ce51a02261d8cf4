import Compression
import PipeKit

/// Writes a ZIP archive file by file (APPNOTE 6.3).
struct ZipWriter {
  private struct Entry {
    var name: [UInt8]
    var method: ZipMethod
    var checksum: UInt32
    /// How many bytes it has in the archive.
    var packed: UInt32
    var size: UInt32
    var offset: UInt32
  }

  private var entries: [Entry] = []
  private var offset: UInt32 = 0

  /// Writes a file.
  ///
  /// - Parameters:
  ///   - content: What is in it.
  ///   - name: Its path, without a slash at its beginning.
  ///   - method: How it is packed; what gets no smaller is stored.
  ///   - output: Where the archive goes.
  /// - Throws: What writing throws; ``StageError`` where the archive gets too large for the format.
  mutating func add(
    _ content: [UInt8], as name: String, by method: ZipMethod = .deflated,
    to output: inout BufferedFile
  ) throws {
    var entry = Entry(
      name: Array(name.utf8), method: .stored, checksum: Deflate.checksum(of: content),
      packed: try Self.bounded(content.count), size: try Self.bounded(content.count),
      offset: offset)
    var bytes = content
    if method == .deflated {
      let packed = try Deflate.packed(content)
      if packed.count < content.count {
        bytes = packed
        (entry.method, entry.packed) = (.deflated, try Self.bounded(packed.count))
      }
    }
    var header = Self.bytes(0x0403_4B50, 4)
    header += Self.fields(of: entry)
    header += entry.name
    try output.write(header)
    try output.write(bytes)
    offset = try Self.bounded(Int(offset) + header.count + bytes.count)
    entries.append(entry)
    if entries.count >= 0xFFFF { throw Self.tooLarge }
  }

  /// Writes the directory of the files, at the end.
  ///
  /// - Throws: What writing throws.
  mutating func finish(to output: inout BufferedFile) throws {
    var directory: [UInt8] = []
    for entry in entries {
      // Made by version 2.0 for MS-DOS, which has no permissions.
      directory += Self.bytes(0x0201_4B50, 4) + Self.bytes(20, 2) + Self.fields(of: entry)
      // No comment, first disk, no attributes.
      directory += Self.bytes(0, 10) + Self.bytes(entry.offset, 4) + entry.name
    }
    try output.write(directory)
    let count = UInt32(entries.count)
    try output.write(
      Self.bytes(0x0605_4B50, 4) + Self.bytes(0, 4) + Self.bytes(count, 2)
        + Self.bytes(count, 2) + Self.bytes(try Self.bounded(directory.count), 4)
        + Self.bytes(offset, 4) + Self.bytes(0, 2))
  }

  /// What stands of a file both before it and in the directory: from the version to the extra field's length.
  private static func fields(of entry: Entry) -> [UInt8] {
    // Names are in UTF-8; 1980-01-01, as the same content is to give the same archive.
    bytes(20, 2) + bytes(0x0800, 2) + bytes(UInt32(entry.method.rawValue), 2) + bytes(0, 2)
      + bytes(0x0021, 2) + bytes(entry.checksum, 4) + bytes(entry.packed, 4) + bytes(entry.size, 4)
      + bytes(UInt32(entry.name.count), 2) + bytes(0, 2)
  }

  /// A number, lowest byte first.
  private static func bytes(_ value: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { $0 < 4 ? UInt8(truncatingIfNeeded: value >> UInt32(8 * $0)) : 0 }
  }

  private static func bounded(_ count: Int) throws -> UInt32 {
    guard count < 0xFFFF_FFFF else { throw tooLarge }
    return UInt32(count)
  }

  private static var tooLarge: StageError {
    StageError(
      .tooLarge, "the book has more than an EPUB can hold (4 GiB)",
      hint: "export fewer documents, with 'limit' or 'filter' before")
  }
}
