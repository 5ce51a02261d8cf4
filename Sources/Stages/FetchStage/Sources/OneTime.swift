import Synchronization

/// A list that is handed out once.
final class OneTime<Item: Sendable>: Sendable {
  private let items: Mutex<[Item]?>

  init(_ items: [Item]) {
    self.items = Mutex(items)
  }

  /// The list the first time, then nil.
  func take() -> [Item]? {
    items.withLock { items in
      defer { items = nil }
      return items
    }
  }
}
