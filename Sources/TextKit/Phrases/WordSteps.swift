/// Where whole words lead in a ``PhraseAutomaton``, so that a word of a text is one look-up rather than a step a letter,
/// each of which may have to wait for memory.
///
/// It knows the words of ASCII letters and digits that a phrase goes on with, from each node at which a word can begin;
/// others lead nowhere. Words that phrases end within, and those of more letters than ``WordKey`` tells apart, are left
/// to the automaton.
struct WordSteps: Sendable {
  /// Where a word leads.
  struct Step: Sendable {
    fileprivate var tail: UInt64
    fileprivate var head: UInt64
    fileprivate var length: UInt32
    /// The node at which the word begins.
    fileprivate var state: UInt32
    /// The node after the word.
    var node: UInt32
    /// The report due at the boundary behind it.
    var report: UInt32
    /// The node after that and a space.
    var space: UInt32
    /// The one after the boundary with which the next word begins.
    var next: UInt32
    /// Whether the next word has to be read letter by letter.
    var isNextSlow = false
    /// A bit for each word with which a phrase goes on there; others can only begin one.
    var following: UInt64 = 0
  }

  /// The node at which a word begins where no phrase has begun before it.
  let start: UInt32
  private(set) var steps: [Step] = []
  /// For each hash the number of a step plus one, with some bits of the hash above it; 0 for none.
  private var slots: [UInt32]
  private let shift: UInt64
  /// The nodes at which words begin that have to be read letter by letter.
  private var slow: [UInt64]

  private static let numberBits: UInt32 = 24
  private static let numberMask: UInt32 = 1 << numberBits - 1

  /// Creates the steps of the words of patterns.
  init(_ patterns: PhrasePatterns, _ automaton: PhraseAutomaton) {
    start = automaton.child(0, PhraseSymbol.boundary)
    slow = [UInt64](repeating: 0, count: automaton.nodes.count / 64 + 1)
    var words = 0
    for number in 0..<patterns.count {
      let pattern = patterns[number]
      for place in 0..<pattern.count where pattern[place] == PhraseSymbol.boundary { words += 1 }
    }
    var bits: UInt64 = 6
    while bits < UInt64(Self.numberBits), 1 << bits < words { bits += 1 }
    slots = [UInt32](repeating: 0, count: 1 << bits)
    shift = 64 - bits
    for number in 0..<patterns.count { insert(patterns[number], automaton) }
    // A node's fallback comes before it.
    for node in 1..<max(1, automaton.nodes.count) {
      if isSlow(automaton.nodes[node].fallback) { markSlow(UInt32(node)) }
    }
    noteFollowing(automaton)
  }

  /// Notes at each step which words can follow.
  private mutating func noteFollowing(_ automaton: PhraseAutomaton) {
    var following: [UInt32: UInt64] = [:]
    for step in steps where step.state != start {
      following[step.state, default: 0] |= Self.bit(
        of: WordKey(tail: step.tail, head: step.head, length: Int(step.length)))
    }
    for index in steps.indices {
      let next = steps[index].next
      steps[index].isNextSlow = isSlow(next)
      var state = next
      // What is known of the fallback goes for the node as well.
      while state != start, state != 0 {
        steps[index].following |= following[state] ?? 0
        state = automaton.nodes[Int(state)].fallback
      }
    }
  }

  @inline(__always)
  private static func bit(of key: WordKey) -> UInt64 { 1 << (key.hash >> 12 & 63) }

  /// How many bytes the steps take.
  var byteCount: Int {
    steps.count * MemoryLayout<Step>.stride + slots.count * MemoryLayout<UInt32>.stride
      + slow.count * MemoryLayout<UInt64>.stride
  }

  /// Whether words after a node have to be read letter by letter.
  @inline(__always)
  func isSlow(_ node: UInt32) -> Bool { slow[Int(node >> 6)] >> UInt64(node & 63) & 1 != 0 }

  /// The number of the step by a word with which no phrase goes on, but may begin; `nil` where it leads to nothing.
  @inline(__always)
  func first(_ key: WordKey) -> Int? { find(key, start) }

  /// The number of the step by a word after another.
  ///
  /// - Parameters:
  ///   - key: The word.
  ///   - number: The step by the word before.
  ///   - mayBegin: Whether a phrase may begin with the word.
  ///   - automaton: The automaton.
  /// - Returns: The number; `nil` where it leads to nothing.
  @inline(__always)
  func step(
    _ key: WordKey, after number: Int, mayBegin: Bool, _ automaton: PhraseAutomaton
  ) -> Int? {
    if steps[number].following & Self.bit(of: key) == 0 { return mayBegin ? first(key) : nil }
    return step(key, from: steps[number].next, automaton)
  }

  /// The number of the step by a word.
  ///
  /// - Parameters:
  ///   - key: The word.
  ///   - node: The node after the boundary before it.
  ///   - automaton: The automaton.
  /// - Returns: The number; `nil` where it leads to nothing.
  func step(_ key: WordKey, from node: UInt32, _ automaton: PhraseAutomaton) -> Int? {
    var current = node
    while current != 0 {
      if let found = find(key, current) { return found }
      current = automaton.nodes[Int(current)].fallback
    }
    return nil
  }

  @inline(__always)
  private func find(_ key: WordKey, _ state: UInt32) -> Int? {
    let (first, tag) = place(of: key, state)
    var slot = first
    while true {
      let entry = slots[slot]
      if entry == 0 { return nil }
      if entry & ~Self.numberMask == tag {
        let number = Int(entry & Self.numberMask) - 1
        let found = steps[number]
        if found.tail == key.tail, found.state == state, found.head == key.head,
          Int(found.length) == key.length
        {
          return number
        }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
  }

  @inline(__always)
  private func place(of key: WordKey, _ state: UInt32) -> (slot: Int, tag: UInt32) {
    var hash = (key.hash ^ UInt64(state)) &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 29
    hash = hash &* 0xBF58_476D_1CE4_E5B9
    return (Int(hash >> shift), UInt32(truncatingIfNeeded: hash) & ~Self.numberMask)
  }

  private mutating func markSlow(_ node: UInt32) { slow[Int(node >> 6)] |= 1 << UInt64(node & 63) }

  /// Inserts the words of a pattern.
  private mutating func insert(
    _ pattern: PhrasePatterns.Pattern, _ automaton: PhraseAutomaton
  ) {
    var node: UInt32 = 0
    var index = 0
    while index < pattern.count {
      node = automaton.child(node, pattern[index])
      index += 1
      guard pattern[index - 1] == PhraseSymbol.boundary else { continue }
      let state = node
      var end = index
      while end < pattern.count, WordKey.isWord(pattern[end]) {
        node = automaton.child(node, pattern[end])
        end += 1
      }
      if end == index { continue }
      if end == pattern.count {
        // Which words may begin such a phrase, WordStartFilter says.
        if state != start { markSlow(state) }
      } else if pattern[end] == PhraseSymbol.boundary,
        let key = pattern.span(index..<end, { WordKey($0, at: 0, adding: 0) })
      {
        insert(key, from: state, to: node, automaton)
      }
      index = end
    }
  }

  private mutating func insert(
    _ key: WordKey, from state: UInt32, to node: UInt32, _ automaton: PhraseAutomaton
  ) {
    // Longer words are read letter by letter in the text, too.
    guard key.isWhole, find(key, state) == nil else { return }
    let boundary = automaton.step(node, PhraseSymbol.boundary, isAnchor: true)
    let space = automaton.step(boundary, 0x20, isAnchor: true)
    let next = automaton.step(space, PhraseSymbol.boundary, isAnchor: true)
    // What ends at the node itself ends within words: they are read letter by letter.
    let reports = [space, next].map { automaton.nodes[Int($0)].report }
    guard reports.allSatisfy({ $0 == 0 }), steps.count < Int(Self.numberMask),
      steps.count < slots.count - 1
    else { return markSlow(state) }
    steps.append(
      Step(
        tail: key.tail, head: key.head, length: UInt32(key.length), state: state, node: node,
        report: automaton.nodes[Int(boundary)].report, space: space,
        next: next))
    var (slot, tag) = place(of: key, state)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = tag | UInt32(steps.count)
  }
}
