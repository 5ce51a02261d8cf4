import CCurl
import PipeKit
import Synchronization

/// The thread that drives libcurl's multi interface, and the mailbox by which others talk to it.
///
/// Everything of libcurl is touched on that thread only, except `curl_multi_wakeup`, which may be
/// called from anywhere while the multi handle exists; the mailbox's lock sees to that.
final class CurlLoop: Sendable {
  typealias Continuation = CheckedContinuation<TransferResult, Never>

  private enum Command {
    case start(UInt64, PreparedRequest, Continuation)
    case cancel(UInt64)
  }

  private struct Mailbox {
    var commands: [Command] = []
    var isClosing = false
    /// The multi handle; nil once the thread has given it up.
    var multi: MultiHandle?
  }

  private let mailbox: Mutex<Mailbox>
  private let ids = Atomic<UInt64>(0)
  private let configuration: CurlConfiguration
  private let allowsPrivateAddresses: Bool

  private static let isInitialized = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  private init(
    _ configuration: CurlConfiguration, allowsPrivateAddresses: Bool, _ multi: MultiHandle
  ) {
    self.configuration = configuration
    self.allowsPrivateAddresses = allowsPrivateAddresses
    mailbox = Mutex(Mailbox(multi: multi))
  }

  static func start(
    _ configuration: CurlConfiguration, allowsPrivateAddresses: Bool
  ) throws(HTTPError) -> CurlLoop {
    guard isInitialized, let multi = curl_multi_init() else {
      throw HTTPError(.other, url: "", "libcurl could not be started")
    }
    let limits = [
      (CURLMOPT_MAX_HOST_CONNECTIONS, configuration.maxConnectionsPerHost),
      (CURLMOPT_MAX_TOTAL_CONNECTIONS, configuration.maxConnections),
      (CURLMOPT_MAXCONNECTS, configuration.maxConnections),
    ]
    for (option, value) in limits { pipe_curl_multi_set_long(multi, option, max(1, value)) }
    let loop = CurlLoop(
      configuration, allowsPrivateAddresses: allowsPrivateAddresses, MultiHandle(pointer: multi))
    guard PlatformThread.start({ loop.run() }) else {
      curl_multi_cleanup(multi)
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
      if let multi = mailbox.multi { curl_multi_wakeup(multi.pointer) }
    }
  }

  @discardableResult
  private func post(_ command: Command) -> Bool {
    mailbox.withLock { mailbox in
      guard !mailbox.isClosing, let multi = mailbox.multi else { return false }
      mailbox.commands.append(command)
      curl_multi_wakeup(multi.pointer)
      return true
    }
  }

  // MARK: On the thread

  private func run() {
    PlatformThread.blockBrokenPipeSignal()
    guard let multi = mailbox.withLock({ $0.multi })?.pointer else { return }
    let policy = AddressPolicy(configuration, allowsPrivateAddresses: allowsPrivateAddresses)
    var transfers: [UInt64: CurlTransfer] = [:]
    while let commands = takeCommands() {
      for command in commands {
        switch command {
        case .start(let id, let request, let continuation):
          let transfer = CurlTransfer(id, request, configuration, policy, continuation)
          if let transfer, curl_multi_add_handle(multi, transfer.easy) == CURLM_OK {
            transfers[id] = transfer
          } else {
            let error = HTTPError(
              .other, url: request.url, "libcurl could not prepare the request")
            continuation.resume(returning: .failure(error))
          }
        case .cancel(let id):
          guard let transfer = transfers.removeValue(forKey: id) else { continue }
          curl_multi_remove_handle(multi, transfer.easy)
          transfer.finish(.cancelled)
        }
      }
      var running: Int32 = 0
      curl_multi_perform(multi, &running)
      finishTransfers(of: multi, &transfers)
      curl_multi_poll(multi, nil, 0, transfers.isEmpty ? 60_000 : 1_000, nil)
    }
    for transfer in transfers.values {
      curl_multi_remove_handle(multi, transfer.easy)
      transfer.finish(.cancelled)
    }
    curl_multi_cleanup(multi)
  }

  /// What has been asked for since the last time; nil once the client is gone.
  private func takeCommands() -> [Command]? {
    let (commands, isClosing) = mailbox.withLock { mailbox in
      defer { mailbox.commands = [] }
      if mailbox.isClosing { mailbox.multi = nil }
      return (mailbox.commands, mailbox.isClosing)
    }
    guard isClosing else { return commands }
    for case .start(_, _, let continuation) in commands {
      continuation.resume(returning: .cancelled)
    }
    return nil
  }

  private func finishTransfers(
    of multi: UnsafeMutableRawPointer, _ transfers: inout [UInt64: CurlTransfer]
  ) {
    var remaining: Int32 = 0
    while let message = curl_multi_info_read(multi, &remaining) {
      guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle else {
        continue
      }
      // The message is gone once its handle is removed.
      let code = message.pointee.data.result
      curl_multi_remove_handle(multi, easy)
      guard let id = CurlTransfer.id(of: easy) else { continue }
      transfers.removeValue(forKey: id)?.finish(code: code)
    }
  }
}
