import Diagnostics

/// What a stage does not keep of what every stage promises.
public struct ComplianceError: Error, CustomStringConvertible {
  /// The stage's name.
  public let stage: String
  /// What is wrong, a sentence each.
  public let violations: [String]

  /// The stage, and a line for each that is wrong.
  public var description: String {
    (["the stage '\(stage)' does not comply:"] + violations.map { "  - \($0)" })
      .joined(separator: "\n")
  }

  /// What an error says.
  static func text(_ error: any Error) -> String {
    (error as? Problems)?.diagnostics.map(\.description).joined(separator: "; ") ?? "\(error)"
  }
}
