/// A search under way: the automaton's node, and where phrases may have started.
struct PhraseSearch: PhraseSink {
  let automaton: PhraseAutomaton
  let steps: WordSteps
  let starts: WordStartFilter
  /// How many anchors each phrase has, and whether it is a prefix.
  let phrases: [PhraseMatcher.Shape]
  /// Where the last anchors are, by their number modulo the array's size, which is a power of two
  /// and more than any phrase has.
  private var anchors: [Int]
  private var anchorCount = 0
  private var node: UInt32 = 0
  /// The step by the last word, where it was taken at once, and whether a space has come since, and nothing else.
  private var step: Int?
  private var hasSpace = false
  /// Prefixes found whose word has not ended.
  private var open: [(phrase: Int, start: Int)] = []
  private var hasOpen = false

  init(
    automaton: PhraseAutomaton, steps: WordSteps, starts: WordStartFilter,
    phrases: [PhraseMatcher.Shape], anchors: Int
  ) {
    self.automaton = automaton
    self.steps = steps
    self.starts = starts
    self.phrases = phrases
    self.anchors = [Int](repeating: 0, count: anchors)
  }

  @inline(__always)
  var isIdle: Bool { node == 0 && !hasOpen }

  @inline(__always)
  mutating func takeWord(
    _ bytes: Span<UInt8>, from start: Int, foldsCase: Bool, _ body: (PhraseMatch) -> Void
  ) -> Int {
    if starts.mayBegin(bytes, at: start) { return start }
    let bit: UInt8 = foldsCase ? 0x20 : 0
    guard let word = WordKey(bytes, at: start, adding: bit) else { return start }
    let mayBegin = starts.contains(word)
    if isIdle {
      let end = start + word.length
      if !mayBegin || !starts.mayGoOn(word, bytes, at: end, adding: bit) { return end }
    }
    return takeWord(word, at: start, mayBegin, body)
  }

  /// Takes a word with which a phrase may begin or go on.
  @inline(never)
  private mutating func takeWord(
    _ word: WordKey, at start: Int, _ mayBegin: Bool, _ body: (PhraseMatch) -> Void
  ) -> Int {
    guard word.isWhole else { return start }
    let found: Int?
    if isIdle {
      if steps.isSlow(steps.start) { return start }
      found = steps.first(word)
    } else if let step, hasSpace {
      if steps.steps[step].isNextSlow { return start }
      found = steps.step(word, after: step, mayBegin: mayBegin, automaton)
    } else {
      let state = automaton.step(node, PhraseSymbol.boundary, isAnchor: true)
      if steps.isSlow(state) || automaton.nodes[Int(state)].report != 0 { return start }
      found = steps.step(word, from: state, automaton)
    }
    addAnchor(at: start, body)
    node = found.map { steps.steps[$0].node } ?? 0
    step = found
    hasSpace = false
    return start + word.length
  }

  @inline(__always)
  mutating func takeSpace(at index: Int, endsWord: Bool, _ body: (PhraseMatch) -> Void) {
    guard let step, endsWord, !hasSpace else {
      if endsWord { take(.boundary(at: index), body) }
      take(PhraseSymbol(byte: 0x20, isAnchor: true, start: index, end: index + 1), body)
      return
    }
    addAnchor(at: index, body)
    let report = steps.steps[step].report
    if report != 0 { self.report(report, end: index, body) }
    addAnchor(at: index, body)
    node = steps.steps[step].space
    hasSpace = true
  }

  /// Notes that something outside words begins at an offset.
  @inline(__always)
  private mutating func addAnchor(at start: Int, _ body: (PhraseMatch) -> Void) {
    if hasOpen { finish(at: start, body) }
    anchors[anchorCount & (anchors.count - 1)] = start
    anchorCount += 1
  }

  @inline(__always)
  mutating func takeLetters(
    _ bytes: Span<UInt8>, from start: Int, foldsCase: Bool, _ body: (PhraseMatch) -> Void
  ) -> Int {
    let caseBit: UInt8 = foldsCase ? 0x20 : 0
    var index = start
    var node = node
    while index < bytes.count {
      let byte = bytes[index]
      guard byte | 0x20 &- 0x61 < 26 || byte &- 0x30 < 10 else { break }
      index &+= 1
      // Nothing begins within a word.
      if node == 0 { continue }
      node = automaton.step(node, byte | caseBit, isAnchor: false)
      let due = automaton.nodes[Int(node)].report
      if due != 0 { report(due, end: index, body) }
    }
    self.node = node
    return index
  }

  @inline(__always)
  mutating func take(_ symbol: PhraseSymbol, _ body: (PhraseMatch) -> Void) {
    if symbol.isAnchor { addAnchor(at: symbol.start, body) }
    step = nil
    node = automaton.step(node, symbol.byte, isAnchor: symbol.isAnchor)
    if node != 0 {
      let due = automaton.nodes[Int(node)].report
      if due != 0 { report(due, end: symbol.end, body) }
    }
  }

  /// Passes on the prefixes whose word ends at an offset.
  @inline(never)
  mutating func finish(at end: Int, _ body: (PhraseMatch) -> Void) {
    for (phrase, start) in open { body(PhraseMatch(phrase: phrase, range: start..<end)) }
    open.removeAll(keepingCapacity: true)
    hasOpen = false
  }

  /// Passes on the phrases that end at a node, the longest first.
  @inline(never)
  private mutating func report(_ first: UInt32, end: Int, _ body: (PhraseMatch) -> Void) {
    var due = first
    while due != 0 {
      let report = automaton.reports[Int(due) - 1]
      var output = report.phrase + 1
      while output != 0 {
        let phrase = Int(output) - 1
        let shape = phrases[phrase]
        let start = anchors[(anchorCount - Int(shape.anchors)) & (anchors.count - 1)]
        if shape.isPrefix {
          open.append((phrase, start))
          hasOpen = true
        } else {
          body(PhraseMatch(phrase: phrase, range: start..<end))
        }
        output = automaton.nextOutput[phrase]
      }
      due = report.next
    }
  }
}
