/// The URLs that a browser may load of a `srcset` (section 4.8.4.3.10 of the HTML standard, "Parsing a
/// srcset attribute").
///
/// Not `HTMLLinks`, nor what the sanitiser reads with: a check that reads as the sanitiser does would
/// share its mistakes. Candidates whose descriptors are wrong count too, though browsers drop them.
package enum SourceSetReading {
  /// The URLs of all candidates, in their order.
  package static func urls(of value: String) -> [String] {
    var urls: [String] = []
    var rest = value.unicodeScalars[...]
    while true {
      rest = rest.drop { isSpace($0) || $0 == "," }
      if rest.isEmpty { return urls }
      // Commas are part of a URL, but for those that end it.
      var url = rest.prefix { !isSpace($0) }
      rest = rest[url.endIndex...]
      let hasDescriptors = url.last != ","
      while url.last == "," { url.removeLast() }
      urls.append(String(url))
      if hasDescriptors { rest = afterDescriptors(rest) }
    }
  }

  /// What comes after the first comma that is not in parentheses; these do not nest.
  private static func afterDescriptors(
    _ text: Substring.UnicodeScalarView
  )
    -> Substring.UnicodeScalarView
  {
    var isInParentheses = false
    for index in text.indices {
      switch text[index] {
      case "(": isInParentheses = true
      case ")": isInParentheses = false
      case "," where !isInParentheses: return text[text.index(after: index)...]
      default: break
      }
    }
    return text[text.endIndex...]
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\u{C}" || scalar == "\r"
  }
}
