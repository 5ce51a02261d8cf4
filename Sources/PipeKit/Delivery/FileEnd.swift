/// What stands in a file behind a place, where a run has put, or may have put, the lines of a part.
package struct FileEnd: Sendable {
  private static let chunk = 1 << 16

  private let files: any FileSystem
  private let path: String
  private let base: Int
  private let isPacked: Bool

  /// The end of a file that is there.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - base: Where the end begins, in bytes.
  ///   - files: The files.
  ///   - isPacked: Whether the file is packed, so that what is put there follows at once; else it has lines.
  package init(
    of path: String, from base: Int, in files: any FileSystem, isPacked: Bool = false
  ) {
    (self.path, self.base, self.files, self.isPacked) = (path, base, files, isPacked)
  }

  /// What has to come before lines that are put there: a line feed where the last line has none.
  package func lead() throws(FileError) -> [UInt8] {
    if base == 0 || isPacked { return [] }
    let file = try files.open(path, .read)
    defer { try? file.close() }
    try file.seek(to: base - 1)
    var last: [UInt8] = []
    _ = try file.read(into: &last, count: 1)
    return last.first.map { $0 == 0x0A ? [] : [0x0A] } ?? []
  }

  /// Takes everything away that stands there.
  package func cut() throws(FileError) {
    let file = try files.open(path, .append)
    defer { try? file.close() }
    try file.truncate(to: base)
    try file.sync()
    try file.close()
  }

  /// How much of what stands there is what would be put there, and whether that is all of it.
  package func matching(
    _ part: String
  ) throws(FileError) -> (count: Int, isWhole: Bool) {
    var expected = try lead()
    let file = try files.open(path, .read)
    defer { try? file.close() }
    try file.seek(to: base)
    let part = try files.open(part, .read)
    defer { try? part.close() }
    var found: [UInt8] = []
    var count = 0
    while true {
      if try part.read(into: &expected, count: Self.chunk) == 0, expected.isEmpty {
        return (count, true)
      }
      while found.count < expected.count {
        if try file.read(into: &found, count: expected.count - found.count) == 0 { break }
      }
      let same = zip(expected, found).prefix { $0 == $1 }.count
      count += same
      if same < expected.count { return (count, false) }
      expected.removeAll(keepingCapacity: true)
      found.removeAll(keepingCapacity: true)
    }
  }

  /// Whether a part that is gone stands there.
  ///
  /// - Parameters:
  ///   - length: The part's length, in bytes.
  ///   - hash: The part's ``hash(of:in:)``.
  /// - Returns: The number of bytes that it takes there; `nil` where something else stands there.
  /// - Throws: `FileError`.
  package func count(ofPart length: Int, _ hash: String) throws(FileError) -> Int? {
    let lead = try lead()
    let file = try files.open(path, .read)
    defer { try? file.close() }
    try file.seek(to: base)
    var first: [UInt8] = []
    while first.count < lead.count {
      if try file.read(into: &first, count: lead.count - first.count) == 0 { return nil }
    }
    guard first == lead, try Self.hash(of: file, count: length) == hash else { return nil }
    return lead.count + length
  }

  /// The hash of a part, to know it again where it has been put.
  package static func hash(of part: String, in files: any FileSystem) throws(FileError) -> String? {
    let file = try files.open(part, .read)
    defer { try? file.close() }
    return try hash(of: file, count: try file.length())
  }

  /// The hash of the next bytes of a file; `nil` where there are fewer.
  private static func hash(of file: any OpenFile, count: Int) throws(FileError) -> String? {
    var hash = ContentHash()
    var rest = count
    var bytes: [UInt8] = []
    while rest > 0 {
      bytes.removeAll(keepingCapacity: true)
      let read = try file.read(into: &bytes, count: min(rest, chunk))
      if read == 0 { return nil }
      hash.add(bytes.span)
      rest -= read
    }
    return hash.text
  }
}
