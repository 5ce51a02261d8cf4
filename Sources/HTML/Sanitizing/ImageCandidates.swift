/// The images that a `srcset` offers (section 4.8.4.3.10 of the HTML standard).
struct ImageCandidates: Sequence, IteratorProtocol {
  /// An image: its URL and for what width or density it is.
  struct Candidate {
    var url: ArraySlice<UInt8>
    var descriptor: ArraySlice<UInt8>
  }

  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  /// The next image.
  mutating func next() -> Candidate? {
    rest = rest.drop { Scan.isSpace($0) || $0 == 0x2C }
    if rest.isEmpty { return nil }
    var url = rest.prefix { !Scan.isSpace($0) }
    rest = rest[url.endIndex...]
    if url.last == 0x2C {
      while url.last == 0x2C { url.removeLast() }
      return Candidate(url: url, descriptor: [])
    }
    // Parentheses do not nest.
    var isInParentheses = false
    let end =
      rest.firstIndex { byte in
        if byte == 0x28 { isInParentheses = true }
        if byte == 0x29 { isInParentheses = false }
        return byte == 0x2C && !isInParentheses
      } ?? rest.endIndex
    var descriptor = rest[..<end].drop(while: Scan.isSpace)
    while let last = descriptor.last, Scan.isSpace(last) { descriptor.removeLast() }
    rest = rest[end...]
    return Candidate(url: url, descriptor: descriptor)
  }

  /// The width or density of a descriptor such as `640w` or `1.5x`; `nil` for what is neither.
  static func size(_ descriptor: ArraySlice<UInt8>) -> Double? {
    guard let unit = descriptor.last, unit == 0x77 || unit == 0x78,
      descriptor.dropLast().allSatisfy({ Scan.isDigit($0) || $0 == 0x2E })
    else { return nil }
    return Double(String(decoding: descriptor.dropLast(), as: UTF8.self))
  }
}
