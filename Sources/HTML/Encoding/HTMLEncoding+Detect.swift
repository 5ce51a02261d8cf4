extension HTMLEncoding {
  /// Finds the encoding of a document: by its byte order mark, else the label it came with, else the
  /// label it states itself (sections 13.2.3.2 and 13.2.3.3 of the HTML standard), else by its bytes.
  ///
  /// Servers often state a wrong single-byte encoding for pages in UTF-8. Bytes beyond ASCII that are
  /// valid UTF-8 throughout are UTF-8, whatever was stated: no other text looks like that by chance.
  ///
  /// - Parameters:
  ///   - bytes: The document.
  ///   - declared: The label it came with, as in `charset=` of its media type.
  /// - Returns: The encoding; UTF-8 or windows-1252 where nothing tells.
  public static func detect(_ bytes: [UInt8], declared: String? = nil) -> HTMLEncoding {
    var tokenizer = Tokenizer()
    let stated =
      mark(of: bytes) ?? declared.flatMap { HTMLEncoding(label: $0) }
      ?? stated(in: bytes, with: &tokenizer)
    guard let stated, stated != .windows1252 else { return isUTF8(bytes) ? .utf8 : .windows1252 }
    return stated
  }

  /// Decodes a document to UTF-8 by the encoding that ``detect(_:declared:)`` finds.
  static func decode(
    _ bytes: [UInt8], declared: String?, with tokenizer: inout Tokenizer
  ) -> [UInt8] {
    let stated =
      mark(of: bytes) ?? declared.flatMap { HTMLEncoding(label: $0) }
      ?? stated(in: bytes, with: &tokenizer)
    if stated == nil || stated == .windows1252 {
      // Looked at once, valid UTF-8 need not be looked at again.
      return isUTF8(bytes) ? bytes : HTMLEncoding.windows1252.decode(bytes)
    }
    return stated?.decode(bytes) ?? bytes
  }

  /// The encoding that a byte order mark tells.
  private static func mark(of bytes: [UInt8]) -> HTMLEncoding? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    return bytes.starts(with: [0xFE, 0xFF]) ? .utf16BigEndian : nil
  }

  /// The encoding that a document's `meta` elements state in its first 1,024 bytes; UTF-16 means UTF-8,
  /// as it could not be read otherwise.
  private static func stated(
    in bytes: [UInt8], with tokenizer: inout Tokenizer
  ) -> HTMLEncoding? {
    tokenizer.reset(bytes)
    let source = bytes.span.extracting(first: 1024)
    let meta = HTMLName.meta.rawValue
    while true {
      let token = tokenizer.next(source)
      if token.kind == .endOfFile { return nil }
      guard token.kind == .startTag else { continue }
      if token.name == meta, let encoding = stated(by: tokenizer, source.count) {
        return encoding == .utf8 || encoding == .windows1252 ? encoding : .utf8
      }
      guard Int(token.name) < HTMLName.knownCount else { continue }
      let traits = ElementTraits.table[Int(token.name)]
      if traits.contains(.rawText) || traits.contains(.escapableText) {
        tokenizer.model = .rawText
        tokenizer.modelName = token.name
      }
    }
  }

  /// The encoding that a tag states; of the source only so many bytes were read.
  private static func stated(by tokenizer: Tokenizer, _ count: Int) -> HTMLEncoding? {
    var content: HTMLEncoding?
    var isContentType = false
    for attribute in tokenizer.attributes {
      let start = Int(attribute.start)
      let end = start + Int(attribute.length)
      let value =
        start >= count ? tokenizer.tail[start - count..<end - count] : tokenizer.source[start..<end]
      switch HTMLName(rawValue: attribute.name) {
      case .charset: return HTMLEncoding(label: value)
      case .httpEquiv:
        isContentType = value.lazy.map(NameTable.lower).elementsEqual("content-type".utf8)
      case .content: content = charset(in: value).flatMap { HTMLEncoding(label: $0) }
      default: break
      }
    }
    return isContentType ? content : nil
  }

  /// The label after `charset=` in a media type.
  private static func charset(in value: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let key = "charset"
    var rest = value
    while rest.count > key.utf8.count {
      if NameTable.lower(rest[rest.startIndex]) == 0x63,
        rest.prefix(key.utf8.count).lazy.map(NameTable.lower).elementsEqual(key.utf8)
      {
        let sign = rest.dropFirst(key.utf8.count).drop(while: Scan.isSpace)
        if sign.first == 0x3D {
          let label = sign.dropFirst().drop(while: Scan.isSpace)
          guard let quote = label.first else { return nil }
          if quote == 0x22 || quote == 0x27 {
            return label.dropFirst().firstIndex(of: quote).map { label[label.startIndex + 1..<$0] }
          }
          return label.prefix { !Scan.isSpace($0) && $0 != 0x3B }
        }
      }
      rest.removeFirst()
    }
    return nil
  }
}
