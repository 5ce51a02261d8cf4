import PipeKit
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program that runs beside this one, with pipes to its standard streams.
///
/// It is the head of a process group of its own: Ctrl-C at a terminal does not reach it, so that it can finish what it
/// has, and what it starts ends with it. Used by one thread at a time.
final class ChildProcess {
  /// Where its standard input is written, which never waits; -1 once it is closed.
  private(set) var input: CInt
  /// Where its standard output is read, which never waits.
  let output: CInt
  /// Where its standard error is read, which never waits.
  let errors: CInt
  private static let making = Mutex(())
  /// Those that may run.
  private static let running = Mutex<Set<pid_t>>([])
  private let pid: pid_t
  private var status: CInt?

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - command: The program; it has every variable of this process's environment.
  ///   - variables: More variables of its environment.
  /// - Throws: ``StageError`` that says why it cannot be started.
  init(_ command: ProgramCommand, variables: [String: String]) throws(StageError) {
    LocalFileSystem.ignoreBrokenPipes()
    // One after the other: a program that is started while another's pipes are made would keep their ends open.
    let pipes = Self.making.withLock { _ in (0..<3).map { _ in Self.makePipe() } }
    guard let ins = pipes[0], let outs = pipes[1], let errs = pipes[2] else {
      for pipe in pipes.compactMap(\.self) { Self.close([pipe.read, pipe.write]) }
      throw StageError(
        .program, "'\(command.name)' cannot be started: too many files are open")
    }
    var (code, started) = (ETXTBSY, pid_t(0))
    // A program that was written a moment ago may be open still, in a process that is being started elsewhere.
    for attempt in 0..<20 where code == ETXTBSY {
      if attempt > 0 { usleep(10_000) }
      (code, started) = Self.making.withLock { _ in
        Self.spawn(command.words, variables, streams: [ins.read, outs.write, errs.write])
      }
    }
    pid = started
    Self.close([ins.read, outs.write, errs.write])
    guard code == 0 else {
      Self.close([ins.write, outs.read, errs.read])
      let hint: String? =
        switch code {
        case ENOENT: "check its path, and that it is installed"
        case EACCES: "make it executable: chmod +x"
        case ENOEXEC: "a script begins with a line such as #!/usr/bin/env python3"
        default: nil
        }
      throw StageError(
        .program,
        "'\(command.name)' cannot be started: \(String(cString: strerror(code)).lowercased())",
        hint: hint)
    }
    Self.running.withLock { _ = $0.insert(started) }
    (input, output, errors) = (ins.write, outs.read, errs.read)
    for end in [input, output, errors] {
      _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
    }
    #if canImport(Glibc)
      // More of a batch fits, so that the two programs wait for each other less often.
      for end in [input, output] { _ = fcntl(end, 1031 /* F_SETPIPE_SZ */, 1 << 18) }
    #endif
  }

  deinit {
    end(with: SIGKILL)
    closeInput()
    Self.close([output, errors])
  }

  /// Says that nothing more comes.
  func closeInput() {
    guard input >= 0 else { return }
    Self.close([input])
    input = -1
  }

  /// Looks whether it has ended.
  ///
  /// - Returns: How, as the rest of a sentence; `nil` while it runs.
  func ending() -> String? {
    if status == nil {
      var found: CInt = 0
      let result = waitpid(pid, &found, WNOHANG)
      if result == pid { status = found }
      // Somebody else has waited for it: how it ended is not known.
      if result == -1, errno == ECHILD { status = 0 }
    }
    return status.map(Self.describe)
  }

  /// Whether it ended by itself, and well.
  var endedWell: Bool { status == 0 }

  /// Ends it, and what it has started.
  ///
  /// - Parameter signal: `SIGTERM` asks, `SIGKILL` does not and waits for the end.
  func end(with signal: CInt) {
    // What it has started may outlive it, and is in its group.
    _ = kill(-pid, signal)
    if signal == SIGKILL { Self.running.withLock { _ = $0.remove(pid) } }
    guard signal == SIGKILL, status == nil else { return }
    var found: CInt = 0
    if case .success = retryingInterrupted({ waitpid(pid, &found, 0) }) { status = found }
    if status == nil { status = 0 }
  }

  /// Ends all programs, before the process itself ends at once.
  static func endAll() {
    running.withLock { running in
      for pid in running { _ = kill(-pid, SIGKILL) }
    }
  }

  private static func describe(_ status: CInt) -> String {
    let signal = status & 0x7F
    if signal == 0 { return "ended with status \((status >> 8) & 0xFF)" }
    let names: [CInt: String] = [
      SIGSEGV: "SIGSEGV", SIGKILL: "SIGKILL", SIGTERM: "SIGTERM", SIGABRT: "SIGABRT",
      SIGBUS: "SIGBUS", SIGILL: "SIGILL", SIGFPE: "SIGFPE", SIGINT: "SIGINT", SIGPIPE: "SIGPIPE",
    ]
    return "was ended by signal \(signal)" + (names[signal].map { " (\($0))" } ?? "")
  }

  private static func makePipe() -> (read: CInt, write: CInt)? {
    var ends: [CInt] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  private static func close(_ descriptors: [CInt]) {
    for descriptor in descriptors { _ = Platform.close(descriptor) }
  }

  /// Starts a program.
  ///
  /// - Returns: The number of an error, 0 for none, and of the process.
  private static func spawn(
    _ words: [String], _ variables: [String: String], streams: [CInt]
  ) -> (CInt, pid_t) {
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #else
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    for (number, stream) in streams.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, stream, CInt(number))
    }
    #if canImport(Glibc)
      closeOthers(&actions, from: CInt(streams.count))
    #endif
    // This program ignores SIGPIPE and may block signals; another one does not expect that.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    var flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
    #if canImport(Darwin)
      // Elsewhere every descriptor of this program is closed in others by itself.
      flags |= POSIX_SPAWN_CLOEXEC_DEFAULT
    #endif
    posix_spawnattr_setflags(&attributes, Int16(flags))
    var arguments = words.map { strdup($0) } + [nil]
    var environment = Self.environment(variables).map { strdup($0) } + [nil]
    defer { for text in arguments + environment { free(text) } }
    var pid: pid_t = 0
    let code = posix_spawnp(
      &pid, words.first ?? "", &actions, &attributes, &arguments, &environment)
    return (code, pid)
  }

  #if canImport(Glibc)
    /// Has a program close what it was not meant to have: Foundation, among others, opens files that programs which are
    /// started meanwhile keep open. (glibc 2.34 and later; its header is hidden from Swift.)
    private static func closeOthers(_ actions: inout posix_spawn_file_actions_t, from: CInt) {
      typealias CloseFrom =
        @convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, CInt) -> CInt
      guard let found = dlsym(nil, "posix_spawn_file_actions_addclosefrom_np") else { return }
      _ = unsafeBitCast(found, to: CloseFrom.self)(&actions, from)
    }
  #endif

  private static func environment(_ more: [String: String]) -> [String] {
    var variables: [String] = []
    var next = environ
    while let text = next.pointee {
      variables.append(String(cString: text))
      next += 1
    }
    variables.removeAll { variable in more.keys.contains { variable.hasPrefix("\($0)=") } }
    return variables + more.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
  }
}
