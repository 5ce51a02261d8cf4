import Foundation
import PipeEngine
import PipeKit
import PipeTesting

/// An empty directory in one of the file systems, gone when the test is over.
final class FileSystemFixture: Sendable {
  enum Kind: String, Sendable, CaseIterable {
    case memory, local, overlay
  }

  let system: any FileSystem
  let root: String
  private let kind: Kind

  init(_ kind: Kind) throws {
    self.kind = kind
    switch kind {
    case .memory:
      system = MemoryFileSystem()
      root = "/test"
    case .overlay:
      system = OverlayFileSystem(over: MemoryFileSystem())
      root = "/test"
    case .local:
      system = LocalFileSystem()
      root = FileManager.default.temporaryDirectory.path + "/pipe-" + UUID().uuidString
    }
    try system.createDirectory(root)
  }

  deinit {
    if kind == .local { try? FileManager.default.removeItem(atPath: root) }
  }

  func path(_ name: String) -> String { root + "/" + name }

  func put(_ text: String, at name: String) throws {
    let file = try system.open(path(name), .replace)
    try file.write(Array(text.utf8))
    try file.close()
  }

  func text(of name: String) throws -> String {
    String(decoding: try system.contents(of: path(name)), as: UTF8.self)
  }

  /// The class of the error that something throws; `nil` where it does not.
  func kind(of body: () throws -> Void) -> FileError.Kind? {
    do {
      try body()
      return nil
    } catch {
      return (error as? FileError)?.kind
    }
  }
}
