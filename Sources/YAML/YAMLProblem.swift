package import Diagnostics

/// The codes of this module's findings.
///
/// They are stable: people look them up and silence them.
package enum YAMLProblem: String, CaseIterable, Sendable {
  // Reading.
  case syntax = "yaml-syntax"
  case encoding = "bad-encoding"
  case tooLarge = "too-large"
  case tooDeep = "too-deep"
  case tooManyNodes = "too-many-nodes"
  case severalDocuments = "several-documents"
  case duplicateKey = "duplicate-key"
  case complexKey = "complex-key"
  case missingKey = "missing-key"
  case foreignTag = "foreign-tag"
  case tagMismatch = "tag-mismatch"
  case unknownAlias = "unknown-alias"
  case recursiveAlias = "recursive-alias"
  case badMerge = "bad-merge"
  // Variables.
  case unsetVariable = "unset-variable"
  case badVariable = "bad-variable"
  // Decoding.
  case unknownOption = "unknown-option"
  case missingOption = "missing-option"
  case wrongType = "wrong-type"
  case unknownChoice = "unknown-choice"
  case invalidValue = "invalid-value"
}

extension Node {
  /// An error about this node.
  ///
  /// At an alias, the place where the value was written is added.
  package func problem(
    _ code: YAMLProblem, _ message: String, hint: String? = nil,
    related: [Diagnostic.Related] = []
  ) -> Diagnostic {
    let written = aliased.map { [Diagnostic.Related("the value is written here", at: $0)] } ?? []
    return .error(
      code.rawValue, message, file: source, at: location, hint: hint, related: related + written)
  }
}
