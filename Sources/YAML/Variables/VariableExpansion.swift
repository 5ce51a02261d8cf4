import Diagnostics

/// Fills in the variables of a tree of nodes.
struct VariableExpansion {
  private let environment: [String: String]
  private let limits: YAMLLimits
  private var collector: DiagnosticCollector
  private var suppliedBytes = 0

  /// What could not be filled in, each finding once.
  var diagnostics: [Diagnostic] { collector.problems?.diagnostics ?? [] }

  init(environment: [String: String], limits: YAMLLimits) {
    self.environment = environment
    self.limits = limits
    collector = DiagnosticCollector(limit: limits.problems)
  }

  /// The node with its variables filled in; nil if it has none, so that it can stay shared.
  mutating func expand(_ node: Node) -> Node? {
    var result = node
    switch node.value {
    case .scalar(let scalar):
      // What was filled in is not looked at again: a value may itself look like a variable.
      guard scalar.template == nil, VariableTemplate.mayBegin(in: scalar.text) else { return nil }
      result.value = .scalar(expand(scalar, of: node))
    case .sequence(var items):
      var isChanged = false
      for index in items.indices {
        guard let item = expand(items[index]) else { continue }
        items[index] = item
        isChanged = true
      }
      guard isChanged else { return nil }
      result.value = .sequence(items)
    case .mapping(var entries):
      var isChanged = false
      for index in entries.indices {
        guard let value = expand(entries[index].value) else { continue }
        entries[index].value = value
        isChanged = true
      }
      guard isChanged else { return nil }
      result.value = .mapping(entries)
    }
    return result
  }

  private mutating func expand(_ scalar: Scalar, of node: Node) -> Scalar {
    let template = VariableTemplate(scalar.text)
    var text = ""
    var (values, names): ([String], [String]) = ([], [])
    var problems: [Diagnostic] = []
    for part in template.parts {
      guard problems.count < limits.problems else { break }
      switch part {
      case .literal(let literal):
        text += literal
      case .malformed(let reason, let ordinal):
        problems.append(
          problem(
            .badVariable, reason, ordinal, of: template, in: scalar, node,
            hint: "write ${NAME} or ${NAME:-default}, or $${ for a literal ${"))
      case .variable(let name, let fallback, let ordinal):
        let value = environment[name]
        if let value, fallback == nil || !value.isEmpty {
          text += value
          values.append(value)
          names.append(name)
        } else if let fallback {
          text += fallback
        } else {
          problems.append(
            problem(
              .unsetVariable, "the environment variable '\(name.excerpt)' is not set", ordinal,
              of: template, in: scalar, node,
              hint: Self.isSecret(name)
                ? "set it, as what is secret must not be written down here"
                : "set it, or give a default: ${\(name.excerpt):-default}"))
        }
      }
    }
    suppliedBytes += values.reduce(0) { $0 + $1.utf8.count }
    if suppliedBytes > limits.bytes, problems.isEmpty {
      problems = [
        node.problem(.tooLarge, "variables supply more than \(limits.bytes) bytes")
      ]
    }
    if problems.isEmpty, let tag = scalar.tag,
      CoreSchema.resolve(text, style: scalar.style, tag: tag) == nil
    {
      let message = "the tag \(tag.shorthand) asks for \(tag.meaning), and this is"
      problems = [node.problem(.tagMismatch, "\(message) '\(scalar.text.excerpt)'")]
    }
    guard problems.isEmpty else {
      collector.add(problems)
      return Scalar(
        scalar.text, style: scalar.style, tag: scalar.tag,
        variables: Scalar.Variables(template: scalar.text, problems: problems))
    }
    return Scalar(
      text, style: scalar.style, tag: scalar.tag,
      variables: Scalar.Variables(
        template: scalar.text, environmentValues: values, environmentNames: names))
  }

  /// Whether a variable is called as those are that hold keys and passwords.
  private static func isSecret(_ name: String) -> Bool {
    let name = name.uppercased()
    return ["KEY", "TOKEN", "SECRET", "PASS", "CREDENTIAL"].contains { name.contains($0) }
  }

  private func problem(
    _ code: YAMLProblem, _ message: String, _ ordinal: Int, of template: VariableTemplate,
    in scalar: Scalar, _ node: Node, hint: String
  ) -> Diagnostic {
    let places = scalar.variablePlaces
    let isKnown = places.count == template.ordinals && ordinal < places.count
    return .error(
      code.rawValue, message, file: node.source, at: isKnown ? places[ordinal] : node.origin,
      hint: hint)
  }
}
