import Foundation
import PipeEngine
import PipeKit
import PipeState
import PipeTesting

/// A directory of a test's own, gone when the test is over.
final class Scratch: Sendable {
  let directory = FileManager.default.temporaryDirectory.path + "/state-" + UUID().uuidString

  init() throws {
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  /// Where the database is.
  var path: String { directory + "/state.db" }

  func open(_ access: SQLiteRunStore.Access = .write) throws(RunStoreError) -> SQLiteRunStore {
    try SQLiteRunStore(path: path, access: access, clock: TestClock())
  }

  /// The files there are, by name.
  func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
  }

  /// The permissions of a file.
  func mode(_ path: String) throws -> Int? {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue
  }
}
