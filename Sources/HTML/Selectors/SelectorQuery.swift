/// A selector that is matched against the nodes of a tree.
///
/// Compounds are tried from right to left. What a query finds out by walking through the tree it
/// remembers as soon as it has walked as far as the tree is large, so that single questions need no
/// memory and many take time in proportion to the tree, however deep or wide it is.
struct SelectorQuery: Sendable {
  let tree: HTMLTree
  let selector: CSSSelector
  let names: [BoundName]
  /// The element that `:scope` means.
  let scope: Int

  /// How many nodes have been walked over.
  var effort = 0
  /// For each compound whether an element, or one before or around it, matches up to there.
  var relations: [[UInt8]]
  /// For each node the element before it plus one; 0 where there is none.
  var previous: [UInt32] = []
  /// For each slot the place of each node among its siblings; 0 where it is not known yet.
  var positions: [[UInt32]]
  /// For each slot what a `:has()` or a `:contains()` holds for.
  var holds: [[UInt8]]
  /// For each slot the texts that what `:contains()` looks for begins and ends in.
  var occurrences: [[TextRange]]
  /// For each node the element that tells its language plus one.
  var languages: [UInt32] = []
  /// What `:lang()` has found out about the languages that elements tell.
  var languageAnswers: [LanguageQuestion: Bool] = [:]
  /// The language that a `meta` tells, once it has been looked for.
  var pragmaLanguage: ArraySlice<UInt8>?
  /// For each field set the first `legend` in it; 0 where there is none.
  var legends: [Int: Int] = [:]
  /// For each node whether it is in a disabled field set.
  var disabled: [UInt8] = []
  /// What has been found out about elements with long attributes.
  var longAnswers: [LongQuestion: Bool] = [:]
  /// For each node whether it is in an element that may be edited.
  var editable: [Bool] = []

  /// The selectors of a long list by what they want.
  var index: SelectorIndex?

  /// The values of ``relations``.
  static let unknown: UInt8 = 0
  static let no: UInt8 = 1
  static let yes: UInt8 = 2

  init(_ selector: CSSSelector, in tree: HTMLTree, scope: HTMLNode) {
    self.tree = tree
    self.selector = selector
    names = selector.names.map { BoundName($0, in: tree) }
    self.scope = scope.index
    relations = Array(repeating: [], count: selector.compounds.count)
    positions = Array(repeating: [], count: selector.slots)
    holds = positions.map { _ in [] }
    occurrences = positions.map { _ in [] }
  }

  /// Whether an element matches one selector of a list.
  mutating func matches(list: Int, _ node: Int) -> Bool {
    for complex in selector.lists[list] {
      let compounds = selector.complexes[complex].compounds
      if matches(compounds.upperBound - 1, from: compounds.lowerBound, node) { return true }
    }
    return false
  }

  /// Whether an element matches a compound and, by what stands around it, all those before.
  mutating func matches(_ compound: Int, from first: Int, _ node: Int) -> Bool {
    guard matches(selector.compounds[compound], node) else { return false }
    guard compound > first else { return true }
    switch selector.compounds[compound].combinator {
    case .none: return true
    case .child:
      let parent = parentElement(node)
      return parent >= 0 && matches(compound - 1, from: first, parent)
    case .nextSibling:
      let previous = previousElement(node)
      return previous >= 0 && matches(compound - 1, from: first, previous)
    case .descendant, .laterSibling:
      return matchesSome(compound - 1, from: first, node)
    }
  }

  /// Whether an element around a node, or one before it, matches a compound and those before.
  private mutating func matchesSome(_ compound: Int, from first: Int, _ node: Int) -> Bool {
    let isDescendant = selector.compounds[compound + 1].combinator == .descendant
    let start = isDescendant ? parentElement(node) : previousElement(node)
    var current = start
    var isFound = false
    while current >= 0 {
      effort += 1
      if effort > tree.count {
        if relations[compound].isEmpty {
          relations[compound] = Array(repeating: SelectorQuery.unknown, count: tree.count)
        }
        let known = relations[compound][current]
        if known != SelectorQuery.unknown {
          isFound = known == SelectorQuery.yes
          break
        }
      }
      if matches(compound, from: first, current) {
        isFound = true
        break
      }
      current = isDescendant ? parentElement(current) : previousElement(current)
    }
    guard !relations[compound].isEmpty else { return isFound }
    let end = current
    current = start
    while current >= 0 {
      if isFound || relations[compound][current] == SelectorQuery.unknown {
        relations[compound][current] = isFound ? SelectorQuery.yes : SelectorQuery.no
      }
      if current == end { break }
      current = isDescendant ? parentElement(current) : previousElement(current)
    }
    return isFound
  }

  /// The element a node stands in; -1 if it stands in none.
  @inline(__always)
  func parentElement(_ node: Int) -> Int {
    let parent = Int(tree.records[node].parent)
    return tree.records[parent].kind == .element ? parent : -1
  }
}
