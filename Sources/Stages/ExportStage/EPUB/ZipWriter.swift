import PipeKit

/// Writes a ZIP archive file by file (APPNOTE 6.3), without compression, so that EPUB's first file may be in it
/// like any other.
struct ZipWriter {
  private struct Entry {
    var name: [UInt8]
    var checksum: UInt32
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
  ///   - output: Where the archive goes.
  /// - Throws: What writing throws; ``StageError`` where the archive gets too large for the format.
  mutating func add(_ content: [UInt8], as name: String, to output: inout BufferedFile) throws {
    let entry = Entry(
      name: Array(name.utf8), checksum: Self.checksum(of: content),
      size: try Self.bounded(content.count), offset: offset)
    var header = Self.bytes(0x0403_4B50, 4)
    header += Self.fields(of: entry)
    header += entry.name
    try output.write(header)
    try output.write(content)
    offset = try Self.bounded(Int(offset) + header.count + content.count)
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
    // Names are in UTF-8; stored; 1980-01-01, as the same content is to give the same archive.
    bytes(20, 2) + bytes(0x0800, 2) + bytes(0, 2) + bytes(0, 2) + bytes(0x0021, 2)
      + bytes(entry.checksum, 4) + bytes(entry.size, 4) + bytes(entry.size, 4)
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

  /// CRC-32 (ISO 3309), as ZIP has it.
  static func checksum(of bytes: [UInt8]) -> UInt32 {
    let table = table
    var value: UInt32 = 0xFFFF_FFFF
    for byte in bytes { value = table[Int(UInt8(truncatingIfNeeded: value) ^ byte)] ^ value >> 8 }
    return ~value
  }

  private static let table: [UInt32] = (0..<256).map { index in
    var value = UInt32(index)
    for _ in 0..<8 { value = value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
    return value
  }
}
