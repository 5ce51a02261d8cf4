import Synchronization

/// Chooses the failures that are told one by one while a run lasts: the first of each stage.
///
/// A million broken lines would else be a million lines of a log; the summary has their number.
final class FailureListing: Sendable {
  /// Whether a failure is told.
  enum Answer {
    case tell
    /// It is told, and that those after it are not.
    case tellAsLast
    case count
  }

  private let most: Int
  private let told = Mutex<[String: Int]>([:])

  /// Creates a choice of a number of failures of each stage, at least one.
  init(most: Int = 20) { self.most = most }

  /// Whether the next failure of a stage is told.
  func next(of stage: String) -> Answer {
    let number = told.withLock { told in
      let number = min(told[stage, default: 0], most) + 1
      told[stage] = number
      return number
    }
    return number < most ? .tell : number == most ? .tellAsLast : .count
  }
}
