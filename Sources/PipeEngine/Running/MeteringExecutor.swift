import Dispatch
import PipeKit

/// Runs a stage's task and the tasks it starts, and adds up the processor time they take.
///
/// A task that waits may go on on another thread, and other tasks run on the first one meanwhile. So
/// time is taken where a task is put on a thread and where it leaves it: nothing of others is counted,
/// and the stage itself has nothing to do for it. What a stage has done elsewhere (on an actor with an
/// executor of its own, on a queue or a thread of a library) is not seen here; it counts where it is
/// done in ``StageContext/metered(_:)``.
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
