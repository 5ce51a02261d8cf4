/// The stack of open elements, with the answers the tree builder needs of it kept at hand.
///
/// Each entry knows the nearest one of its name below and the nearest ones that end a search, so
/// that "is there a `p` in scope?" is two comparisons, however deep the stack.
struct OpenElements: Sendable {
  struct Entry: Sendable {
    var node: UInt32
    var name: UInt32
    var traits: ElementTraits
    var namespace: HTMLNamespace
    /// The element is to be closed as soon as what stands open in it is.
    var closesEarly = false
    /// The place of the next entry below with the same name; -1 for none.
    var sameName: Int32
    /// The places of the nearest entries at or below this one that end a search.
    var scope: Int32
    var special: Int32
    var itemBarrier: Int32
    var html: Int32
  }

  private(set) var entries: [Entry] = []
  /// For each name, the place of its topmost entry; -1 for none.
  private var heads: [Int32] = []

  var count: Int { entries.count }
  var top: Entry? { entries.last }

  subscript(place: Int) -> Entry {
    get { entries[place] }
    set { entries[place] = newValue }
  }

  mutating func removeAll() {
    entries.removeAll(keepingCapacity: true)
    heads.removeAll(keepingCapacity: true)
  }

  /// The place of the topmost element of a name; -1 if none is open.
  func place(of name: HTMLName) -> Int { place(of: name.rawValue) }

  func place(of name: UInt32) -> Int {
    Int(name) < heads.count ? Int(heads[Int(name)]) : -1
  }

  func isOpen(_ name: HTMLName) -> Bool { place(of: name) >= 0 }

  /// The place of the topmost element that ends the standard's "scope"; -1 for none.
  var scope: Int { Int(entries.last?.scope ?? -1) }
  var buttonScope: Int { max(scope, place(of: .button)) }
  var listScope: Int { max(scope, place(of: .ol), place(of: .ul)) }
  var tableScope: Int { max(place(of: .table), place(of: .template), place(of: .html)) }
  /// The place of the topmost special element.
  var special: Int { Int(entries.last?.special ?? -1) }
  /// The same, but for `address`, `div` and `p`, which do not end the search for a list item.
  var itemBarrier: Int { Int(entries.last?.itemBarrier ?? -1) }
  /// The place of the topmost element that is HTML, or foreign with HTML below.
  var html: Int { Int(entries.last?.html ?? -1) }

  mutating func push(
    node: UInt32, name: UInt32, traits: ElementTraits, namespace: HTMLNamespace
  ) {
    let place = Int32(truncatingIfNeeded: entries.count)
    let below = entries.last
    let isHTML = namespace == .html
    let isPoint = OpenElements.isIntegrationPoint(name, traits, namespace)
    let special = isPoint || (isHTML && traits.contains(.special))
    let passesItems =
      name == HTMLName.address.rawValue || name == HTMLName.div.rawValue
      || name == HTMLName.p.rawValue
    let index = Int(name)
    if index >= heads.count {
      heads.append(
        contentsOf: repeatElement(-1, count: max(HTMLName.knownCount, index + 1 - heads.count)))
    }
    entries.append(
      Entry(
        node: node, name: name, traits: traits, namespace: namespace, sameName: heads[index],
        scope: isPoint || (isHTML && traits.contains(.scope)) ? place : below?.scope ?? -1,
        special: special ? place : below?.special ?? -1,
        itemBarrier: special && !passesItems ? place : below?.itemBarrier ?? -1,
        html: isHTML || isPoint ? place : below?.html ?? -1))
    heads[index] = place
  }

  /// Whether HTML may stand in a foreign element.
  static func isIntegrationPoint(
    _ name: UInt32, _ traits: ElementTraits, _ namespace: HTMLNamespace
  ) -> Bool {
    guard namespace != .html, traits.contains(.integrationPoint) else { return false }
    let isSVG =
      name == HTMLName.foreignobject.rawValue || name == HTMLName.desc.rawValue
      || name == HTMLName.title.rawValue
    return isSVG == (namespace == .svg)
  }

  @discardableResult
  mutating func pop() -> Entry? {
    guard let entry = entries.popLast() else { return nil }
    heads[Int(entry.name)] = entry.sameName
    return entry
  }
}
