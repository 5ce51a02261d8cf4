import PipeKit

/// The text, or the markup, of an element as it comes together.
struct TextCapture {
  /// How an element's content is written.
  enum Mode {
    /// Text; elements within are a mistake, and taken for markup.
    case plain
    /// Markup as text, that is, escaped or in a CDATA section.
    case html
    /// Text, or markup as text: what it looks like.
    case guess
    /// Markup as elements; without any it is text.
    case xhtml
    /// Text or markup in base 64.
    case base64
    /// A value: elements within are passed over.
    case value
  }

  /// What the element means.
  let term: FeedTerm
  let mode: Mode
  /// Whether a single `div` is only a wrapper (RFC 4287, section 3.1.1.3).
  let isWrapped: Bool
  /// Whether base 64 is of plain text.
  let isPlainType: Bool
  /// What links are relative to.
  let base: FeedBase

  /// The content where it is one piece of the document, which need not be copied.
  private var piece: Range<Int>?
  private var hasSpaceAfterPiece = false
  private var bytes: [UInt8] = []
  private var hasElements = false
  private var depth = 0
  private var topElements = 0
  private var hasTopText = false
  private var wrapperEnd = 0
  private var wrapperStart = 0
  /// The wrapper's content, where all came as one piece of markup.
  private var wrapper: Range<Int>?

  init(
    _ term: FeedTerm, _ mode: Mode, isWrapped: Bool = false, isPlainType: Bool = false,
    base: FeedBase, memory: consuming [UInt8] = []
  ) {
    self.term = term
    self.mode = mode
    self.isWrapped = isWrapped
    self.isPlainType = isPlainType
    self.base = base
    bytes = memory
  }

  /// The memory of the text that came together, for the next one.
  mutating func takeMemory() -> [UInt8] {
    var memory: [UInt8] = []
    swap(&memory, &bytes)
    memory.removeAll(keepingCapacity: true)
    return memory
  }

  mutating func append(_ range: Range<Int>, hasReferences: Bool, _ text: XMLText) {
    let document = text.bytes
    let span = document.span
    let isBlank = XMLSigns.isBlank(span, range)
    if isMarkup {
      if depth == 0, !isBlank { hasTopText = true }
      appendMarkup(range, hasReferences, text)
      return
    }
    if isBlank {
      if piece != nil { hasSpaceAfterPiece = true } else if !bytes.isEmpty { bytes.append(0x20) }
      return
    }
    hasTopText = true
    let isAsIs =
      !hasReferences || Scan.first(of: 0x26, or: 0x26, in: span, range) == range.upperBound
    if isAsIs, piece == nil, bytes.isEmpty {
      piece = range
      return
    }
    copyPiece(text)
    if isAsIs {
      bytes.append(contentsOf: text.bytes[range])
    } else {
      text.append(range, to: &bytes)
    }
  }

  /// Whether the content is put together as markup, in which text must be told from tags.
  private var isMarkup: Bool { mode == .xhtml || (hasElements && mode != .value) }

  private mutating func appendMarkup(_ range: Range<Int>, _ hasReferences: Bool, _ text: XMLText) {
    if hasReferences, text.declared.isEmpty {
      // Escaped already, with names that markup has, too.
      bytes.append(contentsOf: text.bytes[range])
      return
    }
    var decoded: [UInt8] = []
    if hasReferences {
      text.append(range, to: &decoded)
    } else {
      decoded = Array(text.bytes[range])
    }
    PlainText.appendEscaped(decoded, to: &bytes)
  }

  /// Takes the whole content as it is written.
  mutating func take(_ markup: XMLMarkup) {
    piece = markup.range
    hasElements = true
    wrapper = markup.wrapper
  }

  private mutating func copyPiece(_ text: XMLText) {
    guard let range = piece else { return }
    piece = nil
    bytes.append(contentsOf: text.bytes[range])
    if hasSpaceAfterPiece { bytes.append(0x20) }
    hasSpaceAfterPiece = false
  }

  mutating func start(
    _ name: XMLName, _ attributes: [XMLAttribute], base: FeedBase, _ text: XMLText
  ) {
    if mode == .value { return }
    copyPiece(text)
    if !hasElements {
      hasElements = true
      if mode == .plain || mode == .guess {
        let text = bytes
        bytes = []
        PlainText.appendEscaped(text, to: &bytes)
      }
    }
    bytes.append(0x3C)
    bytes += name.local.utf8
    for attribute in attributes {
      switch attribute.name.text {
      case "xml:base", "xml:space": continue
      case "xml:lang": bytes += " lang=\"".utf8
      default:
        bytes.append(0x20)
        bytes += attribute.name.local.utf8
        bytes += "=\"".utf8
      }
      var value = text.string(attribute.value)
      // An own base of an element within is known only here.
      if base !== self.base, FeedPolicy.urls.contains(attribute.name.local) {
        value = base.resolve(value)
      }
      FeedAttribute.appendEscaped(Array(value.utf8), to: &bytes)
      bytes.append(0x22)
    }
    bytes += (name.isVoid ? " />" : ">").utf8
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
    if !name.isVoid {
      bytes += "</".utf8
      bytes += name.local.utf8
      bytes.append(0x3E)
    }
  }

  /// The value as plain text, for what is no markup.
  func value(_ text: XMLText) -> String {
    let content = piece.map { text.bytes[$0] } ?? bytes[...]
    return String(decoding: content.trimmedSlice(), as: UTF8.self)
  }

  /// The text that has come together; nil if it is empty.
  func text(_ text: XMLText, _ sanitizer: inout FeedSanitizer) -> FeedText? {
    let content = (piece.map { text.bytes[$0] } ?? bytes[...]).trimmedSlice()
    if content.isEmpty { return nil }
    switch mode {
    case .html: return markup(content, &sanitizer)
    case .guess:
      return hasElements || MarkupGuess.looksLikeMarkup(content)
        ? markup(content, &sanitizer) : plain(content)
    case .value: return plain(content)
    case .plain: return hasElements ? markup(content, &sanitizer) : plain(content)
    case .xhtml:
      if !hasElements {
        // The body of an entry is markup, escaped or not.
        let text = decoded(content)[...]
        return term == .body ? markup(text.trimmedSlice(), &sanitizer) : plain(text)
      }
      if isWrapped, let wrapper {
        return markup(text.bytes[wrapper].trimmedSlice(), &sanitizer)
      }
      let isWrapper =
        isWrapped && topElements == 1 && !hasTopText && wrapperStart > 0
        && wrapperEnd >= wrapperStart
      return markup(
        isWrapper ? bytes[wrapperStart..<wrapperEnd].trimmedSlice() : content, &sanitizer)
    case .base64:
      // What is not base 64 was meant as it stands.
      guard let decoded = Base64.decode(Array(content)) else { return plain(content) }
      guard let text = String(validating: decoded, as: UTF8.self) else { return nil }
      let bytes = Array(text.utf8)
      return isPlainType ? plain(bytes[...]) : markup(bytes[...], &sanitizer)
    }
  }

  private func decoded(_ content: ArraySlice<UInt8>) -> [UInt8] {
    let bytes = Array(content)
    return MarkupReference.decoded(bytes.span, 0..<bytes.count)
  }

  private func plain(_ content: ArraySlice<UInt8>) -> FeedText? {
    content.isEmpty ? nil : FeedText(String(decoding: content, as: UTF8.self), kind: .plain)
  }

  private func markup(
    _ content: ArraySlice<UInt8>, _ sanitizer: inout FeedSanitizer
  ) -> FeedText? {
    FeedText(markup: content, base: base, &sanitizer)
  }
}
