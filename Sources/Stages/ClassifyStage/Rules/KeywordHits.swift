/// Which keywords were found in which fields of a document, and how often.
struct KeywordHits {
  /// A keyword's number and, in the last six bits, the field's; one for each time it was found.
  private var hits: [UInt64] = []
  /// What the regular expressions have matched first.
  private(set) var matched: [Int: String] = [:]

  var isEmpty: Bool { hits.isEmpty }

  /// Notes a keyword that was found.
  mutating func add(_ entry: Int, field: Int) {
    hits.append(UInt64(entry) << 6 | UInt64(field))
  }

  /// Notes what a keyword has matched, where it is the first.
  mutating func add(matched text: String, by entry: Int) {
    if matched[entry] == nil { matched[entry] = text }
  }

  /// Calls a closure for every keyword in every field, in order, with how often it was found there.
  func forEach(_ body: (_ entry: Int, _ field: Int, _ count: Int) -> Void) {
    let hits = hits.sorted()
    var index = 0
    while index < hits.count {
      var end = index + 1
      while end < hits.count, hits[end] == hits[index] { end += 1 }
      body(Int(hits[index] >> 6), Int(hits[index] & 63), end - index)
      index = end
    }
  }
}
