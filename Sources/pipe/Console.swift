#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The terminal: what goes to standard output and standard error.
enum Console {
  /// Whether standard error is a terminal.
  static let errorIsTerminal = isatty(STDERR_FILENO) == 1

  /// Whether standard input is a terminal.
  static let inputIsTerminal = isatty(STDIN_FILENO) == 1

  /// Whether colours may be used on standard error; see https://no-color.org.
  static let usesColor = errorIsTerminal && allowsColor

  /// Whether standard output is a terminal.
  static let outputIsTerminal = isatty(STDOUT_FILENO) == 1

  /// Whether colours may be used on standard output.
  static let outputUsesColor = outputIsTerminal && allowsColor

  private static let allowsColor =
    getenv("NO_COLOR") == nil && getenv("TERM").map { String(cString: $0) } != "dumb"

  /// Writes to standard output.
  ///
  /// Whoever reads it may have gone: then there is nothing to say.
  static func print(_ text: String) {
    write(text.hasSuffix("\n") ? text : text + "\n", STDOUT_FILENO)
  }

  /// Writes a line to standard error.
  static func complain(_ text: String) {
    write(text.hasSuffix("\n") ? text : text + "\n", STDERR_FILENO)
  }

  /// Writes to standard error as it is.
  static func writeError(_ text: String) { write(text, STDERR_FILENO) }

  /// Ends the process.
  static func exit(_ code: Int32) -> Never {
    #if canImport(Glibc)
      Glibc.exit(code)
    #else
      Darwin.exit(code)
    #endif
  }

  /// How many columns and rows the terminal has.
  static var size: (columns: Int, rows: Int) {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0
    else { return (80, 24) }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  /// How many columns the terminal has that standard output is; `nil` if it is none.
  static var outputColumns: Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  private static func write(_ text: String, _ descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        // Whoever read the output has gone; any other failure would be a loss without a word.
        if errno != EPIPE, descriptor == STDOUT_FILENO {
          complain("error: cannot write the output: \(String(cString: strerror(errno)))")
          exit(1)
        }
        return
      }
      bytes = bytes.dropFirst(count)
    }
  }

  private static func systemWrite(
    _ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int
  ) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes, count)
    #else
      Darwin.write(descriptor, bytes, count)
    #endif
  }
}
