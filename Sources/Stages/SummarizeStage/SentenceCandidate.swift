import TextKit

/// A sentence that may stand in a summary.
struct SentenceCandidate {
  /// Where it stands, in bytes of the text.
  var range: Range<Int>
  /// The number of its words.
  var words: Int
  /// The hash of its words, by which repetitions are found.
  var fingerprint: UInt64
  /// Whether it ends as a sentence does.
  var isTerminated: Bool

  /// The sentences of a text that may stand in a summary; empty for a text of white space only.
  ///
  /// Lines that are no sentences are left out where there are sentences; so is what repeats the
  /// title or an earlier sentence.
  static func all(in bytes: Span<UInt8>, title: String?) -> [SentenceCandidate] {
    var found: [SentenceCandidate] = []
    var firstRange: Range<Int>?
    var scanner = SentenceScanner(options: SentenceOptions(suiting: bytes))
    while let sentence = scanner.next(in: bytes) {
      if firstRange == nil { firstRange = sentence.range }
      let candidate = SentenceCandidate(sentence, in: bytes)
      if candidate.words > 0 { found.append(candidate) }
    }
    let sentences = found.filter { $0.isTerminated && $0.words > 1 }
    let distinct = withoutRepetitions(sentences.isEmpty ? found : sentences, title: title)
    if !distinct.isEmpty { return distinct }
    if let first = sentences.first ?? found.first { return [first] }
    return firstRange.map {
      [SentenceCandidate(range: $0, words: 0, fingerprint: 0, isTerminated: true)]
    } ?? []
  }

  private static func withoutRepetitions(
    _ candidates: [SentenceCandidate], title: String?
  ) -> [SentenceCandidate] {
    var seen: Set<UInt64> = []
    if let title { seen.insert(fingerprint(of: title.utf8Span.span).hash) }
    return candidates.filter { seen.insert($0.fingerprint).inserted }
  }

  private static func fingerprint(of bytes: Span<UInt8>) -> (hash: UInt64, words: Int) {
    var scanner = WordScanner()
    var hash: UInt64 = 0
    var words = 0
    while let word = scanner.next(in: bytes) {
      hash = (hash ^ word.hash) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
      words += 1
    }
    return (hash, words)
  }

  private init(range: Range<Int>, words: Int, fingerprint: UInt64, isTerminated: Bool) {
    self.range = range
    self.words = words
    self.fingerprint = fingerprint
    self.isTerminated = isTerminated
  }

  private init(_ sentence: Sentence, in bytes: Span<UInt8>) {
    let (hash, words) = Self.fingerprint(of: bytes.extracting(sentence.range))
    self.init(
      range: sentence.range, words: words, fingerprint: hash, isTerminated: sentence.isTerminated)
  }

  /// The sentence on one line.
  func text(in bytes: Span<UInt8>) -> String {
    var line: [UInt8] = []
    line.reserveCapacity(range.count)
    var isIndented = false
    for index in range {
      let byte = bytes[index]
      if byte == 0x0A || byte == 0x0D {
        if line.last != 0x20 { line.append(0x20) }
        isIndented = true
      } else if !isIndented || byte != 0x20 && byte != 0x09 {
        line.append(byte)
        isIndented = false
      }
    }
    return String(decoding: line, as: UTF8.self)
  }
}
