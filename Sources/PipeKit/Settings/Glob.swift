/// A pattern for paths: `*` and `?` within a name, `**` across directories, `[a-z]`, `{a,b}`.
public struct Glob: SettingValue, Hashable {
  /// The pattern as it was written.
  public let text: String
  private let alternatives: [[Token]]

  private enum Token: Hashable {
    case byte(UInt8)
    case any
    case star
    case doubleStar
    case set([ClosedRange<UInt8>], negated: Bool)
  }

  /// The most alternatives that braces may multiply to.
  private static let maxAlternatives = 256

  /// Reads a pattern.
  ///
  /// - Parameter text: The pattern.
  /// - Throws: ``OptionProblem`` for brackets or braces that are not closed, or too many alternatives.
  public init(_ text: String) throws {
    self.text = text
    var expanded: [[UInt8]] = []
    try Self.expand(Array(text.utf8), into: &expanded)
    alternatives = try expanded.map(Self.tokens)
  }

  /// Reads a pattern.
  public init(from decoder: any Decoder) throws {
    try self.init(decoder.singleValueContainer().decode(String.self))
  }

  /// Whether a text has characters that make it a pattern.
  public static func isPattern(_ text: some StringProtocol) -> Bool {
    text.utf8.contains { [0x2A, 0x3F, 0x5B, 0x7B].contains($0) }
  }

  /// Whether the pattern matches a whole path.
  public func matches(_ path: String) -> Bool {
    let bytes = Array(path.utf8)
    return alternatives.contains { Self.match($0, bytes) }
  }

  /// The directory at the front that has no pattern in it; `.` where there is none.
  package var root: String {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let fixed = parts.dropLast().prefix { !Self.isPattern($0) }
    if fixed.isEmpty { return "." }
    let joined = fixed.joined(separator: "/")
    return joined.isEmpty ? "/" : joined
  }

  private static func expand(_ pattern: [UInt8], into out: inout [[UInt8]]) throws {
    var waiting = [pattern]
    while let next = waiting.popLast() {
      guard let open = next.firstIndex(of: 0x7B) else {
        out.append(next)
        continue
      }
      guard let close = next[open...].firstIndex(of: 0x7D) else {
        throw OptionProblem("the pattern has '{' without '}'")
      }
      let parts = next[(open + 1)..<close].split(separator: 0x2C, omittingEmptySubsequences: false)
      guard waiting.count + out.count + parts.count <= maxAlternatives else {
        throw OptionProblem("the pattern has more than \(maxAlternatives) alternatives in braces")
      }
      for part in parts.reversed() {
        waiting.append(Array(next[..<open]) + Array(part) + Array(next[(close + 1)...]))
      }
    }
  }

  private static func tokens(_ pattern: [UInt8]) throws -> [Token] {
    var tokens: [Token] = []
    var at = 0
    while at < pattern.count {
      switch pattern[at] {
      case 0x3F: tokens.append(.any)
      case 0x2A:
        var stars = 1
        while at + 1 < pattern.count, pattern[at + 1] == 0x2A {
          stars += 1
          at += 1
        }
        tokens.append(stars > 1 ? .doubleStar : .star)
        // `**/` also stands for no directory at all.
        if stars > 1, at + 1 < pattern.count, pattern[at + 1] == 0x2F { at += 1 }
      case 0x5B:
        guard let close = pattern[(at + 1)...].dropFirst().firstIndex(of: 0x5D) else {
          throw OptionProblem("the pattern has '[' without ']'")
        }
        var inside = Array(pattern[(at + 1)..<close])
        let negated = inside.first == 0x21 || inside.first == 0x5E
        if negated { inside.removeFirst() }
        tokens.append(.set(ranges(inside), negated: negated))
        at = close
      default: tokens.append(.byte(pattern[at]))
      }
      at += 1
    }
    return tokens
  }

  private static func ranges(_ bytes: [UInt8]) -> [ClosedRange<UInt8>] {
    var ranges: [ClosedRange<UInt8>] = []
    var at = 0
    while at < bytes.count {
      if at + 2 < bytes.count, bytes[at + 1] == 0x2D, bytes[at] <= bytes[at + 2] {
        ranges.append(bytes[at]...bytes[at + 2])
        at += 3
      } else {
        ranges.append(bytes[at]...bytes[at])
        at += 1
      }
    }
    return ranges
  }

  /// Matches in time of pattern × path by following all possible positions at once.
  private static func match(_ tokens: [Token], _ path: [UInt8]) -> Bool {
    var positions = closure([0], tokens)
    for byte in path {
      var next: Set<Int> = []
      for position in positions where position < tokens.count {
        switch tokens[position] {
        case .byte(let wanted): if byte == wanted { next.insert(position + 1) }
        case .any: if byte != 0x2F { next.insert(position + 1) }
        case .star: if byte != 0x2F { next.insert(position) }
        case .doubleStar: next.insert(position)
        case .set(let ranges, let negated):
          if byte != 0x2F, ranges.contains(where: { $0.contains(byte) }) != negated {
            next.insert(position + 1)
          }
        }
      }
      positions = closure(next, tokens)
      if positions.isEmpty { return false }
    }
    return positions.contains(tokens.count)
  }

  private static func closure(_ positions: Set<Int>, _ tokens: [Token]) -> Set<Int> {
    var result = positions
    for start in positions {
      var position = start
      while position < tokens.count, tokens[position] == .star || tokens[position] == .doubleStar {
        position += 1
        result.insert(position)
      }
    }
    return result
  }

  /// Text with wildcards.
  public static var schema: JSONObject { ["type": "string"] }
  /// What a manual calls the type.
  public static var typeName: String { "path pattern" }
  /// The pattern.
  public var settingJSON: JSON { .string(text) }
}
