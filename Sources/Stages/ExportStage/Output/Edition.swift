import PipeKit

/// What is made of a run's lines when there are no more: a digest, a feed, a book.
protocol Edition: Sendable {
  /// Takes from an earlier edition what the new one is to have too, as lines before those of the run.
  ///
  /// - Parameters:
  ///   - earlier: The file that has it.
  ///   - output: Where the lines go.
  /// - Throws: What reading or writing throws; ``StageError`` where the file is no such edition.
  func carryOver(_ earlier: EarlierEdition, to output: inout BufferedFile) throws

  /// Whether files that are there have all that it would say already, so that none is made.
  ///
  /// - Parameters:
  ///   - spool: The lines of the run.
  ///   - files: Where they are.
  /// - Returns: Whether they have.
  /// - Throws: What reading throws.
  func isRepeat(_ spool: Spool, in files: any FileSystem) throws -> Bool

  /// Makes the edition.
  ///
  /// Made again of the same lines, over what was made before, it is the same.
  ///
  /// - Parameters:
  ///   - spool: The lines.
  ///   - earlier: The file that it takes the place of, where that is to be kept.
  ///   - output: Where it goes.
  /// - Throws: What reading or writing throws.
  func write(_ spool: Spool, over earlier: EarlierEdition?, to output: inout BufferedFile) throws
}

extension Edition {
  /// It says what no file does.
  func isRepeat(_ spool: Spool, in files: any FileSystem) throws -> Bool { false }

  /// Nothing is carried over: the edition is made over the earlier one.
  func carryOver(_ earlier: EarlierEdition, to output: inout BufferedFile) throws {}
}

/// The lines of a run.
struct Spool {
  /// What reads them.
  var reader: SpoolReader
  /// Where they end, in bytes.
  var length: Int
}

/// A file with an edition that stays in the next.
struct EarlierEdition {
  /// The file, at its beginning.
  let file: any OpenFile
  /// What it is called in an error.
  let path: String

  /// The most bytes that are read of one that has to be in memory.
  private static let limit = 256 << 20

  /// The whole text.
  ///
  /// - Throws: ``FileError``, and ``StageError`` where it is too long.
  func text() throws -> String { String(decoding: try bytes(), as: UTF8.self) }

  /// The whole content.
  ///
  /// - Throws: ``FileError``, and ``StageError`` where it is too long.
  func bytes() throws -> [UInt8] {
    var bytes: [UInt8] = []
    while try file.read(into: &bytes, count: 1 << 18) > 0 {
      if bytes.count > Self.limit {
        throw StageError(
          .tooLarge, "'\(path)' has more than \(Self.limit >> 20) MiB, too much to add to",
          hint: "name another file, or set mode: replace")
      }
    }
    return bytes
  }

  /// Hands over the lines one by one, without line feeds.
  ///
  /// - Parameter body: Takes a line, and says whether it wants more.
  /// - Throws: What reading throws, and `body`.
  func eachLine(_ body: (ArraySlice<UInt8>) throws -> Bool) throws {
    var window: [UInt8] = []
    var start = 0
    var seen = 0
    while true {
      while let end = window[seen...].firstIndex(of: 0x0A) {
        guard try body(window[start..<end]) else { return }
        start = end + 1
        seen = start
      }
      seen = window.count
      if start > 0 {
        window.removeSubrange(..<start)
        seen -= start
        start = 0
      }
      if try file.read(into: &window, count: 1 << 16) == 0 { break }
    }
    if !window.isEmpty { _ = try body(window[...]) }
  }
}
