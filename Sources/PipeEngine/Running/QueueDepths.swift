import PipeKit
import Synchronization

/// The queues of a run, by the stage they are in front of.
final class QueueDepths: Sendable {
  private let queues = Mutex<[(stage: String, channel: Channel)]>([])

  /// Watches these queues from now on.
  func watch(_ queues: [(stage: String?, channel: Channel)]) {
    let named = queues.compactMap { queue in queue.stage.map { ($0, queue.channel) } }
    self.queues.withLock { $0 = named }
  }

  /// How many parcels wait before each stage that has a queue.
  var reading: [String: Int] {
    let queues = queues.withLock { $0 }
    // A stage whose work is partly done ahead has two: before that part, and before the rest.
    return Dictionary(queues.map { ($0.stage, $0.channel.depth) }, uniquingKeysWith: +)
  }
}
