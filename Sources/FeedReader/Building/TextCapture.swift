/// The text, or the markup, of an element as it comes together.
struct TextCapture {
  /// How an element's content is written.
  enum Mode {
    /// Text; elements within are a mistake, and taken for markup.
    case plain
    /// Markup as text, that is, escaped or in a CDATA section.
    case html
    /// Markup as elements; without any it is text.
    case xhtml
    /// Text or markup in base 64.
    case base64
    /// A value: elements within are passed over.
    case value
  }

  let term: FeedTerm
  let mode: Mode
  /// Whether the type says `xhtml`, where one `div` around everything does not count.
  let isWrapped: Bool
  /// Whether base 64 holds plain text, by its type.
  let isPlainType: Bool
  let base: String?
  private(set) var bytes: [UInt8] = []
  private var hasElements = false
  private var depth = 0
  private var topElements = 0
  private var hasTopText = false
  private var wrapperEnd = 0
  private var wrapperStart = 0

  init(
    _ term: FeedTerm, _ mode: Mode, isWrapped: Bool = false, isPlainType: Bool = false,
    base: String?
  ) {
    self.term = term
    self.mode = mode
    self.isWrapped = isWrapped
    self.isPlainType = isPlainType
    self.base = base
  }

  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    if depth == 0, !hasTopText, text.contains(where: { $0 > 0x20 }) { hasTopText = true }
    // Within markup that is written as elements, text must be told from tags.
    if mode == .xhtml || hasElements, mode != .value {
      Markup.appendEscaped(text, to: &bytes)
    } else {
      bytes.append(contentsOf: text)
    }
  }

  mutating func start(_ name: XMLName, _ attributes: [XMLAttribute], base: String?) {
    if mode == .value { return }
    if !hasElements {
      hasElements = true
      if mode == .plain {
        let text = bytes
        bytes = []
        Markup.appendEscaped(text, to: &bytes)
      }
    }
    bytes += "<\(name.local)".utf8
    for attribute in attributes {
      let isLink = MarkupLinks.attributes.contains(attribute.name.local)
      switch attribute.name.text {
      case "xml:base", "xml:space": continue
      case "xml:lang": bytes += " lang=\"".utf8
      default: bytes += " \(attribute.name.local)=\"".utf8
      }
      let value = isLink ? WebReference.resolve(attribute.value, base: base) : attribute.value
      Markup.appendEscaped(value.utf8, to: &bytes, inAttribute: true)
      bytes.append(UInt8(ascii: "\""))
    }
    bytes += (HTMLNames.void.contains(name.local) ? " />" : ">").utf8
    if depth == 0 {
      topElements += 1
      wrapperStart = name.local == "div" ? bytes.count : 0
    }
    depth += 1
  }

  mutating func end(_ name: XMLName) {
    if mode == .value { return }
    depth -= 1
    if depth == 0 { wrapperEnd = bytes.count }
    if !HTMLNames.void.contains(name.local) { bytes += "</\(name.local)>".utf8 }
  }

  /// The value as plain text, for what is no markup.
  var value: String {
    String(decoding: Windows1252.replacingC1(bytes.trimmed()), as: UTF8.self)
  }

  /// The text that has come together; nil if it is empty.
  var text: FeedText? {
    var content = bytes[...]
    var kind = FeedText.Kind.html
    switch mode {
    case .value: kind = .plain
    case .html: break
    case .plain: if !hasElements { kind = .plain }
    case .xhtml:
      if !hasElements {
        kind = .plain
        content = Markup.decoded(bytes)[...]
      } else if isWrapped, topElements == 1, !hasTopText, wrapperStart > 0,
        wrapperEnd >= wrapperStart
      {
        content = bytes[wrapperStart..<wrapperEnd]
      }
    case .base64:
      if let decoded = Base64.decode(bytes) {
        content = CharacterConverter.utf8Errors(decoded) == 0 ? decoded[...] : []
      }
      if isPlainType { kind = .plain }
    }
    let trimmed = Windows1252.replacingC1(Array(content).trimmed())
    if trimmed.isEmpty { return nil }
    let text = String(decoding: trimmed, as: UTF8.self)
    return FeedText(kind == .html ? MarkupLinks.resolved(text, base: base) : text, kind: kind)
  }
}
