public import Diagnostics
package import PipeKit
public import YAML

/// A pipeline file that has been read, with its variables filled in.
public struct PipelineFile: Sendable {
  /// The text, for showing places in it.
  public let source: SourceText
  /// The tree, without the pipeline's tests.
  public let root: Node
  /// What is wrong with its variables.
  public let diagnostics: [Diagnostic]
  /// What came from the environment and must not be shown.
  public let secrets: [String]
  /// The variables that it came from, with their values.
  package let variables: [String: String]
  /// Takes that out of texts.
  package let redactor: Redactor

  /// Reads the text of a pipeline file.
  ///
  /// - Parameters:
  ///   - source: The text.
  ///   - environment: The variables that `${NAME}` stands for.
  /// - Throws: `Problems` where the text is not YAML.
  public init(_ source: SourceText, environment: [String: String]) throws(Problems) {
    self.init(try Node.parse(source), in: source, environment: environment)
  }

  /// Takes a tree that was read.
  ///
  /// - Parameters:
  ///   - tree: The tree, with its variables as they were written.
  ///   - source: The text it was read from.
  ///   - environment: The variables that `${NAME}` stands for.
  package init(_ tree: Node, in source: SourceText, environment: [String: String]) {
    var tree = tree
    // Tests have an environment of their own, so that a run asks for none of their variables.
    if case .mapping(let entries) = tree.value {
      tree.value = .mapping(entries.filter { $0.name != "tests" })
    }
    self.source = source
    (root, diagnostics) = tree.expandingVariables(environment)
    secrets = root.secrets
    variables = root.variables
    redactor = Redactor(secrets, variables: variables)
  }

  /// What a pipeline is called that has no `name`: the file's name without its extension.
  public var defaultName: String {
    let name = source.name.lastPathPart
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }
}
