public import PipeKit

/// How links are followed from page to page: the option `follow` of `fetch`.
public struct FollowOptions: StageOptions, SettingValue {
  /// How far.
  @Setting("How many links away from pages to go; 1 fetches what they link to.", range: 1...100)
  public var depth = 1

  /// Which links.
  @Setting(
    "Only links to addresses that match one of these are followed: https://example.org/news/**, /news/**."
  )
  public var match = OneOrMore<AddressPattern>([])

  /// The most addresses.
  @Setting(
    "The most addresses that are kept in mind; links beyond are not followed.",
    range: 1...10_000_000)
  public var maxUrls = 100_000

  /// Creates the usual way: what the pages link to, on their hosts.
  public init() {}
}
