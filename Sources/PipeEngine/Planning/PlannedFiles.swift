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
    hash.withLock { hash in
      var sum = hash ?? FNV1a()
      sum.add(UInt64(bytes.count))
      sum.add(bytes.span)
      hash = sum
    }
    return bytes
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
}
