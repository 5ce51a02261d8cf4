package import Foundation

/// Data that lies beside the project and is no part of it.
package enum SharedFiles {
  /// The folder `shared` beside the project; `nil` where there is none.
  package static let folder: String? = {
    var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.appendingPathComponent("shared").path
      if FileManager.default.fileExists(atPath: candidate) { return candidate }
      folder.deleteLastPathComponent()
    }
    return nil
  }()

  package static func has(_ path: String) -> Bool {
    folder.map { FileManager.default.fileExists(atPath: "\($0)/\(path)") } ?? false
  }

  /// The contents of the files with an ending in a folder, by name.
  package static func files(in path: String, ending: String) throws -> [String: Data] {
    guard let folder else { return [:] }
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(path)")
    where name.hasSuffix(ending) {
      files[name] = FileManager.default.contents(atPath: "\(folder)/\(path)/\(name)")
    }
    return files
  }
}
