public import Diagnostics
import PipeKit
public import YAML

/// A pipeline file that has been read, with its variables filled in.
public struct PipelineFile: Sendable {
  /// The text, for showing places in it.
  public let source: SourceText
  /// The tree.
  public let root: Node
  /// What is wrong with its variables.
  public let diagnostics: [Diagnostic]
  /// What came from the environment and must not be shown.
  public let secrets: [String]

  /// Reads the text of a pipeline file.
  ///
  /// - Parameters:
  ///   - source: The text.
  ///   - environment: The variables that `${NAME}` stands for.
  /// - Throws: ``Problems`` where the text is not YAML.
  public init(_ source: SourceText, environment: [String: String]) throws(Problems) {
    self.source = source
    let (node, diagnostics) = try Node.parse(source).expandingVariables(environment)
    root = node
    self.diagnostics = diagnostics
    secrets = node.secrets
  }

  /// What a pipeline is called that has no `name`: the file's name without its extension.
  public var defaultName: String {
    let name = source.name.lastPathPart
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }
}
