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
  private let steps: WordSteps
  private let starts: WordStartFilter
  private let shapes: [Shape]
  /// A power of two, and more than any phrase has anchors.
  private let anchors: Int
  private let reader: PhraseReader

  /// Creates a matcher of phrases; a blank one matches nowhere.
  ///
  /// - Parameters:
  ///   - phrases: The phrases.
  ///   - isCaseSensitive: Whether upper and lower case make a difference.
  public init(_ phrases: [Phrase], isCaseSensitive: Bool = false) {
    var patterns = PhrasePatterns()
    var shapes: [Shape] = []
    var size = 1
    for phrase in phrases {
      let symbols = phrase.symbols(isCaseSensitive: isCaseSensitive)
      let shape = Shape(
        anchors: Int32(clamping: symbols.count { $0.isAnchor }), isPrefix: phrase.isPrefix)
      patterns.append(symbols.map(\.byte))
      while size <= Int(shape.anchors) { size *= 2 }
      shapes.append(shape)
    }
    automaton = PhraseAutomaton(patterns)
    steps = WordSteps(patterns, automaton)
    starts = WordStartFilter(patterns)
    self.shapes = shapes
    anchors = size
    reader = PhraseReader(table: CharacterTable.shared, foldsCase: !isCaseSensitive)
  }

  /// About how many bytes the matcher takes: 16 for every letter and 70 for every word that phrases do not share with
  /// others at their start, and 12 a phrase.
  public var byteCount: Int {
    automaton.byteCount + steps.byteCount + shapes.count * MemoryLayout<Shape>.stride
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
      automaton: automaton, steps: steps, starts: starts, phrases: shapes, anchors: anchors)
    reader.read(bytes, into: &search, body)
    search.finish(at: bytes.count, body)
  }
}
