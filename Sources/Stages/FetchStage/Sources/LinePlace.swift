import PipeKit

/// A place between two lines of a file, and what stood before it, so that a file that has become
/// another is not gone on with.
struct LinePlace: Sendable, Equatable {
  /// How many bytes before the place are compared.
  private static let compared = 1 << 10

  /// How many bytes of the file are before it.
  var offset: Int
  /// The number of the line behind it, from 1.
  var line: Int
  /// How many of the bytes before it are compared.
  var length: Int
  /// Their hash.
  var hash: String

  /// The place behind the first bytes of a piece of lines.
  ///
  /// - Parameters:
  ///   - offset: The place in the file.
  ///   - line: The number of the line behind it.
  ///   - bytes: The bytes of the piece before the place.
  init(offset: Int, line: Int, behind bytes: ArraySlice<UInt8>) {
    self.offset = offset
    self.line = line
    let last = bytes.suffix(Self.compared)
    length = last.count
    hash = FNV1a(last.span).text
  }

  /// Reads a place from what was noted.
  init?(_ note: JSONObject) {
    guard let offset = note["offset"]?.int, let line = note["line"]?.int,
      let length = note["compared"]?.int, let hash = note["hash"]?.string,
      length >= 0, length <= offset, line > 0
    else { return nil }
    (self.offset, self.line, self.length, self.hash) = (offset, line, length, hash)
  }

  /// What is noted.
  var note: JSONObject {
    [
      "offset": .number(JSONNumber(offset)), "line": .number(JSONNumber(line)),
      "compared": .number(JSONNumber(length)), "hash": .string(hash),
    ]
  }

  /// Goes to the place in a file.
  ///
  /// - Returns: Whether what stands before it is what stood there.
  /// - Throws: `FileError`.
  func seek(in file: any OpenFile) throws(FileError) -> Bool {
    try file.skip(to: offset - length)
    var bytes: [UInt8] = []
    while bytes.count < length {
      if try file.read(into: &bytes, count: length - bytes.count) == 0 { return false }
    }
    return FNV1a(bytes.span).text == hash
  }
}
