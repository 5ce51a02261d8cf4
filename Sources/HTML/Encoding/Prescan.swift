/// Finds the encoding that a document states in its first bytes (HTML, section 13.2.3.2, "prescan a
/// byte stream to determine its encoding").
struct Prescan {
  private let bytes: ArraySlice<UInt8>
  private var place = 0

  /// What the standard looks at.
  static let length = 1024

  static func encoding(of bytes: [UInt8]) -> HTMLEncoding? {
    var prescan = Prescan(bytes: bytes.prefix(length))
    if bytes.starts(with: [0x3C, 0, 0x3F, 0, 0x78, 0]) { return .utf16LittleEndian }
    if bytes.starts(with: [0, 0x3C, 0, 0x3F, 0, 0x78]) { return .utf16BigEndian }
    return prescan.meta() ?? prescan.declaration()
  }

  private init(bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  /// What may be meant by an encoding that a document states of itself in ASCII.
  private static func readable(_ encoding: HTMLEncoding) -> HTMLEncoding {
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
    var seen: Set<String> = []
    var isPragma = false
    var needsPragma: Bool?
    var charset: HTMLEncoding?
    var isStated = false
    while let (name, value) = attribute() {
      guard seen.insert(name).inserted else { continue }
      switch name {
      case "http-equiv": if value == Array("content-type".utf8) { isPragma = true }
      case "content":
        guard !isStated, let label = Prescan.label(in: value[...]),
          let encoding = HTMLEncoding(label: label)
        else { continue }
        (charset, isStated, needsPragma) = (encoding, true, true)
      case "charset":
        (charset, isStated, needsPragma) = (HTMLEncoding(label: value[...]), true, false)
      default: break
      }
    }
    guard let needsPragma, !needsPragma || isPragma, let charset else { return nil }
    return Prescan.readable(charset)
  }

  /// Reads an attribute (the standard's "get an attribute"), in lower case; nil at the tag's end.
  private mutating func attribute() -> (name: String, value: [UInt8])? {
    while let next = byte(0), Scan.isSpace(next) || next == 0x2F { place += 1 }
    guard let first = byte(0), first != 0x3E else { return nil }
    var name: [UInt8] = []
    while let next = byte(0) {
      if next == 0x3D, !name.isEmpty { break }
      if Scan.isSpace(next) || next == 0x2F || next == 0x3E { break }
      name.append(NameTable.lower(next))
      place += 1
    }
    let text = String(decoding: name, as: UTF8.self)
    while let next = byte(0), Scan.isSpace(next) { place += 1 }
    guard byte(0) == 0x3D else { return (text, []) }
    place += 1
    while let next = byte(0), Scan.isSpace(next) { place += 1 }
    guard let quote = byte(0) else { return nil }
    var value: [UInt8] = []
    if quote == 0x22 || quote == 0x27 {
      place += 1
      while let next = byte(0) {
        place += 1
        if next == quote { return (text, value) }
        value.append(NameTable.lower(next))
      }
      return nil
    }
    while let next = byte(0), !Scan.isSpace(next), next != 0x3E {
      value.append(NameTable.lower(next))
      place += 1
    }
    return (text, value)
  }

  /// The label after `charset=` in a media type ("extracting a character encoding from a meta").
  private static func label(in value: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let key = Array("charset".utf8)
    var rest = value
    while rest.count > key.count {
      guard rest.starts(with: key) else {
        rest.removeFirst()
        continue
      }
      let sign = rest.dropFirst(key.count).drop(while: Scan.isSpace)
      guard sign.first == 0x3D else {
        rest = sign
        continue
      }
      let label = sign.dropFirst().drop(while: Scan.isSpace)
      guard let quote = label.first else { return nil }
      if quote == 0x22 || quote == 0x27 {
        return label.dropFirst().firstIndex(of: quote).map { label[label.startIndex + 1..<$0] }
      }
      return label.prefix { !Scan.isSpace($0) && $0 != 0x3B }
    }
    return nil
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
    let encoding = HTMLEncoding(label: rest[..<close])
    return encoding == .utf16LittleEndian || encoding == .utf16BigEndian ? .utf8 : encoding
  }

  private func byte(_ distance: Int) -> UInt8? {
    place + distance < bytes.count ? bytes[place + distance] : nil
  }

  private func starts(_ text: String) -> Bool {
    guard place + text.utf8.count <= bytes.count else { return false }
    for (offset, byte) in text.utf8.enumerated()
    where NameTable.lower(bytes[place + offset]) != byte { return false }
    return true
  }
}
