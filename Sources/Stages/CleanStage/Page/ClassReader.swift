/// Reads classes and identifiers, and remembers those read lately: a page has the same over and over again.
struct ClassReader: Sendable {
  /// What a class or an identifier says.
  struct Entry: Sendable {
    var hash: UInt64 = 0
    /// The words in it.
    var words: ClassWords = []
    /// Whether it is known what else it may be.
    var isSearched = false
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
  mutating func words(in value: Span<UInt8>) -> ClassWords {
    let place = place(of: value)
    return known[place].words
  }

  /// What an attribute says.
  mutating func read(_ value: Span<UInt8>) -> Entry {
    let place = place(of: value)
    if !known[place].isSearched {
      known[place].isSearched = true
      if MarkupAttributes.classes.isIn(value) {
        known[place].mayBeDate = MarkupAttributes.anyDateClasses.isIn(value)
        known[place].mayBeAuthor = MarkupAttributes.authorClasses.isIn(value)
      }
    }
    return known[place]
  }

  /// The place of an attribute, whose words are read if they are not known.
  private mutating func place(of value: Span<UInt8>) -> Int {
    if known.isEmpty { known = Array(repeating: Entry(), count: 1 << ClassReader.bits) }
    // Zero stands for what was not read.
    let hash = ByteHash.of(value) | 1
    let place = Int(truncatingIfNeeded: hash >> UInt64(64 - ClassReader.bits))
    if known[place].hash != hash {
      known[place] = Entry(hash: hash, words: ClassWords(in: value))
    }
    return place
  }
}
