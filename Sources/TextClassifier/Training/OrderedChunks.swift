import Foundation

/// Works on numbered pieces on all cores, and takes the results in the order of their numbers.
enum OrderedChunks {
  private struct Done<Result: Sendable>: Sendable {
    var number: Int
    var result: Result
  }

  /// Works until all pieces are done; a few more are begun than there are cores.
  static func run<Result: Sendable>(
    count: Int, width: Int = ProcessInfo.processInfo.activeProcessorCount,
    work: @escaping @Sendable (Int) -> Result, take: (Result) -> Void
  ) async {
    await withTaskGroup(of: Done<Result>.self) { group in
      var (started, due) = (0, 0)
      var ready: [Int: Result] = [:]
      func start() {
        guard started < count else { return }
        let number = started
        started += 1
        group.addTask { Done(number: number, result: work(number)) }
      }
      for _ in 0..<max(2, width + width / 2) { start() }
      while let done = await group.next() {
        ready[done.number] = done.result
        while let next = ready.removeValue(forKey: due) {
          take(next)
          due += 1
        }
        start()
      }
    }
  }
}
