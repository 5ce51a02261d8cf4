import CCurl
import PipeKit
import Synchronization

/// The thread that drives libcurl, and the mailbox by which others talk to it.
///
/// Everything of libcurl is touched on that thread only.
final class CurlLoop: Sendable {
  typealias Continuation = CheckedContinuation<TransferResult, Never>

  /// What the thread is asked to do.
  enum Command {
    case start(UInt64, PreparedRequest, Continuation)
    case cancel(UInt64)
  }

  private struct Mailbox {
    var commands: [Command] = []
    var isClosing = false
    /// Whether the thread waits for sockets, and has to be woken for a command.
    var isAsleep = false
    /// Whether the thread has come to its end.
    var isClosed = false
  }

  private let mailbox = Mutex(Mailbox())
  private let ids = Atomic<UInt64>(0)
  private let wakeUp: WakeUp

  static let isInitialized = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  private init(_ wakeUp: WakeUp) { self.wakeUp = wakeUp }

  static func start(
    _ configuration: CurlConfiguration, _ network: CurlNetwork, _ reach: AddressReach
  ) throws(HTTPError) -> CurlLoop {
    guard isInitialized, let wakeUp = WakeUp() else {
      throw HTTPError(.other, url: "", "libcurl could not be started", isTransient: true)
    }
    let loop = CurlLoop(wakeUp)
    let isStarted = PlatformThread.start {
      PlatformThread.blockBrokenPipeSignal()
      let policy = AddressPolicy(configuration, network, reach)
      let runner = CurlRunner(CurlTransfer.Settings(configuration, network, policy), loop)
      runner?.run()
      loop.end()
    }
    guard isStarted else {
      wakeUp.close()
      throw HTTPError(.other, url: "", "no thread could be started", isTransient: true)
    }
    return loop
  }

  // MARK: Called from anywhere

  /// Makes one exchange; a cancelled task ends it at once.
  func send(_ request: PreparedRequest) async -> TransferResult {
    let id = ids.wrappingAdd(1, ordering: .relaxed).newValue
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isAccepted = post(.start(id, request, continuation))
        if !isAccepted { continuation.resume(returning: .cancelled) }
        // A cancellation that came before the request was queued found nothing to cancel.
        if Task.isCancelled { post(.cancel(id)) }
      }
    } onCancel: {
      post(.cancel(id))
    }
  }

  /// Ends the thread, and what is under way with it.
  func close() {
    mailbox.withLock { mailbox in
      mailbox.isClosing = true
      if !mailbox.isClosed { wakeUp.ring() }
    }
  }

  @discardableResult
  private func post(_ command: Command) -> Bool {
    mailbox.withLock { mailbox in
      guard !mailbox.isClosing, !mailbox.isClosed else { return false }
      mailbox.commands.append(command)
      if mailbox.isAsleep {
        mailbox.isAsleep = false
        wakeUp.ring()
      }
      return true
    }
  }

  // MARK: Called by the thread

  /// What the thread waits for beside its sockets.
  var wakeUpSocket: Int32 { wakeUp.reading }

  /// Says that the thread is about to wait; false if there is something to do first.
  func fallAsleep() -> Bool {
    mailbox.withLock { mailbox in
      mailbox.isAsleep = mailbox.commands.isEmpty && !mailbox.isClosing
      return mailbox.isAsleep
    }
  }

  /// Forgets who has woken the thread.
  func silence() { wakeUp.silence() }

  /// What has been asked for since the last time; nil once the client is gone.
  func takeCommands() -> [Command]? {
    mailbox.withLock { mailbox in
      mailbox.isAsleep = false
      if mailbox.isClosing { return nil }
      if mailbox.commands.isEmpty { return [] }
      defer { mailbox.commands = [] }
      return mailbox.commands
    }
  }

  private func end() {
    let commands = mailbox.withLock { mailbox in
      mailbox.isClosed = true
      wakeUp.close()
      defer { mailbox.commands = [] }
      return mailbox.commands
    }
    for case .start(_, _, let continuation) in commands {
      continuation.resume(returning: .cancelled)
    }
  }
}
