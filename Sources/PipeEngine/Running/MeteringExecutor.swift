import Dispatch
import PipeKit

/// Runs a stage's task and the tasks it starts, and adds up the processor time they take.
///
/// A task that waits may go on on another thread, and other tasks run on the first one meanwhile. So
/// time is taken where a task is put on a thread and where it leaves it: nothing is missed, nothing
/// of others is counted, and the stage itself has nothing to do for it.
final class MeteringExecutor: TaskExecutor {
  private let meter: StageMeter

  /// Creates an executor for a stage.
  init(_ meter: StageMeter) { self.meter = meter }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    DispatchQueue.global().async { [self] in
      let start = StageMeter.threadTime()
      job.runSynchronously(on: asUnownedTaskExecutor())
      meter.spent(StageMeter.threadTime() &- start)
    }
  }
}
