import Compression
import PipeKit

/// The unpacked bytes of a WARC file, member by member, with a window on some of them.
///
/// Usually each record is a gzip member of its own, which is unpacked in one go. What is larger, or all in
/// one member, is unpacked piece by piece, and so is Zstandard. A file that is not compressed is one member.
struct MemberWindow: Sendable {
  /// How much of a file is looked at to find the end of a member.
  private static let lookahead = 1 << 18
  /// The largest member that is unpacked in one go, packed and unpacked.
  private static let wholeLimit = (packed: 1 << 22, unpacked: 1 << 23)
  /// How many bytes are unpacked at once elsewhere.
  private static let chunk = 1 << 17

  private(set) var raw: RawInput
  private var kind: MemberKind?
  /// Unpacked bytes: those of the window are `start..<end`.
  private(set) var bytes: [UInt8] = []
  private(set) var start = 0
  private(set) var end = 0
  /// Whether the window has all that is left of the member.
  private(set) var isWhole = true
  /// The offset in the file where the member begins.
  private(set) var memberStart: Int
  /// How many of its unpacked bytes are before the window.
  private(set) var consumed = 0

  /// Whether `bytes` is the buffer that whole members are unpacked into, which keeps its length.
  private var isFixed = false
  private var spare: [UInt8] = []
  private let whole = WholeGzipDecoder()
  private var inflate: InflateDecoder?
  private var zstd: ZstdDecoder?
  private var dictionary: [UInt8]
  /// The hash of everything in the file before the member.
  private var fileHash: ContentHash
  /// The hash of what was consumed of the member.
  private var memberHash = ContentHash()

  /// Creates a window; what the file begins with tells what is at other places, too, unless that is damaged.
  init(at offset: Int, hash: ContentHash, head: [UInt8], dictionary: [UInt8]) {
    raw = RawInput(at: offset, hash: hash)
    memberStart = offset
    fileHash = hash
    self.dictionary = dictionary
    guard offset > 0 else { return }
    switch ContentCoding.sniffed(head) {
    case .gzip: kind = .gzip
    case .zstd: kind = .zstd
    default: break
    }
  }

  /// How many bytes are in the window.
  var count: Int { end - start }
  /// Whether nothing is left of the member.
  var isDone: Bool { isWhole && start == end }

  /// Whether bytes stand so far behind the window's beginning.
  func has(_ text: StaticString, at offset: Int) -> Bool {
    bytes.span.extracting(0..<end).has(text, at: start + offset)
  }

  /// How far behind the window's beginning a byte is, behind the first ones.
  func first(_ byte: UInt8, after known: Int) -> Int? {
    bytes.span.extracting(start..<end).first(byte, in: min(known, count)..<count)
  }

  /// How the header ends with which the window begins, where the first bytes are known to have no end of
  /// one; `nil` where that is not in the window.
  func headerEnd(after known: Int) -> RecordHeaderEnd? {
    bytes.span.extracting(start..<end).recordHeaderEnd(from: min(known, count))
  }

  /// Whether the first line of a record stands so far behind the window's beginning.
  func isRecordStart(at offset: Int) -> Bool {
    bytes.span.extracting(start..<end).isRecordStart(offset)
  }

  /// Whether records stand in the file as they are.
  var isPlain: Bool { kind == .plain }

  /// The place where the window begins.
  mutating func place() -> WARCPlace {
    if kind == .plain {
      return WARCPlace(
        offset: memberStart + consumed, skipped: 0, hash: fileHash, skippedHash: "")
    }
    if isDone {
      return WARCPlace(offset: raw.offset, skipped: 0, hash: raw.hashed(), skippedHash: "")
    }
    return WARCPlace(
      offset: memberStart, skipped: consumed, hash: fileHash,
      skippedHash: consumed == 0 ? "" : memberHash.text)
  }

  /// Where the window begins.
  var location: WARCLocation {
    kind == .plain
      ? WARCLocation(offset: memberStart + consumed, skipped: 0)
      : WARCLocation(offset: memberStart, skipped: consumed)
  }

  /// Moves the window's beginning.
  mutating func consume(_ count: Int) {
    let next = start + count
    if kind == .plain {
      var hash = fileHash
      hash.add(bytes.span.extracting(start..<next))
      fileHash = hash
    } else if !isWhole || next < end {
      // Of a member that is done nobody asks.
      var hash = memberHash
      hash.add(bytes.span.extracting(start..<next))
      memberHash = hash
    }
    start = next
    consumed += count
  }
}

// MARK: Members

extension MemberWindow {
  /// Goes to the next member, when one is done; false at the end of the file.
  mutating func next(_ read: (inout [UInt8], Int) throws -> Int) throws -> Bool {
    if kind == .plain { return false }
    while true {
      raw.letGo()
      repeat { try raw.fill(to: 8, read) } while skipFill()
      (start, end, consumed, isWhole) = (0, 0, 0, false)
      memberHash = ContentHash()
      memberStart = raw.offset
      fileHash = raw.hashed()
      if raw.left == 0 {
        isWhole = true
        return false
      }
      switch ContentCoding.sniffed(raw.bytes[raw.position...]) {
      case .gzip: try beginGzip(read)
      case .zstd: if try passesSkippable(read) { continue } else { try beginZstd(read) }
      default:
        // Behind packed members, it is damage.
        if kind != nil {
          throw CompressionError(.damaged, "no member begins here", offset: raw.position)
        }
        kind = .plain
        use(fixed: false)
        bytes = raw.takeAll()
        end = bytes.count
      }
      return true
    }
  }

  /// Passes over zeros that fill up behind a member; whether there may be more.
  private mutating func skipFill() -> Bool {
    guard kind != nil, raw.left > 0 else { return false }
    let before = raw.position
    while raw.left > 0, [0, 0x0A, 0x0D].contains(raw.bytes[raw.position]) { raw.position += 1 }
    return raw.position > before && !raw.isAtEnd
  }

  private mutating func beginGzip(_ read: (inout [UInt8], Int) throws -> Int) throws {
    kind = .gzip
    use(fixed: true)
    if bytes.isEmpty { bytes = [UInt8](repeating: 0, count: 1 << 20) }
    var ahead = Self.lookahead
    try raw.fill(to: ahead, read)
    while true {
      switch whole.decode(raw.bytes, from: raw.position, into: &bytes) {
      case .done(let taken, let made):
        raw.position += taken
        (end, isWhole) = (made, true)
        return
      case .noRoom where bytes.count < Self.wholeLimit.unpacked:
        bytes = [UInt8](repeating: 0, count: bytes.count * 4)
      case .failed where !raw.isAtEnd && ahead < Self.wholeLimit.packed:
        // Its end may not have been there.
        ahead *= 4
        try raw.fill(to: ahead, read)
      case .noRoom, .failed:
        use(fixed: false)
        if let inflate { inflate.reset() } else { inflate = InflateDecoder(.gzip) }
        return
      }
    }
  }

  /// Passes over a frame that is no member, and takes the dictionary that may be in the first; false where
  /// there is none.
  private mutating func passesSkippable(
    _ read: (inout [UInt8], Int) throws -> Int
  ) throws -> Bool {
    guard let length = ZstdDictionary.frameLength(raw.bytes, at: raw.position) else { return false }
    kind = .zstd
    if memberStart == 0 {
      try raw.fill(to: length, read)
      let frame = raw.bytes[raw.position..<min(raw.position + length, raw.bytes.count)]
      dictionary = try ZstdDictionary.read(Array(frame))
    }
    // Others hold what is not for everyone.
    try skip(length, read)
    isWhole = true
    return true
  }

  private mutating func beginZstd(_ read: (inout [UInt8], Int) throws -> Int) throws {
    kind = .zstd
    try raw.fill(to: ZstdDictionary.longestFrameHeader, read)
    if let id = ZstdDictionary.neededID(raw.bytes, at: raw.position),
      id != ZstdDictionary.id(of: dictionary)
    {
      throw MissingDictionary(id: id)
    }
    use(fixed: false)
    if let zstd { zstd.reset() } else { zstd = ZstdDecoder(dictionary: dictionary) }
  }

  private mutating func skip(_ count: Int, _ read: (inout [UInt8], Int) throws -> Int) throws {
    var left = count
    while left > 0 {
      let taken = min(left, raw.left)
      raw.position += taken
      left -= taken
      if left > 0, try !raw.fill(read) { return }
    }
  }

  /// Chooses the buffer.
  private mutating func use(fixed: Bool) {
    if isFixed != fixed { swap(&bytes, &spare) }
    isFixed = fixed
    if !fixed { bytes.removeAll(keepingCapacity: bytes.capacity <= 1 << 24) }
  }
}

// MARK: Unpacking

extension MemberWindow {
  /// Gets more of the member into the window; false where it has all that is left.
  ///
  /// - Throws: `CompressionError`, whose offset counts in the file; what `read` throws.
  mutating func fill(_ read: (inout [UInt8], Int) throws -> Int) throws -> Bool {
    if isWhole { return false }
    if start > bytes.count / 2 {
      bytes.removeFirst(start)
      (start, end) = (0, end - start)
    }
    let before = bytes.count
    if kind == .plain {
      if try read(&bytes, Self.chunk) == 0 { isWhole = true }
    } else {
      try unpack(read)
    }
    end = bytes.count
    return end > before
  }

  private mutating func unpack(_ read: (inout [UInt8], Int) throws -> Int) throws {
    let decoder: any ByteDecoder
    switch kind {
    case .gzip: decoder = inflate ?? InflateDecoder(.gzip)
    default: decoder = zstd ?? ZstdDecoder(dictionary: dictionary)
    }
    let before = bytes.count
    while bytes.count == before {
      if raw.left == 0 { _ = try raw.fill(read) }
      let at = raw.position
      do throws(CompressionError) {
        isWhole = try decoder.decode(
          raw.bytes, from: &raw.position, into: &bytes, limit: Self.chunk)
      } catch {
        end = bytes.count
        let place = raw.start + error.offset
        throw CompressionError(error.kind, "\(error.message) (at byte \(place))", offset: place)
      }
      if isWhole { return }
      if bytes.count == before, raw.position == at, raw.isAtEnd, raw.left == 0 {
        let name = decoder.name
        throw CompressionError(
          .truncated, "\(name) data ends at byte \(raw.offset) before its end", offset: raw.offset)
      }
    }
  }

  /// Goes to the next place in the file that looks like a member with a record in it; false where there is
  /// none.
  mutating func seek(_ read: (inout [UInt8], Int) throws -> Int) throws -> Bool {
    (start, end, isWhole) = (0, 0, true)
    raw.position = max(memberStart + 1 - raw.start, 0)
    var probe = MemberProbe(kind ?? .gzip, dictionary: dictionary)
    while true {
      try raw.fill(to: MemberProbe.length, read)
      if raw.left < 4 { break }
      let last = raw.isAtEnd ? raw.bytes.count - 3 : raw.bytes.count - MemberProbe.length
      while raw.position <= last {
        if probe.isMember(raw.bytes, at: raw.position) { return true }
        raw.position += 1
      }
      if raw.isAtEnd { break }
    }
    raw.position = raw.bytes.count
    return false
  }
}
