import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Serves a few small pages over HTTP beside work that it must not disturb.
///
/// One thread serves all connections. They are few, short and bounded, whatever the clients do.
public final class PageServer: Sendable {
  /// What clients are allowed.
  struct Limits: Sendable {
    /// How many connections there are at most.
    var connections = 32
    /// How many bytes a request may have.
    var requestBytes = 8192
    /// How long a connection lasts at most.
    var patience = Duration.seconds(5)
    /// How old a connection must be before it has to give way to another.
    var shortest = Duration.milliseconds(50)
  }

  /// The address of the server, as `http://127.0.0.1:9464`.
  public let origin: String
  /// Whether only this machine can reach it.
  public let isLoopback: Bool
  private let listener: Mutex<Descriptor?>
  private let stop: Wake
  private let limits: Limits

  /// Listens; connections wait until they are served.
  ///
  /// - Throws: `ListenError`, when the address cannot be had.
  public convenience init(_ address: ListenAddress) throws(ListenError) {
    try self.init(address, Limits())
  }

  init(_ address: ListenAddress, _ limits: Limits) throws(ListenError) {
    let socket = try ListeningSocket(address)
    guard let stop = Wake() else {
      throw ListenError("cannot listen: \(String(cString: strerror(errno)))")
    }
    origin = "http://\(socket.authority)"
    isLoopback = socket.isLoopback
    listener = Mutex(socket.descriptor)
    self.stop = stop
    self.limits = limits
  }

  /// Serves, until the task is cancelled; then all connections and the server itself are closed.
  ///
  /// - Parameter answer: The page for a path. It is called by one thread, and has no time to lose.
  @concurrent
  public func serve(_ answer: @escaping @Sendable (String) -> Page) async {
    let listener = listener.withLock { listener in
      defer { listener = nil }
      return listener
    }
    guard let listener else { return }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        DispatchQueue(label: "metrics").async { [stop, limits] in
          var loop = ServingLoop(listener, stop, limits, answer)
          loop.run()
          continuation.resume()
        }
      }
    } onCancel: {
      stop.raise()
    }
  }
}

/// Wakes a thread that waits for descriptors.
struct Wake: Sendable {
  let reading: Descriptor
  private let writing: Descriptor

  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0, let reading = Descriptor(ends[0]), let writing = Descriptor(ends[1])
    else { return nil }
    self.reading = reading
    self.writing = writing
  }

  /// Wakes it.
  func raise() {
    var byte: UInt8 = 0
    _ = write(writing.number, &byte, 1)
  }
}
