import HTML

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
    bytes = input
    name = HTMLEncoding.utf8.rawValue
    if let wide = UTF32.decode(input) {
      (bytes, name) = wide
    } else if let (length, encoding) = Self.mark(of: input) {
      read(length == 0 ? input : Array(input[length...]), as: encoding)
    } else {
      read(input, charset: charset)
    }
  }

  private mutating func read(_ input: [UInt8], charset: String?) {
    let declared = Self.declaredName(in: input)
    var candidates: [HTMLEncoding] = []
    for label in [charset, declared] {
      guard let label else { continue }
      guard let encoding = HTMLEncoding(label: label) else {
        notes.append(FeedNote("the encoding '\(label.prefix(40))' is not known"))
        continue
      }
      // UTF-16 without a mark that can be read as ASCII this far is not UTF-16.
      let isWide = encoding == .utf16LittleEndian || encoding == .utf16BigEndian
      if declared != nil && isWide { continue }
      if !candidates.contains(encoding) { candidates.append(encoding) }
    }
    // Servers say ISO 8859-1 of anything; a document that says something else knows better.
    if candidates.count == 2, candidates.first == .windows1252 { candidates.reverse() }
    let stated = candidates.first
    if stated == nil || stated == .utf8 || stated == .windows1252, isUTF8(input) {
      // No other text is valid UTF-8 by chance.
      noteDifference(stated, .utf8, input)
      return
    }
    for encoding in [HTMLEncoding.utf8, .windows1252] where !candidates.contains(encoding) {
      candidates.append(encoding)
    }
    var best: (bytes: [UInt8], errors: Int, encoding: HTMLEncoding)?
    for encoding in candidates {
      if encoding == .utf8 {
        let repaired = RepairedUTF8(input)
        // Text of another encoding is next to never valid UTF-8.
        if repaired.isMeant, repaired.errorCount < best?.errors ?? .max {
          return take(repaired)
        }
        if best == nil { continue }
      }
      let decoded = encoding.decode(input)
      let errors = Self.errors(decoded)
      if best == nil || errors == 0 {
        // Windows-1252 can read anything, so that it is taken only where it may well be meant.
        let isGuess = encoding == .windows1252 && best != nil
        if isGuess, let best, best.errors * 1000 < best.bytes.count { break }
        best = (decoded, errors, encoding)
      }
      if errors == 0 { break }
    }
    guard let best else { return }
    (bytes, name) = (best.bytes, best.encoding.rawValue)
    note(best.errors)
    if best.errors == 0 { noteDifference(stated, best.encoding, input) }
  }

  private mutating func take(_ repaired: RepairedUTF8) {
    (bytes, name) = (repaired.bytes, HTMLEncoding.utf8.rawValue)
    note(repaired.errorCount, "what windows-1252 has there is taken")
  }

  private mutating func read(_ input: [UInt8], as encoding: HTMLEncoding) {
    if encoding == .utf8 {
      if isUTF8(input) { bytes = input } else { take(RepairedUTF8(input)) }
      return
    }
    (bytes, name) = (encoding.decode(input), encoding.rawValue)
    note(Self.errors(bytes))
  }

  private func isUTF8(_ bytes: [UInt8]) -> Bool { HTMLEncoding.isValidUTF8(bytes) }

  private mutating func noteDifference(
    _ stated: HTMLEncoding?, _ found: HTMLEncoding, _ input: [UInt8]
  ) {
    guard let stated, stated != found, input.contains(where: { $0 >= 0x80 }) else { return }
    notes.append(FeedNote("it says it is in \(stated.rawValue), but is in \(found.rawValue)"))
  }

  private mutating func note(_ errors: Int, _ cure: String? = nil) {
    guard errors > 0 else { return }
    let fault = "\(errors) \(errors == 1 ? "character is" : "characters are") not valid \(name)"
    notes.append(FeedNote(cure.map { "\(fault): \($0)" } ?? fault))
  }

  /// How many characters could not be decoded.
  private static func errors(_ decoded: [UInt8]) -> Int {
    let span = decoded.span
    var (count, place) = (0, 0)
    while true {
      place = Scan.first(of: 0xEF, or: 0xEF, in: span, place..<span.count)
      guard place < span.count else { return count }
      if Scan.has("\u{FFFD}", in: span, at: place) { count += 1 }
      place += 1
    }
  }

  /// A byte order mark's length and what it stands for; also the first bytes of `<?` in UTF-16.
  private static func mark(of bytes: [UInt8]) -> (Int, HTMLEncoding)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (3, .utf8) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (2, .utf16BigEndian) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (2, .utf16LittleEndian) }
    if bytes.starts(with: [0, 0x3C]) { return (0, .utf16BigEndian) }
    if bytes.starts(with: [0x3C, 0]) { return (0, .utf16LittleEndian) }
    return nil
  }

  /// The `encoding` of an XML declaration.
  private static func declaredName(in bytes: [UInt8]) -> String? {
    // There may be something before it that should not be.
    let head = Array(bytes.prefix(4096))
    let span = head.span
    guard let start = Scan.end(of: "<?xml", in: span, 0..<head.count),
      let end = Scan.end(of: "?>", in: span, start..<head.count),
      let key = Scan.end(of: "encoding", in: span, start..<end)
    else { return nil }
    let rest = head[key..<end].drop { $0 <= 0x20 || $0 == UInt8(ascii: "=") }
    guard let quote = rest.first, quote == 0x22 || quote == 0x27 else { return nil }
    return String(decoding: rest.dropFirst().prefix { $0 != quote }, as: UTF8.self)
  }
}
