/// Works on several items at once, and hands over the results in the order of the items.
///
/// Reading, working and handing over go on side by side, so that neither a slow source nor a slow
/// item holds back results that are ready and due. At most four times `width` items are held.
enum OrderedWork {
  private enum Event<Item: Sendable, Result: Sendable>: Sendable {
    case read([Item]?)
    case done(Int, Result)
  }

  /// Works until there are no more items.
  ///
  /// - Parameters:
  ///   - width: How many items are worked on at once.
  ///   - next: The next items; nil when there are no more. Never called twice at once.
  ///   - work: What is done with an item.
  ///   - deliver: Takes results that are due, in order.
  ///   - abandon: Called before an error is thrown, to let go of a `next` that waits.
  /// - Throws: What `next`, `work` and `deliver` throw.
  static func run<Item: Sendable, Result: Sendable>(
    width: Int, next: @escaping @Sendable () async throws -> [Item]?,
    work: @escaping @Sendable (Item) async throws -> Result,
    deliver: ([Result]) async throws -> Void, abandon: @Sendable () -> Void = {}
  ) async throws {
    try await withThrowingTaskGroup(of: Event<Item, Result>.self) { group in
      var waiting: ArraySlice<Item> = []
      var (started, due, running) = (0, 0, 0)
      var isReading = false
      var isAtEnd = false
      var ready: [Int: Result] = [:]
      do {
        while true {
          while running < width, started - due < width * 4, let item = waiting.popFirst() {
            let index = started
            started += 1
            running += 1
            group.addTask { .done(index, try await work(item)) }
          }
          if waiting.isEmpty, !isReading, !isAtEnd {
            isReading = true
            group.addTask { .read(try await next()) }
          }
          guard let event = try await group.next() else { return }
          switch event {
          case .read(let items):
            isReading = false
            isAtEnd = items == nil
            waiting = (items ?? [])[...]
          case .done(let index, let result):
            running -= 1
            ready[index] = result
          }
          var results: [Result] = []
          while let result = ready.removeValue(forKey: due) {
            results.append(result)
            due += 1
          }
          if !results.isEmpty { try await deliver(results) }
        }
      } catch {
        abandon()
        throw error
      }
    }
  }
}
