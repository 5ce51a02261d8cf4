import PipeKit

/// A digest as a message in a chat, posted to the web address that the chat has given for it.
protocol MessageFormat: TemplateFormat {
  /// What the chat takes at most.
  static var limits: MessageLimits { get }
}

/// What a chat takes at most of a message.
struct MessageLimits: Sendable {
  /// How many documents.
  var documents: Int
  /// How many characters of titles, summaries and what is said about documents together.
  var characters: Int
}

extension MessageFormat {
  static var extensions: [String] { [] }
  static var options: Set<String> { ["title", "template", "address"] }
  static var isText: Bool { false }
  static var schemes: [String] { WebTarget.schemes }

  static func problem(of target: String) -> OptionProblem? { WebTarget.problem(of: target) }

  static func check(_ template: TextTemplate) throws(OptionProblem) {
    for count in 1...TemplateSamples.documents.count {
      do {
        var digest = try TemplateSamples.digest(count)
        let values = try MessageValues.values(of: &digest, link: nil, limits)
        _ = try JSON(parsing: Array(template.render(values).utf8))
      } catch {
        throw template.problem("makes what is not JSON: \(error) of it")
      }
    }
  }

  static func prepare(
    _ batch: Batch, _ options: Export.Options, _ template: TextTemplate?
  ) -> (any Sendable)? {
    DigestItem.lines(of: batch)
  }

  static func open(_ order: ExportOrder) async throws -> any ExportWriter {
    try MessageWriter(order, limits, order.template ?? ownTemplate())
  }
}

/// Blocks for Slack ("Reference: blocks": 50 of them, a section with 3000 characters).
enum SlackFormat: MessageFormat {
  static let name = "slack"
  static let builtInTemplate = BuiltInTemplate.slack
  static let escaping = TemplateEscaping.slack
  static let limits = MessageLimits(documents: 40, characters: 20_000)
}

/// Embeds for Discord ("Message Resource": 10 of them, with 6000 characters together).
enum DiscordFormat: MessageFormat {
  static let name = "discord"
  static let builtInTemplate = BuiltInTemplate.discord
  static let escaping = TemplateEscaping.discord
  static let limits = MessageLimits(documents: 10, characters: 2_800)
}

/// Markdown for Mattermost ("Posts": 16383 characters).
enum MattermostFormat: MessageFormat {
  static let name = "mattermost"
  static let builtInTemplate = BuiltInTemplate.mattermost
  static let escaping = TemplateEscaping.mattermost
  static let limits = MessageLimits(documents: 30, characters: 6_000)
}
