import PipeKit
import Synchronization

/// The content of a file in memory, which outlives its name while it is open.
final class MemoryInode: Sendable {
  private struct State {
    var bytes: [UInt8]
    var modified: Timestamp
  }

  private static let last = Atomic<UInt64>(0)

  private let state: Mutex<State>
  /// What tells it from all others.
  private let number = last.wrappingAdd(1, ordering: .relaxed).newValue

  init(_ bytes: [UInt8], modified: Timestamp) {
    state = Mutex(State(bytes: bytes, modified: modified))
  }

  var bytes: [UInt8] { state.withLock { $0.bytes } }
  var count: Int { state.withLock { $0.bytes.count } }

  var info: FileInfo {
    state.withLock {
      FileInfo(
        isDirectory: false, size: $0.bytes.count, modified: $0.modified,
        identity: FileIdentity(device: 0, inode: number))
    }
  }

  func replace(_ bytes: [UInt8], now: Timestamp) {
    state.withLock { $0 = State(bytes: bytes, modified: now) }
  }

  /// Appends up to `count` bytes from `position` to a buffer, and says how many.
  func read(at position: Int, into buffer: inout [UInt8], count: Int) -> Int {
    let part = state.withLock { state in
      Array(state.bytes.dropFirst(position).prefix(max(count, 0)))
    }
    buffer += part
    return part.count
  }

  /// Writes at `position`, or at the end, and says where the writing ended.
  ///
  /// A gap is filled with zeros.
  func write(_ bytes: some Collection<UInt8>, at position: Int?, now: Timestamp) -> Int {
    state.withLock { state in
      let start = position ?? state.bytes.count
      if start > state.bytes.count {
        state.bytes += repeatElement(0, count: start - state.bytes.count)
      }
      let end = min(start + bytes.count, state.bytes.count)
      state.bytes.replaceSubrange(start..<end, with: bytes)
      state.modified = now
      return start + bytes.count
    }
  }

  func truncate(to length: Int, now: Timestamp) {
    state.withLock { state in
      if length < state.bytes.count {
        state.bytes.removeSubrange(length...)
      } else {
        state.bytes += repeatElement(0, count: length - state.bytes.count)
      }
      state.modified = now
    }
  }
}
