/// Works on several items at once, and hands over the results in the order of the items.
///
/// Reading, working and handing over go on side by side, so that neither a slow source nor a slow
/// item holds back results that are ready and due. An item that waits (for its host, say) is one of
/// those worked on: so `width` tells how far ahead of a slow item the others may be. How much of their
/// results is held is bounded by a ``Backlog``.
enum OrderedWork {
  private enum Event<Item: Sendable, Result: Sendable>: Sendable {
    case read([Item]?)
    case done(Int, Result)
  }

  /// Works until there are no more items.
  ///
  /// - Parameters:
  ///   - width: How many items are begun, and not yet handed over.
  ///   - next: The next items; nil when there are no more. Never called twice at once.
  ///   - work: What is done with an item; it finds its place in ``Backlog/Ticket/current``. Its result is of a
  ///     type with a name: with a tuple, optimised code of Swift 6.3.1 crashes in the task group, as it and the
  ///     runtime disagree on how the tuple lies in memory.
  ///   - weight: What an item takes while it is worked on, in bytes.
  ///   - size: What a result takes while it is held, in bytes.
  ///   - deliver: Takes results that are due, in order.
  ///   - relaxed: Called when items may go on that might not before.
  ///   - abandon: Called before an error is thrown, to let go of a `next` that waits.
  /// - Throws: What `next`, `work` and `deliver` throw.
  static func run<Item: Sendable, Result: Sendable>(
    width: Int, next: @escaping @Sendable () async throws -> [Item]?,
    work: @escaping @Sendable (Item) async throws -> Result,
    weight: (Item) -> Int = { _ in 0 }, size: (Result) -> Int = { _ in 0 },
    deliver: ([Result]) async throws -> Void, relaxed: @Sendable () -> Void = {},
    abandon: @Sendable () -> Void = {}
  ) async throws {
    let backlog = Backlog()
    try await withThrowingTaskGroup(of: Event<Item, Result>.self) { group in
      var waiting: ArraySlice<Item> = []
      var (started, due) = (0, 0)
      var isReading = false
      var isAtEnd = false
      var ready: [Int: (result: Result, size: Int)] = [:]
      var weights: [Int: Int] = [:]
      do {
        while true {
          while started - due < width, backlog.hasRoom || started == due,
            let item = waiting.popFirst()
          {
            let ticket = Backlog.Ticket(backlog: backlog, index: started)
            weights[started] = weight(item)
            backlog.hold(weights[started] ?? 0)
            started += 1
            group.addTask {
              try await Backlog.Ticket.$current.withValue(ticket) {
                .done(ticket.index, try await work(item))
              }
            }
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
            let size = size(result)
            backlog.hold(size - (weights.removeValue(forKey: index) ?? 0))
            ready[index] = (result, size)
          }
          var results: [Result] = []
          var size = 0
          while let next = ready.removeValue(forKey: due) {
            results.append(next.result)
            size += next.size
            due += 1
          }
          if results.isEmpty { continue }
          backlog.advance(to: due)
          relaxed()
          try await deliver(results)
          backlog.release(size)
          relaxed()
        }
      } catch {
        abandon()
        throw error
      }
    }
  }
}
