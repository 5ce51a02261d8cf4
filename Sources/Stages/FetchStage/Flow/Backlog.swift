import Synchronization

/// Bounds what is held of results that wait for one before them: beyond that only the one that all
/// wait for goes on.
final class Backlog: Sendable {
  /// An item's place in the order, which tells whether it may go on now.
  struct Ticket: Sendable {
    let backlog: Backlog
    let index: Int

    /// The ticket of the item that the current task works on; nil outside of ordered work.
    @TaskLocal static var current: Ticket?

    /// Whether it may go on: there is room, or all others wait for it.
    var isAdmitted: Bool { backlog.admits(index) }
  }

  /// How much is held before there is no more room, in bytes.
  static let usualRoom = 64 << 20

  private let room: Int
  private let due = Atomic<Int>(0)
  private let held = Atomic<Int>(0)

  init(room: Int = usualRoom) { self.room = room }

  /// Whether there is room for more than the item that is due.
  var hasRoom: Bool { held.load(ordering: .relaxed) < room }

  /// Takes a result that is held until it is its turn.
  func hold(_ size: Int) { held.add(size, ordering: .relaxed) }

  /// Lets results go that were held.
  func release(_ size: Int) { held.subtract(size, ordering: .relaxed) }

  /// Says which item is the next.
  func advance(to index: Int) { due.store(index, ordering: .relaxed) }

  private func admits(_ index: Int) -> Bool {
    hasRoom || index <= due.load(ordering: .relaxed)
  }
}
