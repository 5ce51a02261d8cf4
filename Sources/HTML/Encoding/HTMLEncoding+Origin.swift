extension HTMLEncoding {
  /// What told the encoding of a document.
  package enum Origin: String, Sendable {
    /// Its byte order mark.
    case mark = "byte order mark"
    /// The label that it came with.
    case declared = "label it came with"
    /// What it states itself.
    case stated = "stated in the document"
    /// That all its bytes are valid UTF-8.
    case valid = "all bytes are valid UTF-8"
    /// The languages that its bytes may be.
    case guessed = "guessed from the bytes"
  }

  /// Finds the encoding of a document, as ``detect(_:declared:)`` does, and what told it.
  package static func origin(
    of bytes: [UInt8], declared: String?
  ) -> (encoding: HTMLEncoding, origin: Origin) {
    let encoding = detect(bytes, declared: declared)
    if mark(of: bytes) != nil { return (encoding, .mark) }
    if let label = declared.flatMap({ HTMLEncoding(label: $0) }) {
      return (encoding, label == encoding ? .declared : .valid)
    }
    if let stated = Prescan.encoding(of: bytes) {
      return (encoding, stated == encoding ? .stated : .valid)
    }
    return (encoding, encoding == .utf8 ? .valid : .guessed)
  }
}
