import PipeTesting

/// A random value, and ways to write it in YAML.
indirect enum RandomTree: Equatable {
  case text(String)
  case list([RandomTree])
  case mapping([(String, RandomTree)])

  static func == (left: RandomTree, right: RandomTree) -> Bool {
    switch (left, right) {
    case (.text(let left), .text(let right)): left == right
    case (.list(let left), .list(let right)): left == right
    case (.mapping(let left), .mapping(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.0 == $1.0 && $0.1 == $1.1 }
    default: false
    }
  }

  static func random(depth: Int, using generator: inout SeededGenerator) -> RandomTree {
    switch depth > 0 ? Int.random(in: 0..<4, using: &generator) : 0 {
    case 2:
      return .list(
        (0..<Int.random(in: 0..<5, using: &generator)).map { _ in
          random(depth: depth - 1, using: &generator)
        })
    case 3:
      var keys: Set<String> = []
      var entries: [(String, RandomTree)] = []
      for _ in 0..<Int.random(in: 0..<16, using: &generator) {
        let key = randomText(using: &generator)
        guard keys.insert(key).inserted else { continue }
        entries.append((key, random(depth: depth - 1, using: &generator)))
      }
      return .mapping(entries)
    default:
      return .text(randomText(using: &generator))
    }
  }

  private static func randomText(using generator: inout SeededGenerator) -> String {
    let letters = Array("abcxyz019 -_:#'\"\\,[]{}&*!|>%@`~.$äß日本🎉\t\n\u{301}\u{7F}\u{2028}é")
    let count = Int.random(in: 0..<12, using: &generator)
    return String((0..<count).compactMap { _ in letters.randomElement(using: &generator) })
  }

  /// The value in flow or block style, changing between them at random.
  func yaml(using generator: inout SeededGenerator) -> String {
    block(indent: 0, using: &generator)
  }

  private func block(indent: Int, using generator: inout SeededGenerator) -> String {
    let margin = String(repeating: " ", count: indent)
    switch self {
    case .list(let items) where !items.isEmpty && Bool.random(using: &generator):
      return items.map { item in
        margin + "-" + item.nested(indent: indent, using: &generator)
      }.joined()
    case .mapping(let entries) where !entries.isEmpty && Bool.random(using: &generator):
      return entries.map { key, value in
        margin + Self.quoted(key, using: &generator) + ":"
          + value.nested(indent: indent, using: &generator)
      }.joined()
    default:
      return margin + flow(using: &generator) + "\n"
    }
  }

  /// The value after a `-` or `:`, on the same line or on those that follow.
  private func nested(indent: Int, using generator: inout SeededGenerator) -> String {
    let comment = Int.random(in: 0..<8, using: &generator) == 0 ? " # a comment" : ""
    let lines = block(
      indent: indent + Int.random(in: 1...4, using: &generator), using: &generator)
    return comment + "\n" + lines
  }

  private func flow(using generator: inout SeededGenerator) -> String {
    switch self {
    case .text(let text):
      return Self.quoted(text, using: &generator)
    case .list(let items):
      return "[" + items.map { $0.flow(using: &generator) }.joined(separator: ", ") + "]"
    case .mapping(let entries):
      return "{"
        + entries.map { key, value in
          Self.quoted(key, using: &generator) + ": " + value.flow(using: &generator)
        }.joined(separator: ", ") + "}"
    }
  }

  private static func quoted(_ text: String, using generator: inout SeededGenerator) -> String {
    let isSimple = text.unicodeScalars.allSatisfy { "abcxyz019äß日本é".unicodeScalars.contains($0) }
    if isSimple, !text.isEmpty, Bool.random(using: &generator) { return text }
    let isPrintable = text.unicodeScalars.allSatisfy {
      $0 == " " || !$0.properties.isWhitespace && $0 != "\u{7F}"
    }
    if isPrintable, Bool.random(using: &generator) {
      // By scalars: a quote with a combining mark is one character, but still a quote.
      var result = "'"
      for scalar in text.unicodeScalars {
        result.unicodeScalars.append(scalar)
        if scalar == "'" { result += "'" }
      }
      return result + "'"
    }
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\u{7F}": result += "\\x7f"
      case "\u{2028}": result += "\\L"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
