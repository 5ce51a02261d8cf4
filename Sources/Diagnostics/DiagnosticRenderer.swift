/// Writes diagnostics for people, with the source line and carets, or for programs, as JSON.
///
///     daily.yaml:3:7: error: 'clean' has no option 'min_lenght' [unknown-option]
///     3 |       min_lenght: 10
///       |       ^~~~~~~~~~
///       = hint: did you mean 'min_length'?
public struct DiagnosticRenderer: Sendable {
  /// What diagnostics are written as.
  public enum Format: String, Sendable, CaseIterable {
    /// For people: headline, source line, carets, hint.
    case text
    /// For editors and CI: one JSON object a line.
    case json
  }

  /// What diagnostics are written as.
  public var format: Format
  /// Whether text is coloured with ANSI escapes.
  public var usesColor: Bool
  /// Takes out of messages and hints what must not be shown.
  public var redact: @Sendable (String) -> String = { $0 }
  /// Puts other characters in place of what must not be shown in a source line, one for one, as carets point
  /// into it.
  public var conceal: @Sendable (String) -> String = { $0 }

  /// Makes a renderer; colour concerns text only.
  public init(_ format: Format = .text, usesColor: Bool = false) {
    self.format = format
    self.usesColor = usesColor
  }

  /// The diagnostics in the given order, each ending in a line break.
  ///
  /// A diagnostic's source is the one whose name is its file's; without it, or where the place is
  /// not in it, only the headline is written.
  public func render(
    _ diagnostics: some Sequence<Diagnostic>, sources: [SourceText] = []
  ) -> String {
    let byName = Dictionary(sources.map { ($0.name, $0) }) { first, _ in first }
    var output = ""
    for diagnostic in diagnostics.map(redacted) {
      switch format {
      case .text: append(diagnostic, to: &output, sources: byName)
      case .json: output += json(diagnostic) + "\n"
      }
    }
    return output
  }

  private func redacted(_ diagnostic: Diagnostic) -> Diagnostic {
    var diagnostic = diagnostic
    diagnostic.message = redact(diagnostic.message)
    diagnostic.hint = diagnostic.hint.map(redact)
    for index in diagnostic.related.indices {
      diagnostic.related[index].message = redact(diagnostic.related[index].message)
    }
    return diagnostic
  }

  private func append(
    _ diagnostic: Diagnostic, to output: inout String, sources: [String: SourceText]
  ) {
    let severity = diagnostic.severity
    let color: Paint = severity == .error ? .red : severity == .warning ? .yellow : .cyan
    let place = placeText(diagnostic.file, diagnostic.location)
    let code = paint(" [" + Escaping.printable(diagnostic.code) + "]", .faint)
    output += paint(place, .bold) + paint(severity.rawValue + ":", color)
    output += " " + paint(Escaping.printable(diagnostic.message), .bold) + code + "\n"
    let source = diagnostic.file.flatMap { sources[$0] }
    let gutter = append(diagnostic.location, of: source, color, to: &output)
    if let hint = diagnostic.hint {
      let margin = String(repeating: " ", count: gutter)
      output += margin + paint("= hint:", .cyan) + " " + Escaping.printable(hint) + "\n"
    }
    for related in diagnostic.related {
      let file = related.file ?? diagnostic.file
      let place = placeText(file, related.location)
      output += paint(place, .bold) + paint("note:", .cyan) + " "
      output += Escaping.printable(related.message) + "\n"
      append(related.location, of: file.flatMap { sources[$0] }, .cyan, to: &output)
    }
  }

  private func placeText(_ file: String?, _ location: SourceLocation?) -> String {
    var text = file.map { Escaping.printable($0) + ":" } ?? ""
    if let location { text += "\(location.line):\(location.column):" }
    return text.isEmpty ? "" : text + " "
  }

  /// Writes the source line and the carets; hands back how far a hint is to be indented.
  @discardableResult
  private func append(
    _ location: SourceLocation?, of source: SourceText?, _ color: Paint, to output: inout String
  ) -> Int {
    guard let location, let line = source?.line(location.line) else { return 2 }
    let text = String(validating: line, as: UTF8.self)
    let shown = text.map { Array(conceal($0).utf8)[...] } ?? line
    let excerpt = LineExcerpt(shown, column: location.column, length: location.length)
    let number = String(location.line)
    let margin = String(repeating: " ", count: number.utf8.count)
    output += paint(number + " |", .blue) + (excerpt.line.isEmpty ? "" : " ") + excerpt.line + "\n"
    output += paint(margin + " |", .blue) + " " + excerpt.indent + paint(excerpt.carets, color)
    output += "\n"
    return number.utf8.count + 1
  }

  private func json(_ diagnostic: Diagnostic) -> String {
    var object = JSONLine()
    add(diagnostic.file, diagnostic.location, to: &object)
    object.add("severity", diagnostic.severity.rawValue)
    object.add("code", diagnostic.code)
    object.add("message", diagnostic.message)
    object.add("hint", diagnostic.hint)
    object.add(
      "related",
      diagnostic.related.map { related in
        var object = JSONLine()
        add(related.file ?? diagnostic.file, related.location, to: &object)
        object.add("message", related.message)
        return object
      })
    return object.closed
  }

  private func add(_ file: String?, _ location: SourceLocation?, to object: inout JSONLine) {
    object.add("file", file)
    object.add("line", location?.line)
    object.add("column", location?.column)
    object.add("length", location?.length)
  }
}

extension DiagnosticRenderer {
  private enum Paint: String {
    case bold = "1"
    case faint = "2"
    case red = "1;31"
    case yellow = "1;33"
    case blue = "34"
    case cyan = "36"
  }

  private func paint(_ text: String, _ paint: Paint) -> String {
    guard usesColor, !text.isEmpty else { return text }
    return "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m"
  }
}
