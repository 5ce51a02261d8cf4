import PipeKit

/// A place between two lines of a file, and the hash of everything before it, so that a file that has
/// become another is not gone on with.
struct LinePlace: Sendable, Equatable {
  /// The number of the line behind it, from 1.
  var line: Int
  /// How many of the file's bytes are before it.
  let offset: Int
  /// What the file was when it was opened, as ``identity(of:now:)`` tells it.
  let identity: String?
  /// What is known of the bytes before the place: those of whole blocks, where it was noted.
  private(set) var hash: ContentHash
  /// The hash of all of them.
  private let text: String

  /// The place behind what was hashed.
  ///
  /// - Parameters:
  ///   - line: The number of the line behind it.
  ///   - hash: The hash of everything before it.
  ///   - identity: What the file was when it was opened.
  init(line: Int, hash: ContentHash, identity: String?) {
    self.line = line
    self.hash = hash
    self.identity = identity
    offset = hash.count
    text = hash.text
  }

  /// Reads a place from what was noted.
  init?(_ note: JSONObject) {
    guard let offset = note["offset"]?.int, offset >= 0, let line = note["line"]?.int, line > 0,
      let text = note["hash"]?.string,
      let lanes = note["blocks"]?.string.flatMap({ ContentHash.Lanes($0) })
    else { return nil }
    (self.line, self.offset, self.text) = (line, offset, text)
    hash = ContentHash(lanes: lanes, before: offset)
    identity = note["file"]?.string
  }

  /// What is noted.
  var note: JSONObject {
    var note: JSONObject = [
      "offset": .number(JSONNumber(offset)), "line": .number(JSONNumber(line)),
      "hash": .string(text), "blocks": .string(hash.lanes.text),
    ]
    note["file"] = identity.map { .string($0) }
    return note
  }

  static func == (one: LinePlace, other: LinePlace) -> Bool { one.note == other.note }

  /// Goes to the place in a file that was just opened.
  ///
  /// What stands before it is read and compared, unless it is the same file as it was when it was noted, byte
  /// for byte: then only what is behind the last whole block is, as that is not in the note.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - now: What it is now.
  /// - Returns: The place, with the hash of everything before it; `nil` where something else stands there
  ///   than stood there.
  /// - Throws: `FileError`; `CancellationError`.
  func found(in file: any OpenFile, identity now: String?) throws -> LinePlace? {
    var hash = ContentHash()
    if let identity, identity == now {
      hash = self.hash
      try file.seek(to: hash.count)
    }
    var bytes: [UInt8] = []
    while hash.count < offset {
      try Task.checkCancellation()
      bytes.removeAll(keepingCapacity: true)
      if try file.read(into: &bytes, count: min(offset - hash.count, 1 << 16)) == 0 { return nil }
      hash.add(bytes.span)
    }
    return hash.text == text ? LinePlace(line: line, hash: hash, identity: now) : nil
  }

  /// What a file is, as long as nobody changes it: device, inode, size, and when it was changed.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - now: What time it is.
  /// - Returns: A text; `nil` for what is no file on a disk, and for one that was changed so shortly ago that a
  ///   change after this one might get the same time.
  static func identity(of file: any OpenFile, now: Timestamp) -> String? {
    guard let info = try? file.info(), info.isRegular, let identity = info.identity,
      info.modified < now.advanced(by: .seconds(-3))
    else { return nil }
    let (seconds, nanoseconds) = (info.modified.seconds, info.modified.nanoseconds)
    return "\(identity.device):\(identity.inode):\(info.size):\(seconds):\(nanoseconds)"
  }
}
