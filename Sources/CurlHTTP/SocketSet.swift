import CCurl

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The sockets that libcurl waits for, as `poll` takes them.
struct SocketSet {
  private var entries: [pollfd] = []
  private var places: [Int32: Int] = [:]

  /// Notes what a socket is waited for: a `CURL_POLL` constant.
  mutating func watch(_ socket: Int32, for interest: Int32) {
    var events: Int32 = 0
    if interest == CURL_POLL_IN || interest == CURL_POLL_INOUT { events |= Int32(POLLIN) }
    if interest == CURL_POLL_OUT || interest == CURL_POLL_INOUT { events |= Int32(POLLOUT) }
    if events == 0 { return forget(socket) }
    if let place = places[socket], entries.indices.contains(place) {
      entries[place].events = Int16(events)
    } else {
      places[socket] = entries.count
      entries.append(pollfd(fd: socket, events: Int16(events), revents: 0))
    }
  }

  private mutating func forget(_ socket: Int32) {
    guard let place = places.removeValue(forKey: socket), let last = entries.popLast() else {
      return
    }
    guard last.fd != socket, entries.indices.contains(place) else { return }
    entries[place] = last
    places[last.fd] = place
  }

  /// Waits until something has happened.
  ///
  /// - Parameters:
  ///   - milliseconds: The longest time to wait.
  ///   - ready: Gets the sockets with what has happened, as `CURL_CSELECT` constants.
  mutating func wait(
    milliseconds: Int32, _ ready: inout [(socket: Int32, events: Int32)]
  ) {
    ready.removeAll(keepingCapacity: true)
    let count = entries.withUnsafeMutableBufferPointer {
      poll($0.baseAddress, nfds_t($0.count), milliseconds)
    }
    if count <= 0 { return }
    for entry in entries where entry.revents != 0 {
      var events: Int32 = 0
      if Int32(entry.revents) & Int32(POLLIN | POLLHUP) != 0 { events |= CURL_CSELECT_IN }
      if Int32(entry.revents) & Int32(POLLOUT) != 0 { events |= CURL_CSELECT_OUT }
      if Int32(entry.revents) & Int32(POLLERR | POLLNVAL) != 0 { events |= CURL_CSELECT_ERR }
      ready.append((entry.fd, events))
      if ready.count == Int(count) { return }
    }
  }
}
