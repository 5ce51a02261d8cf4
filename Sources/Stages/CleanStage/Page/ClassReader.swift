/// Reads classes and identifiers, and remembers those read lately: a page has the same over and over again.
struct ClassReader: Sendable {
  /// What a class or an identifier says.
  struct Entry: Sendable {
    var hash: UInt64 = 0
    /// The words in it.
    var words: ClassWords = []
    /// Whether it may be that of a date.
    var mayBeDate = false
    /// Whether it may be that of an author.
    var mayBeAuthor = false
  }

  /// What was read, at the place that its hash says.
  private var known: [Entry] = []

  private static let bits = 12

  /// Roughly how many bytes the buffers take.
  var capacity: Int { known.capacity * MemoryLayout<Entry>.stride }

  /// The words in an attribute.
  mutating func words(in value: Span<UInt8>) -> ClassWords { read(value).words }

  /// What an attribute says.
  mutating func read(_ value: Span<UInt8>) -> Entry {
    if known.isEmpty { known = Array(repeating: Entry(), count: 1 << ClassReader.bits) }
    // Zero stands for what was not read.
    let hash = ByteHash.of(value) | 1
    let place = Int(truncatingIfNeeded: hash >> UInt64(64 - ClassReader.bits))
    if known[place].hash == hash { return known[place] }
    var entry = Entry(hash: hash, words: ClassWords(in: value))
    if MarkupAttributes.classes.isIn(value) {
      entry.mayBeDate = MarkupAttributes.anyDateClasses.isIn(value)
      entry.mayBeAuthor = MarkupAttributes.authorClasses.isIn(value)
    }
    known[place] = entry
    return entry
  }
}
