import Synchronization
import Testing

@testable import FetchStage

@Suite(.timeLimit(.minutes(10)))
struct OrderedWorkTests {
  /// What the first item waits for.
  private final class Gate: Sendable {
    private let state = Mutex<(isOpen: Bool, waiting: CheckedContinuation<Void, Never>?)>(
      (false, nil))

    func wait() async {
      await withCheckedContinuation { continuation in
        let isOpen = state.withLock { state in
          if !state.isOpen { state.waiting = continuation }
          return state.isOpen
        }
        if isOpen { continuation.resume() }
      }
    }

    func open() {
      state.withLock { state in
        state.isOpen = true
        defer { state.waiting = nil }
        return state.waiting
      }?.resume()
    }
  }

  /// Works on items whose first is slow, and says how many others were done meanwhile, at least.
  private func ahead(width: Int, size: Int, until enough: Int) async throws -> Int {
    let gate = Gate()
    let done = Mutex(0)
    let most = Mutex(0)
    let items = OneTime(Array(0..<1000))
    var order: [Int] = []
    try await OrderedWork.run(
      width: width, next: { items.take() },
      work: { item -> Int in
        if item == 0 {
          await gate.wait()
        } else {
          let count = done.withLock { done in
            done += 1
            return done
          }
          if count == enough { gate.open() }
        }
        return item
      },
      size: { _ in size },
      deliver: { results in
        if order.isEmpty { most.withLock { $0 = done.withLock { $0 } } }
        order += results
      })
    #expect(order == Array(0..<1000))
    return most.withLock { $0 }
  }

  @Test func othersAreDoneWhileTheFirstIsSlow() async throws {
    #expect(try await ahead(width: 100, size: 0, until: 99) == 99)
  }

  @Test func noMoreIsBegunThanThereIsRoomFor() async throws {
    let share = Backlog.usualRoom / 10
    #expect(try await ahead(width: 500, size: share, until: 10) < 500)
  }
}
