import Compression
import PipeKit

/// Reads WARC files (ISO 28500, 1.0 and 1.1), record by record, with memory that depends on the largest
/// record only.
///
/// Records may stand in the file as they are, each in a gzip member or a Zstandard frame of its own, as is
/// usual, or several in one. What is damaged fails by itself, and the reader goes on with the next record
/// that it finds.
///
///     var reader = WARCReader()
///     while let record = try reader.next(reading: read) {
///       guard record.type == .response, let answer = reader.httpResponse() else { continue }
///       let page = reader.block(from: answer.bodyStart)
///     }
public struct WARCReader: Sendable {
  /// How many bytes the fields of a record may have.
  private static let longestHeader = 1 << 20

  private var window: MemberWindow
  private let maximumLength: Int
  /// How many bytes the file has, where that is known.
  private let fileLength: Int?
  /// The record that was handed out: where its block is in the window, and how many bytes it has in all.
  private var block = 0..<0
  private var pending = 0
  /// Where it begins, and how many bytes its block should have.
  private var current: (place: WARCLocation, length: Int)?
  /// Up to where in a member no header ends, so that it is not looked for there again.
  private var endless = (member: 0, at: 0)
  private var search = Search.none
  /// What is still to be skipped to come to the place that was noted.
  private var skipped: (count: Int, hash: String)?

  /// How the next record is found.
  private enum Search {
    /// It is where it should be.
    case none
    /// By the first line of a record.
    case record
    /// By the beginning of a member.
    case member
  }

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - maximumLength: How many bytes of a block are held; of a longer one the beginning is.
  ///   - fileLength: How many bytes the file has, where that is known: then a block that would go beyond them
  ///     does not hide the records behind it.
  public init(maximumLength: Int = 1 << 30, fileLength: Int? = nil) {
    self.init(maximumLength: maximumLength, fileLength: fileLength, at: .start)
  }

  /// Creates a reader that goes on at a place.
  ///
  /// - Parameters:
  ///   - maximumLength: How many bytes of a block are held.
  ///   - fileLength: How many bytes the file has.
  ///   - place: Where what is read begins.
  ///   - head: How the file begins, and all of a dictionary of Zstandard where it begins with one.
  package init(
    maximumLength: Int, fileLength: Int? = nil, at place: WARCPlace, head: [UInt8] = []
  ) {
    self.maximumLength = max(maximumLength, 0)
    self.fileLength = fileLength
    let frame = ZstdDictionary.frameLength(head, at: 0).map { Array(head.prefix($0)) }
    let dictionary = frame.flatMap { try? ZstdDictionary.read($0) } ?? []
    window = MemberWindow(
      at: place.offset, hash: place.hash, head: head, dictionary: dictionary)
    if place.skipped > 0 { skipped = (place.skipped, place.skippedHash) }
  }

  /// The place behind the last record; the whole of it must have been read, as by ``finish(reading:)``.
  package mutating func place() -> WARCPlace {
    consumePending()
    while window.count > 0, window.bytes[window.start] == 0x0D || window.bytes[window.start] == 0x0A
    {
      window.consume(1)
    }
    return window.place()
  }

  /// Goes behind the record that was handed out.
  ///
  /// - Parameter read: Appends up to so many bytes of the file, and says how many; 0 at the end.
  /// - Throws: ``WARCError`` where the rest of it is damaged or missing; what `read` throws.
  public mutating func finish(reading read: (inout [UInt8], Int) throws -> Int) throws {
    consumePending()
    while pending > 0, try fill(read) { consumePending() }
    guard pending > 0 else { return }
    let missing = pending
    pending = 0
    if let current {
      // Nothing is left that a record could be looked for in: it was not kept.
      let rest = window.isPlain ? ", and nothing behind it is read" : ""
      throw Self.cutOff(current.place, current.length - missing, current.length, rest)
    }
  }

  /// Reads the next record.
  ///
  /// - Parameter read: Appends up to so many bytes of the file, and says how many; 0 at the end.
  /// - Returns: The record; `nil` when there are no more.
  /// - Throws: ``WARCError`` for a record that cannot be read: the next call goes on behind it; what `read`
  ///   throws.
  public mutating func next(
    reading read: (inout [UInt8], Int) throws -> Int
  ) throws -> WARCRecord? {
    try finish(reading: read)
    guard try comesToRecord(read) else { return nil }
    let place = window.location
    let header = try header(place, read)
    let fields = HeaderFields(
      window.bytes.span.extracting(window.start..<(window.start + header)))
    guard let length = fields.number("Content-Length") else {
      window.consume(5)
      search = .record
      throw WARCError(message: "the record at \(place) has no Content-Length", place: place)
    }
    let isTooLong = length > maximumLength
    if isTooLong, window.isPlain, let fileLength, length > fileLength - place.offset - header {
      window.consume(header)
      search = .record
      throw Self.cutOff(place, max(fileLength - place.offset - header, 0), length)
    }
    try hold(header, length, isTooLong ? 0 : length, place, read)
    let there = min(window.count - header, length)
    let type = fields["WARC-Type"].flatMap { WARCRecordType(rawValue: $0.lowercased()) }
    block = (window.start + header)..<(window.start + header + there)
    pending = header + length
    current = (place, length)
    return WARCRecord(
      type: type, fields: fields, place: place, length: length, isTooLong: isTooLong)
  }
}

// MARK: Content

extension WARCReader {
  /// The block of the record that was handed out, from a byte on.
  public func block(from start: Int = 0) -> [UInt8] {
    let first = min(block.lowerBound + max(start, 0), block.upperBound)
    return window.bytes.span.copied(first..<block.upperBound)
  }

  /// Reads the block of the record that was handed out as a response of HTTP; `nil` where it is none.
  public func httpResponse() -> HTTPMessage? {
    HTTPMessage(window.bytes.span.extracting(block))
  }
}

// MARK: Finding

extension WARCReader {
  private mutating func consumePending() {
    let count = min(pending, window.count)
    guard count > 0 else { return }
    // With what follows it: then a member of one record is done in one go.
    let end = count == pending ? breaks(behind: window.start + count) : window.start + count
    window.consume(end - window.start)
    pending -= count
    block = 0..<0
  }

  private func breaks(behind start: Int) -> Int {
    var end = start
    while end < window.end, window.bytes[end] == 0x0D || window.bytes[end] == 0x0A { end += 1 }
    return end
  }

  /// Goes to where a record begins; false at the end.
  private mutating func comesToRecord(
    _ read: (inout [UInt8], Int) throws -> Int
  ) throws -> Bool {
    if search == .member {
      search = .none
      guard try window.seek(read) else { return false }
    }
    while true {
      if window.count == 0 {
        if window.isWhole {
          guard try nextMember(read) else { return false }
        } else {
          _ = try fill(read)
        }
      } else if let skipped {
        try skip(skipped.count, skipped.hash, read)
      } else if search == .record {
        if try finds(read) { search = .none }
      } else {
        let end = breaks(behind: window.start)
        if end == window.start { return true }
        window.consume(end - window.start)
      }
    }
  }

  private mutating func nextMember(
    _ read: (inout [UInt8], Int) throws -> Int
  ) throws -> Bool {
    do {
      return try window.next(read)
    } catch let error as CompressionError {
      throw damage(error)
    } catch let error as MissingDictionary {
      let place = window.location
      search = .member
      throw WARCError(
        .missingDictionary,
        message:
          "the record at \(place) is packed with dictionary \(error.id), which the file does "
          + "not begin with", place: place)
    }
  }

  private mutating func fill(_ read: (inout [UInt8], Int) throws -> Int) throws -> Bool {
    do {
      return try window.fill(read)
    } catch let error as CompressionError {
      throw damage(error)
    }
  }

  private static func cutOff(
    _ place: WARCLocation, _ there: Int, _ length: Int, _ rest: String = ""
  ) -> WARCError {
    WARCError(
      message: "the record at \(place) ends after \(max(there, 0)) of \(length) bytes\(rest)",
      place: place)
  }

  private mutating func damage(_ error: CompressionError) -> WARCError {
    let place = window.location
    search = .member
    pending = 0
    block = 0..<0
    return WARCError(message: "the record at \(place): \(error.message)", place: place)
  }

  /// Goes to the first line of a record in the window; false where there is none.
  private mutating func finds(_ read: (inout [UInt8], Int) throws -> Int) throws -> Bool {
    var known = 0
    while let found = window.first(UInt8(ascii: "W"), after: known) {
      if window.count - found < 8 {
        window.consume(found)
        if try fill(read) { return false }
        known = 0
      } else {
        known = found
      }
      if window.isRecordStart(at: known) {
        window.consume(known)
        return true
      }
      known += 1
    }
    window.consume(window.count)
    return false
  }

  private mutating func skip(
    _ count: Int, _ hash: String, _ read: (inout [UInt8], Int) throws -> Int
  ) throws {
    let taken = min(count, window.count)
    window.consume(taken)
    let left = count - taken
    skipped = left > 0 ? (left, hash) : nil
    if left == 0, window.place().skippedHash != hash { throw WARCReader.Changed() }
  }

  /// What stands before the place is not what stood there.
  package struct Changed: Error {
    package init() {}
  }
}

// MARK: Holding

extension WARCReader {
  /// Reads until a header is in the window, and says how many bytes it has.
  private mutating func header(
    _ place: WARCLocation, _ read: (inout [UInt8], Int) throws -> Int
  ) throws -> Int {
    while window.count < 5, try fill(read) {}
    guard window.has("WARC/", at: 0) else {
      search = .record
      window.consume(1)
      throw WARCError(message: "no record begins at \(place)", place: place)
    }
    var known =
      endless.member == window.memberStart ? max(endless.at - window.consumed, 0) : 0
    while true {
      switch window.headerEnd(after: known) {
      case .emptyLine(let end): return end
      case .anotherRecord(let next):
        window.consume(next)
        throw WARCError(message: "the record at \(place) ends in its header", place: place)
      case nil: break
      }
      let length = window.count
      // The next line may have come in part.
      known = max(length - 8, known)
      endless = (window.memberStart, window.consumed + known)
      if length > Self.longestHeader {
        search = .record
        window.consume(5)
        throw WARCError(
          message: "the record at \(place) has a header of more than 1 MiB", place: place)
      }
      if try !fill(read) {
        search = .record
        window.consume(5)
        throw WARCError(
          message: "the record at \(place) ends in its header", place: place)
      }
    }
  }

  /// Reads until a block is in the window, and what shows that it is whole.
  private mutating func hold(
    _ header: Int, _ length: Int, _ held: Int, _ place: WARCLocation,
    _ read: (inout [UInt8], Int) throws -> Int
  ) throws {
    let needed = header + held
    // Some bytes more: the check behind the last one is made then, and they tell whether a record follows.
    while window.count < needed + 5, try fill(read) {}
    if window.count < needed {
      let there = window.count - header
      window.consume(5)
      search = .record
      throw Self.cutOff(place, there, length)
    }
    guard held == length, window.count > needed else { return }
    let behind = window.bytes[window.start + needed]
    if behind != 0x0D, behind != 0x0A, !window.has("WARC/", at: needed) {
      window.consume(5)
      search = .record
      throw WARCError(
        message: "the record at \(place) does not end where its Content-Length says",
        place: place)
    }
  }
}
