/// A template to begin with, which says what a format says.
public struct BuiltInTemplate: Sendable {
  /// The name under which people ask for it.
  public let name: String
  /// The format that takes it.
  public let format: String
  /// The text.
  public let text: String

  /// The templates there are.
  public static let all = [
    digest, digestInMarkdown, notes, email, atom, rss, jsonFeed, slack, discord, mattermost,
  ]
}
