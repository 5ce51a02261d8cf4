import PipeEngine
package import PipeKit

/// Finds shared libraries in the folders of plugins.
package struct LibraryFinder: Sendable {
  /// The folders, in the order they are looked at; those that are missing are passed over.
  let folders: [String]
  private let files: any FileSystem

  /// Looks in folders.
  package init(folders: [String], files: any FileSystem = LocalFileSystem()) {
    self.folders = folders
    self.files = files
  }

  /// Looks where plugins usually are, as ``PluginFinder`` does.
  package init(environment: [String: String], files: any FileSystem = LocalFileSystem()) {
    var folders = ["plugins"]
    if let base = environment["XDG_CONFIG_HOME"], base.hasPrefix("/") {
      folders.append("\(base)/pipe/plugins")
    } else if let home = environment["HOME"], !home.isEmpty {
      folders.append("\(home)/.config/pipe/plugins")
    }
    folders += (environment["PIPE_PLUGIN_PATH"] ?? "").split(separator: ":").map(String.init)
    self.init(folders: folders, files: files)
  }

  /// The libraries in all folders; a folder that is named twice counts once.
  func paths() -> [String] {
    var seen: Set<String> = []
    return folders.flatMap { folder -> [String] in
      guard let real = try? files.resolve(folder), seen.insert(real).inserted else { return [] }
      return paths(at: folder)
    }
  }

  /// The libraries in a folder, or the one that a path names.
  func paths(at path: String) -> [String] {
    guard let info = try? files.info(path) else { return [] }
    if info.isDirectory {
      return ((try? files.list(path)) ?? []).sorted().flatMap { name -> [String] in
        name.hasPrefix(".") ? [] : file("\(path)/\(name)")
      }
    }
    return file(path)
  }

  /// A path by which two names of one file are told to be the same.
  func realPath(_ path: String) -> String { (try? files.resolve(path)) ?? path }

  private func file(_ path: String) -> [String] {
    Self.stageName(of: path) != nil && (try? files.info(path))?.isRegular == true ? [path] : []
  }

  /// What the stage of a library is called: `reading_time` in `libReadingTime.so`.
  ///
  /// - Returns: `nil` for a file that is no library by its name.
  package static func stageName(of path: String) -> String? {
    guard ["so", "dylib"].contains(path.pathExtension) else { return nil }
    var name = path.lastPathPart.prefix { $0 != "." }
    if name.hasPrefix("lib") { name = name.dropFirst(3) }
    let stage = String(name).snakeCased.replacing("-", with: "_")
    return Registry.isName(stage) ? stage : nil
  }
}
