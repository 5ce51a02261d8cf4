/// Finds an article's headline among what a page calls its title.
enum PageTitle {
  /// The headline.
  ///
  /// - Parameters:
  ///   - headline: The headline in JSON-LD.
  ///   - shared: The title for sharing (Open Graph).
  ///   - element: The text of the `title` element.
  ///   - headings: The texts of the `h1` elements, in order.
  ///   - siteName: The name of the site.
  /// - Returns: The headline and where it was found; `nil` if there is none.
  static func find(
    headline: String?, shared: String?, element: String, headings: [String], siteName: String?
  ) -> Found<String>? {
    let stated = [shared, headline, element.isEmpty ? nil : element].compactMap { $0 }
    let keys = stated.map(Text.key)
    // A heading that the page's title begins with, or holds, is the headline as readers see it.
    for heading in headings {
      let key = Text.key(heading)
      if key.count > 5, key != siteName.map(Text.key), keys.contains(where: { $0.has(key) }) {
        return Found(heading, "h1")
      }
    }
    if headings.count == 1, let heading = headings.first,
      let title = headline ?? shared, isReworded(heading, in: title)
    {
      return Found(heading, "h1")
    }
    if let headline { return Found(without(siteName, headline), "json-ld") }
    if let shared { return Found(without(siteName, shared), "og:title") }
    if headings.count == 1, let heading = headings.first { return Found(heading, "h1") }
    return element.isEmpty ? nil : Found(without(siteName, element), "title element")
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

  /// Takes the site's name off the end or the beginning of a title.
  static func without(_ siteName: String?, _ title: String) -> String {
    let separators = [
      " | ", " - ", " \u{2013} ", " \u{2014} ", " » ", " « ", " · ", " • ", " :: ", " / ",
    ]
    let site = siteName.map(Text.key) ?? ""
    var title = title
    for separator in separators {
      let parts = title.split(separator: separator, omittingEmptySubsequences: false)
      guard parts.count > 1, let last = parts.last, let first = parts.first else { continue }
      if !site.isEmpty, Text.key(String(last)) == site {
        return parts.dropLast().joined(separator: separator)
      }
      if !site.isEmpty, Text.key(String(first)) == site {
        return parts.dropFirst().joined(separator: separator)
      }
      if site.isEmpty, separator == " | " || parts.count == 2 {
        let rest = parts.dropLast().joined(separator: separator)
        if rest.count > last.count, rest.count > 12 { title = rest }
      }
    }
    return title
  }
}
