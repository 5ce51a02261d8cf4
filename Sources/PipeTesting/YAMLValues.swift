import Diagnostics
import PipeEngine
public import PipeKit
import YAML

extension SettingValue {
  /// Reads a value as it would be written in a pipeline file.
  ///
  /// - Parameter yaml: The text.
  /// - Throws: Everything that is wrong with it.
  public init(yaml: String) throws {
    let node = try Node.parse(SourceText(name: "test", text: yaml))
    self = try node.decode(Self.self, rules: .options, subject: "the value")
  }
}

extension Stage {
  /// Makes the stage from the text of its options, as a pipeline file would.
  ///
  /// - Parameters:
  ///   - options: The options in YAML; empty for none.
  ///   - hasInput: Whether documents come in.
  ///   - files: The files that options may name.
  /// - Returns: The stage.
  /// - Throws: Everything that is wrong with the options.
  public static func make(
    yaml options: String, hasInput: Bool = true, files: any FileSystem = MemoryFileSystem()
  ) throws -> any Stage {
    guard let entry = try Registry(builtIn: [Self.self])[manual.name],
      let step = try entry.steps(yaml: options, hasInput: hasInput, files: files).first
    else { throw StageError(.other, "no stage was made of its options") }
    return step.stage
  }
}

extension Registry.Entry {
  /// Makes the stage from the text of its options, as a pipeline file would.
  ///
  /// - Parameters:
  ///   - options: The options in YAML; empty for none.
  ///   - hasInput: Whether documents come in.
  ///   - files: The files that options may name.
  ///   - registry: The stages there are; this one alone unless given.
  /// - Returns: The stage; several of a macro.
  /// - Throws: Everything that is wrong with the options.
  func steps(
    yaml options: String, hasInput: Bool, files: any FileSystem, among registry: Registry? = nil
  ) throws -> [Plan.Step] {
    let source = SourceText(name: "options", text: options)
    let node = try Node.parse(source).expandingVariables([:]).0
    let key = Node(
      .scalar(Scalar(name)), at: SourceLocation(line: 1, column: 1), in: source.name)
    let entry = Node.mapping([name: node], at: key)
    let registry = try registry ?? Registry(only: self)
    return try Planner(registry, files: files).steps([entry], hasInput: hasInput)
  }
}
