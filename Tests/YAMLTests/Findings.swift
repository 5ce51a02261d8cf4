import Diagnostics
import Testing
import YAML

/// The findings of an attempt, which is expected to fail unless nothing is wrong.
func findings<T>(_ body: () throws(Problems) -> T) -> [Diagnostic] {
  do throws(Problems) {
    _ = try body()
    return []
  } catch {
    return error.diagnostics
  }
}

/// Expects reading a marked text to give exactly these codes at exactly the marked places.
@discardableResult
func expectFindings(
  _ codes: String..., reading marked: String, limits: YAMLLimits = .default,
  sourceLocation: Testing.SourceLocation = #_sourceLocation
) -> [Diagnostic] {
  let text = MarkedText(marked)
  let found = findings { () throws(Problems) in try Node.parse(text.source, limits: limits) }
  expect(found, codes, at: text, sourceLocation: sourceLocation)
  return found
}

/// Expects decoding a marked text to give exactly these codes at exactly the marked places.
@discardableResult
func expectFindings<T: Decodable>(
  _ codes: String..., decoding type: T.Type, from marked: String,
  environment: [String: String]? = nil, rules: DecodingRules = DecodingRules(),
  sourceLocation: Testing.SourceLocation = #_sourceLocation
) -> [Diagnostic] {
  let text = MarkedText(marked)
  let found = findings { () throws(Problems) in
    var node = try Node.parse(text.source)
    if let environment { (node, _) = node.expandingVariables(environment) }
    return try node.decode(type, rules: rules, subject: "'test'")
  }
  expect(found, codes, at: text, sourceLocation: sourceLocation)
  return found
}

private func expect(
  _ found: [Diagnostic], _ codes: [String], at text: MarkedText,
  sourceLocation: Testing.SourceLocation
) {
  let rendered = DiagnosticRenderer().render(found, sources: [text.source])
  #expect(found.map(\.code) == codes, "\(rendered)", sourceLocation: sourceLocation)
  #expect(found.compactMap(\.location) == text.marks, "\(rendered)", sourceLocation: sourceLocation)
  #expect(
    found.allSatisfy { $0.file == text.source.name }, "\(rendered)",
    sourceLocation: sourceLocation)
}

/// A node from a text that is right.
func node(_ text: String) throws -> Node {
  try Node.parse(SourceText(name: "test.yaml", text: text))
}
