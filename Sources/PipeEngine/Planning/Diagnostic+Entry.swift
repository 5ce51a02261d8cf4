import Diagnostics
import PipeKit
import YAML

/// What can be wrong with an entry of a pipeline's stages.
extension Diagnostic {
  static func emptyEntry(_ node: Node) -> Diagnostic {
    .error(
      "missing-stage", "the entry names no stage", file: node.source, at: node.location,
      hint: "write '- name' or '- name: {options}'")
  }

  static func fromEnvironment(_ what: String, at node: Node) -> Diagnostic {
    .error(
      "from-environment", "\(what) cannot come from the environment", file: node.source,
      at: node.location, hint: "it is shown in plans, logs and reports, and variables never are")
  }

  /// A stage of a plugin that cannot be used, where the pipeline names it.
  static func unusableStage(_ key: Node, _ problem: Diagnostic) -> Diagnostic {
    .error(
      problem.code, problem.message, file: key.source, at: key.location, hint: problem.hint,
      related: problem.file.flatMap { file in
        problem.location.map { [.init("it is here", at: $0, file: file)] }
      } ?? [])
  }

  static func unknownStage(_ key: Node, _ registry: Registry) -> Diagnostic {
    let name = key.text ?? ""
    let near = Spelling.nearest(name, among: registry.names)
    return .error(
      "unknown-stage", "there is no stage called '\(name)'", file: key.source, at: key.location,
      hint: near.map { "did you mean '\($0)'?" }
        ?? "the stages are \(registry.names.joined(separator: ", "))")
  }

  /// Outputs that two stages would write, at the second's option, with the place of the first's.
  static func sharedOutputs(of steps: [Plan.Step]) -> [Diagnostic] {
    var taken: [[Substring]: Node?] = [:]
    var found: [Diagnostic] = []
    for step in steps {
      for (key, path) in step.outputs.sorted(by: { $0.key < $1.key }) {
        let place = step.written?.entry(key)?.value
        // The same file, however it is written: './out//a' is 'out/a'.
        var parts: [Substring] = []
        for part in path.split(separator: "/", omittingEmptySubsequences: false) {
          if part == "..", let last = parts.last, !last.isEmpty, last != ".." {
            parts.removeLast()
          } else if part != ".", parts.isEmpty || !part.isEmpty {
            parts.append(part)
          }
        }
        guard let other = taken[parts] else {
          taken.updateValue(place, forKey: parts)
          continue
        }
        found.append(
          .error(
            "duplicate-output", "two stages write the same file", file: place?.source,
            at: place?.location, hint: "give each a file of its own",
            related: other.map { [.init("the first is here", at: $0.location)] } ?? []))
      }
    }
    return found
  }

  static func stray(
    _ key: Node, beside name: String, _ settings: Set<String>, _ registry: Registry
  ) -> Diagnostic {
    let text = key.text ?? ""
    let common = CommonKeys.names.sorted()
    var message = "'\(text)' stands beside the stage '\(name)'"
    let hint: String
    if settings.contains(text) {
      hint = "it is an option of '\(name)': indent it further than '\(name)'"
    } else if registry[text] != nil {
      message = "'\(name)' and '\(text)' are two stages in one entry"
      hint = "begin each with a '-'"
    } else if let near = Spelling.nearest(text, among: common) {
      hint = "did you mean '\(near)'?"
    } else if let near = Spelling.nearest(text, among: settings) {
      hint = "if you mean the option '\(near)' of '\(name)', indent it further than '\(name)'"
    } else if let near = Spelling.nearest(text, among: registry.names) {
      hint = "if you mean the stage '\(near)', begin it with a '-'"
    } else {
      hint =
        "options are written below the stage's name; beside it stand only "
        + common.joined(separator: ", ")
    }
    return .error("stray-key", message, file: key.source, at: key.location, hint: hint)
  }
}
