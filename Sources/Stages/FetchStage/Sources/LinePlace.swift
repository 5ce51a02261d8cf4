import PipeKit
import WARCReader

/// A place between two lines, rows or records of a file, and the hash of everything before it, so that a file that has
/// become another is not gone on with.
struct LinePlace: Sendable, Equatable {
  /// The number of the line behind it, or of the record, from 1.
  var line: Int
  /// How many of the file's bytes are before it.
  let offset: Int
  /// What the file was when it was opened, as ``identity(of:now:)`` tells it.
  let identity: String?
  /// What is known of the bytes before the place: those of whole blocks, where it was noted.
  private(set) var hash: ContentHash
  /// The hash of all of them.
  private let text: String
  /// Of a web archive: how many bytes of the member that begins there are before the place, unpacked, and
  /// their hash.
  private var skipped: (count: Int, hash: String)?

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

  /// A place between two records of a web archive.
  ///
  /// - Parameters:
  ///   - number: The number of the record behind it.
  ///   - place: Where it is.
  ///   - identity: What the file was when it was opened.
  init(record number: Int, _ place: WARCPlace, identity: String?) {
    self.init(line: number, hash: place.hash, identity: identity)
    skipped = (place.skipped, place.skippedHash)
  }

  /// The place in a web archive.
  var archivePlace: WARCPlace {
    WARCPlace(
      offset: offset, skipped: skipped?.count ?? 0, hash: hash, skippedHash: skipped?.hash ?? "")
  }

  /// What is before it, in words: `line 7`.
  var last: String { "\(skipped == nil ? "line" : "record") \(line - 1)" }

  /// Reads a place from what was noted.
  init?(_ note: JSONObject) {
    guard let offset = note["offset"]?.int, offset >= 0, let line = note["line"]?.int, line > 0,
      let text = note["hash"]?.string,
      let lanes = note["blocks"]?.string.flatMap({ ContentHash.Lanes($0) })
    else { return nil }
    (self.line, self.offset, self.text) = (line, offset, text)
    hash = ContentHash(lanes: lanes, before: offset)
    identity = note["file"]?.string
    if let count = note["skipped"]?.int, count >= 0, let hash = note["skipped_hash"]?.string {
      skipped = (count, hash)
    }
  }

  /// What is noted.
  var note: JSONObject {
    var note: JSONObject = [
      "offset": .number(JSONNumber(offset)), "line": .number(JSONNumber(line)),
      "hash": .string(text), "blocks": .string(hash.lanes.text),
    ]
    note["file"] = identity.map { .string($0) }
    if let skipped {
      note["skipped"] = .number(JSONNumber(skipped.count))
      note["skipped_hash"] = .string(skipped.hash)
    }
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
    guard hash.text == text else { return nil }
    var place = LinePlace(line: line, hash: hash, identity: now)
    place.skipped = skipped
    return place
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
