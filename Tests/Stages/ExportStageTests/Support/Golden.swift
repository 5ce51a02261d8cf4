import Foundation
import Testing

/// Compares a text with a file under `Tests/Golden/export`.
///
/// With `PIPE_UPDATE_GOLDEN=1` in the environment the file is written instead.
///
/// - Parameters:
///   - text: What came out.
///   - name: The file's name.
/// - Throws: What reading or writing the file throws.
func expectGolden(_ text: String, _ name: String) throws {
  var tests = URL(filePath: #filePath)
  while tests.lastPathComponent != "Tests", tests.pathComponents.count > 1 {
    tests.deleteLastPathComponent()
  }
  let file = tests.appending(path: "Golden/export/\(name)")
  if ProcessInfo.processInfo.environment["PIPE_UPDATE_GOLDEN"] == "1" {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return
  }
  let golden = String(decoding: try Data(contentsOf: file), as: UTF8.self)
  let lines = (
    text.split(separator: "\n", omittingEmptySubsequences: false),
    golden.split(separator: "\n", omittingEmptySubsequences: false)
  )
  let differing = zip(lines.0, lines.1).enumerated().first { $1.0 != $1.1 }
  #expect(
    text == golden,
    "\(name) line \((differing?.offset ?? min(lines.0.count, lines.1.count)) + 1): PIPE_UPDATE_GOLDEN=1 updates it"
  )
}
