import Diagnostics
import PipeKit
import Synchronization
import YAML

/// Reads the files that a stage's options name, and notes what was in them.
final class PlannedFiles: OptionFiles {
  private let files: any FileSystem
  private let hash = Mutex<FNV1a?>(nil)

  init(_ files: any FileSystem) { self.files = files }

  /// A hash of all that was read; `nil` where nothing was.
  var contentHash: String? { hash.withLock { $0?.text } }

  func contents(of path: String, limit: Int) throws(FileError) -> [UInt8] {
    let bytes = try files.contents(of: path, limit: limit)
    note(bytes, count: bytes.count)
    return bytes
  }

  func mapped(
    _ path: String, limit: Int, headLength: Int, length: ([UInt8]) throws -> Int
  ) throws -> MappedFile {
    let file = try files.mapped(path, limit: limit, headLength: headLength, length: length)
    note(Array(file.bytes.prefix(headLength)), count: file.bytes.count)
    return file
  }

  func decode<Value: Decodable>(
    _ type: Value.Type, fromYAML path: String, limit: Int
  ) throws -> Value {
    let source = SourceText(name: path, bytes: try contents(of: path, limit: limit))
    // A list of a hundred thousand phrases has as many nodes.
    let limits = YAMLLimits(bytes: limit, nodes: limit / 4)
    return try Node.parse(source, limits: limits)
      .decode(type, rules: .options, subject: "the file")
  }

  /// Notes what was read, or what tells it.
  private func note(_ bytes: [UInt8], count: Int) {
    hash.withLock { hash in
      var sum = hash ?? FNV1a()
      sum.add(UInt64(count))
      sum.add(bytes.span)
      hash = sum
    }
  }
}
