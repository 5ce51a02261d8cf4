// The document type with its entities, and other declarations.
extension XMLReader {
  /// Reads a document type declaration with its entities, or skips another declaration.
  mutating func declaration(_ span: Span<UInt8>, at start: Int) -> Int {
    var index = start + 2
    var isInSubset = false
    while index < span.count {
      switch span[index] {
      case UInt8(ascii: "["): isInSubset = true
      case UInt8(ascii: "]"): isInSubset = false
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let quote = span[index]
        index = Scan.first(of: quote, or: quote, in: span, index + 1..<span.count)
      case UInt8(ascii: ">") where !isInSubset: return index + 1
      case UInt8(ascii: "<") where isInSubset:
        if Scan.has("<!ENTITY", in: span, at: index) {
          index = entity(span, at: index + 8)
        } else if Scan.has("<!--", in: span, at: index) {
          let from = min(index + 4, span.count)
          index = Scan.end(of: "-->", in: span, from..<span.count).map { $0 - 1 } ?? span.count
        }
      case UInt8(ascii: "<"): return index
      default: break
      }
      index += 1
    }
    return span.count
  }

  /// Takes an entity declared as `name "value">`, skips any other, and says where its `>` is.
  private mutating func entity(_ span: Span<UInt8>, at start: Int) -> Int {
    var index = start
    func skipSpace() { while index < span.count, span[index] <= 0x20 { index += 1 } }
    skipSpace()
    let nameStart = index
    while index < span.count, span[index] > 0x20, span[index] != 0x3E { index += 1 }
    let name = Array(text.bytes[nameStart..<index])
    skipSpace()
    guard index < span.count, span[index] == 0x22 || span[index] == 0x27 else {
      return Scan.first(of: 0x3E, or: 0x3E, in: span, min(index, span.count)..<span.count)
    }
    let close = Scan.first(of: span[index], or: span[index], in: span, index + 1..<span.count)
    guard close < span.count else { return span.count }
    // References within are decoded once, without those of this document: nothing can grow.
    let value = MarkupReference.decoded(span, index + 1..<close)
    if text.declared.count < 1000, value.count <= 1000, text.declared[name] == nil {
      text.declared[name] = value
    }
    return Scan.first(of: 0x3E, or: 0x3E, in: span, close + 1..<span.count)
  }
}
