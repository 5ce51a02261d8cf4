import Foundation
import Logging
import PipeKit
import PipeTesting
import Synchronization

@testable import PipeEngine

/// Programs that behave and misbehave, and what came of running them.
enum ProgramFixture {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "ProgramFixtures").path

  /// The folder `Plugins` of the repository.
  static let plugins = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Plugins").standardizedFileURL.path

  /// A program that misbehaves in a way.
  static func misbehaving(_ mode: String, _ more: [String] = []) -> ProgramCommand {
    ProgramCommand(
      ["python3", "-S", "-E", "\(folder)/misbehave.py", mode] + more, name: "misbehave.py")
  }

  /// Writes a program such that no other process, started meanwhile, keeps it open and so from being started
  /// (Foundation's files are passed on to those).
  static func write(_ text: String, to path: String, mode: Int = 0o755) throws {
    try LocalFileSystem().write(Array(text.utf8), to: path)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  /// Limits as short as a loaded machine allows.
  static var limits: ProgramLimits {
    var limits = ProgramLimits()
    limits.silence = .seconds(20)
    limits.settle = .milliseconds(100)
    limits.backoff = .milliseconds(1)
    limits.end = .seconds(20)
    return limits
  }

  /// Documents with numbers as identifiers.
  static func documents(_ numbers: ClosedRange<Int>) -> [Document] {
    numbers.map { Document(id: String($0), title: "Title \($0)", text: "Ü \"quoted\"\n\u{2028}") }
  }
}

/// Keeps what is logged.
final class LogLines: Sendable {
  private let lines = Mutex<[String]>([])
  var all: [String] { lines.withLock { $0 } }

  struct Handler: LogHandler {
    let lines: LogLines
    var logLevel = Logger.Level.trace
    var metadata: Logger.Metadata = [:]
    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }
    func log(event: LogEvent) {
      lines.lines.withLock { $0.append("\(event.level): \(event.message)") }
    }
  }

  /// Services in memory that log here.
  var services: Services {
    var services = TestServices().services
    services.logger = Logger(label: "test") { _ in Handler(lines: self) }
    return services
  }
}
