package import Compression
package import PipeKit
import WARCReader

/// An open file that is to be brought in: what is packed is read unpacked, but for web archives, which are
/// unpacked record by record.
package struct InputFile: Sendable {
  /// How much of a file tells what it is.
  private static let peeked = 4096

  /// The file.
  package let file: PeekedFile
  /// Its path without the ending that only says that it is packed.
  package let name: String
  /// Whether it is a web archive.
  package let isArchive: Bool
  /// Whether it is an SQLite database.
  package let isDatabase: Bool
  /// What it is packed by, or of a web archive its records; nil for what is not packed.
  package let coding: ContentCoding?

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard input.
  ///   - format: What it is said to be.
  ///   - files: Where it is.
  /// - Throws: `FileError`.
  package init(
    _ path: String, as format: FileFormat, _ files: any FileSystem
  ) throws(FileError) {
    try self.init(
      path == "-" ? try files.standardInput() : try files.open(path, .read), path, as: format)
  }

  /// Looks at a file that is open; it is closed where that fails.
  ///
  /// - Parameters:
  ///   - open: The file.
  ///   - path: What it is called.
  ///   - format: What it is said to be.
  /// - Throws: `FileError`.
  package init(_ open: any OpenFile, _ path: String, as format: FileFormat) throws(FileError) {
    let file = PeekedFile(open)
    do {
      // Who writes lines to standard input one by one is not waited for.
      var head = try file.peek(Self.peeked, atLeast: 8)
      coding = ContentCoding.sniffed(head)
      if coding != nil { head = try file.peek(Self.peeked) }
      isDatabase = ExportedDatabase.begins(head)
      let unpacked = coding?.unpackedPrefix(head, limit: 16).bytes ?? head
      // A dictionary stands before the records.
      let begins = unpacked.starts(with: "WARC/".utf8) || ZstdDictionary.begins(head)
      let plain =
        Self.isPackedName(path) ? String(path.dropLast(path.pathExtension.utf8.count + 1)) : path
      // Also where the first record cannot be unpacked.
      let isNamed = coding != nil && plain.pathExtension == "warc"
      isArchive = format == .warc || (format == .auto && (begins || isNamed))
      if let coding, !isArchive {
        self.file = PeekedFile(TransformedFile(file, path: path) { Unpacking(coding) })
        name = plain
      } else {
        self.file = file
        name = path
      }
    } catch {
      try? file.close()
      throw error
    }
  }

  /// How a web archive begins, and all of a dictionary of Zstandard where it begins with one.
  ///
  /// It is to be asked for before anything is read.
  package func archiveHead() throws(FileError) -> [UInt8] {
    let head = try file.peek(8)
    guard ZstdDictionary.begins(head), let length = ZstdDictionary.frameLength(head, at: 0) else {
      return head
    }
    return length > 8 + ZstdDictionary.limit ? [] : try file.peek(length)
  }

  private static func isPackedName(_ path: String) -> Bool {
    ["gz", "gzip", "zst", "zstd"].contains(path.pathExtension)
  }
}
