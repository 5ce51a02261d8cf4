import PipeKit

/// The bytes of a file as they come, with a window on some of them and a hash of all before it.
struct RawInput: Sendable {
  /// How many bytes are asked for at once.
  static let chunk = 1 << 18
  /// How many bytes are kept that were read, to look in them for what comes next if they are damaged.
  private static let kept = 1 << 22

  /// The window.
  private(set) var bytes: [UInt8] = []
  /// Where in it the reader stands.
  var position = 0
  /// The offset in the file of the window's first byte.
  private(set) var start: Int
  private(set) var isAtEnd = false
  /// The hash of everything up to `hashed`.
  private var hash: ContentHash

  init(at offset: Int, hash: ContentHash) {
    start = offset
    self.hash = hash
  }

  /// The offset in the file where the reader stands.
  var offset: Int { start + position }
  /// How many bytes of the window are behind that.
  var left: Int { bytes.count - position }

  /// Reads some more; false at the end.
  mutating func fill(_ read: (inout [UInt8], Int) throws -> Int) throws -> Bool {
    if isAtEnd { return false }
    let surplus = position - Self.kept
    // Seldom, as what is kept is moved.
    if surplus > Self.kept { drop(surplus) }
    if try read(&bytes, Self.chunk) == 0 { isAtEnd = true }
    return !isAtEnd
  }

  /// Reads until so many bytes are there, or to the end.
  mutating func fill(to count: Int, _ read: (inout [UInt8], Int) throws -> Int) throws {
    while left < count, try fill(read) {}
  }

  /// Lets go of what was read, where nothing will be looked for in it.
  mutating func letGo() {
    if position >= 1 << 20 || left == 0 { drop(position) }
  }

  /// The hash of everything before where the reader stands.
  mutating func hashed() -> ContentHash {
    hash(to: position)
    return hash
  }

  /// Takes all that is left out of the window.
  mutating func takeAll() -> [UInt8] {
    hash(to: position)
    let rest = Array(bytes[position...])
    start += position
    (bytes, position) = ([], 0)
    return rest
  }

  private mutating func hash(to end: Int) {
    let done = hash.count - start
    guard done < end else { return }
    var hash = hash
    hash.add(bytes.span.extracting(max(done, 0)..<end))
    self.hash = hash
  }

  private mutating func drop(_ count: Int) {
    hash(to: count)
    bytes.removeFirst(count)
    start += count
    position -= count
  }
}
