/// The IPv6 parser.
struct IPv6Parser {
  private let input: [UInt8]
  private var pointer = 0
  private var address: [UInt16] = Array(repeating: 0, count: 8)
  private var pieceIndex = 0
  private var compress: Int?

  init(_ input: Span<UInt8>, _ range: Range<Int>) {
    self.input = range.map { input[$0] }
  }

  /// The byte at the pointer; nil stands for the end.
  private var c: UInt8? { pointer < input.count ? input[pointer] : nil }

  mutating func parse() throws(WebURL.ParseError) -> UInt128 {
    let colon = UInt8(ascii: ":")
    if c == colon {
      pointer += 1
      guard c == colon else { throw .ipv6InvalidCompression }
      pointer += 1
      pieceIndex = 1
      compress = 1
    }
    while let byte = c {
      guard pieceIndex < 8 else { throw .ipv6TooManyPieces }
      if byte == colon {
        guard compress == nil else { throw .ipv6MultipleCompression }
        pointer += 1
        pieceIndex += 1
        compress = pieceIndex
        continue
      }
      let start = pointer
      let value = readPiece()
      if c == UInt8(ascii: ".") {
        guard pointer > start else { throw .ipv4InIPv6InvalidCodePoint }
        pointer = start
        try parseIPv4()
        break
      }
      if c == colon {
        pointer += 1
        guard c != nil else { throw .ipv6InvalidCodePoint }
      } else if c != nil {
        throw .ipv6InvalidCodePoint
      }
      address[pieceIndex] = value
      pieceIndex += 1
    }
    return try assemble()
  }

  private mutating func readPiece() -> UInt16 {
    var value: UInt16 = 0
    let limit = pointer + 4
    while pointer < limit, let digit = c?.hexDigitValue {
      value = value << 4 | UInt16(digit)
      pointer += 1
    }
    return value
  }

  private mutating func parseIPv4() throws(WebURL.ParseError) {
    guard pieceIndex <= 6 else { throw .ipv4InIPv6TooManyPieces }
    var numbersSeen = 0
    while let byte = c {
      if numbersSeen > 0 {
        guard byte == UInt8(ascii: "."), numbersSeen < 4 else { throw .ipv4InIPv6InvalidCodePoint }
        pointer += 1
      }
      let part = try readIPv4Part()
      address[pieceIndex] = address[pieceIndex] << 8 | part
      numbersSeen += 1
      if numbersSeen == 2 || numbersSeen == 4 { pieceIndex += 1 }
    }
    guard numbersSeen == 4 else { throw .ipv4InIPv6TooFewParts }
  }

  private mutating func readIPv4Part() throws(WebURL.ParseError) -> UInt16 {
    var part: UInt16?
    while let byte = c, byte.isASCIIDigit {
      // No leading zeros, which elsewhere make a number octal.
      guard part != 0 else { throw .ipv4InIPv6InvalidCodePoint }
      let value = (part ?? 0) * 10 + UInt16(byte & 15)
      guard value <= 255 else { throw .ipv4InIPv6OutOfRangePart }
      part = value
      pointer += 1
    }
    guard let part else { throw .ipv4InIPv6InvalidCodePoint }
    return part
  }

  /// The address with the pieces after `::` moved to the end.
  private func assemble() throws(WebURL.ParseError) -> UInt128 {
    var pieces = address[...]
    if let compress {
      let zeros = Array<UInt16>(repeating: 0, count: 8 - pieceIndex)
      pieces = address[..<compress] + zeros + address[compress..<pieceIndex]
    } else if pieceIndex != 8 {
      throw .ipv6TooFewPieces
    }
    return pieces.reduce(0) { $0 << 16 | UInt128($1) }
  }
}
