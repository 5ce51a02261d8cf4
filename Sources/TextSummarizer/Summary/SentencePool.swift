/// The candidates of one text or of several.
struct SentencePool {
  /// A candidate and which text it is from.
  struct Entry {
    var source: Int
    var candidate: SentenceCandidate
  }

  /// All candidates, text by text.
  private(set) var entries: [Entry] = []
  /// Those that are compared, and their words.
  private(set) var passage = Passage()
  /// Which rows of the passage are those of each text that has candidates.
  private(set) var rows: [Range<Int>] = []

  /// How many candidates are compared at most.
  private static let limit = 400
  /// How many of each text at least, of as many texts as then fit.
  private static let least = 8

  /// Finds the candidates of texts.
  ///
  /// - Parameters:
  ///   - sources: The texts.
  ///   - first: How many candidates are enough; the rest of a text is not looked at.
  ///   - compares: Whether their words are wanted.
  ///   - isExcluded: Whether a sentence is not wanted; `nil` where all are.
  /// - Throws: What `isExcluded` throws.
  init<Failure: Error>(
    _ sources: [SourceText], first: Int, compares: Bool,
    isExcluded: ((String) throws(Failure) -> Bool)?
  ) throws(Failure) {
    var seen: Set<UInt64> = []
    let limit = max(Self.least, Self.limit / max(1, sources.count))
    for (number, source) in sources.enumerated() {
      let bytes = source.text.utf8Span.span
      var candidates = try CandidateList.of(
        bytes, title: source.title, language: source.language, limit: first,
        isExcluded: isExcluded)
      if sources.count > 1 {
        candidates = candidates.filter { seen.insert($0.fingerprint).inserted }
      }
      let offset = entries.count
      entries += candidates.map { Entry(source: number, candidate: $0) }
      guard compares, passage.members.count + Self.least <= Self.limit else { continue }
      let start = passage.members.count
      passage.add(
        candidates, Passage.members(of: candidates.count, limit: min(limit, Self.limit - start)),
        offset: offset, in: bytes, title: source.title, language: source.language)
      rows.append(start..<passage.members.count)
    }
    if compares { passage.finish() }
  }
}
