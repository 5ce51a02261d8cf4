/// Writes text so that a parser reads it as text (section 13.3 of the HTML standard, "escaping a
/// string").
struct MarkupEscaping: Sendable {
  /// The bytes below 128 that may not stand as they are, a bit each.
  private let escaped: SIMD2<UInt64>
  /// Those of them that are not always escaped, as `&`, `<` and `>` are, for sixteen bytes at once.
  private let more: (SIMD16<UInt8>, SIMD16<UInt8>, SIMD16<UInt8>, SIMD16<UInt8>)

  /// Makes a way of escaping of the bytes that are escaped beside those that always are.
  private init(
    _ first: UInt8 = 0x26, _ second: UInt8 = 0x26, _ third: UInt8 = 0x26, _ fourth: UInt8 = 0x26
  ) {
    escaped = [first, second, third, fourth, 0x26, 0x3C, 0x3E].reduce(into: SIMD2()) {
      $0[Int($1 / 64)] |= 1 << UInt64($1 % 64)
    }
    more = (
      SIMD16(repeating: first), SIMD16(repeating: second), SIMD16(repeating: third),
      SIMD16(repeating: fourth)
    )
  }

  /// Text, as the standard has it.
  static let text = MarkupEscaping()
  /// The value of an attribute in quotation marks, as the standard has it.
  static let attribute = MarkupEscaping(0x22)
  /// Text of which a carriage return is to outlast being parsed.
  static let exactText = MarkupEscaping(0x0D)
  /// A value of which a carriage return is to outlast being parsed.
  static let exactAttribute = MarkupEscaping(0x22, 0x0D)
  /// A value that no browser, however old, takes for more than a value: some took backticks for
  /// quotation marks.
  static let cautiousAttribute = MarkupEscaping(0x22, 0x0D, 0x27, 0x60)

  /// Appends text in UTF-8, escaped.
  func append(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
    let span = text.span
    var written = 0
    var place = 0
    while true {
      place = next(in: span, from: place)
      guard place < span.count else { break }
      let byte = span[place]
      let isSpace = byte == 0xC2 && place + 1 < span.count && span[place + 1] == 0xA0
      guard isSpace || isEscaped(byte) else {
        place += 1
        continue
      }
      let first = text.startIndex
      output.append(contentsOf: text[first + written..<first + place])
      output.append(contentsOf: MarkupEscaping.reference(to: byte).utf8)
      place += isSpace ? 2 : 1
      written = place
    }
    output.append(contentsOf: text[(text.startIndex + written)...])
  }

  @inline(__always)
  private func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x80 && (escaped[Int(byte / 64)] &>> UInt64(byte)) & 1 != 0
  }

  /// The next place where something may have to be escaped, among it what may begin U+00A0.
  @inline(__always)
  private func next(in text: Span<UInt8>, from start: Int) -> Int {
    Scan.first(in: text, from: start, to: text.count) { block in
      (block .== MarkupEscaping.ampersand) .| (block .== MarkupEscaping.less)
        .| (block .== MarkupEscaping.greater) .| (block .== MarkupEscaping.lead)
        .| (block .== more.0) .| (block .== more.1) .| (block .== more.2) .| (block .== more.3)
    } single: {
      $0 == 0xC2 || isEscaped($0)
    }
  }

  @inline(__always)
  private static var ampersand: SIMD16<UInt8> { SIMD16(repeating: 0x26) }
  @inline(__always)
  private static var less: SIMD16<UInt8> { SIMD16(repeating: 0x3C) }
  @inline(__always)
  private static var greater: SIMD16<UInt8> { SIMD16(repeating: 0x3E) }
  /// The first byte of U+00A0.
  @inline(__always)
  private static var lead: SIMD16<UInt8> { SIMD16(repeating: 0xC2) }

  private static func reference(to byte: UInt8) -> String {
    switch byte {
    case 0x26: "&amp;"
    case 0x3C: "&lt;"
    case 0x3E: "&gt;"
    case 0x22: "&quot;"
    case 0x27: "&#39;"
    case 0x60: "&#96;"
    case 0x0D: "&#13;"
    default: "&nbsp;"
    }
  }
}
