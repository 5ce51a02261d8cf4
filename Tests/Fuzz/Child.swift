import Foundation

/// A further process of this program, and what it says.
final class Child {
  private let process = Process()
  private let pipe = Pipe()
  private var rest: [UInt8] = []
  /// The numbers in the last line that consists of such.
  private(set) var numbers: [Int] = []

  init(_ arguments: [String]) throws {
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
    process.arguments = arguments
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let descriptor = pipe.fileHandleForReading.fileDescriptor
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
  }

  enum End {
    case passed, failed, trapped, hung
  }

  /// Waits for the end of the process, which is brought about if it says nothing for so long.
  func wait(silence: Double) -> End {
    var lastWord = ProcessInfo.processInfo.systemUptime
    while true {
      let isRunning = process.isRunning
      if read() { lastWord = ProcessInfo.processInfo.systemUptime }
      if !isRunning { break }
      if ProcessInfo.processInfo.systemUptime - lastWord > silence {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        _ = read()
        return .hung
      }
      usleep(2000)
    }
    if process.terminationReason == .uncaughtSignal { return .trapped }
    return process.terminationStatus == 0 ? .passed : .failed
  }

  private func read() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var hasRead = false
    while true {
      let count = Foundation.read(pipe.fileHandleForReading.fileDescriptor, &buffer, buffer.count)
      if count <= 0 { return hasRead }
      hasRead = true
      rest.append(contentsOf: buffer[..<count])
      while let end = rest.firstIndex(of: 0x0A) {
        let line = String(decoding: rest[..<end], as: UTF8.self)
        rest.removeSubrange(...end)
        hear(line)
      }
    }
  }

  /// Passes on what begins with an exclamation mark.
  private func hear(_ line: String) {
    if line.hasPrefix("! ") { return Output.line(String(line.dropFirst(2))) }
    numbers = line.split(separator: " ").compactMap { Int($0) }
  }
}
