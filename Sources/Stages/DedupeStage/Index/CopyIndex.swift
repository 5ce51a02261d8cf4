/// The documents that were seen, to be found again by what a new one has in common with them.
///
/// Every document is in one chain for each of its keys, the newest first. When there are too many, the oldest are
/// forgotten, some thousand at a time: links to them are then dead, and need not be found and removed.
struct CopyIndex {
  /// A document that was found.
  struct Match {
    /// Its number.
    var number: UInt32
    var likeness: Likeness
    /// The share of shingles in common, from 0 to 1; 1 where it was found by a key.
    var similarity: Double
  }

  /// What is remembered of a document beside its fingerprint.
  struct Entry {
    /// When it was seen last, in seconds since 1970.
    var seen: UInt32
    /// The group it belongs to; 0 where that is no longer at hand.
    var group: UInt32
  }

  /// So many documents of a chain are looked at, so that many with a key in common, as those of a site whose pages are
  /// half alike, do not take time that grows with their number.
  private static let longestChain = 16
  private static let longestExactChain = 64
  private static let chainCount = BandKeys.count + Likeness.exact.count

  private let threshold: Double
  private let limit: Int
  private var chunks: [IndexChunk] = []
  /// The number of the first document that is still remembered; they begin with 1.
  private var first = 1
  /// The number of the next.
  private(set) var next = 1
  /// The newest document of each chain, 0 for none; the chains of a key stand together.
  private var heads: [UInt32] = []
  private var headCount = 0
  /// The keys of the sketch that was looked at last, which is mostly added next.
  private var keys: [UInt32] = []
  private var keyed: [UInt64] = []
  private var candidates: [UInt32] = []

  /// Creates an index.
  ///
  /// - Parameters:
  ///   - threshold: The least share of shingles that texts have in common that are nearly the same.
  ///   - limit: How many documents are remembered, at least.
  init(threshold: Double, limit: Int) {
    self.threshold = threshold
    self.limit = limit
    resize(to: 1024)
  }

  /// How many documents are remembered.
  var count: Int { next - first }

  /// What is remembered of a document; `nil` where it was forgotten.
  func entry(_ number: UInt32) -> Entry? {
    guard let place = place(of: number) else { return nil }
    return chunks[place.chunk].entries[place.slot]
  }

  /// The identifier of a document; `nil` where it was forgotten.
  func id(_ number: UInt32) -> String? {
    guard let place = place(of: number) else { return nil }
    return chunks[place.chunk].id(place.slot)
  }

  /// The fingerprint of a document; `nil` where it was forgotten.
  func fingerprint(_ number: UInt32) -> Fingerprint? {
    guard let place = place(of: number) else { return nil }
    return chunks[place.chunk].fingerprint(place.slot)
  }

  /// A document that the fingerprint's repeats: by address, else guid, else content, else the one that is most alike.
  mutating func match(_ fingerprint: Fingerprint) -> Match? {
    for (chain, likeness) in Likeness.exact.enumerated() {
      if let number = newest(chain, fingerprint.key(likeness), content: fingerprint.content) {
        return Match(number: number, likeness: likeness, similarity: 1)
      }
    }
    return fingerprint.sketch.isEmpty ? nil : nearest(fingerprint.sketch)
  }

  /// The share of shingles that two documents have in common; `nil` where one was forgotten, or has too few words.
  func similarity(_ one: UInt32, _ other: UInt32) -> Double? {
    guard let first = place(of: one), let second = place(of: other),
      let sketch = chunks[first.chunk].sketch(first.slot),
      chunks[second.chunk].sketch(second.slot) != nil
    else { return nil }
    return chunks[second.chunk].similarity(second.slot, to: sketch.span)
  }

  /// Adds a document.
  ///
  /// - Returns: Its number.
  @discardableResult
  mutating func insert(_ fingerprint: Fingerprint, id: String, _ entry: Entry) -> UInt32 {
    if count >= headCount { resize(to: headCount * 2) }
    if chunks.last.map({ $0.entries.count == IndexChunk.size }) ?? true {
      chunks.append(IndexChunk())
      if (chunks.count - 1) * IndexChunk.size >= limit + IndexChunk.size {
        first += chunks[0].entries.count
        chunks.removeFirst()
      }
    }
    let chunk = chunks.count - 1
    chunks[chunk].append(fingerprint, id: id, entry)
    let number = UInt32(truncatingIfNeeded: next)
    next += 1
    link(number, chunk, chunks[chunk].entries.count - 1)
    return number
  }

  /// The newest document with a key; before it one that has the same content, too, as of an article with several
  /// versions the same is meant.
  private func newest(_ chain: Int, _ key: UInt64, content: UInt64) -> UInt32? {
    if key == 0 { return nil }
    var link = heads[head(chain, UInt32(truncatingIfNeeded: key))]
    var found: UInt32?
    var steps = 0
    while steps < Self.longestExactChain, let place = place(of: link) {
      let start = place.slot * Likeness.exact.count
      if chunks[place.chunk].keys[start + chain] == key {
        if chunks[place.chunk].keys[start + 2] == content { return link }
        found = found ?? link
      }
      link = chunks[place.chunk].links[place.slot * Self.chainCount + chain]
      steps += 1
    }
    return found
  }

  /// The document that has most shingles in common with a sketch, if it has enough.
  private mutating func nearest(_ sketch: [UInt64]) -> Match? {
    findKeys(of: sketch)
    candidates.removeAll(keepingCapacity: true)
    for band in keys.indices {
      let chain = Likeness.exact.count + band
      var link = heads[head(chain, keys[band])]
      var steps = 0
      while steps < Self.longestChain, let place = place(of: link) {
        if candidates.last != link { candidates.append(link) }
        link = chunks[place.chunk].links[place.slot * Self.chainCount + chain]
        steps += 1
      }
    }
    candidates.sort()
    var best: Match?
    var last: UInt32 = 0
    for number in candidates where number != last {
      last = number
      guard let place = place(of: number) else { continue }
      let similarity = chunks[place.chunk].similarity(place.slot, to: sketch.span)
      if similarity >= max(threshold, best?.similarity ?? 0) {
        best = Match(number: number, likeness: .near, similarity: similarity)
      }
    }
    return best
  }

  private mutating func findKeys(of sketch: [UInt64]) {
    if keyed == sketch { return }
    BandKeys.find(in: sketch.span, &keys)
    keyed = sketch
  }

  /// Puts a document at the head of its chains.
  private mutating func link(_ number: UInt32, _ chunk: Int, _ slot: Int) {
    let start = slot * Self.chainCount
    for chain in Likeness.exact.indices {
      let key = chunks[chunk].keys[slot * 3 + chain]
      if key == 0 { continue }
      let head = head(chain, UInt32(truncatingIfNeeded: key))
      chunks[chunk].links[start + chain] = heads[head]
      heads[head] = number
    }
    guard let sketch = chunks[chunk].sketch(slot) else { return }
    findKeys(of: sketch)
    for band in keys.indices {
      let chain = Likeness.exact.count + band
      let head = head(chain, keys[band])
      chunks[chunk].links[start + chain] = heads[head]
      heads[head] = number
    }
  }

  private mutating func resize(to count: Int) {
    headCount = count
    heads = [UInt32](repeating: 0, count: count * Self.chainCount)
    var number = first
    for chunk in chunks.indices {
      chunks[chunk].clearLinks()
      for slot in chunks[chunk].entries.indices {
        link(UInt32(truncatingIfNeeded: number), chunk, slot)
        number += 1
      }
    }
  }

  @inline(__always)
  private func head(_ chain: Int, _ hash: UInt32) -> Int {
    chain &* headCount &+ (Int(hash) & (headCount &- 1))
  }

  @inline(__always)
  private func place(of number: UInt32) -> (chunk: Int, slot: Int)? {
    let index = Int(number) - first
    guard index >= 0, Int(number) < next else { return nil }
    return (index / IndexChunk.size, index % IndexChunk.size)
  }
}
