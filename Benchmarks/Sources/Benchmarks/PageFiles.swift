import Foundation

/// The pages in a folder that a benchmark reads.
enum PageFiles {
  /// The paths of the files in a folder and those below it that are not empty, sorted.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - ending: What their names end with.
  /// - Returns: The paths.
  static func paths(in folder: String, ending: String = "") -> [String] {
    let folder = URL(fileURLWithPath: folder).standardized.path
    let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return files.filter { $0.hasSuffix(ending) }.map { folder + "/" + $0 }
      .filter { size(of: $0) > 0 }.sorted()
  }

  /// What is in the files whose paths are the lines of another.
  static func contents(ofList path: String) throws -> [[UInt8]] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      .map { try [UInt8](Data(contentsOf: URL(fileURLWithPath: String($0)))) }
  }

  /// The size of a file in bytes; 0 for what is no regular file.
  static func size(of path: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard attributes?[.type] as? FileAttributeType == .typeRegular else { return 0 }
    return (attributes?[.size] as? NSNumber)?.intValue ?? 0
  }
}
