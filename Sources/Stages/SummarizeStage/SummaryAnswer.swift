import LanguageModelClient
import PipeKit

/// The summary that stands in what a language model has answered.
///
/// Models wrap what they are asked for in JSON, fences, HTML and Markdown, and put a heading above it,
/// however plainly they are told not to. None of it is part of the summary, nor are characters that
/// do something to a terminal or turn the direction of what follows.
enum SummaryAnswer {
  /// How often one wrapping is looked for within another.
  private static let depth = 6

  /// The summary in an answer; `nil` where there is no word in it.
  static func text(of answer: String) -> String? {
    var text = answer
    for _ in 0..<depth {
      let inner = unwrapped(AnswerText.trimmed(text))
      if inner == text { break }
      text = inner
    }
    text = AnswerText.printable(text)
    for mark in ["**", "__"] where text.contains(mark) {
      text = text.replacing(mark, with: "")
    }
    text = lines(of: text).joined(separator: "\n")
    return text.unicodeScalars.contains {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
      ? text : nil
  }

  /// What is within a fence, a JSON value, or tags, that stand around all of a text.
  private static func unwrapped(_ text: String) -> String {
    guard let first = text.first, let last = text.last else { return text }
    switch (first, last) {
    case ("`", "`") where text.hasPrefix("```") && text.hasSuffix("```") && text.utf8.count > 6:
      let inner = text.dropFirst(3).dropLast(3)
      // The name of a language stands on the first line.
      guard let end = inner.firstIndex(where: \.isNewline) else { return String(inner) }
      return inner[..<end].contains(" ") ? String(inner) : String(inner[end...])
    case ("{", "}"), ("[", "]"), ("\"", "\""):
      guard let json = try? JSON(parsing: text) else { return text }
      return words(of: json) ?? ""
    case ("<", ">"): return withoutTags(text)
    case ("*", "*"), ("_", "_"), ("`", "`"):
      let inner = text.dropFirst().dropLast()
      return inner.isEmpty || inner.contains(first) ? text : String(inner)
    default: return text
    }
  }

  /// The text of a JSON value: itself, its member `summary`, or the only text that it has.
  private static func words(of json: JSON) -> String? {
    switch json {
    case .string(let text): return text
    case .array(let items):
      let texts = items.compactMap(\.string)
      return texts.count == items.count ? texts.joined(separator: "\n") : nil
    case .object(let object):
      if let summary = object["summary"] {
        if case .object = summary { return nil }
        return words(of: summary)
      }
      let texts = object.members.compactMap(\.value.string)
      return texts.count == 1 ? texts.first : nil
    case .null, .bool, .number: return nil
    }
  }

  /// A text without what stands between `<` and `>`; the end of a paragraph ends a line.
  private static func withoutTags(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "<") {
      result += rest[..<open]
      let name = rest[open...].dropFirst().drop { $0 == "/" }
      guard name.first?.isLetter == true, let close = rest[open...].firstIndex(of: ">") else {
        result += rest[open...]
        return result
      }
      let tag = name.prefix { $0.isLetter || $0.isNumber }.lowercased()
      if blocks.contains(tag) { result += "\n" }
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  private static let blocks: Set<String> = [
    "p", "br", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "summary", "section", "article",
  ]

  /// The lines with text on them, without marks of lists and headings, and without what names them.
  private static func lines(of text: String) -> [Substring] {
    var lines = text.split(whereSeparator: \.isNewline).map { line in
      var line = AnswerText.trimmed(line)
      while let mark = line.first, "-*+•#>".contains(mark),
        mark == "#" || line.dropFirst().first?.isWhitespace == true
      {
        line = AnswerText.trimmed(line.dropFirst())
      }
      return line
    }
    lines.removeAll(where: \.isEmpty)
    if lines.count > 1, lines.allSatisfy({ AnswerText.numberEnd(of: $0) != nil }) {
      lines = lines.map { line in
        AnswerText.numberEnd(of: line).map { AnswerText.trimmed(line[$0...]) } ?? line
      }
    }
    if let first = lines.first {
      let rest = AnswerHeading.removed(from: first, isAlone: lines.count == 1)
      lines[0] = rest
      if rest.isEmpty { lines.removeFirst() }
    }
    return lines
  }
}
