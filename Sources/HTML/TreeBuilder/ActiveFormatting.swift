/// The list of active formatting elements (section 13.2.4.3 of the HTML standard).
///
/// No more entries are added after a marker than elements may be open, so that to look through
/// them is a bounded amount of work.
struct ActiveFormatting: Sendable {
  struct Entry: Sendable {
    /// The element; none for a marker.
    var node: UInt32
    var name: UInt32
    /// The number of its attributes.
    var count: UInt32
    /// A hash of its attributes, whatever their order; 0 if nobody has asked for it yet.
    var hash: UInt64 = 0

    var isMarker: Bool { node == UInt32.max }
    static let marker = Entry(node: UInt32.max, name: UInt32.max, count: 0)
  }

  var entries: [Entry] = []

  mutating func removeAll() { entries.removeAll(keepingCapacity: true) }

  mutating func addMarker() { entries.append(.marker) }

  /// The place of the last entry of a name after the last marker.
  func last(_ name: UInt32) -> Int? {
    var place = entries.count - 1
    while place >= 0, !entries[place].isMarker {
      if entries[place].name == name { return place }
      place -= 1
    }
    return nil
  }

  /// The place of an element's entry after the last marker.
  func place(of node: UInt32) -> Int? {
    var place = entries.count - 1
    while place >= 0, !entries[place].isMarker {
      if entries[place].node == node { return place }
      place -= 1
    }
    return nil
  }
}
