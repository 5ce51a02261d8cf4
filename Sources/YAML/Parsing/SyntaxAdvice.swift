import Diagnostics

/// Says what a syntax error means and what to do about it.
enum SyntaxAdvice {
  /// Describes bytes that cannot be read.
  static func unreadable(
    _ problem: String, offset: Int, value: Int, in source: SourceText
  ) -> Diagnostic {
    var message = "the file is not in UTF-8 here: \(problem)"
    var hint = "save the file as UTF-8"
    if problem.contains("control characters") {
      let digits = String(max(0, value), radix: 16, uppercase: true)
      let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      message = "the character \(name) is not allowed in YAML"
      hint = "delete it, or write it as an escape in double quotes"
    }
    if source.bytes.prefix(64).contains(0) || source.bytes.starts(with: [0xFF, 0xFE])
      || source.bytes.starts(with: [0xFE, 0xFF])
    {
      hint = "the file looks like UTF-16; save it as UTF-8"
    }
    return .error(
      YAMLProblem.encoding.rawValue, message, file: source.name,
      at: source.location(ofByte: offset), hint: hint)
  }

  /// Describes text that is not YAML.
  static func malformed(
    _ problem: String, at position: Int, context: String?, contextAt: Int, in map: SourceMap
  ) -> Diagnostic {
    var place = map.location(from: position, to: position + 1)
    var related: [Diagnostic.Related] = []
    let message = context.map { "\(problem) \($0)" } ?? problem
    if let context {
      let begin = map.location(from: contextAt, to: contextAt + 1)
      if problem.contains("unexpected end of stream") {
        // The end of the file says little; what was never closed says much.
        related = [Diagnostic.Related("the file ends here", at: place)]
        place = begin
      } else if begin.line != place.line {
        related = [Diagnostic.Related(context, at: begin)]
      }
    }
    if problem.contains("<document start>"), followsDocumentEnd(place.line, in: map.source) {
      return severalDocuments(at: place, in: map.source)
    }
    return .error(
      YAMLProblem.syntax.rawValue, message, file: map.source.name, at: place,
      hint: hint(problem, context ?? "", at: position, in: map), related: related)
  }

  /// Describes the beginning of a second document.
  static func severalDocuments(at place: SourceLocation, in source: SourceText) -> Diagnostic {
    .error(
      YAMLProblem.severalDocuments.rawValue,
      "a second document begins here; a file holds only one", file: source.name, at: place,
      hint: "put it into a file of its own")
  }

  /// Whether the last line before this one that is not blank is `...`.
  private static func followsDocumentEnd(_ line: Int, in source: SourceText) -> Bool {
    var number = line - 1
    while let bytes = source.line(number) {
      if bytes.starts(with: "...".utf8) { return true }
      guard bytes.allSatisfy({ $0 == UInt8(ascii: " ") }) else { return false }
      number -= 1
    }
    return false
  }

  private static func hint(
    _ problem: String, _ context: String, at position: Int, in map: SourceMap
  ) -> String? {
    let bytes = map.source.bytes
    let offset = map.byte(at: position)
    let byte = offset < bytes.count ? bytes[offset] : nil
    let before = offset > 0 ? bytes[offset - 1] : nil
    if byte == UInt8(ascii: "\t") || problem.contains("tab character") {
      return "indent with spaces; YAML does not allow tabs there"
    }
    if byte == UInt8(ascii: "{"), before == UInt8(ascii: "$") {
      return "within [ ] and { } a variable needs quotes: \"${NAME}\""
    }
    if problem.contains("cannot start any token"), let byte {
      let character = String(decoding: [byte], as: UTF8.self)
      return "text that begins with '\(character)' needs quotes"
    }
    if problem.contains("alphabetic or numeric character") {
      let character = context.contains("anchor") ? "&" : "*"
      return "text that begins with '\(character)' needs quotes"
    }
    if problem.contains("mapping values are not allowed") {
      let line = map.source.line(map.location(from: position, to: position).line) ?? []
      let before = line.prefix(max(0, offset - line.startIndex))
      return zip(before, before.dropFirst()).contains {
        $0 == (UInt8(ascii: ":"), UInt8(ascii: " "))
      }
        ? "text with ': ' in it needs quotes"
        : "look at the line before: is a ':' missing, or the space after it, or is this line "
          + "indented wrongly?"
    }
    if problem.contains("<document start>") {
      return "the file's value ends before this; check quotes, brackets and indentation"
    }
    if problem.contains("unexpected end of stream") {
      return context.contains("quoted scalar") ? "the closing quote is missing" : nil
    }
    if problem.contains("could not find expected ':'") {
      return "is a ':' missing, or a space after it, or is this line indented wrongly?"
    }
    if problem.contains("undefined tag handle") {
      return "text that begins with '!' needs quotes"
    }
    if problem.contains("escape character") {
      return "in double quotes write \\\\ for a backslash, or use single quotes"
    }
    if context.contains("flow") {
      return "is a ',' or a closing bracket missing?"
    }
    if context.contains("block") {
      return "check the indentation: entries of one list or mapping begin in the same column"
    }
    return nil
  }
}
