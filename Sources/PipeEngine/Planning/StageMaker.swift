package import Diagnostics
package import PipeKit
package import YAML

/// What a name in a pipeline stands for: a Swift type, a program, or stages that belong together.
package protocol StageMaker: Sendable {
  /// What the stage says of itself.
  var manual: Manual { get }
  /// Where in a pipeline it can stand; known without asking a program.
  var roles: Manual.Roles { get }
  /// What can be set.
  var settings: [SettingDescription] { get }
  /// The JSON Schema of its options.
  var optionsSchema: JSONObject { get }
  /// Whether it heeds `retry` and `timeout`.
  var heedsAttempts: Bool { get }
  /// Why it cannot be used; `nil` where it can.
  var problem: Diagnostic? { get }
  /// The Swift type that it is; `nil` for what is not written in Swift.
  var type: (any Stage.Type)? { get }

  /// Makes the stage of an entry.
  ///
  /// - Parameters:
  ///   - options: The options as written.
  ///   - key: What speaks for the whole entry in messages: the stage's name.
  ///   - setup: Where the stage stands.
  ///   - outputs: Gets what the stage alone may write.
  /// - Returns: The stage.
  /// - Throws: Everything that is wrong with the options.
  func make(
    _ options: Node?, at key: Node, setup: StageSetup, outputs: inout [String: String]
  ) throws(Problems) -> any Stage
}

extension StageMaker {
  /// Nothing is in the way.
  package var problem: Diagnostic? { nil }

  /// It is not written in Swift.
  package var type: (any Stage.Type)? { nil }
}
