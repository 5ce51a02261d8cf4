import CCurl
import PipeKit

/// What a client's thread does: it starts exchanges, tells libcurl of its sockets, and ends exchanges.
///
/// libcurl says by callbacks which sockets it waits for and when it wants to be called next
/// (`curl_multi_socket_action`), so that an exchange that waits costs nothing.
final class CurlRunner {
  /// The most exchanges that are kept to be used again.
  private static let maxIdle = 256

  private let settings: CurlTransfer.Settings
  private let loop: CurlLoop
  private let multi: UnsafeMutableRawPointer
  private var active: [UInt64: CurlTransfer] = [:]
  private var idle: [CurlTransfer] = []
  private var sockets = SocketSet()
  /// When libcurl wants to be called though no socket has anything.
  private var timer: ContinuousClock.Instant?
  /// The earliest time at which an answer of those under way has to have begun.
  private var firstByteDeadline: ContinuousClock.Instant?

  init?(_ settings: CurlTransfer.Settings, _ loop: CurlLoop) {
    guard let multi = curl_multi_init() else { return nil }
    self.settings = settings
    self.loop = loop
    self.multi = multi
    let configuration = settings.configuration
    let limits = [
      (CURLMOPT_MAX_HOST_CONNECTIONS, configuration.maxConnectionsPerHost),
      (CURLMOPT_MAX_TOTAL_CONNECTIONS, configuration.maxConnections),
      (CURLMOPT_MAXCONNECTS, configuration.maxConnections),
    ]
    for (option, value) in limits { pipe_curl_multi_set_long(multi, option, max(1, value)) }
    let me = Unmanaged.passUnretained(self).toOpaque()
    pipe_curl_multi_set_socket_function(multi) { _, socket, interest, runner, _ in
      CurlRunner.from(runner)?.sockets.watch(socket, for: interest)
      return 0
    }
    pipe_curl_multi_set_pointer(multi, CURLMOPT_SOCKETDATA, me)
    pipe_curl_multi_set_timer_function(multi) { _, milliseconds, runner in
      CurlRunner.from(runner)?.timer =
        milliseconds < 0 ? nil : ContinuousClock.now.advanced(by: .milliseconds(milliseconds))
      return 0
    }
    pipe_curl_multi_set_pointer(multi, CURLMOPT_TIMERDATA, me)
    sockets.watch(loop.wakeUpSocket, for: CURL_POLL_IN)
  }

  /// Runs until the client is gone, once.
  func run() {
    var ready: [(socket: Int32, events: Int32)] = []
    while let commands = loop.takeCommands() {
      for command in commands { carryOut(command) }
      for (socket, events) in ready {
        if socket == loop.wakeUpSocket {
          loop.silence()
        } else {
          act(socket, events)
        }
      }
      var now = ContinuousClock.now
      if let timer, timer <= now {
        self.timer = nil
        act(CURL_SOCKET_TIMEOUT, 0)
      }
      endFinished()
      if let firstByteDeadline, firstByteDeadline <= now { endSilent(now) }
      now = .now
      let wait = loop.fallAsleep() ? milliseconds(from: now) : 0
      sockets.wait(milliseconds: wait, &ready)
    }
    for transfer in active.values {
      curl_multi_remove_handle(multi, transfer.easy)
      transfer.finish(.cancelled)
    }
    // Here and not in a deinitialiser, as it calls back.
    curl_multi_cleanup(multi)
  }

  private static func from(_ pointer: UnsafeMutableRawPointer?) -> CurlRunner? {
    pointer.map { Unmanaged<CurlRunner>.fromOpaque($0).takeUnretainedValue() }
  }

  private func act(_ socket: Int32, _ events: Int32) {
    var running: Int32 = 0
    curl_multi_socket_action(multi, socket, events, &running)
  }

  private func carryOut(_ command: CurlLoop.Command) {
    switch command {
    case .start(let id, let request, let continuation):
      guard let transfer = idle.popLast() ?? CurlTransfer(settings),
        transfer.prepare(id, request, continuation),
        curl_multi_add_handle(multi, transfer.easy) == CURLM_OK
      else {
        let error = HTTPError(.other, url: request.url, "libcurl could not prepare the request")
        return continuation.resume(returning: .failure(error))
      }
      active[id] = transfer
      if let deadline = transfer.firstByteDeadline {
        firstByteDeadline = min(firstByteDeadline ?? deadline, deadline)
      }
    case .cancel(let id):
      guard let transfer = active.removeValue(forKey: id) else { return }
      curl_multi_remove_handle(multi, transfer.easy)
      transfer.finish(.cancelled)
    }
  }

  private func endFinished() {
    var remaining: Int32 = 0
    while let message = curl_multi_info_read(multi, &remaining) {
      guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle else {
        continue
      }
      // The message is gone once its handle is removed.
      let code = message.pointee.data.result
      curl_multi_remove_handle(multi, easy)
      guard let id = CurlTransfer.id(of: easy), let transfer = active.removeValue(forKey: id)
      else { continue }
      transfer.finish(code: code)
      guard transfer.isReusable, idle.count < Self.maxIdle else { continue }
      transfer.letGoOfMemory()
      idle.append(transfer)
    }
  }

  /// Ends exchanges whose answers should have begun, and finds out when to look again.
  private func endSilent(_ now: ContinuousClock.Instant) {
    firstByteDeadline = nil
    for (id, transfer) in active {
      guard let deadline = transfer.firstByteDeadline, !transfer.hasBegun else { continue }
      if deadline <= now {
        active.removeValue(forKey: id)
        curl_multi_remove_handle(multi, transfer.easy)
        transfer.finishSilent()
      } else {
        firstByteDeadline = min(firstByteDeadline ?? deadline, deadline)
      }
    }
  }

  /// How long to wait for sockets at most.
  private func milliseconds(from now: ContinuousClock.Instant) -> Int32 {
    var wait = Duration.seconds(60)
    if let timer { wait = min(wait, timer - now) }
    if let firstByteDeadline { wait = min(wait, firstByteDeadline - now) }
    if wait <= .zero { return 0 }
    let (seconds, attoseconds) = wait.components
    // Rounded up: to wake too early is to wake twice.
    return Int32(seconds) * 1000 + Int32(attoseconds / 1_000_000_000_000_000) + 1
  }
}
