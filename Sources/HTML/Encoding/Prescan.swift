/// Finds the encoding that a document states in its first bytes (HTML, section 13.2.3.2, "prescan a
/// byte stream to determine its encoding").
struct Prescan {
  private let bytes: ArraySlice<UInt8>
  private var place = 0

  /// What the standard looks at.
  static let length = 1024

  static func encoding(of bytes: [UInt8]) -> HTMLEncoding? {
    var prescan = Prescan(bytes: bytes.prefix(length))
    if prescan.starts("<\0?\0x\0") { return .utf16LittleEndian }
    if prescan.starts("\0<\0?\0x") { return .utf16BigEndian }
    return prescan.meta() ?? prescan.declaration()
  }

  /// The encoding that a media type states, as in the attribute `content` of a `meta`.
  static func encoding(inMediaType text: ArraySlice<UInt8>) -> HTMLEncoding? {
    Prescan(bytes: text).label(in: text.indices)
      .flatMap { HTMLEncoding(bytes: text[$0]) }.map(readable)
  }

  private init(bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  /// What may be meant by an encoding that a document states of itself in ASCII.
  static func readable(_ encoding: HTMLEncoding) -> HTMLEncoding {
    switch encoding {
    case .utf16LittleEndian, .utf16BigEndian: .utf8
    case .userDefined: .windows1252
    default: encoding
    }
  }

  private mutating func meta() -> HTMLEncoding? {
    while place < bytes.count {
      if starts("<!--") {
        // The two hyphens of the end may be those of the beginning.
        place += 2
        while place < bytes.count, !starts("-->") { place += 1 }
        place += 3
      } else if starts("<meta"), let next = byte(5), Scan.isSpace(next) || next == 0x2F {
        place += 6
        if let encoding = statedByMeta() { return encoding }
      } else if isTag {
        while let next = byte(0), !Scan.isSpace(next), next != 0x3E { place += 1 }
        while attribute() != nil {}
        place += 1
      } else if starts("<!") || starts("</") || starts("<?") {
        while let next = byte(0), next != 0x3E { place += 1 }
        place += 1
      } else {
        place += 1
      }
    }
    return nil
  }

  private var isTag: Bool {
    guard byte(0) == 0x3C, let next = byte(1) else { return false }
    if Scan.isLetter(next) { return true }
    guard next == 0x2F, let letter = byte(2) else { return false }
    return Scan.isLetter(letter)
  }

  private mutating func statedByMeta() -> HTMLEncoding? {
    // Of attributes that stand twice the first counts.
    var (hasPragma, hasContent, hasCharset) = (false, false, false)
    var isPragma = false
    var needsPragma: Bool?
    var charset: HTMLEncoding?
    while let (name, value) = attribute() {
      if !hasPragma, equals(name, "http-equiv") {
        hasPragma = true
        isPragma = equals(value, "content-type")
      } else if !hasContent, equals(name, "content") {
        hasContent = true
        guard needsPragma == nil, let label = label(in: value),
          let encoding = HTMLEncoding(bytes: bytes[label])
        else { continue }
        (charset, needsPragma) = (encoding, true)
      } else if !hasCharset, equals(name, "charset") {
        hasCharset = true
        (charset, needsPragma) = (HTMLEncoding(bytes: bytes[value]), false)
      }
    }
    guard let needsPragma, !needsPragma || isPragma, let charset else { return nil }
    return Prescan.readable(charset)
  }

  /// Reads an attribute (the standard's "get an attribute"); nil at the tag's end.
  private mutating func attribute() -> (name: Range<Int>, value: Range<Int>)? {
    while let next = byte(0), Scan.isSpace(next) || next == 0x2F { place += 1 }
    guard let first = byte(0), first != 0x3E else { return nil }
    let start = place
    while let next = byte(0) {
      if next == 0x3D, place > start { break }
      if Scan.isSpace(next) || next == 0x2F || next == 0x3E { break }
      place += 1
    }
    let name = start..<place
    while let next = byte(0), Scan.isSpace(next) { place += 1 }
    guard byte(0) == 0x3D else { return (name, place..<place) }
    place += 1
    while let next = byte(0), Scan.isSpace(next) { place += 1 }
    guard let quote = byte(0) else { return nil }
    if quote == 0x22 || quote == 0x27 {
      place += 1
      let value = place
      while let next = byte(0) {
        place += 1
        if next == quote { return (name, value..<place - 1) }
      }
      return nil
    }
    let value = place
    while let next = byte(0), !Scan.isSpace(next), next != 0x3E { place += 1 }
    return (name, value..<place)
  }

  /// Where the label after `charset=` is in a media type ("extracting a character encoding from a
  /// meta").
  private func label(in value: Range<Int>) -> Range<Int>? {
    var rest = value
    while rest.count > 7 {
      guard starts("charset", at: rest.lowerBound) else {
        rest = rest.lowerBound + 1..<rest.upperBound
        continue
      }
      let sign = skipSpace(rest.lowerBound + 7..<rest.upperBound)
      guard let first = sign.first, bytes[first] == 0x3D else {
        rest = sign
        continue
      }
      let label = skipSpace(first + 1..<rest.upperBound)
      guard let start = label.first else { return nil }
      let quote = bytes[start]
      if quote == 0x22 || quote == 0x27 {
        return bytes[label].dropFirst().firstIndex(of: quote).map { start + 1..<$0 }
      }
      let end = label.first { Scan.isSpace(bytes[$0]) || bytes[$0] == 0x3B }
      return start..<(end ?? label.upperBound)
    }
    return nil
  }

  private func skipSpace(_ range: Range<Int>) -> Range<Int> {
    (range.first { !Scan.isSpace(bytes[$0]) } ?? range.upperBound)..<range.upperBound
  }

  /// The encoding of an XML declaration ("get an XML encoding").
  private mutating func declaration() -> HTMLEncoding? {
    place = 0
    guard bytes.starts(with: "<?xml".utf8), let end = bytes.firstIndex(of: 0x3E) else { return nil }
    while place < end, !starts("encoding") { place += 1 }
    guard place < end else { return nil }
    place += 8
    while let next = byte(0), next <= 0x20 { place += 1 }
    guard byte(0) == 0x3D else { return nil }
    place += 1
    while let next = byte(0), next <= 0x20 { place += 1 }
    guard let quote = byte(0), quote == 0x22 || quote == 0x27 else { return nil }
    let rest = bytes.dropFirst(place + 1)
    guard let close = rest.firstIndex(of: quote), !rest[..<close].contains(where: { $0 <= 0x20 })
    else { return nil }
    let encoding = HTMLEncoding(bytes: rest[..<close])
    return encoding == .utf16LittleEndian || encoding == .utf16BigEndian ? .utf8 : encoding
  }

  private func byte(_ distance: Int) -> UInt8? {
    place + distance < bytes.count ? bytes[place + distance] : nil
  }

  /// Whether a text in lower case stands at a place, its letters in any case.
  private func starts(_ text: String, at start: Int) -> Bool {
    guard start + text.utf8.count <= bytes.endIndex else { return false }
    var place = start
    for byte in text.utf8 {
      guard NameTable.lower(bytes[place]) == byte else { return false }
      place += 1
    }
    return true
  }

  private func starts(_ text: String) -> Bool { starts(text, at: place) }

  private func equals(_ range: Range<Int>, _ text: String) -> Bool {
    range.count == text.utf8.count && starts(text, at: range.lowerBound)
  }
}
