import Foundation

/// The files of the project, and those that lie beside it.
enum Project {
  /// The folder with the manifest.
  static let root: URL = {
    var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    while folder.path != "/",
      !FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path)
    {
      folder.deleteLastPathComponent()
    }
    return folder
  }()

  /// The bytes of a file of the project.
  static func bytes(_ path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: root.appendingPathComponent(path).path).map { [UInt8]($0) }
  }

  /// The text of a file of the project.
  static func text(_ path: String) -> String? {
    bytes(path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The text of a file in the folder `shared` beside the project.
  static func shared(_ path: String) -> String? {
    var folder = root
    while folder.path != "/" {
      let file = folder.appendingPathComponent("shared/\(path)").path
      if let data = FileManager.default.contents(atPath: file) {
        return String(decoding: data, as: UTF8.self)
      }
      folder.deleteLastPathComponent()
    }
    return nil
  }
}
