import Diagnostics
import PipeKit
import YAML

/// Fills the values of a macro's options into its stages.
struct MacroFilling {
  /// The options' values, where they were written; `nil` for an option without one.
  let values: [String: Node?]
  /// What is wrong.
  private(set) var found: [Diagnostic] = []

  init(values: [String: Node?]) { self.values = values }

  /// The node with values in it.
  ///
  /// - Returns: `nil` where it stands for an option without a value.
  mutating func fill(_ node: Node) -> Node? {
    var copy = node
    switch node.value {
    case .sequence(let items): copy.value = .sequence(items.compactMap { fill($0) })
    case .mapping(let entries):
      copy.value = .mapping(
        entries.compactMap { entry in
          fill(entry.value).map { Node.Entry(key: entry.key, value: $0) }
        })
    case .scalar(let scalar):
      guard scalar.text.contains("$(") else { return node }
      if let name = Self.onlyName(scalar.text) { return value(name, at: node) }
      return text(scalar, at: node)
    }
    return copy
  }

  /// The name of a text that is nothing but `$(NAME)`.
  private static func onlyName(_ text: String) -> String? {
    guard text.hasPrefix("$("), text.hasSuffix(")") else { return nil }
    let name = text.dropFirst(2).dropLast()
    return name.contains(")") ? nil : String(name)
  }

  private mutating func value(_ name: String, at node: Node) -> Node? {
    guard let value = values[name] else {
      let near = Spelling.nearest(name, among: values.keys.sorted())
      found.append(
        .error(
          "unknown-option", "the macro has no option '\(name)'", file: node.source,
          at: node.location,
          hint: near.map { "did you mean '$(\($0))'?" } ?? "declare it under 'options'"))
      return node
    }
    return value
  }

  /// A text with the texts of values in it.
  private mutating func text(_ scalar: Scalar, at node: Node) -> Node {
    var text = ""
    var rest = Substring(scalar.text)
    while let open = rest.firstRange(of: "$(") {
      let before = rest[..<open.lowerBound]
      if before.hasSuffix("$") {
        text += before.dropLast() + "$("
        rest = rest[open.upperBound...]
        continue
      }
      guard let close = rest[open.upperBound...].firstIndex(of: ")") else { break }
      text += before
      let name = String(rest[open.upperBound..<close])
      if let value = value(name, at: node) {
        if let scalar = value.scalar, !scalar.isFromEnvironment {
          text += scalar.text
        } else if value.scalar != nil {
          // Whatever is shown of a text knows only of variables that stand in it.
          found.append(
            .error(
              "from-environment",
              "'$(\(name))' comes from the environment, and cannot be part of a text",
              file: node.source, at: node.location, hint: "let it stand alone"))
        } else {
          found.append(
            .error(
              "bad-option", "'$(\(name))' is no single value, and cannot be part of a text",
              file: node.source, at: node.location, hint: "let it stand alone"))
        }
      }
      rest = rest[rest.index(after: close)...]
    }
    return Node(.scalar(Scalar(text + rest, style: .quoted)), at: node.location, in: node.source)
  }
}
