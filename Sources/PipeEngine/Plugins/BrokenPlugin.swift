import Diagnostics
import PipeKit
import YAML

/// A plugin that is there and cannot be used: said where a pipeline names it, and in the list of stages.
struct BrokenPlugin: StageMaker {
  let name: String
  let diagnostic: Diagnostic

  var problem: Diagnostic? { diagnostic }
  var manual: Manual { Manual(name, "Cannot be used: \(diagnostic.message).") }
  var roles: Manual.Roles { .transform }
  var settings: [SettingDescription] { [] }
  var optionsSchema: JSONObject { ["type": "object"] }
  var heedsAttempts: Bool { true }

  func make(
    _ options: Node?, at key: Node, setup: StageSetup, outputs: inout [String: String]
  ) throws(Problems) -> any Stage {
    throw Problems(diagnostic)
  }
}
