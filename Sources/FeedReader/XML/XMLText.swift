/// A document in UTF-8 with the entities that it has declared, to decode its text with.
final class XMLText {
  /// The document.
  let bytes: [UInt8]
  /// What the names stand for that the document has declared itself.
  var declared: [[UInt8]: [UInt8]] = [:]
  /// Where the first reference is that XML does not know and the document has not declared.
  private(set) var undeclared: Int?

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The value of an attribute.
  func string(_ range: Range<Int>) -> String {
    let bytes = bytes
    let span = bytes.span
    if Scan.first(of: 0x26, or: 0x26, in: span, range) == range.upperBound {
      return String(decoding: bytes[range], as: UTF8.self)
    }
    var value: [UInt8] = []
    append(range, to: &value)
    return String(decoding: value, as: UTF8.self)
  }

  /// Appends text with its references decoded; what is no reference stands for itself.
  ///
  /// Sixteen bytes at a time are copied and looked at in one go: escaped markup has a reference every few
  /// words.
  func append(_ range: Range<Int>, to output: inout [UInt8]) {
    let start = output.count
    let bytes = bytes
    // No reference of XML is shorter than what it stands for; the others are appended below.
    output.append(contentsOf: bytes[range])
    var count = start
    var place = range.lowerBound
    var pending: (start: Int, end: Int)?
    do {
      let span = bytes.span
      let raw = span.bytes
      let limit = range.upperBound
      var target = output.mutableSpan
      var rawTarget = target.mutableBytes
      let ampersand = SIMD16<UInt8>(repeating: 0x26)
      while place < limit {
        if place + 16 <= limit {
          let block = raw.unsafeLoadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self)
          // There is room: what was decoded is no longer than what it was decoded from.
          rawTarget.storeBytes(of: block, toByteOffset: count, as: SIMD16<UInt8>.self)
          let found = unsafeBitCast(block .== ampersand, to: SIMD2<UInt64>.self)
          if found.x | found.y == 0 {
            place += 16
            count += 16
            continue
          }
          let skipped = Scan.offset(found)
          place += skipped
          count += skipped
        } else if span[place] != 0x26 {
          rawTarget.storeBytes(of: span[place], toByteOffset: count, as: UInt8.self)
          place += 1
          count += 1
          continue
        }
        guard let (byte, length) = XMLText.predefined(span, at: place, limit) else {
          pending = (place, count)
          break
        }
        rawTarget.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
        place += length
        count += 1
      }
    }
    output.removeLast(output.count - count)
    if let pending { appendSlowly(pending.start..<range.upperBound, to: &output) }
  }

  /// Decodes a reference that is not one of XML's own, and goes on after it.
  private func appendSlowly(_ range: Range<Int>, to output: inout [UInt8]) {
    var place = range.lowerBound
    let bytes = bytes
    let span = bytes.span
    let limit = range.upperBound
    while place < limit {
      guard span[place] == 0x26 else {
        let next = Scan.first(of: 0x26, or: 0x26, in: span, place..<limit)
        output.append(contentsOf: bytes[place..<next])
        place = next
        continue
      }
      if let (byte, length) = XMLText.predefined(span, at: place, limit) {
        output.append(byte)
        place += length
      } else if !declared.isEmpty, let (value, end) = entity(at: place, limit) {
        output.append(contentsOf: value)
        place = end
      } else if let end = MarkupReference.append(span, at: place, limit, to: &output) {
        if span[place + 1] != 0x23 { undeclared = min(undeclared ?? place, place) }
        place = end
      } else {
        undeclared = min(undeclared ?? place, place)
        output.append(0x26)
        place += 1
      }
    }
  }

  /// How many bytes entities may come to in all, so that a small document cannot become a large one.
  private static let maximumExpansion = 1 << 20
  private var expanded = 0

  /// The value of a declared entity, and where the reference to it ends.
  private func entity(at start: Int, _ limit: Int) -> ([UInt8], Int)? {
    let last = min(limit, start + 64)
    guard let end = bytes[start..<last].firstIndex(of: 0x3B),
      let value = declared[Array(bytes[(start + 1)..<end])]
    else { return nil }
    expanded += value.count
    return expanded <= XMLText.maximumExpansion ? (value, end + 1) : nil
  }

  /// Decodes `&lt;`, `&gt;`, `&amp;`, `&quot;`, `&apos;`: what it stands for and its length.
  @inline(__always)
  static func predefined(
    _ span: Span<UInt8>, at start: Int, _ limit: Int
  ) -> (byte: UInt8, length: Int)? {
    let word = Scan.word(in: span, start..<limit)
    switch word & 0xFFFF_FFFF {
    case 0x3B74_6C26: return (0x3C, 4)
    case 0x3B74_6726: return (0x3E, 4)
    case 0x706D_6126: return word >> 32 & 0xFF == 0x3B ? (0x26, 5) : nil
    case 0x6F75_7126: return word >> 32 & 0xFFFF == 0x3B74 ? (0x22, 6) : nil
    case 0x6F70_6126: return word >> 32 & 0xFFFF == 0x3B73 ? (0x27, 6) : nil
    default: return nil
    }
  }
}
