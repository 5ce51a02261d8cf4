import PipeKit
import TextKit
import TextNormalization

/// Makes fingerprints of documents, one after the other.
struct FingerprintMaker {
  /// A text of fewer words is no copy of another with the same words, unless the titles are the same too.
  let minWords: Int
  /// What documents are compared by.
  let kinds: Set<Likeness>
  private let ignoredParameters: Set<String>
  /// The smallest hash of each bin, and the lowest bits above all where there is none.
  private var smallest = [UInt32](repeating: .max, count: ShingleSketch.binCount)

  /// Title and text together must have this many words, where the text alone has too few.
  private static let leastWords = 8

  /// Creates a maker.
  init(minWords: Int, kinds: Set<Likeness>, ignoredParameters: [String]) {
    self.minWords = minWords
    self.kinds = kinds
    self.ignoredParameters = Set(ignoredParameters.map { $0.lowercased() })
  }

  /// The fingerprint of a document.
  mutating func fingerprint(of document: Document) -> Fingerprint {
    var result = Fingerprint()
    if kinds.contains(.address) { result.address = address(of: document) }
    if kinds.contains(.guid) { result.guid = guid(of: document) }
    // The sections of a document that was split have its address, and are no versions of each other.
    if let part = document.metadata["part"]?.object?["number"]?.int {
      let mark = UInt64(bitPattern: Int64(part)) &* 0x9E37_79B9_7F4A_7C15
      if result.address != 0 { result.address = max(result.address ^ mark, 1) }
      if result.guid != 0 { result.guid = max(result.guid ^ mark, 1) }
    }
    guard kinds.contains(.content) || kinds.contains(.near) else { return result }
    let text = document.text ?? document.summary ?? ""
    var (content, count) = read(text)
    if count >= minWords, count >= 3 {
      if kinds.contains(.near) { result.sketch = sketch() }
    } else {
      let title = document.title ?? ""
      let (titleContent, titleCount) = read(title)
      count += titleCount
      content = content &* 31 &+ titleContent
      guard count >= Self.leastWords else { return result }
    }
    if kinds.contains(.content) { result.content = max(content, 1) }
    return result
  }

  private func address(of document: Document) -> UInt64 {
    // Some sites call their front page the canonical address of everything.
    if let stated = document.metadata["canonical_url"]?.string,
      let address = CanonicalAddress(stated, ignoring: ignoredParameters), !address.isSite
    {
      return Self.hash(address.text)
    }
    guard let url = document.url, let address = CanonicalAddress(url, ignoring: ignoredParameters),
      !address.isSite
    else { return 0 }
    return Self.hash(address.text)
  }

  private func guid(of document: Document) -> UInt64 {
    guard let guid = Self.statedGuid(of: document), !guid.isEmpty else { return 0 }
    // Numbers and the like are only unique in their feed.
    let isGlobal = ["http://", "https://", "tag:", "urn:"].contains { guid.hasPrefix($0) }
    return Self.hash(isGlobal ? guid : "\(document.source ?? "")\n\(guid)")
  }

  /// The identifier that a feed gives a document; other programs write it as a number.
  private static func statedGuid(of document: Document) -> String? {
    switch document.metadata["guid"] {
    case .string(let text): text
    case .number(let number): number.int.map { String($0) } ?? number.literal
    default: nil
    }
  }

  private static func hash(_ text: String) -> UInt64 {
    max(ContentHash(text.utf8Span.span).value, 1)
  }

  /// Reads the words of a text, and puts its shingles into the bins.
  private mutating func read(_ text: String) -> (content: UInt64, words: Int) {
    for bin in smallest.indices { smallest[bin] = .max }
    // An accent is the same whether it was written with its letter or behind it.
    let composed = ComposedText.of(text)
    let bytes = composed.utf8Span.span
    var scanner = WordScanner()
    var content: UInt64 = 0
    var (first, second): (UInt64, UInt64) = (0, 0)
    var count = 0
    while let word = scanner.next(in: bytes) {
      content = (content &<< 5 | content &>> 59) &* 0x9E37_79B9_7F4A_7C15 ^ word.hash
      count &+= 1
      if count > 2 { add(first, second, word.hash) }
      (first, second) = (second, word.hash)
    }
    return (content, count)
  }

  @inline(__always)
  private mutating func add(_ first: UInt64, _ second: UInt64, _ third: UInt64) {
    var hash = first &* 0xC4CE_B9FE_1A85_EC53 &+ second
    hash = (hash &<< 27 | hash &>> 37) &* 0x9E37_79B9_7F4A_7C15 &+ third
    hash = (hash ^ hash >> 32) &* 0xFF51_AFD7_ED55_8CCD
    hash ^= hash >> 29
    let bin = Int(truncatingIfNeeded: hash >> 56)
    smallest[bin] = min(smallest[bin], UInt32(truncatingIfNeeded: hash))
  }

  /// The sketch of the text that was read last.
  private func sketch() -> [UInt64] {
    var words = [UInt64](repeating: 0, count: ShingleSketch.wordCount)
    for bin in smallest.indices where smallest[bin] != .max {
      // The low bits of the smallest number are as even as any.
      let value = UInt64(max(smallest[bin] & 0xFF, 1))
      words[bin >> 3] |= value << UInt64((bin & 7) << 3)
    }
    return words
  }
}
