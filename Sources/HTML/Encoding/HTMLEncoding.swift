/// A character encoding of HTML documents (WHATWG Encoding).
public enum HTMLEncoding: String, Sendable, CaseIterable {
  /// UTF-8.
  case utf8 = "utf-8"
  /// Windows-1252, which the labels of ISO-8859-1 and ASCII mean too.
  case windows1252 = "windows-1252"
  /// UTF-16, the low byte first.
  case utf16LittleEndian = "utf-16le"
  /// UTF-16, the high byte first.
  case utf16BigEndian = "utf-16be"

  /// Finds the encoding that a label names, in any case and with spaces around; `nil` if it names
  /// none that can be decoded.
  public init?(label: some StringProtocol) {
    self.init(label: Array(label.utf8)[...])
  }

  init?(label: ArraySlice<UInt8>) {
    var label = label
    while let first = label.first, Scan.isSpace(first) { label.removeFirst() }
    while let last = label.last, Scan.isSpace(last) { label.removeLast() }
    let found = HTMLEncoding.labels.first { text, _ in
      text.utf8.count == label.count && label.lazy.map(NameTable.lower).elementsEqual(text.utf8)
    }
    guard let found else { return nil }
    self = found.1
  }

  private static let labels: [(String, HTMLEncoding)] = [
    (
      HTMLEncoding.utf8,
      "utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8"
    ),
    (
      .windows1252,
      """
      iso-8859-1 windows-1252 cp1252 x-cp1252 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 \
      iso-ir-100 latin1 l1 cp819 ibm819 csisolatin1 ascii us-ascii ansi_x3.4-1968
      """
    ),
    (
      .utf16LittleEndian,
      "utf-16 utf-16le ucs-2 iso-10646-ucs-2 csunicode unicode unicodefeff"
    ),
    (.utf16BigEndian, "utf-16be unicodefffe"),
  ].flatMap { encoding, labels in
    labels.split(separator: " ").map { (String($0), encoding) }
  }

  /// Decodes to UTF-8.
  ///
  /// What cannot be decoded becomes U+FFFD. A byte order mark is left out.
  /// Bytes that already are valid UTF-8 are given back as they are, without a copy.
  public func decode(_ bytes: [UInt8]) -> [UInt8] {
    switch self {
    case .utf8: HTMLEncoding.repaired(bytes)
    case .windows1252: Windows1252.decode(bytes)
    case .utf16LittleEndian: HTMLEncoding.utf16(bytes, high: 1)
    case .utf16BigEndian: HTMLEncoding.utf16(bytes, high: 0)
    }
  }

  private static func repaired(_ bytes: [UInt8]) -> [UInt8] {
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    if isUTF8(bytes) { return hasMark ? Array(bytes.dropFirst(3)) : bytes }
    return Array(String(decoding: hasMark ? bytes[3...] : bytes[...], as: UTF8.self).utf8)
  }

  /// Whether the bytes are valid UTF-8.
  static func isUTF8(_ bytes: [UInt8]) -> Bool { UTF8Check.isValid(bytes.span) }

  private static func utf16(_ bytes: [UInt8], high: Int) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var place = 0
    while place + 1 < bytes.count {
      units.append(UInt16(bytes[place + high]) << 8 | UInt16(bytes[place + 1 - high]))
      place += 2
    }
    if units.first == 0xFEFF { units.removeFirst() }
    var output = Array(String(decoding: units, as: UTF16.self).utf8)
    if bytes.count % 2 == 1 { output.append(contentsOf: [0xEF, 0xBF, 0xBD]) }
    return output
  }
}
