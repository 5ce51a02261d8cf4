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
  /// The same phrases by their hashes, and their first words.
  private let table: PhraseTable

  private init() {
    let lines = LeftoverTables.lines.parts(at: 0x0A)
    let sections = [LeftoverTables.sections, LeftoverTables.comments, LeftoverTables.authors]
      .flatMap { $0.parts(at: 0x0A) }
    let starts = LeftoverTables.starts.parts(at: 0x0A)
    let labels = LeftoverTables.labels.parts(at: 0x0A)
    var table = PhraseTable(count: 2 * (lines.count + sections.count + starts.count + labels.count))
    var whole: [String: Kind] = [:]
    for line in lines { whole[String(line)] = .line }
    for line in sections { whole[String(line)] = .section }
    for (phrases, meaning) in [
      (lines, PhraseTable.Meaning.line), (sections, .section), (starts, .start), (labels, .label),
    ] {
      for phrase in phrases {
        table.add(phrase, meaning)
        table.add(phrase.prefix { $0 != " " }, .first)
      }
    }
    self.whole = whole
    self.starts = Dictionary(grouping: starts.map(String.init)) { String($0.prefix { $0 != " " }) }
    self.labels = Set(labels.map(String.init))
    self.table = table
  }

  /// What a short text is; `nil` for one that is to be kept.
  func kind(_ text: String) -> Kind? { kind(text.utf8Span.span) }

  /// What a short text in UTF-8 is; `nil` for one that is to be kept.
  func kind(_ line: Span<UInt8>) -> Kind? {
    if Leftovers.isActions(line) { return .line }
    switch beginning(line) {
    case .empty: return .line
    case .unknown: return nil
    case .open: break
    }
    for index in line.indices where line[index] >= 0x80 { return slowKind(line) }
    let scan = PhraseScan(line, table)
    for found in [scan.found, Leftovers.isNumbered(line) ? [] : scan.withoutNumbers] {
      if found.contains(.section) { return .section }
      if found.contains(.line) { return .line }
    }
    if scan.found.isEmpty { return nil }
    let text = Text.of(line)
    return begins(text, Leftovers.plain(text)) ? .line : nil
  }

  /// Whether a line is known by how it begins, rather than as a whole.
  func isOpening(_ text: String) -> Bool {
    let plain = Leftovers.plain(text)
    return kind(text) != nil && whole[plain] == nil && begins(text, plain)
  }

  /// Whether a line begins with the number of an item or a chapter, and a stop or a bracket behind it.
  private static func isNumbered(_ line: Span<UInt8>) -> Bool {
    var index = 0
    while index < line.count, line[index] &- 0x30 < 10 { index += 1 }
    return 1..<4 ~= index && index + 1 < line.count && line[index + 1] == 0x20
      && (line[index] == 0x2E || line[index] == 0x29)
  }

  /// Whether a line is a row of buttons below a post: "Like Reply Quote".
  private static func isActions(_ line: Span<UInt8>) -> Bool {
    guard line.count >= 9, line.count < 60,
      let first = line.indices.first(where: { line[$0] > 0x20 })
    else { return false }
    // Nearly all other lines begin otherwise.
    switch ByteSearch.lower(line[first]) {
    case 0x6C, 0x71, 0x72, 0x73: break
    default: return false
    }
    let start = line.extracting(first..<line.count)
    guard actions.contains(where: { begins(start, with: $0) }) else { return false }
    let words = plain(Text.of(line)).parts(at: 0x20).filter { Int($0) == nil }
    return words.count > 1 && words.allSatisfy { actions.contains(String($0)) }
  }

  private static func begins(_ line: Span<UInt8>, with word: String) -> Bool {
    let word = word.utf8Span.span
    guard word.count <= line.count else { return false }
    for index in word.indices where ByteSearch.lower(line[index]) != word[index] { return false }
    return true
  }

  private static let actions: Set<String> = ["reply", "quote", "like", "report", "share"]

  /// What the first word of a line tells.
  private enum Beginning {
    /// There are no words.
    case empty
    /// No phrase begins like this.
    case unknown
    /// More is to be read.
    case open
  }

  /// Reads the first word of a line, which is enough for most.
  private func beginning(_ line: Span<UInt8>) -> Beginning {
    var index = 0
    while index < line.count, !PhraseScan.isWord(ByteSearch.lower(line[index])) {
      guard line[index] < 0x80 || isDash(line, index) else { return .open }
      index += line[index] < 0x80 ? 1 : 3
    }
    guard index < line.count else { return .empty }
    // Numbers may be left out.
    if line[index] &- 0x30 < 10 { return .open }
    var hash = ClassVocabulary.seed
    while index < line.count {
      let byte = ByteSearch.lower(line[index])
      guard PhraseScan.isWord(byte) else {
        if byte >= 0x80, !isDash(line, index) { return .open }
        break
      }
      hash = ClassVocabulary.mix(hash, byte)
      index += 1
    }
    return table[hash].contains(.first) ? .open : .unknown
  }

  /// Whether a quotation mark, a dash or the like stands at a place: U+2000 to U+203F.
  private func isDash(_ line: Span<UInt8>, _ index: Int) -> Bool {
    line[index] == 0xE2 && index + 2 < line.count && line[index + 1] == 0x80
  }

  /// The same for any text.
  private func slowKind(_ line: Span<UInt8>) -> Kind? {
    let text = Text.of(line)
    let plain = Leftovers.plain(text)
    if plain.isEmpty { return .line }
    if let kind = whole[plain] { return kind }
    if plain.utf8.contains(where: { $0 &- 0x30 < 10 }), !Leftovers.isNumbered(line) {
      // "Comments (3)", "3 comments"
      let words = plain.parts(at: 0x20).filter { Int($0) == nil }
      if words.count < 5, let kind = whole[words.joined(separator: " ")] { return kind }
    }
    return begins(text, plain) ? .line : nil
  }

  /// Whether a text begins like a line to leave out, and is no sentence that only does so by chance.
  private func begins(_ text: String, _ plain: String) -> Bool {
    if let colon = text.firstIndex(where: { $0 == ":" || $0 == "\u{FF1A}" }) {
      let label = Leftovers.plain(String(text[..<colon]))
      if labels.contains(label) {
        return !LeftoverSentence.isSaid(text[colon...].dropFirst(), label: label)
      }
    }
    let first = String(Substring(plain.utf8.prefix { $0 != 0x20 }))
    let opening = (starts[first] ?? []).first { start in
      plain.hasPrefix(start)
        && (plain.utf8.count == start.utf8.count || plain.dropFirst(start.count).first == " ")
    }
    return opening.map { !LeftoverSentence.isSentence(text, opening: $0) } ?? false
  }

  /// A text in lower case, with single spaces for everything that is no letter or digit.
  static func plain(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return plainASCII(text) }
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count)
    var wantsSpace = false
    for scalar in text.unicodeScalars {
      let end = output.count
      if wantsSpace, end > 0 { output.append(0x20) }
      if LowerCase.appendWord(scalar, to: &output) {
        wantsSpace = false
      } else {
        output.removeLast(output.count - end)
        wantsSpace = true
      }
    }
    return String(decoding: output, as: UTF8.self)
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
