import HTML

/// HTML that is put together of texts and of HTML: what is a text is escaped.
struct Markup: ExpressibleByStringInterpolation {
  /// The HTML.
  private(set) var html: String

  init(stringLiteral value: String) { html = value }
  init(stringInterpolation: StringInterpolation) { html = stringInterpolation.html }
  init(_ parts: some Sequence<Markup>) { html = parts.map(\.html).joined() }

  /// A string literal is HTML; what is put in is escaped, unless it is HTML.
  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var html = ""

    init(literalCapacity: Int, interpolationCount: Int) { html.reserveCapacity(literalCapacity) }
    mutating func appendLiteral(_ literal: String) { html += literal }
    mutating func appendInterpolation(_ text: some StringProtocol) { html += Markup.escaped(text) }
    mutating func appendInterpolation(_ number: Int) { html += String(number) }
    mutating func appendInterpolation(_ markup: Markup) { html += markup.html }
    mutating func appendInterpolation(_ parts: [Markup]) { for part in parts { html += part.html } }
  }

  /// A text as HTML, within elements and quoted attributes; control characters, which HTML has not, are
  /// replaced.
  private static func escaped(_ text: some StringProtocol) -> String {
    var clean = ""
    for scalar in text.unicodeScalars {
      let isControl = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
      let isKept = !isControl || scalar == "\n" || scalar == "\t"
      clean.unicodeScalars.append(isKept ? scalar : "\u{FFFD}")
    }
    return HTMLText.escaped(clean)
  }
}
