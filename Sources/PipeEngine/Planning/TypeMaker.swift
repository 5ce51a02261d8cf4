import Diagnostics
import PipeKit
import YAML

/// A stage that is a Swift type.
struct TypeMaker: StageMaker {
  private let stage: any Stage.Type

  init(_ stage: any Stage.Type) { self.stage = stage }

  var type: (any Stage.Type)? { stage }
  var manual: Manual { stage.manual }
  var roles: Manual.Roles { stage.manual.roles }
  var settings: [SettingDescription] { stage.settings }
  var optionsSchema: JSONObject { stage.optionsSchema }
  var heedsAttempts: Bool { stage.heedsAttempts }

  func make(
    _ options: Node?, at key: Node, setup: StageSetup, outputs: inout [String: String]
  ) throws(Problems) -> any Stage {
    try stage.make(options, at: key, setup: setup, outputs: &outputs)
  }
}

extension Stage {
  /// Whether the stage heeds `retry` and `timeout`.
  fileprivate static var heedsAttempts: Bool {
    self is any DocumentStage.Type || manual.usesAttempts
  }

  /// The JSON Schema of the stage's options.
  fileprivate static var optionsSchema: JSONObject { Options.schema }

  /// Makes the stage of an entry, and says what it alone may write.
  fileprivate static func make(
    _ options: Node?, at key: Node, setup: StageSetup, outputs: inout [String: String]
  ) throws(Problems) -> any Stage {
    let name = key.text ?? manual.name
    let node = options ?? Node.null(at: key.location, in: key.source)
    let decoded: Options = try node.decode(
      rules: .options, subject: "'\(name)'", owner: key.location)
    outputs = decoded.outputs
    let problems: [OptionProblem]
    do {
      return try Self(options: decoded, setup: setup)
    } catch let found as Problems {
      throw found
    } catch let problem as OptionProblem {
      problems = [problem]
    } catch let several as OptionProblems {
      problems = several.problems
    } catch {
      problems = [OptionProblem("\(error)")]
    }
    // A stage may have been written by somebody who quotes what is wrong.
    throw Problems(node.redacted(problems.map { $0.diagnostic(in: node, else: key) }))
      ?? Problems(
        .error("bad-option", "'\(name)' cannot be made", file: key.source, at: key.location))
  }
}
