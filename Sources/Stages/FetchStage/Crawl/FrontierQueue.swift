import Synchronization

/// Hands out the pages of a crawl as they become known.
final class FrontierQueue: Sendable {
  private struct State {
    var frontier: Frontier
    /// Who waits for pages.
    var waiter: CheckedContinuation<Void, Never>?
    var isAbandoned = false
  }

  private let state: Mutex<State>

  init(_ frontier: Frontier) {
    state = Mutex(State(frontier: frontier))
  }

  /// The pages to be fetched next; nil when there are no more.
  ///
  /// Waits as long as there may be some.
  func next() async -> [CrawlPage]? {
    while true {
      let (pages, isAtEnd) = state.withLock { state -> ([CrawlPage], Bool) in
        let pages = state.frontier.next()
        return (pages, state.isAbandoned || (pages.isEmpty && state.frontier.isAtEnd))
      }
      if isAtEnd { return nil }
      if !pages.isEmpty { return pages }
      await withCheckedContinuation { continuation in
        let goesOn = state.withLock { state in
          // A page may have been settled meanwhile.
          if state.isAbandoned || state.frontier.isAtEnd || state.frontier.hasNext { return true }
          state.waiter = continuation
          return false
        }
        if goesOn { continuation.resume() }
      }
    }
  }

  /// Changes the frontier, and lets whoever waits look again.
  func update<Result: Sendable>(
    _ body: @Sendable (inout Frontier) throws -> Result
  ) rethrows -> Result {
    let (result, waiter) = try state.withLock { state in
      let result = try body(&state.frontier)
      defer { state.waiter = nil }
      return (result, state.waiter)
    }
    waiter?.resume()
    return result
  }

  /// Lets go of whoever waits, as nothing more is wanted.
  @Sendable func abandon() {
    let waiter = state.withLock { state in
      state.isAbandoned = true
      defer { state.waiter = nil }
      return state.waiter
    }
    waiter?.resume()
  }
}
