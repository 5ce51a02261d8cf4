import Synchronization

struct Interruption: Error {}

/// Breaks at a number of documents, counted over all runs, each time a little further on.
final class Breaking: Sendable {
  private let left: Mutex<Int>
  init(after count: Int) { left = Mutex(count) }

  func step() throws {
    let isBroken = left.withLock { left in
      left -= 1
      return left == 0
    }
    if isBroken { throw Interruption() }
  }
  func again(after count: Int) { left.withLock { $0 = count } }
}
