import Dispatch
import PipeKit

/// Does the waiting for a program on a queue of its own, so that no task is kept from running.
final class ProgramThread: @unchecked Sendable {
  // Unchecked: the runner is touched on the queue only, one job after the other.
  private let queue: DispatchQueue
  private let runner: ProgramRunner
  private let interrupt: InputInterrupt
  private let context: StageContext

  init(_ runner: sending ProgramRunner, interrupt: InputInterrupt, context: StageContext) {
    queue = DispatchQueue(label: "pipe.program.\(context.stage)")
    self.runner = runner
    self.interrupt = interrupt
    self.context = context
  }

  /// Does something with the program; cancelling the task ends the waiting.
  func perform<Result: Sendable>(
    _ work: @escaping @Sendable (ProgramRunner) throws -> Result
  ) async throws -> Result {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        queue.async { [self] in
          do {
            continuation.resume(returning: try context.metered { try work(runner) })
          } catch {
            continuation.resume(throwing: error)
          }
        }
      }
    } onCancel: {
      interrupt.raise()
    }
  }

  /// Ends the program, whatever it does.
  func kill() {
    interrupt.raise()
    queue.sync { runner.kill() }
  }
}
