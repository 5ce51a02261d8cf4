import PipeKit

/// Tells what a kind of source is: feeds, and whatever else pages are not.
///
/// A further kind is a type of its own in the list ``SourceInspectors/all``. What no inspector takes is
/// looked at as a page.
protocol SourceInspector: Sendable {
  /// Says what a source is, if it is of this kind.
  ///
  /// - Parameter source: The source.
  /// - Returns: What is to be told of it; nil if it is of another kind.
  /// - Throws: `StageError` for a source that is plainly of this kind and cannot be read.
  func inspect(_ source: InspectedSource) throws(StageError) -> SourceReport?
}

/// The kinds of sources that are told from pages.
enum SourceInspectors {
  /// All of them, in the order in which they are asked: first those that are known by their beginning or name,
  /// and may be too large to be read as a whole.
  static let all: [any SourceInspector] = [
    ArchiveInspector(), TableInspector(), LinesInspector(), ArrayInspector(), SitemapInspector(),
    OutlineInspector(),
    RobotsInspector(), AddressListInspector(), FeedInspector(),
  ]

  /// What the first inspector says that knows the source; nil if none does.
  static func inspect(_ source: InspectedSource) throws(StageError) -> SourceReport? {
    for inspector in all {
      if let report = try inspector.inspect(source) { return report }
    }
    return nil
  }
}
