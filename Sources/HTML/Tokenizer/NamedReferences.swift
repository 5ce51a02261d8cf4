/// The named character references, ready to be looked up.
struct NamedReferences: Sendable {
  /// Built from ``NamedReferenceData`` when the first reference is met that is not a common one.
  static let all = NamedReferences()

  /// The names, sorted, one after the other.
  private var names: [UInt8] = []
  /// Where each name ends in ``names``.
  private var nameEnds: [Int] = []
  /// What the names stand for, in UTF-8, in the same order.
  private var values: [UInt8] = []
  private var valueEnds: [Int] = []

  private init() {
    // Byte by byte: it is waited for by every thread that has met its first reference.
    let text = NamedReferenceData.text
    let bytes = text.utf8Span.span
    names.reserveCapacity(bytes.count)
    var isName = true
    var code: UInt32 = 0
    for index in bytes.indices {
      let byte = bytes[index]
      if isName {
        if byte != 0x20 { names.append(byte) } else { nameEnds.append(names.count) }
      } else if let digit = Scan.hexadecimal(byte) {
        code = code << 4 | digit
      } else {
        CharacterReference.append(Unicode.Scalar(code) ?? "\u{FFFD}", to: &values)
        code = 0
        if byte == 0x20 { valueEnds.append(values.count) }
      }
      if byte == 0x20 { isName.toggle() }
    }
    CharacterReference.append(Unicode.Scalar(code) ?? "\u{FFFD}", to: &values)
    valueEnds.append(values.count)
  }

  /// Appends what a name stands for.
  func append(_ index: Int, to output: inout [UInt8]) {
    output.append(contentsOf: values[(index == 0 ? 0 : valueEnds[index - 1])..<valueEnds[index]])
  }

  /// The longest name that the text begins with.
  ///
  /// The range of the names that agree so far is narrowed with every byte; as they are sorted, the
  /// first of them is the one that has ended, if any has.
  func longest(_ text: Span<UInt8>, _ range: Range<Int>) -> (index: Int, length: Int)? {
    var low = 0
    var high = nameEnds.count
    var best: (index: Int, length: Int)?
    for place in range {
      let depth = place - range.lowerBound
      let byte = text[place]
      low = bound(low, high, depth, byte)
      high = byte == 0xFF ? high : bound(low, high, depth, byte + 1)
      guard low < high else { break }
      if length(low) == depth + 1 { best = (low, depth + 1) }
    }
    return best
  }

  /// The first name from `low` to `high` whose byte at `depth` is not below the one given.
  private func bound(_ low: Int, _ high: Int, _ depth: Int, _ byte: UInt8) -> Int {
    var low = low
    var high = high
    while low < high {
      let middle = (low + high) / 2
      let start = middle == 0 ? 0 : nameEnds[middle - 1]
      let isBelow = depth >= nameEnds[middle] - start || names[start + depth] < byte
      if isBelow { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func length(_ index: Int) -> Int {
    nameEnds[index] - (index == 0 ? 0 : nameEnds[index - 1])
  }
}
