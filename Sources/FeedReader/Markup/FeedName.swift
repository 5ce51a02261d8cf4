/// The name of an element or an attribute in markup, looked up once by its bytes.
struct FeedName {
  /// What is known of a name.
  struct Traits: OptionSet {
    let rawValue: UInt16
    static let element = Traits(rawValue: 1)
    static let void = Traits(rawValue: 2)
    static let dropped = Traits(rawValue: 4)
    static let endsItself = Traits(rawValue: 8)
    static let attribute = Traits(rawValue: 16)
    static let url = Traits(rawValue: 32)
    static let style = Traits(rawValue: 64)
    static let candidates = Traits(rawValue: 128)
    /// `rel` and `type`, whose values are the same in any case.
    static let folded = Traits(rawValue: 256)
  }

  /// The name's number, from 1 in the order of the alphabet; 0 for all that are not known.
  var number = 0
  var traits: Traits = []

  /// Looks up the name that stands in a range of markup, in any case.
  ///
  /// Names are told by their first eight bytes and those after them.
  init(_ source: Span<UInt8>, _ range: Range<Int>) {
    guard !range.isEmpty, range.count <= 16 else { return }
    let key = Key(source, range)
    var slot = key.slot
    while FeedName.table.slots[slot].number != 0 {
      if FeedName.table.slots[slot].key == key {
        number = Int(FeedName.table.slots[slot].number)
        traits = FeedName.table.slots[slot].traits
        return
      }
      slot = (slot + 1) % Table.size
    }
  }

  private struct Key: Equatable {
    var first: UInt64 = 0
    var last: UInt64 = 0

    init() {}

    @inline(__always)
    init(_ source: Span<UInt8>, _ range: Range<Int>) {
      first = Scan.lowered(Scan.word(in: source, range))
      if range.count > 8 {
        last = Scan.lowered(Scan.word(in: source, range.lowerBound + 8..<range.upperBound))
      }
    }

    var slot: Int {
      let mixed = (first ^ (last &* 0x9E37_79B9)) &* 0x9E37_79B9_7F4A_7C15
      return Int(truncatingIfNeeded: mixed >> 54) % Table.size
    }
  }

  private struct Slot {
    var key = Key()
    var number: UInt16 = 0
    var traits: Traits = []
  }

  private struct Table: Sendable {
    static let size = 1024
    /// In place, so that looking does not retain anything.
    var slots = InlineArray<1024, Slot>(repeating: Slot())

    init() {
      var traits: [String: Traits] = [:]
      let lists: [(Set<String>, Traits)] = [
        (FeedPolicy.elements, .element), (FeedPolicy.void, .void), (FeedPolicy.dropped, .dropped),
        (FeedPolicy.endsItself, .endsItself), (FeedPolicy.attributes, .attribute),
        (FeedPolicy.urls, .url), (["style"], .style), (["srcset"], .candidates),
        (["rel", "type"], .folded),
      ]
      for (names, trait) in lists { for name in names { traits[name, default: []].insert(trait) } }
      for (index, name) in traits.keys.sorted().enumerated() {
        let bytes = Array(name.utf8)
        let key = Key(bytes.span, 0..<bytes.count)
        var slot = key.slot
        while slots[slot].number != 0 { slot = (slot + 1) % Table.size }
        slots[slot] = Slot(key: key, number: UInt16(index + 1), traits: traits[name] ?? [])
      }
      count = traits.count + 1
    }

    var count = 0
  }

  /// How many numbers there are.
  static var count: Int { table.count }

  private static let table = Table()
}
