/// Lines that stand around an article but are no part of it: "Related posts", "Read more: …".
///
/// Compared in lower case, letters and digits only, in the languages of the sites that are met most.
struct Leftovers: Sendable {
  static let shared = Leftovers()

  /// What a line is.
  enum Kind: Sendable {
    /// A line to leave out.
    case line
    /// The heading of a part to leave out, with what follows.
    case section
  }

  private let whole: [String: Kind]
  private let starts: [String: [String]]
  private let labels: Set<String>

  private init() {
    var whole: [String: Kind] = [:]
    for line in LeftoverTables.lines.split(separator: "\n") { whole[String(line)] = .line }
    for line in LeftoverTables.sections.split(separator: "\n") { whole[String(line)] = .section }
    self.whole = whole
    var starts: [String: [String]] = [:]
    for line in LeftoverTables.starts.split(separator: "\n") {
      let first = line.prefix { $0 != " " }
      starts[String(first), default: []].append(String(line))
    }
    self.starts = starts
    labels = Set(LeftoverTables.labels.split(separator: "\n").map(String.init))
  }

  /// What a short text is; `nil` for one that is to be kept.
  func kind(_ text: String) -> Kind? {
    let plain = Leftovers.plain(text)
    if plain.isEmpty { return .line }
    if let kind = whole[plain] { return kind }
    if plain.utf8.contains(where: { $0 &- 0x30 < 10 }) {
      // "Comments (3)", "3 comments"
      let words = plain.split(separator: " ").filter { Int($0) == nil }
      if words.count < 5, let kind = whole[words.joined(separator: " ")] { return kind }
    }
    if let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" }),
      labels.contains(Leftovers.plain(String(text[..<colon])))
    {
      return .line
    }
    let first = String(plain.prefix { $0 != " " })
    for start in starts[first] ?? [] where plain.hasPrefix(start) {
      if plain.utf8.count == start.utf8.count || plain.dropFirst(start.count).first == " " {
        return .line
      }
    }
    return nil
  }

  /// A text in lower case, with single spaces for everything that is no letter or digit.
  static func plain(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return plainASCII(text) }
    var output = ""
    var wantsSpace = false
    for scalar in text.lowercased().unicodeScalars {
      let isWord =
        scalar.isASCII
        ? (scalar.value &- 0x61 < 26 || scalar.value &- 0x30 < 10) : scalar.properties.isAlphabetic
      guard isWord else {
        wantsSpace = true
        continue
      }
      if wantsSpace, !output.isEmpty { output.append(" ") }
      wantsSpace = false
      output.unicodeScalars.append(scalar)
    }
    return output
  }

  private static func plainASCII(_ text: String) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count)
    var wantsSpace = false
    for byte in text.utf8 {
      let lower = ByteSearch.lower(byte)
      guard lower &- 0x61 < 26 || lower &- 0x30 < 10 else {
        wantsSpace = true
        continue
      }
      if wantsSpace, !output.isEmpty { output.append(0x20) }
      wantsSpace = false
      output.append(lower)
    }
    return String(decoding: output, as: UTF8.self)
  }
}
