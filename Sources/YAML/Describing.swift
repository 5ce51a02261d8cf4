extension Node {
  /// What kind of value this is: `a list`, `a mapping` or `a single value`.
  var kind: String {
    switch value {
    case .scalar: "a single value"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }

  /// What was found here, for use in messages.
  ///
  /// What came from the environment is not shown.
  var found: String {
    guard let scalar else { return kind }
    if scalar.resolved == .null {
      return scalar.template.map { "nothing ('\($0.excerpt)' is empty)" } ?? "nothing"
    }
    return (scalar.style == .plain ? "" : "the text ") + "'\(scalar.written.excerpt)'"
  }
}

extension String {
  /// The first line of a text, shortened to what fits into a message.
  var excerpt: String {
    let longest = 60
    let line = unicodeScalars.prefix { $0 != "\n" && $0 != "\r" }
    let head = line.prefix(longest)
    let isWhole = head.endIndex == unicodeScalars.endIndex
    return String(String.UnicodeScalarView(head)) + (isWhole ? "" : "…")
  }
}
