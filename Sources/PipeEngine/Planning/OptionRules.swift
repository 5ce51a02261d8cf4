import Diagnostics
import PipeKit
package import YAML

extension DecodingRules {
  /// How options are read from a pipeline file: by the declarations of their ``Setting``s.
  package static let options = DecodingRules(
    spelling: { $0.snakeCased },
    schema: { type in (type as? any StageOptions.Type).map(MappingSchema.init(of:)) },
    name: { type in
      guard let type = type as? any SettingValue.Type, !(type is any StageOptions.Type) else {
        return nil
      }
      let name = type.typeName
      if name.hasPrefix("text") { return name }
      return (name.first.map { "aeiou".contains($0) } == true ? "an " : "a ") + name
    },
    translate: { error, node in
      switch error {
      case let problem as OptionProblem: [problem.diagnostic(in: node)]
      case let several as OptionProblems: several.problems.map { $0.diagnostic(in: node) }
      default: nil
      }
    },
    validate: { value, node in
      guard let options = value as? any StageOptions else { return [] }
      return options.problems().map { $0.diagnostic(in: node) }
    })
}

extension MappingSchema {
  init(of type: any StageOptions.Type) {
    var fields: [String: Field] = [:]
    for setting in type.settings {
      fields[setting.property] = Field(
        key: setting.key, fallback: setting.wrapper, isRequired: setting.isRequired,
        check: { value in setting.check(value).map { (message: $0, hint: nil) } })
    }
    self.init(fields: fields)
  }
}

extension OptionProblem {
  /// The problem in its place in the file: at the first of its options that is written there, else
  /// at the node they belong to.
  ///
  /// - Parameters:
  ///   - node: The options, or the value that was read.
  ///   - place: What is pointed at where none of the options is written; the node unless given.
  /// - Returns: What to show.
  func diagnostic(in node: Node, else place: Node? = nil) -> Diagnostic {
    // How near a secret is to a choice is nobody's business.
    let isOpen = word.map { word in !node.secrets.contains { $0.contains(word) } } ?? false
    let near = isOpen ? word.flatMap { Spelling.nearest($0, among: choices) } : nil
    let entries = options.compactMap { node.entry($0) }
    let isKeyWrong = word != nil
    let places = entries.map { isKeyWrong ? $0.key : $0.value }
    let target = places.first ?? place ?? node
    if let place = self.place {
      return .error(
        "bad-option", message, file: place.file, at: SourceLocation(line: place.line, column: 1),
        hint: near.map { "did you mean '\($0)'?" } ?? hint,
        related: [.init("the file is named here", at: target.location, file: target.source)])
    }
    let subject = isKeyWrong ? "" : options.first.map { "'\($0)' " } ?? ""
    return .error(
      isKeyWrong ? "unknown-name" : "bad-option", subject + message, file: target.source,
      at: target.location, hint: near.map { "did you mean '\($0)'?" } ?? hint,
      related: places.dropFirst().map { .init("together with this", at: $0.location) })
  }
}
