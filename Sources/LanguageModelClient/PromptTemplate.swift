/// A text with places that are filled in: `{{text}}`.
struct PromptTemplate {
  private enum Part {
    case text(String)
    case place(String)
  }

  private var parts: [Part] = []

  /// Reads a template; two braces that never close are text.
  init(_ template: String) {
    var rest = template[...]
    while let open = rest.firstRange(of: "{{"),
      let close = rest[open.upperBound...].firstRange(of: "}}")
    {
      let name = rest[open.upperBound..<close.lowerBound]
      guard !name.contains("\n"), name.utf8.count <= 40 else {
        parts.append(.text(String(rest[..<open.upperBound])))
        rest = rest[open.upperBound...]
        continue
      }
      parts.append(.text(String(rest[..<open.lowerBound])))
      parts.append(.place(name.filter { $0 != " " }))
      rest = rest[close.upperBound...]
    }
    parts.append(.text(String(rest)))
  }

  /// The names of the places.
  var names: [String] {
    parts.compactMap { if case .place(let name) = $0 { name } else { nil } }
  }

  /// The text with the places filled; what is put in is not read again.
  func filled(with values: [String: String]) -> String {
    parts.reduce(into: "") { text, part in
      switch part {
      case .text(let own): text += own
      case .place(let name): text += values[name] ?? ""
      }
    }
  }
}
