/// Reads the lines of a `robots.txt`, and keeps what is for one robot.
struct RobotsParser {
  /// What was collected of the groups for one robot.
  private struct Group {
    var isThere = false
    private(set) var rules: [RobotsRule] = []
    private var known: Set<Words> = []
    var crawlDelay: Duration?

    /// Adds a rule, unless it is there: a file may say the same a thousand times.
    mutating func add(_ rule: RobotsRule) {
      guard known.insert(Words(isAllowed: rule.isAllowed, path: rule.path)).inserted else { return }
      rules.append(rule)
    }
  }

  /// What a rule says, wherever it stands.
  private struct Words: Hashable {
    var isAllowed: Bool
    var path: String
  }

  private enum Key {
    case userAgent, allow, disallow, crawlDelay, sitemap
  }

  /// The product token, in lower case.
  private let token: String
  private var own = Group()
  private var others = Group()
  private var sitemaps: [String] = []
  /// Whom the group that is being read is for.
  private var isOwn = false
  private var isForAll = false
  /// Whether a rule has come since the last user agent, so that the next begins another group.
  private var hasRule = false

  init(for agent: String) { token = Self.token(agent) }

  /// What was read: the robot's own groups, or where there are none, those for all.
  var result: RobotsTxt {
    let group = own.isThere ? own : others
    var robots = RobotsTxt(
      rules: group.rules, crawlDelay: group.crawlDelay, sitemaps: sitemaps)
    robots.isForAgent = own.isThere
    return robots
  }

  mutating func parse(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    var number = 0
    while !rest.isEmpty {
      let end = rest.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? rest.endIndex
      number += 1
      parse(line: rest[rest.startIndex..<end], number)
      var next = min(end + 1, rest.endIndex)
      if end + 1 < rest.endIndex, rest[end] == 0x0D, rest[end + 1] == 0x0A { next += 1 }
      rest = rest[next...]
    }
  }

  private mutating func parse(line: ArraySlice<UInt8>, _ number: Int) {
    guard let (key, value) = Self.parts(of: line) else { return }
    switch key {
    case .userAgent:
      if hasRule { (isOwn, isForAll, hasRule) = (false, false, false) }
      let name = Self.token(value)
      if name == "*" { isForAll = true }
      if !name.isEmpty, name == token { isOwn = true }
      if isOwn { own.isThere = true }
    case .allow, .disallow:
      hasRule = true
      guard !value.isEmpty else { return }
      add(RobotsRule(isAllowed: key == .allow, path: value, line: number))
      // A folder's index is the folder.
      if key == .allow, let slash = value.lastIndex(of: "/"),
        value[slash...].hasPrefix("/index.htm")
      {
        add(RobotsRule(isAllowed: true, path: "\(value[...slash])$", line: number))
      }
    case .crawlDelay:
      guard let seconds = Double(value), seconds >= 0, seconds < 1e9 else { return }
      let delay = Duration.milliseconds(Int64((seconds * 1000).rounded()))
      if isOwn { own.crawlDelay = own.crawlDelay ?? delay }
      if isForAll { others.crawlDelay = others.crawlDelay ?? delay }
    case .sitemap:
      if !value.isEmpty { sitemaps.append(value) }
    }
  }

  private mutating func add(_ rule: RobotsRule) {
    if isOwn { own.add(rule) }
    if isForAll { others.add(rule) }
  }

  /// The key and value of a line without its comment; nil for one that says nothing known.
  private static func parts(of line: ArraySlice<UInt8>) -> (Key, String)? {
    let line = trimmed(line.prefix { $0 != UInt8(ascii: "#") })
    guard !line.isEmpty else { return nil }
    if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
      guard let key = key(trimmed(line[line.startIndex..<colon])) else { return nil }
      return (key, String(decoding: trimmed(line[(colon + 1)...]), as: UTF8.self))
    }
    // A forgotten colon, where there are just two words.
    let words = line.split { isSpace($0) }
    guard words.count == 2, let key = key(words[0]) else { return nil }
    return (key, String(decoding: words[1], as: UTF8.self))
  }

  private static func key(_ bytes: ArraySlice<UInt8>) -> Key? {
    guard bytes.count <= 20 else { return nil }
    switch String(decoding: bytes, as: UTF8.self).lowercased() {
    case "user-agent", "useragent", "user agent": return .userAgent
    case "allow": return .allow
    case "disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw": return .disallow
    case "crawl-delay", "crawldelay", "crawl delay": return .crawlDelay
    case "sitemap", "site-map": return .sitemap
    default: return nil
    }
  }

  /// The product token that a text begins with (RFC 9309, 2.2.1), in lower case.
  ///
  /// Digits and letters that are not ASCII are taken too, as there are robots that are called so.
  private static func token(_ text: String) -> String {
    if text.first == "*" { return "*" }
    let token = text.unicodeScalars.prefix { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
      default: scalar.value > 0x7F
      }
    }
    return String(String.UnicodeScalarView(token)).lowercased()
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let start = bytes.drop(while: isSpace)
    guard let last = start.lastIndex(where: { !isSpace($0) }) else { return start.prefix(0) }
    return start[...last]
  }
}
