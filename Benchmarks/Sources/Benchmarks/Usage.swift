import Foundation

/// What a process has used of the machine.
struct Usage {
  /// Processor time of all threads, in seconds.
  var seconds: Double
  /// The most memory it had at once, in KiB.
  var peakMemory: Int

  /// What this process has used up to now.
  static var own: Usage { read(children: false) }

  /// What the processes have used that this one has started and that have ended; the memory is that of the
  /// largest.
  static var children: Usage { read(children: true) }

  private static func read(children: Bool) -> Usage {
    var usage = rusage()
    #if canImport(Darwin)
      getrusage(children ? RUSAGE_CHILDREN : RUSAGE_SELF, &usage)
    #else
      getrusage(
        __rusage_who_t(children ? RUSAGE_CHILDREN.rawValue : RUSAGE_SELF.rawValue), &usage)
    #endif
    let time = { (time: timeval) in Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    #if canImport(Darwin)
      let memory = Int(usage.ru_maxrss) / 1024
    #else
      let memory = Int(usage.ru_maxrss)
    #endif
    return Usage(seconds: time(usage.ru_utime) + time(usage.ru_stime), peakMemory: memory)
  }

  /// Runs a program that prints its usage as `SECONDS KIB` on its last line.
  static func of(_ program: String, _ arguments: [String]) throws -> Usage {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let line = String(decoding: data, as: UTF8.self).split(separator: "\n").last ?? ""
    let parts = line.split(separator: " ")
    guard process.terminationStatus == 0, parts.count == 2, let seconds = Double(parts[0]),
      let memory = Int(parts[1])
    else { throw Failure(message: "\(program) \(arguments.joined(separator: " ")) failed") }
    return Usage(seconds: seconds, peakMemory: memory)
  }

  struct Failure: Error, CustomStringConvertible {
    var message: String
    var description: String { message }
  }
}
