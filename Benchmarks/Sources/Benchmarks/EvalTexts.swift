import Foundation
import PipeKit

/// Texts that are no part of the project, from a file of JSON Lines packed by gzip.
enum EvalTexts {
  /// The texts of the rows that are wanted, each on one line; `nil` without the file.
  static func read(
    _ path: String, where isWanted: (JSON) -> Bool = { _ in true }
  ) throws -> [String]? {
    try rows(path)?.filter(isWanted).compactMap { row in
      row.object?["text"]?.string?.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
  }

  /// The rows; `nil` without the file.
  static func rows(_ path: String) throws -> [JSON]? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", path]
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try data.split(separator: 0x0A).map {
      try JSON(parsing: String(decoding: $0, as: UTF8.self))
    }
  }
}
