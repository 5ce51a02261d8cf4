#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A detached thread of the operating system.
final class PlatformThread: Sendable {
  private let body: @Sendable () -> Void

  private init(_ body: @escaping @Sendable () -> Void) {
    self.body = body
  }

  /// Starts a thread; false if there can be none.
  static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
    let argument = Unmanaged.passRetained(PlatformThread(body)).toOpaque()
    let isStarted = create(argument)
    if !isStarted { Unmanaged<PlatformThread>.fromOpaque(argument).release() }
    return isStarted
  }

  /// Keeps the calling thread from ending the process when it writes to a closed connection, which
  /// TLS libraries do without asking the system not to signal.
  static func blockBrokenPipeSignal() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }

  private static func create(_ argument: UnsafeMutableRawPointer) -> Bool {
    #if canImport(Darwin)
      var thread: pthread_t?
      guard pthread_create(&thread, nil, runThread, argument) == 0, let thread else {
        return false
      }
    #else
      var thread = pthread_t()
      guard pthread_create(&thread, nil, runThread, argument) == 0 else { return false }
    #endif
    pthread_detach(thread)
    return true
  }

  fileprivate func run() { body() }
}

// The C entry point; a closure in its place crashes the compiler (Swift 6.3.1).
#if canImport(Darwin)
  private func runThread(_ argument: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<PlatformThread>.fromOpaque(argument).takeRetainedValue().run()
    return nil
  }
#else
  private func runThread(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let argument {
      Unmanaged<PlatformThread>.fromOpaque(argument).takeRetainedValue().run()
    }
    return nil
  }
#endif
