import PipeKit

/// Documents in JSON, many at a time, posted to a web address.
enum WebhookFormat: ExportFormat {
  static let name = "webhook"
  static let extensions: [String] = []
  static let options: Set<String> = ["secret"]
  static let isText = false
  static let schemes = WebTarget.schemes

  static func problem(of target: String) -> OptionProblem? { WebTarget.problem(of: target) }

  static func open(_ order: ExportOrder) async throws -> any ExportWriter { WebhookWriter(order) }
}
