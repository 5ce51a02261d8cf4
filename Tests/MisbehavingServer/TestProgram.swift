import Foundation

/// A program that a test needs.
enum TestProgram {
  struct Failure: Error {
    var command: [String]
  }

  /// Runs it to its end, without a word.
  ///
  /// - Parameters:
  ///   - command: The program's name, and its arguments.
  ///   - folder: Where it runs.
  /// - Throws: An error where it cannot be run, or says that it has failed.
  static func run(_ command: [String], in folder: URL? = nil) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(command: command) }
  }
}
