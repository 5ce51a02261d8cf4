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
  mutating func words(in value: Span<UInt8>) -> ClassWords { place(of: value).entry.words }

  /// What an attribute says.
  mutating func read(_ value: Span<UInt8>) -> Entry {
    let (entry, place) = place(of: value)
    if entry.isSearched { return entry }
    var searched = entry
    searched.isSearched = true
    if MarkupAttributes.classes.isIn(value) {
      searched.mayBeDate = MarkupAttributes.anyDateClasses.isIn(value)
      searched.mayBeAuthor = MarkupAttributes.authorClasses.isIn(value)
    }
    known[place] = searched
    return searched
  }

  /// What is known of an attribute, whose words are read if they are not, and its place.
  @inline(__always)
  private mutating func place(of value: Span<UInt8>) -> (entry: Entry, place: Int) {
    if known.isEmpty { known = Array(repeating: Entry(), count: 1 << ClassReader.bits) }
    // Zero stands for what was not read.
    let hash = ByteHash.of(value) | 1
    let place = Int(truncatingIfNeeded: hash >> UInt64(64 - ClassReader.bits))
    let entry = known[place]
    if entry.hash == hash { return (entry, place) }
    let new = Entry(hash: hash, words: ClassWords(in: value))
    known[place] = new
    return (new, place)
  }
}
