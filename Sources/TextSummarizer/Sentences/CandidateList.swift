import TextKit

/// The sentences of a text that may stand in a summary.
enum CandidateList {
  /// The candidates, in the text's order; empty for a text of white space only.
  ///
  /// Left out, unless nothing else is there, are lines that are no sentences, what repeats the title or an
  /// earlier sentence, what belongs to the page and not to the text (``Boilerplate``), and what the caller
  /// leaves out.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - title: Its headline.
  ///   - limit: After how many the rest of the text is not looked at.
  ///   - isExcluded: Whether a sentence is not wanted; `nil` where all are.
  /// - Returns: The candidates.
  /// - Throws: What `isExcluded` throws.
  static func of<Failure: Error>(
    _ bytes: Span<UInt8>, title: String?, limit: Int = .max,
    isExcluded: ((String) throws(Failure) -> Bool)?
  ) throws(Failure) -> [SentenceCandidate] {
    var candidates: [SentenceCandidate] = []
    var others: [SentenceCandidate] = []
    var firstRange: Range<Int>?
    var seen: Set<UInt64> = []
    if let title { seen.insert(SentenceCandidate.fingerprint(of: title.utf8Span.span).hash) }
    var scanner = SentenceScanner(options: SentenceOptions(suiting: bytes))
    while candidates.count < limit, let sentence = scanner.next(in: bytes) {
      var candidate = SentenceCandidate(
        range: sentence.range, in: bytes, isTerminated: sentence.isTerminated)
      if firstRange == nil {
        firstRange = sentence.range
        trimDateline(&candidate, bytes)
      }
      guard candidate.words > 0 else { continue }
      let near = bytes.extracting(candidate.range)
      guard candidate.isTerminated, candidate.words > 1,
        !Boilerplate.matches(near, words: candidate.words), !seen.contains(candidate.fingerprint),
        try isExcluded?(candidate.text(in: bytes)) != true
      else {
        if candidates.isEmpty { others.append(candidate) }
        continue
      }
      seen.insert(candidate.fingerprint)
      candidate.missing = QuoteMarks(missingIn: near)
      candidates.append(candidate)
    }
    if !candidates.isEmpty { return candidates }
    if !others.isEmpty { return best(of: others, in: bytes) }
    return firstRange.map { [SentenceCandidate(range: $0, in: bytes, isTerminated: true)] } ?? []
  }

  /// What comes closest to sentences where there is none: those that were excluded, else the lines.
  private static func best(
    of others: [SentenceCandidate], in bytes: Span<UInt8>
  ) -> [SentenceCandidate] {
    var candidates = others.filter { $0.isTerminated && $0.words > 1 }
    if candidates.isEmpty { candidates = others }
    var better: [SentenceCandidate] = []
    for candidate in candidates {
      let near = bytes.extracting(candidate.range)
      if !Boilerplate.matches(near, words: candidate.words) { better.append(candidate) }
    }
    if !better.isEmpty { candidates = better }
    var seen: Set<UInt64> = []
    return candidates.filter { seen.insert($0.fingerprint).inserted }
  }

  /// Takes the dateline off the sentence that begins the text.
  private static func trimDateline(_ first: inout SentenceCandidate, _ bytes: Span<UInt8>) {
    let length = Dateline.length(in: bytes.extracting(first.range))
    guard length > 0 else { return }
    let rest = first.range.lowerBound + length..<first.range.upperBound
    let trimmed = SentenceCandidate(range: rest, in: bytes, isTerminated: first.isTerminated)
    if trimmed.words >= 3 { first = trimmed }
  }
}
