#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A connection: one request, one answer.
struct Connection {
  private enum State {
    case reading([UInt8])
    case writing(ArraySlice<UInt8>)
    /// Closing while something is unread would take the answer back.
    case draining(left: Int)
    case done
  }

  let descriptor: Descriptor
  let began: ContinuousClock.Instant
  private var state = State.reading([])

  init(_ descriptor: Descriptor, began: ContinuousClock.Instant) {
    self.descriptor = descriptor
    self.began = began
  }

  var isDone: Bool { if case .done = state { true } else { false } }

  /// What it waits for.
  var interest: Int16 {
    if case .writing = state { Int16(POLLOUT) } else { Int16(POLLIN) }
  }

  /// Goes on as far as that is possible without waiting.
  mutating func proceed(_ limits: PageServer.Limits, _ answer: (String) -> Page) {
    while true {
      switch state {
      case .reading(var bytes):
        guard let more = descriptor.receive(4096) else { return }
        if more.isEmpty {
          state = .done
          return
        }
        let known = bytes.count
        bytes += more
        switch RequestHead(bytes, known: known, limit: limits.requestBytes) {
        case .incomplete: state = .reading(bytes)
        case .read(let path, let isHead):
          state = .writing(answer(path).bytes(withText: !isHead)[...])
        case .refused(let status):
          let page = Page(status, text: "\(status.rawValue.dropFirst(4).lowercased())\n")
          state = .writing(page.bytes(withText: true)[...])
        }
      case .writing(let bytes):
        guard let count = descriptor.send(bytes) else {
          state = .done
          return
        }
        let rest = bytes.dropFirst(count)
        state = .writing(rest)
        guard rest.isEmpty else { return }
        shutdown(descriptor.number, Int32(SHUT_WR))
        state = .draining(left: 8 * limits.requestBytes)
      case .draining(let left):
        guard let more = descriptor.receive(4096) else { return }
        state = more.isEmpty || left <= more.count ? .done : .draining(left: left - more.count)
      case .done: return
      }
    }
  }
}
