/// Reads persons from text such as `jane@example.org (Jane Doe)` or `Jane Doe <jane@example.org>`.
enum PersonText {
  /// The person that a text names; nil for none.
  static func person(_ text: String) -> FeedPerson? {
    let text = PlainText.collapsed(text)
    if text.isEmpty { return nil }
    // Without an address for mail there is nothing to part.
    if !text.utf8.contains(UInt8(ascii: "@")) { return FeedPerson(name: text) }
    for (open, close) in [("(", ")"), ("<", ">"), ("[", "]")] {
      guard text.hasSuffix(close), let start = text.lastIndex(of: Character(open)) else { continue }
      let inside = trimmed(text[text.index(after: start)...].dropLast())
      let outside = trimmed(text[..<start])
      if isEmail(inside) { return FeedPerson(name: nonEmpty(outside), email: email(inside)) }
      if isEmail(outside) { return FeedPerson(name: nonEmpty(inside), email: email(outside)) }
    }
    if isEmail(text[...]) { return FeedPerson(email: email(text[...])) }
    return FeedPerson(name: text)
  }

  private static func isEmail(_ text: Substring) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, let user = parts.first, let host = parts.last else { return false }
    return !user.isEmpty && !host.isEmpty && !text.contains { $0 == " " || $0 == "," }
  }

  private static func email(_ text: Substring) -> String {
    String(text.lowercased().hasPrefix("mailto:") ? text.dropFirst(7) : text)
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while let first = text.first, first == " " || first == "\"" { text.removeFirst() }
    while let last = text.last, last == " " || last == "\"" || last == "," { text.removeLast() }
    return text
  }

  private static func nonEmpty(_ text: Substring) -> String? {
    text.isEmpty ? nil : String(text)
  }
}
