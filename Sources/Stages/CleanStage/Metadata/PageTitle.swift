/// Finds an article's headline among what a page calls its title.
struct PageTitle {
  /// The text of an `h1` element.
  struct Heading: Sendable {
    var text: String
    /// Whether it is the name of the site, by its markup.
    var isSite: Bool
  }

  /// The headline in JSON-LD.
  var headline: String?
  /// The title for sharing (Open Graph).
  var shared: String?
  /// The text of the `title` element.
  var element: String
  /// The `h1` elements, in order.
  var headings: [Heading]
  /// The name of the site.
  var siteName: String?
  /// The page's address.
  var address: String?

  /// What the parts of the `title` element, the title for sharing and the host are, as ``Text/key(_:)`` writes them.
  private let parts: [String]
  private let sharedKey: String?
  private let host: String
  private let labels: Set<String>
  private let isStart: Bool
  /// The name of the site, by its markup if it does not say it, likewise.
  private var site = ""

  init(
    headline: String?, shared: String?, element: String, headings: [Heading], siteName: String?,
    address: String?
  ) {
    self.headline = headline
    self.shared = shared
    self.element = element
    self.headings = headings
    self.siteName = siteName
    self.address = address
    parts = PageTitle.parts(of: element).map(Text.key)
    sharedKey = (shared ?? headline).map(Text.key)
    host = address.map(PageTitle.host) ?? ""
    isStart = PageAddress(address).isStart
    // On a start page the name in front is the title.
    labels = isStart ? [] : address.map(PageTitle.labels) ?? []
    for index in self.headings.indices where !self.headings[index].isSite {
      self.headings[index].isSite = isSite(Text.key(self.headings[index].text))
    }
    site = (siteName ?? self.headings.first(where: \.isSite)?.text).map(Text.key) ?? ""
  }

  /// The headline and where it was found; `nil` if there is none.
  func find() -> Found<String>? {
    var found = chosen()
    // What stands behind it is a name, a section or a slogan by custom.
    if let title = found?.value, let end = title.lastStart(of: " | ") {
      let rest = title[..<end]
      if rest.utf8.count > 12 { found?.value = String(rest) }
    }
    return found
  }

  private func chosen() -> Found<String>? {
    let titles = headings.filter { !$0.isSite }.map(\.text)
    if let heading = stated(in: titles) { return heading }
    if titles.count == 1, let heading = titles.first, let title = headline ?? shared,
      PageTitle.isReworded(heading, in: title)
    {
      return Found(heading, "h1")
    }
    if let headline { return Found(without(headline), "json-ld") }
    if let shared { return Found(without(shared), "og:title") }
    if titles.count == 1, let heading = titles.first { return Found(heading, "h1") }
    if !element.isEmpty { return Found(without(element), "title element") }
    return headings.first.map { Found($0.text, "h1") }
  }

  /// A heading that the page's title begins with, or holds: it is the headline as readers see it.
  private func stated(in titles: [String]) -> Found<String>? {
    let stated = [shared, headline, element.isEmpty ? nil : element].compactMap { $0 }
    let keys = stated.map(Text.key)
    let site = siteName.map(Text.key)
    let bare = [shared, headline].compactMap { $0 }.map(without).map { ($0, Text.key($0)) }
    for heading in titles {
      let key = Text.key(heading)
      guard key.count > 5, key != site else { continue }
      // A line above the headline, within the heading: "Our guide How bridges rust".
      for (title, part) in bare {
        if part.count > 15, part.count < key.count, key.hasSuffix(part) {
          return Found(title, "og:title")
        }
      }
      if keys.contains(where: { $0.has(key) }) { return Found(heading, "h1") }
    }
    return nil
  }

  /// Whether a heading is what the `title` element has behind or before the title, and the title for sharing has not.
  private func isSite(_ key: String) -> Bool {
    if let sharedKey, sharedKey.has(key) { return false }
    if key.utf8.count > 5, !isStart, host.has(key) { return true }
    guard parts.count > 1 else { return false }
    return parts.last == key || (parts.first == key && shared != nil)
  }

  /// Whether a title says much the same as a heading in other words: those for sharing and for search engines often
  /// do, and readers see the heading.
  ///
  /// - Parameters:
  ///   - heading: The heading.
  ///   - title: The title.
  /// - Returns: Whether they have at least two fifths of the words of the shorter one in common, and not all.
  static func isReworded(_ heading: String, in title: String) -> Bool {
    func words(_ text: String) -> Set<Substring> {
      Set(text.lowercased().split { !$0.isLetter && !$0.isNumber })
    }
    let (lower, other) = (words(heading), words(title))
    let shorter = min(lower.count, other.count)
    let common = lower.intersection(other).count
    return lower.count > 2 && common < shorter && common * 5 >= shorter * 2
  }

  private static let separators = [
    " | ", " - ", " \u{2013} ", " \u{2014} ", " » ", " « ", " · ", " • ", " :: ", " / ",
    "\u{FF5C}", " \u{2502} ",
  ]

  private static let anySeparator = PhraseSearch(separators)

  /// The parts of a title, at the separators.
  private static func parts(of title: String) -> [String] {
    var parts = [title]
    guard anySeparator.isIn(title.utf8Span.span) else { return parts }
    for separator in separators where title.has(separator) {
      parts = parts.flatMap { $0.parts(around: separator) }.filter { !$0.isEmpty }
    }
    return parts
  }

  /// Takes the site's name off a title.
  private func without(_ title: String) -> String {
    PageTitle.without(site: site, host: host, labels: labels, isStart: isStart, title)
  }

  /// Takes the site's name off the end or the beginning of a title.
  static func without(_ siteName: String?, _ title: String, address: String? = nil) -> String {
    without(
      site: siteName.map(Text.key) ?? "", host: address.map(host) ?? "",
      labels: address.map(labels) ?? [], isStart: PageAddress(address).isStart, title)
  }

  /// The same, where it is known what name and host are as ``Text/key(_:)`` writes them.
  private static func without(
    site: String, host: String, labels: Set<String>, isStart: Bool, _ title: String
  ) -> String {
    func isSite(_ part: String) -> Bool {
      let key = Text.key(part)
      return key == site || (key.utf8.count > 3 && host.has(key))
    }
    // In front stands the title more often than the name.
    func isName(_ part: String) -> Bool {
      let key = Text.key(part)
      return !key.isEmpty && (key == site || labels.contains(key))
    }
    var title = site.isEmpty ? title : withoutName(site, title, isStart: isStart)
    guard anySeparator.isIn(title.utf8Span.span) else { return title }
    for separator in separators where title.has(separator) {
      let parts = title.parts(around: separator)
      guard parts.count > 1, let last = parts.last, let first = parts.first else { continue }
      if isSite(last) { return parts.dropLast().joined(separator: separator) }
      if isName(first) {
        return parts.dropFirst().joined(separator: separator)
      }
      if site.isEmpty, separator == " | " || parts.count == 2 {
        let rest = parts.dropLast().joined(separator: separator)
        if rest.count > last.count, rest.count > 12 { title = rest }
      }
    }
    return title
  }

  /// Takes a name off that stands before or behind a colon, or in brackets behind the title.
  private static func withoutName(_ site: String, _ title: String, isStart: Bool) -> String {
    if title.hasSuffix(")"), let start = title.lastStart(of: " (") {
      let name = title[start...].dropFirst(2).dropLast()
      // A single word is rather an abbreviation of what is before it.
      if name.contains(" "), Text.key(String(name)) == site { return String(title[..<start]) }
    }
    let parts = title.parts(around: ": ")
    guard parts.count > 1, let first = parts.first, let last = parts.last else { return title }
    let rest =
      if Text.key(last) == site {
        parts.dropLast().joined(separator: ": ")
      } else if !isStart, Text.key(first) == site {
        parts.dropFirst().joined(separator: ": ")
      } else { title }
    return rest.utf8.count > 5 && rest.last != " " ? rest : title
  }

  /// The parts of an address's host that may be a name without its spaces: `baygazette`.
  private static func labels(_ address: String) -> Set<String> {
    let parts = address.parts(at: 0x2F)
    guard parts.count > 1 else { return [] }
    let labels = parts[1].parts(at: 0x2E).dropLast().map { Text.key(String($0)) }
    return Set(labels.filter { $0.utf8.count > 3 })
  }

  /// The letters and digits of an address's host.
  private static func host(_ address: String) -> String {
    let parts = address.parts(at: 0x2F)
    return parts.count > 1 ? Text.key(String(parts[1])) : ""
  }
}

extension String {
  /// Where the last of a text begins in this one.
  fileprivate func lastStart(of part: String) -> String.Index? {
    var found: String.Index?
    guard has(part) else { return nil }
    var rest = self[...]
    while let range = rest.firstRange(of: part) {
      found = range.lowerBound
      rest = rest[range.upperBound...]
    }
    return found
  }
}
