import PipeKit

/// The groups whose documents wait for further copies, in the order of their first documents.
struct GroupQueue {
  /// The groups; those at the start that are gone are cut off now and then.
  private var groups: [CopyGroup?] = []
  private var start = 0
  /// The number of the first group in the list; they begin with 1, as 0 stands for none.
  private var base: UInt32 = 1
  /// About how many bytes all documents take.
  private(set) var weight = 0

  /// Whether no group waits.
  var isEmpty: Bool { start == groups.count }

  /// The number that the next group gets.
  var nextNumber: UInt32 { base &+ UInt32(truncatingIfNeeded: groups.count) }

  /// Adds a group.
  mutating func append(_ group: CopyGroup) {
    weight += group.weight
    groups.append(group)
  }

  /// Whether a group still waits.
  func contains(_ number: UInt32) -> Bool { index(of: number) != nil }

  /// Adds a copy to a group that still waits.
  mutating func add(_ copy: Copy, to number: UInt32) {
    guard let index = index(of: number), let before = groups[index]?.weight else { return }
    groups[index]?.add(copy)
    weight += (groups[index]?.weight ?? before) - before
  }

  /// Takes the oldest group.
  mutating func removeFirst() -> CopyGroup? {
    guard start < groups.count, let group = groups[start] else { return nil }
    groups[start] = nil
    start += 1
    weight -= group.weight
    if start > 1024, start * 2 > groups.count {
      groups.removeFirst(start)
      base &+= UInt32(truncatingIfNeeded: start)
      start = 0
    }
    return group
  }

  private func index(of number: UInt32) -> Int? {
    guard number >= base else { return nil }
    let index = Int(number - base)
    return index >= start && index < groups.count ? index : nil
  }
}
