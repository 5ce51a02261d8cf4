/// The stack of open elements (section 13.2.4.2 of the HTML standard), with the answers the tree
/// builder needs of it kept at hand.
///
/// Each entry knows the nearest one of its name below and the nearest ones that end a search, so
/// that "is there a `p` in scope?" is two comparisons, however deep the stack. The entry at place 0
/// stands for the document: a place of 0 means that there is none.
struct OpenElements: Sendable {
  private(set) var entries: [OpenElement] = [.document]
  /// For each name, in HTML and otherwise, the place of its topmost entry.
  private var heads: [Int16] = []
  /// Entries that are taken off to change what is below them.
  private var lifted: [OpenElement] = []

  var count: Int { entries.count }
  /// How deep the topmost element stands in the tree, more or less.
  var depth: Int { entries.count + Int(entries[entries.count - 1].lost) }
  var top: OpenElement { entries[entries.count - 1] }

  subscript(place: Int) -> OpenElement { entries[place] }

  mutating func removeAll() {
    entries.removeAll(keepingCapacity: true)
    entries.append(.document)
    heads.removeAll(keepingCapacity: true)
    heads.append(contentsOf: repeatElement(0, count: 2 * HTMLName.knownCount))
  }

  /// The place of the topmost HTML element of a name.
  func place(of name: HTMLName) -> Int { place(ofKey: Int(name.rawValue) << 1) }

  /// The place of the topmost element of a name that is not HTML.
  func foreignPlace(of name: HTMLName) -> Int { place(ofKey: Int(name.rawValue) << 1 | 1) }

  private func place(ofKey key: Int) -> Int { key < heads.count ? Int(heads[key]) : 0 }

  func isOpen(_ name: HTMLName) -> Bool { place(of: name) > 0 }

  /// The place of the topmost element that ends the standard's "scope".
  var scope: Int { Int(entries[entries.count - 1].scope) }
  /// The place of the topmost special element.
  var special: Int { Int(entries[entries.count - 1].special) }
  /// The same, but for `address`, `div` and `p`, which do not end the search for a list item.
  var itemBarrier: Int { Int(entries[entries.count - 1].itemBarrier) }
  /// The place of the topmost HTML element.
  var html: Int { Int(entries[entries.count - 1].html) }

  func hasInScope(_ name: HTMLName) -> Bool {
    let place = place(of: name)
    return place > 0 && place >= scope
  }

  var hasParagraphInButtonScope: Bool {
    let place = place(of: .p)
    return place > 0 && place > scope && place > self.place(of: .button)
  }

  func hasInTableScope(_ name: HTMLName) -> Bool {
    let place = place(of: name)
    return place > 0
      && place >= max(self.place(of: .table), self.place(of: .template), self.place(of: .html))
  }

  mutating func push(_ element: OpenElement) {
    var element = element
    let place = Int16(truncatingIfNeeded: entries.count)
    let below = entries[entries.count - 1]
    let key = element.key
    if key >= heads.count {
      heads.append(contentsOf: repeatElement(0, count: key + 1 - heads.count))
    }
    element.sameName = heads[key]
    element.scope = element.marks.contains(.scope) ? place : below.scope
    element.special = element.marks.contains(.special) ? place : below.special
    element.itemBarrier = element.marks.contains(.itemBarrier) ? place : below.itemBarrier
    element.html = element.namespace == .html ? place : below.html
    element.lost = max(element.lost, below.lost)
    entries.append(element)
    heads[key] = place
  }

  mutating func pop() {
    guard entries.count > 1 else { return }
    let entry = entries.removeLast()
    heads[entry.key] = entry.sameName
  }

  /// Notes whether an element stands in the list of active formatting elements.
  mutating func setListed(_ isListed: Bool, at place: Int) { entries[place].isListed = isListed }

  /// Takes everything from a place upwards off, and gives it to be changed and put on again.
  mutating func lift(from place: Int) -> [OpenElement] {
    var result: [OpenElement] = []
    swap(&result, &lifted)
    result.removeAll(keepingCapacity: true)
    result.append(contentsOf: entries[place...])
    while entries.count > place { pop() }
    return result
  }

  /// Keeps the memory of elements that were lifted.
  mutating func giveBack(_ elements: inout [OpenElement]) { swap(&elements, &lifted) }
}
