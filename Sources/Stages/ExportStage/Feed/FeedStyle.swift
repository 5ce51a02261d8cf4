import PipeKit

/// How a feed of a kind is put together, and read again by the run that adds to it.
///
/// What it says is the template's; here is what has to be so that its entries are found again.
protocol FeedStyle: SendableMetatype {
  /// What the kind is called.
  static var name: String { get }
  /// What stands between two entries.
  static var separator: String { get }
  /// What stands behind the last.
  static var end: String { get }
  /// What an entry has to have, in words.
  static var rule: String { get }
  /// An entry as it is written, which a template has made; `nil` for what would not be found again.
  static func entry(_ text: String) -> FeedEntryText?
  /// The entries of a feed; `nil` for a text that is none of this kind.
  static func entries(of text: String) -> [FeedEntryText]?
}
