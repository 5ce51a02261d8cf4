import PipeKit

/// The text of a template, in lines.
struct TemplateText {
  /// The file it comes from.
  let path: String
  /// The template to begin with.
  let builtIn: BuiltInTemplate
  /// The lines, with their ends.
  let lines: [Substring]

  /// Parts a text into lines.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - path: The file it comes from.
  ///   - builtIn: The template to begin with.
  init(_ text: String, path: String, builtIn: BuiltInTemplate) {
    self.path = path
    self.builtIn = builtIn
    var lines: [Substring] = []
    var start = text.startIndex
    while start < text.endIndex {
      let end = text[start...].firstIndex(where: \.isNewline).map { text.index(after: $0) }
      lines.append(text[start..<(end ?? text.endIndex)])
      start = end ?? text.endIndex
    }
    self.lines = lines
  }

  /// Some lines as a part of the template.
  func part(_ range: Range<Int>, _ escaping: TemplateEscaping) -> TemplatePart {
    TemplatePart(
      text: lines[range].joined(separator: ""), firstLine: range.lowerBound + 1, escaping: escaping)
  }

  /// The first line that says nothing but something, from a place on.
  func line(_ text: String, from start: Int = 0) -> Int? {
    lines[start...].firstIndex { PlainText.trimmed(String($0)) == text }
  }

  /// What is wrong with the template.
  func problem(_ what: String, hint: String? = nil) -> OptionProblem {
    OptionProblem(
      "names '\(path)', which \(what)", options: ["template"],
      hint: hint ?? self.hint)
  }

  /// What to do about it, where nothing better is known.
  var hint: String { "'pipe new template \(builtIn.name)' writes one to begin with" }
}
