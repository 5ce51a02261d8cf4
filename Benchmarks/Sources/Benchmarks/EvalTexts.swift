import Foundation
import PipeKit

/// Texts that are no part of the project, from a file of JSON Lines packed by gzip.
enum EvalTexts {
  /// The texts of the rows that are wanted, each on one line; `nil` without the file.
  static func read(
    _ path: String, where isWanted: (JSON) -> Bool = { _ in true }
  ) throws
    -> [String]?
  {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", path]
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try data.split(separator: 0x0A).compactMap { line -> String? in
      let row = try JSON(parsing: String(decoding: line, as: UTF8.self))
      guard isWanted(row) else { return nil }
      return row.object?["text"]?.string?.split(whereSeparator: \.isNewline)
        .joined(separator: " ")
    }
  }
}
