/// Some thousand documents of an index, which are forgotten together.
struct IndexChunk {
  /// How many documents it has when it is full.
  static let size = 4096
  private static let chainCount = BandKeys.count + Likeness.exact.count

  /// When each was seen, and its group.
  var entries: [CopyIndex.Entry] = []
  /// The next older document of each chain, for each document in turn; 0 for none.
  var links: [UInt32] = []
  /// The hashes of address, guid and content, for each document in turn.
  private(set) var keys: [UInt64] = []
  private var sketches: [UInt64] = []
  /// The identifiers, one behind the other.
  private var names: [UInt8] = []
  private var nameEnds: [UInt32] = []

  /// Adds a document, which is not in any chain yet.
  mutating func append(_ fingerprint: Fingerprint, id: String, _ entry: CopyIndex.Entry) {
    entries.append(entry)
    for likeness in Likeness.exact { keys.append(fingerprint.key(likeness)) }
    if fingerprint.sketch.count == ShingleSketch.wordCount {
      sketches += fingerprint.sketch
    } else {
      for _ in 0..<ShingleSketch.wordCount { sketches.append(0) }
    }
    for _ in 0..<Self.chainCount { links.append(0) }
    names += id.utf8
    nameEnds.append(UInt32(truncatingIfNeeded: names.count))
  }

  /// Takes all documents out of their chains.
  mutating func clearLinks() {
    for index in links.indices { links[index] = 0 }
  }

  /// The identifier of a document.
  func id(_ slot: Int) -> String {
    let start = slot == 0 ? 0 : Int(nameEnds[slot - 1])
    return String(decoding: names[start..<Int(nameEnds[slot])], as: UTF8.self)
  }

  /// The fingerprint of a document.
  func fingerprint(_ slot: Int) -> Fingerprint {
    Fingerprint(
      address: keys[slot * 3], guid: keys[slot * 3 + 1], content: keys[slot * 3 + 2],
      sketch: sketch(slot) ?? [])
  }

  /// The sketch of a document; `nil` where it has too few words.
  func sketch(_ slot: Int) -> [UInt64]? {
    let words = sketches[range(slot)]
    return words.allSatisfy { $0 == 0 } ? nil : Array(words)
  }

  /// The share of shingles that a document has in common with a sketch.
  func similarity(_ slot: Int, to sketch: Span<UInt64>) -> Double {
    ShingleSketch.similarity(sketches.span.extracting(range(slot)), sketch)
  }

  private func range(_ slot: Int) -> Range<Int> {
    slot * ShingleSketch.wordCount..<(slot + 1) * ShingleSketch.wordCount
  }
}
