import FeedReader
import PipeKit
import Synchronization

/// The documents of a feed, made slice by slice, so that not all are held at once: the entries of a slice
/// are let go as its documents are made.
final class FeedDocuments: Sendable {
  /// An entry, and what tells it from others.
  typealias Entry = (entry: FeedEntry, identity: FeedIdentity)

  /// How many entries are in a slice.
  static let sliceSize = Channel.batchSize

  /// The slices that are left, last first.
  private let slices: Mutex<[[Entry]]>
  private let make: @Sendable (Entry) -> Document

  /// Takes the entries of a feed.
  ///
  /// - Parameters:
  ///   - slices: The entries, in order.
  ///   - make: Makes an entry's document.
  init(_ slices: [[Entry]], make: @escaping @Sendable (Entry) -> Document) {
    self.slices = Mutex(slices.reversed())
    self.make = make
  }

  /// The next documents, in the feed's order; nil when there are no more.
  func next() -> Batch? {
    slices.withLock { $0.popLast() }?.map(make)
  }
}
