import HTML

/// What is written of a tree is parsed to the same tree, but for the exceptions; and after a few times
/// of writing and parsing nothing changes any more.
struct RoundTripCheck {
  /// How often a tree may be written and parsed until it stays as it is, but for the times that
  /// raw text becomes markup.
  static let limit = 12
  /// How many of these times are looked at: there may be as many as there are tags in the text, and each
  /// is as the one before.
  static let rawTextLimit = 50

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
    var rawText = RoundTripException.rawTextRead(in: first, for: reading.context)
    var written: [UInt8] = []
    var (steps, rawTextSteps) = (0, 0)
    while steps < RoundTripCheck.limit, rawTextSteps < RoundTripCheck.rawTextLimit {
      written.removeAll(keepingCapacity: true)
      serializer.append(.root, of: current, to: &written)
      reading.parse(written, with: &parser, into: &tree)
      let next = TreeImage.of(tree)
      if next == image { return [] }
      if RoundTripException.found(in: current, for: reading.context) == nil {
        let step = steps + rawTextSteps + 1
        return ["step \(step) changed \(String(decoding: written.prefix(2000), as: UTF8.self))"]
      }
      if RoundTripException.mayGrow(current) { return [] }
      let rest = RoundTripException.rawTextRead(in: tree, for: reading.context)
      if rest < rawText { rawTextSteps += 1 } else { steps += 1 }
      swap(&current, &tree)
      image = next
      rawText = rest
    }
    if rawTextSteps == RoundTripCheck.rawTextLimit { return [] }
    if RoundTripException.hasFormInForm(first, for: reading.context) { return [] }
    return [
      "still changed after \(RoundTripCheck.limit) times: "
        + String(decoding: written.prefix(2000), as: UTF8.self)
    ]
  }
}
