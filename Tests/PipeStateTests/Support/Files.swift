import Foundation

/// Files with what is in them, which can be put somewhere again.
struct Files: Sendable {
  var contents: [String: [UInt8]] = [:]

  /// Takes what a process that was killed now would leave: all but the shared memory.
  init(of scratch: Scratch) throws {
    for name in try scratch.files() where !name.hasSuffix("-shm") {
      let data = try Data(contentsOf: URL(fileURLWithPath: scratch.directory + "/" + name))
      contents[name] = [UInt8](data)
    }
  }

  /// Puts them into a directory.
  func write(to scratch: Scratch) throws {
    for (name, bytes) in contents {
      try Data(bytes).write(to: URL(fileURLWithPath: scratch.directory + "/" + name))
    }
  }
}
