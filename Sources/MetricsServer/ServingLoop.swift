#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the thread of a server does.
struct ServingLoop {
  private let listener: Descriptor
  private let stop: Wake
  private let limits: PageServer.Limits
  private let answer: (String) -> Page
  private var connections: [Connection] = []
  /// Until when no connection is taken.
  private var pause: ContinuousClock.Instant?

  init(
    _ listener: Descriptor, _ stop: Wake, _ limits: PageServer.Limits,
    _ answer: @escaping (String) -> Page
  ) {
    self.listener = listener
    self.stop = stop
    self.limits = limits
    self.answer = answer
  }

  /// Serves until it is told to stop.
  mutating func run() {
    while true {
      var polls = [pollfd(fd: stop.reading.number, events: Int16(POLLIN), revents: 0)]
      // A negative number is passed over.
      let taken = pause == nil ? listener.number : -1
      polls.append(pollfd(fd: taken, events: Int16(POLLIN), revents: 0))
      for connection in connections {
        polls.append(
          pollfd(fd: connection.descriptor.number, events: connection.interest, revents: 0))
      }
      guard poll(&polls, nfds_t(polls.count), timeout) >= 0 || errno == EINTR else { return }
      if polls[0].revents != 0 { return }
      for index in connections.indices where polls[index + 2].revents != 0 {
        connections[index].proceed(limits, answer)
      }
      let now = ContinuousClock.now
      connections.removeAll { [limits] in $0.isDone || now - $0.began >= limits.patience }
      if let end = pause, now >= end { pause = nil }
      if polls[1].revents != 0 { accept(now) }
    }
  }

  /// How many milliseconds there is nothing to do unless somebody sends something; -1 for ever.
  private var timeout: Int32 {
    let ends = connections.first.map { [$0.began + limits.patience] } ?? []
    guard let next = (ends + (pause.map { [$0] } ?? [])).min() else { return -1 }
    let left = max(next - .now, .zero) / .milliseconds(1)
    return Int32(min(left.rounded(.up), 60_000))
  }

  /// Takes the connections that wait.
  ///
  /// Where there are too many the oldest gives way, so that nobody can keep others out; but not at
  /// once, so that a flood of them costs little.
  private mutating func accept(_ now: ContinuousClock.Instant) {
    for _ in 0..<limits.connections {
      if connections.count >= limits.connections, let oldest = connections.first {
        guard now - oldest.began >= limits.shortest else {
          pause = oldest.began + limits.shortest
          return
        }
        connections.removeFirst()
      }
      guard let descriptor = Descriptor(systemAccept(listener.number)) else {
        // Without a descriptor left, it would be woken for the same connection again and again.
        if ![EAGAIN, EWOULDBLOCK, EINTR, ECONNABORTED].contains(errno) {
          pause = now + .seconds(1)
        }
        return
      }
      var connection = Connection(descriptor, began: now)
      connection.proceed(limits, answer)
      if !connection.isDone { connections.append(connection) }
    }
  }
}

private func systemAccept(_ listener: Int32) -> Int32 { accept(listener, nil, nil) }
