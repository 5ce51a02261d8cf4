/// What in a document speaks for a rule's label, and against it.
struct RuleEvidence {
  /// The rule's index.
  let rule: Int
  /// What the keywords found are worth together.
  private(set) var sum = 0.0
  /// How many of the keywords were found that must all be.
  private(set) var needed = 0
  /// Whether one was found of those of which one must be.
  private(set) var hasAny = false
  /// Whether one was found that may not be.
  private(set) var isRuledOut = false
  private var items: [(number: Int, text: String, worth: Double)] = []

  init(rule: Int) { self.rule = rule }

  /// Adds a keyword that was found in a field; those of other fields follow at once.
  mutating func add(_ number: Int, _ entry: RuleEntry, text: String, worth: Double) {
    guard entry.part != .none else {
      isRuledOut = true
      return
    }
    sum += worth
    if let last = items.indices.last, items[last].number == number {
      items[last].worth += worth
      return
    }
    items.append((number, text, worth))
    if entry.part == .all { needed += 1 } else { hasAny = true }
  }

  /// The keywords found, those that are worth most first.
  func texts(_ limit: Int) -> [String] {
    var texts: [String] = []
    for item in items.sorted(by: { $0.worth == $1.worth ? $0.text < $1.text : $0.worth > $1.worth })
    {
      // Two expressions may have matched the same.
      if !texts.contains(item.text) { texts.append(item.text) }
      if texts.count == limit { break }
    }
    return texts
  }
}
