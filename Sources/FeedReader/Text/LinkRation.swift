import Synchronization

/// How many bytes the links of a document may grow by as they become absolute, so that a small document
/// with a long base cannot become a large one.
final class LinkRation: Sendable {
  private let left: Atomic<Int>

  /// Makes the ration of a document.
  ///
  /// - Parameter length: The document's length in bytes. Links are a part of it, and of feeds as they are
  ///   they grow to a few times their length.
  init(length: Int) {
    left = Atomic(8 * length + 1 << 20)
  }

  /// Takes so many bytes; false where there are not so many left.
  func take(_ count: Int) -> Bool {
    left.subtract(max(count, 0), ordering: .relaxed).newValue >= 0
  }

  /// Whether more was asked for than there was.
  var isUsedUp: Bool { left.load(ordering: .relaxed) < 0 }
}
