import HTML

/// What is written of a tree is parsed to the same tree, but for the exceptions; and after a few times
/// of writing and parsing nothing changes any more.
struct RoundTripCheck {
  /// How often a tree may be written and parsed until it stays as it is.
  static let limit = 12

  private var tree = HTMLTree()

  /// What is wrong with what becomes of a tree that was read so.
  mutating func faults(
    of first: HTMLTree, read reading: Reading, by parser: inout HTMLParser
  ) -> [String] {
    if reading.isRawText { return [] }
    var options = HTMLSerializer.Options()
    options.isExact = true
    options.scripting = reading.scripting
    let serializer = HTMLSerializer(options: options)
    var current = first
    var image = TreeImage.of(first)
    var written: [UInt8] = []
    for step in 1...RoundTripCheck.limit {
      written.removeAll(keepingCapacity: true)
      serializer.append(.root, of: current, to: &written)
      reading.parse(written, with: &parser, into: &tree)
      let next = TreeImage.of(tree)
      if next == image { return [] }
      if RoundTripException.found(in: current, for: reading.context) == nil {
        return ["step \(step) changed \(String(decoding: written.prefix(2000), as: UTF8.self))"]
      }
      if RoundTripException.mayGrow(current) { return [] }
      swap(&current, &tree)
      image = next
    }
    if RoundTripException.hasFormInForm(first, for: reading.context) { return [] }
    return [
      "still changed after \(RoundTripCheck.limit) times: "
        + String(decoding: written.prefix(2000), as: UTF8.self)
    ]
  }
}
