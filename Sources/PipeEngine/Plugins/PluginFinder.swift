import Diagnostics
public import PipeKit
import YAML

/// Finds plugins in folders: programs, descriptions of programs, macros, and shared libraries.
public struct PluginFinder: Sendable {
  private let files: any FileSystem
  /// The folders, in the order they are looked at; those that are missing are passed over.
  let folders: [String]
  /// Makes the stage of a shared library, from its file and the stage's name; `nil` where none are looked for.
  package var library: (@Sendable (_ path: String, _ name: String) -> any StageMaker)?

  /// Looks in folders.
  ///
  /// - Parameters:
  ///   - folders: The folders.
  ///   - files: Where they are.
  public init(folders: [String], files: any FileSystem = LocalFileSystem()) {
    self.folders = folders
    self.files = files
  }

  /// Looks where plugins usually are: `./plugins`, `~/.config/pipe/plugins`, and the folders of `PIPE_PLUGIN_PATH`.
  ///
  /// - Parameters:
  ///   - environment: The variables of the environment.
  ///   - files: Where the folders are.
  public init(environment: [String: String], files: any FileSystem = LocalFileSystem()) {
    var folders = ["plugins"]
    if let base = environment["XDG_CONFIG_HOME"], base.hasPrefix("/") {
      folders.append("\(base)/pipe/plugins")
    } else if let home = environment["HOME"], !home.isEmpty {
      folders.append("\(home)/.config/pipe/plugins")
    }
    folders += (environment["PIPE_PLUGIN_PATH"] ?? "").split(separator: ":").map(String.init)
    self.init(folders: folders, files: files)
  }

  /// A plugin that was found.
  struct Found: Sendable {
    /// The name of its stage.
    let name: String
    /// The file.
    let path: String
    /// What makes the stage.
    let maker: any StageMaker
  }

  /// The plugins in all folders; a folder that is named twice counts once.
  func plugins() -> [Found] {
    var seen: Set<String> = []
    return folders.flatMap { folder -> [Found] in
      guard (try? files.info(folder))?.isDirectory == true,
        let real = try? files.resolve(folder), seen.insert(real).inserted
      else { return [] }
      return plugins(in: folder)
    }
  }

  /// The plugins in a folder, or that of a file.
  ///
  /// - Parameter path: A folder or a file.
  /// - Returns: The plugins; `nil` where nothing is there.
  func plugins(at path: String) -> [Found]? {
    guard let info = try? files.info(path) else { return nil }
    if info.isDirectory { return plugins(in: path) }
    return [plugin(path, isNamed: true)].compactMap(\.self)
  }

  /// The plugin that is a file.
  ///
  /// - Parameter path: The file.
  /// - Returns: The plugin, usable or not; `nil` for a file that is none, such as a pipeline.
  func plugin(at path: String) -> Found? {
    let isPlugin =
      switch path.pathExtension {
      case "yaml", "yml": (try? PluginFile(path, name: "", files: files))?.isPlugin ?? false
      case "so", "dylib": true
      // A program may lack nothing but the permission to be run.
      default: FileTrust.isExecutable(path) || startsLikeScript(path)
      }
    return isPlugin ? plugin(path, isNamed: true) : nil
  }

  private func startsLikeScript(_ path: String) -> Bool {
    (try? files.contents(of: path, limit: 1 << 20))?.starts(with: "#!".utf8) ?? false
  }

  private func plugins(in folder: String) -> [Found] {
    ((try? files.list(folder)) ?? []).compactMap { name in
      name.hasPrefix(".") ? nil : plugin("\(folder)/\(name)", isNamed: false)
    }
  }

  /// The plugin that is a file; `nil` for a file that is none, unless it was named.
  private func plugin(_ path: String, isNamed: Bool) -> Found? {
    guard (try? files.info(path))?.isRegular == true else { return nil }
    let fileName = path.lastPathPart
    let name = fileName.prefix { $0 != "." }.lowercased().replacing("-", with: "_")
    func found(_ maker: any StageMaker) -> Found { Found(name: name, path: path, maker: maker) }
    func broken(_ message: String, hint: String?) -> Found {
      found(
        BrokenPlugin(
          name: name, diagnostic: .error("bad-plugin", "'\(path)' \(message)", hint: hint)))
    }
    let noPlugin =
      isNamed
      ? broken(
        "is no plugin",
        hint: "a plugin is a program (chmod +x), a YAML file with 'kind', or libNAME.so") : nil
    switch path.pathExtension {
    case "so", "dylib":
      guard let library, let name = Self.libraryStage(of: path) else { return noPlugin }
      return Found(name: name, path: path, maker: library(path, name))
    case "yaml", "yml":
      if fileName.hasSuffix(".test.yaml") || fileName.hasSuffix(".test.yml") { return nil }
      guard isNamed || Registry.canName(name) else { return nil }
      if let objection = FileTrust.objection(to: path) {
        return broken(objection.message, hint: objection.hint)
      }
      do throws(Problems) {
        let file = try PluginFile(path, name: name, files: files)
        return isNamed || file.isPlugin ? found(try file.maker()) : nil
      } catch {
        let first = error.diagnostics.first ?? .error("bad-plugin", "'\(path)' cannot be read")
        return found(BrokenPlugin(name: name, diagnostic: first))
      }
    default:
      guard FileTrust.isExecutable(path) else { return noPlugin }
      guard isNamed || Registry.canName(name) else { return nil }
      if let objection = FileTrust.objection(to: path) {
        return broken(objection.message, hint: objection.hint)
      }
      let program = path.contains("/") ? path : "./\(path)"
      return found(ProcessPlugin(ProgramCommand([program], name: path), name: name))
    }
  }

  /// What the stage of a shared library is called: `reading_time` in `libReadingTime.so`.
  ///
  /// - Parameter path: The file.
  /// - Returns: The name; `nil` for a file that is no library by its name.
  package static func libraryStage(of path: String) -> String? {
    guard ["so", "dylib"].contains(path.pathExtension) else { return nil }
    var name = path.lastPathPart.prefix { $0 != "." }
    if name.hasPrefix("lib") { name = name.dropFirst(3) }
    let stage = String(name).snakeCased.replacing("-", with: "_")
    return Registry.canName(stage) ? stage : nil
  }
}
