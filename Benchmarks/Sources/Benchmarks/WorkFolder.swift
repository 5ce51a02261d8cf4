import Foundation

/// A folder for what a benchmark writes.
enum WorkFolder {
  /// Makes it; who does removes it.
  static func make() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "pipe-benchmark-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}
