/// Turns a document of any character encoding into UTF-8.
///
/// Which encoding is told by, in this order: a byte order mark, the transport's `charset`, the XML
/// declaration, UTF-8 (RFC 7303, section 3). What turns out to be wrong is passed over.
struct FeedEncoding {
  /// The document in UTF-8, without a byte order mark.
  var bytes: [UInt8]
  /// The encoding's name.
  var name: String
  /// What was wrong.
  var notes: [FeedNote] = []

  init(_ input: [UInt8], charset: String?) {
    if let (mark, encoding) = Self.mark(of: input) {
      let body = Array(input[mark...])
      let converted = CharacterConverter.utf8(body, from: encoding)
      (bytes, name) = (converted?.bytes ?? body, encoding.name)
      if let converted { note(converted.errors) }
      return
    }
    let declared = Self.declaredName(in: input)
    var candidates: [EncodingName] = []
    for label in [charset, declared] {
      guard let label else { continue }
      guard let encoding = EncodingName(label: label) else {
        notes.append(FeedNote("the encoding '\(label.prefix(40))' is not known"))
        continue
      }
      // UTF-16 without a mark that can be read as ASCII this far is not UTF-16.
      if declared != nil && encoding.isWide { continue }
      if !candidates.contains(encoding) { candidates.append(encoding) }
    }
    // Servers say ISO 8859-1 of anything; a document that says something else knows better.
    if candidates.count == 2, candidates.first == .windows1252 { candidates.reverse() }
    let stated = candidates.first
    if !candidates.contains(.utf8) {
      // A document of several bytes a character that happens to be valid UTF-8 is UTF-8.
      let isMislabelled = candidates.first == .windows1252 && Self.hasUTF8Sequences(input)
      candidates.insert(.utf8, at: isMislabelled ? 0 : candidates.count)
    }
    if !candidates.contains(.windows1252) { candidates.append(.windows1252) }
    var best: (bytes: [UInt8], errors: Int, name: EncodingName)?
    for candidate in candidates {
      guard let converted = CharacterConverter.utf8(input, from: candidate) else { continue }
      if best == nil || converted.errors == 0 {
        // Windows-1252 can read anything, so that it is taken only where it may well be meant.
        let isGuess = candidate == .windows1252 && best != nil
        if isGuess, let best, best.errors * 1000 < best.bytes.count { break }
        best = (converted.bytes, converted.errors, candidate)
      }
      if converted.errors == 0 { break }
    }
    (bytes, name) = (best?.bytes ?? input, best?.name.name ?? EncodingName.utf8.name)
    if let best {
      note(best.errors)
      if let stated, best.errors == 0, stated != best.name {
        notes.append(FeedNote("it says it is in \(stated.name), but is in \(best.name.name)"))
      }
    }
  }

  private mutating func note(_ errors: Int) {
    guard errors > 0 else { return }
    notes.append(
      FeedNote("\(errors) \(errors == 1 ? "character is" : "characters are") not valid \(name)"))
  }

  /// A byte order mark's length and what it stands for; also the first bytes of `<?` in UTF-16.
  private static func mark(of bytes: [UInt8]) -> (Int, EncodingName)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (3, .utf8) }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return (4, .utf32LE) }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return (4, .utf32BE) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (2, .utf16BE) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (2, .utf16LE) }
    if bytes.starts(with: [0x3C, 0, 0, 0]) { return (0, .utf32LE) }
    if bytes.starts(with: [0, 0, 0, 0x3C]) { return (0, .utf32BE) }
    if bytes.starts(with: [0, 0x3C]) { return (0, .utf16BE) }
    if bytes.starts(with: [0x3C, 0]) { return (0, .utf16LE) }
    return nil
  }

  /// The `encoding` of an XML declaration.
  private static func declaredName(in bytes: [UInt8]) -> String? {
    let head = bytes.prefix(512)
    guard let start = ByteSearch.first("<?xml", in: Array(head), from: 0),
      let end = ByteSearch.first("?>", in: Array(head), from: start),
      let key = ByteSearch.first("encoding", in: Array(head[..<end]), from: start)
    else { return nil }
    let rest = head[(key + 8)..<end].drop { $0 <= 0x20 || $0 == UInt8(ascii: "=") }
    guard let quote = rest.first, quote == 0x22 || quote == 0x27 else { return nil }
    return String(decoding: rest.dropFirst().prefix { $0 != quote }, as: UTF8.self)
  }

  /// Whether bytes are valid UTF-8 and have characters of several bytes.
  private static func hasUTF8Sequences(_ bytes: [UInt8]) -> Bool {
    guard bytes.contains(where: { $0 >= 0x80 }) else { return false }
    return CharacterConverter.utf8Errors(bytes) == 0
  }
}
