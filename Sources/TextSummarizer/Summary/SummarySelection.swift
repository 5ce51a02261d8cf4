/// The sentences that are being chosen for a summary.
struct SummarySelection {
  private let pool: SentencePool
  private let sources: [SourceText]
  private let options: SummaryOptions
  private var budget: SummaryBudget
  private var redundancy: Redundancy
  private var chosen: [Int] = []
  /// Whether a sentence is too near to one that was chosen.
  private var isNear: [Bool] = []
  /// The first that was wanted, whether or not it fits.
  private var best: Int?

  /// One of so many sentences at the beginning of the first text opens the summary of several.
  private static let openings = 3

  init(_ pool: SentencePool, _ sources: [SourceText], _ options: SummaryOptions) {
    self.pool = pool
    self.sources = sources
    self.options = options
    budget = SummaryBudget(options, sentences: pool.entries.count)
    redundancy = Redundancy(limit: options.maxRedundancy)
    if options.minPositionGap > 1 {
      isNear = [Bool](repeating: false, count: pool.entries.count)
    }
  }

  /// Takes sentences in the order of a method, and those it did not compare behind them.
  mutating func fill(by method: any SequentialMethod) {
    var method = method
    let passage = pool.passage
    var left = Array(passage.members.indices)
    if options.spreads, sources.count > 1 { spread(by: &method, among: &left) }
    choose(by: &method, among: &left)
    guard !budget.isSpent, passage.members.count < pool.entries.count else { return }
    let compared = Set(passage.members)
    for index in pool.entries.indices where !compared.contains(index) {
      if budget.isSpent { break }
      _ = take(index)
    }
  }

  /// Takes what a summary twice as long would have: the first sentence of each text, and then others.
  private mutating func spread(by method: inout any SequentialMethod, among left: inout [Int]) {
    var wide = self
    wide.budget = budget.doubled
    var (itsMethod, itsLeft) = (method, left)
    let rows = wide.choose(by: &itsMethod, among: &itsLeft)
    best = wide.best
    var given: Set<Int> = []
    let firsts = rows.filter {
      given.insert(pool.entries[pool.passage.members[$0]].source).inserted
    }
    for row in firsts + rows.filter({ !firsts.contains($0) }) where !budget.isSpent {
      if take(row: row, by: &method) { left.removeAll { $0 == row } }
    }
  }

  /// Takes sentences in the order of a method.
  ///
  /// - Parameters:
  ///   - method: The method.
  ///   - left: The rows that are left to choose from.
  /// - Returns: The rows taken, in that order.
  @discardableResult
  private mutating func choose(
    by method: inout any SequentialMethod, among left: inout [Int]
  ) -> [Int] {
    let passage = pool.passage
    let isSeveral = sources.count > 1
    var taken: [Int] = []
    // A summary of several texts begins where the first of them does.
    var opening: Int?
    if isSeveral, chosen.isEmpty, let rows = pool.rows.first(where: { !$0.isEmpty }) {
      opening = method.next(among: Array(rows.prefix(Self.openings)))
    }
    while !budget.isSpent, let row = opening ?? method.next(among: left) {
      opening = nil
      if let place = left.firstIndex(of: row) { left.remove(at: place) }
      if best == nil { best = passage.members[row] }
      if redundancy.contains(row, of: passage, amongSeveral: isSeveral) { continue }
      if take(row: row, by: &method) { taken.append(row) }
    }
    return taken
  }

  private mutating func take(row: Int, by method: inout any SequentialMethod) -> Bool {
    guard take(pool.passage.members[row]) else { return false }
    method.take(row)
    redundancy.add(row, of: pool.passage, amongSeveral: sources.count > 1)
    return true
  }

  /// Takes the first sentences: of several texts the first of each, then the second of each, and so on.
  mutating func fillFromTheStart() {
    var places = [Int](repeating: 0, count: sources.count)
    var order = pool.entries.indices.map { index -> (place: Int, index: Int) in
      let source = pool.entries[index].source
      places[source] += 1
      return (places[source], index)
    }
    if sources.count > 1 {
      order.sort { $0.place == $1.place ? $0.index < $1.index : $0.place < $1.place }
    }
    for (_, index) in order {
      if budget.isSpent { break }
      if best == nil { best = index }
      guard isApart(index) else { continue }
      // The first sentences, without gaps.
      if !take(index), !chosen.isEmpty { break }
    }
  }

  private mutating func take(_ index: Int) -> Bool {
    let entry = pool.entries[index]
    let bytes = sources[entry.source].text.utf8Span.span
    guard isApart(index), budget.take(entry.candidate, in: bytes) else { return false }
    chosen.append(index)
    guard options.minPositionGap > 1 else { return true }
    let nearest = max(0, index - options.minPositionGap + 1)
    for near in nearest..<min(isNear.count, index + options.minPositionGap)
    where pool.entries[near].source == entry.source {
      isNear[near] = true
    }
    return true
  }

  /// Whether a sentence is as far from those taken as asked.
  private func isApart(_ index: Int) -> Bool { isNear.isEmpty || !isNear[index] }

  /// Whether no sentence fits.
  var isEmpty: Bool { chosen.isEmpty }

  /// What has been chosen, in the order of the texts; never empty.
  var summary: Summary {
    guard !chosen.isEmpty else { return cut(best ?? 0) }
    let order = chosen.sorted()
    var sentences: [Summary.Sentence] = []
    for (place, index) in order.enumerated() {
      let entry = pool.entries[index]
      let bytes = sources[entry.source].text.utf8Span.span
      var marks = entry.candidate.missing
      // A quotation that goes on in the sentence beside it needs no marks between.
      if place > 0, order[place - 1] == index - 1, continues(index - 1) { marks.before = "" }
      if place + 1 < order.count, order[place + 1] == index + 1, continues(index) {
        marks.after = ""
      }
      sentences.append(
        Summary.Sentence(
          source: entry.source, range: entry.candidate.range,
          text: entry.candidate.text(in: bytes, adding: marks)))
    }
    return Summary(sentences: sentences)
  }

  /// Whether the quotation that opens in a sentence closes in the next.
  private func continues(_ index: Int) -> Bool {
    let (entry, next) = (pool.entries[index], pool.entries[index + 1])
    return entry.source == next.source && !entry.candidate.missing.after.isEmpty
      && !next.candidate.missing.before.isEmpty
  }

  private func cut(_ index: Int) -> Summary {
    let entry = pool.entries[index]
    let bytes = sources[entry.source].text.utf8Span.span
    let source = sources[entry.source]
    let text = SentenceCutter.cut(
      entry.candidate.text(in: bytes), words: options.words, characters: options.characters,
      style: QuoteStyle(of: bytes, language: source.language))
    return Summary(sentences: [
      Summary.Sentence(source: entry.source, range: entry.candidate.range, text: text)
    ])
  }
}
