package import Diagnostics

extension Cursor {
  /// Describes an error thrown by a type's own `init(from:)`, at the node it is about.
  func describe(_ error: any Error) -> [Diagnostic] {
    let redaction = Redaction(of: node)
    if let problems = translate(error) { return problems }
    if let problems = error as? Problems { return redacted(problems) }
    var target = node
    var code = YAMLProblem.invalidValue
    var message = String(describing: error)
    if let error = error as? DecodingError, let context = error.context {
      target = locate(context.codingPath)
      message = context.debugDescription
      switch error {
      case .typeMismatch, .valueNotFound: code = .wrongType
      case .keyNotFound: code = .missingOption
      default: break
      }
    }
    return [
      target.problem(code, redaction.apply(to: message))
    ]
  }

  /// What the rules make of an error.
  func translate(_ error: any Error) -> [Diagnostic]? {
    rules.translate(error, node).map(redacted)
  }

  /// The findings without what came from the environment.
  func redacted(_ problems: some Sequence<Diagnostic>) -> [Diagnostic] { node.redacted(problems) }

  /// What a schema says is wrong with a value that was decoded from this node.
  func describe(_ complaint: (message: String, hint: String?)) -> Diagnostic {
    let redaction = Redaction(of: node)
    return node.problem(
      .invalidValue, redaction.apply(to: complaint.message),
      hint: complaint.hint.map(redaction.apply))
  }

  /// The node at the end of a coding path, or as near to it as there is one.
  private func locate(_ path: [any CodingKey]) -> Node {
    var current = node
    for key in path.dropFirst(codingPath.count) {
      if let items = current.items {
        guard let index = key.intValue, items.indices.contains(index) else { return current }
        current = items[index]
      } else {
        guard let next = current[rules.spelling(key.stringValue)] ?? current[key.stringValue]
        else { return current }
        current = next
      }
    }
    return current
  }
}

extension Node {
  /// Findings that somebody else wrote about this node, without what came from the environment.
  package func redacted(_ problems: some Sequence<Diagnostic>) -> [Diagnostic] {
    let redaction = Redaction(of: self)
    return problems.map { problem in
      var problem = problem
      problem.message = redaction.apply(to: problem.message)
      problem.hint = problem.hint.map(redaction.apply)
      return problem
    }
  }
}
