import Synchronization

/// How many tokens a run may still spend.
final class TokenBudget: Sendable {
  private let limit: Int
  /// What was spent, and what requests under way may come to.
  private let spent = Mutex(0)

  /// Creates a budget.
  ///
  /// - Parameter limit: The most tokens; `nil` for any number.
  init(_ limit: Int?) { self.limit = limit ?? .max }

  /// Sets tokens aside for a request, and says whether there were as many.
  func reserve(_ tokens: Int) -> Bool {
    spent.withLock { spent in
      guard tokens <= limit - min(spent, limit) else { return false }
      spent += tokens
      return true
    }
  }

  /// Says what a request has come to.
  ///
  /// - Parameters:
  ///   - tokens: What it has cost.
  ///   - reserved: What was set aside for it.
  func settle(_ tokens: Int, reserved: Int) {
    spent.withLock { spent in
      let (sum, overflow) = (spent - reserved).addingReportingOverflow(tokens)
      spent = overflow ? .max : max(0, sum)
    }
  }
}
