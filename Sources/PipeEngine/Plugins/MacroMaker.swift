import Diagnostics
import PipeKit
import YAML

/// Stages that belong together under one name, as a file with `kind: macro` lists them.
///
/// `$(NAME)` stands for the value of an option: alone in a value for the whole of it, whatever it is, within a text for
/// its text. `$$(` stands for `$(`.
struct MacroMaker: StageMaker {
  /// What it is called.
  let name: String
  /// Its options.
  let options: OptionSchema
  /// The value of each option that has a default, where it is written.
  let defaults: [String: Node]
  /// The stages, with `$(NAME)` as it was written.
  let stages: [Node]
  let manual: Manual

  // What its first stage is, is known when it stands in a pipeline; its stages are checked then.
  var roles: Manual.Roles { [.source, .transform, .sink] }
  var settings: [SettingDescription] { options.settings }
  var optionsSchema: JSONObject { options.json }
  var heedsAttempts: Bool { true }

  func make(
    _ options: Node?, at key: Node, setup: StageSetup, outputs: inout [String: String]
  ) throws(Problems) -> any Stage {
    throw Problems(
      .error(
        "bad-plugin", "'\(name)' is a macro, and stands for several stages", file: key.source,
        at: key.location))
  }

  /// The stages with the values of options filled in.
  ///
  /// - Parameters:
  ///   - given: The options as written; `nil` for none.
  ///   - key: The macro's name in the pipeline.
  /// - Returns: The entries.
  /// - Throws: Everything that is wrong with the options, or with a `$(NAME)`.
  func entries(_ given: Node?, at key: Node) throws(Problems) -> [Node] {
    _ = try options.values(of: given, at: key)
    var values: [String: Node?] = [:]
    for property in options.properties {
      let value = given?.entry(property.key)?.value
      values[property.key] = .some(value?.isNull == false ? value : defaults[property.key])
    }
    var filling = MacroFilling(values: values)
    let filled = stages.map { filling.fill($0) ?? $0 }
    if let problems = Problems(filling.found) { throw problems }
    return filled
  }
}
