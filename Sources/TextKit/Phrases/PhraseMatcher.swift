/// Finds any number of phrases in a text in one pass.
///
/// The time is linear in the text and the matches, whatever the number of phrases. Overlapping and
/// nested phrases are all found. See ``Phrase`` for what counts as equal.
public struct PhraseMatcher: Sendable {
  /// What the search knows of a phrase.
  struct Shape: Sendable {
    /// How many symbols outside words it has.
    var anchors: Int32
    var isPrefix: Bool
  }

  private let automaton: PhraseAutomaton
  private let starts: WordStartFilter
  private let shapes: [Shape]
  /// A power of two, and more than any phrase has anchors.
  private let anchors: Int
  private let reader = PhraseReader(table: CharacterTable.shared)

  /// Creates a matcher of phrases; a blank one matches nowhere.
  public init(_ phrases: [Phrase]) {
    let symbols = phrases.map(\.symbols)
    automaton = PhraseAutomaton(symbols.map { $0.map(\.byte) })
    starts = WordStartFilter(symbols.map { $0.map(\.byte) })
    shapes = zip(phrases, symbols).map { phrase, symbols in
      Shape(anchors: Int32(clamping: symbols.count { $0.isAnchor }), isPrefix: phrase.isPrefix)
    }
    var size = 1
    for shape in shapes { while size <= Int(shape.anchors) { size *= 2 } }
    anchors = size
  }

  /// The matches in a text, in the order of their ends, the longest first.
  public func matches(in bytes: Span<UInt8>) -> [PhraseMatch] {
    var matches: [PhraseMatch] = []
    forEachMatch(in: bytes) { matches.append($0) }
    return matches
  }

  /// Calls a closure with each match in a text; see ``matches(in:)`` for the order.
  public func forEachMatch(in bytes: Span<UInt8>, _ body: (PhraseMatch) -> Void) {
    var search = PhraseSearch(
      automaton: automaton, starts: starts, phrases: shapes, anchors: anchors)
    reader.read(bytes, into: &search, body)
    search.finish(at: bytes.count, body)
  }
}
