import PipeEngine
import PipeKit

/// Where the modules are that this program was built from, which a plugin in a shared library has to be built with.
struct ModuleFolder {
  /// The folders that the compiler has to look in.
  let searchPaths: [String]

  /// That of the program that runs; `nil` where none lies beside it.
  static var own: ModuleFolder? {
    guard let program = try? LocalFileSystem().resolve("/proc/self/exe") else { return nil }
    return ModuleFolder(beside: program, files: LocalFileSystem())
  }

  /// Looks beside a program.
  ///
  /// - Parameters:
  ///   - program: The program.
  ///   - files: Where it is.
  init?(beside program: String, files: any FileSystem) {
    func has(_ path: String) -> Bool { (try? files.info(path))?.isRegular == true }
    let modules = "\(program.directoryPath)/Modules"
    guard has("\(modules)/PipeKit.swiftmodule") else { return nil }
    // Installed, all is in one folder; in a build, what PipeKit needs of C is with the sources.
    let needed = "CPCRE2/module.modulemap"
    var folders = [modules]
    var folder = program.directoryPath
    while folder != "/", folder != "." {
      folders.append("\(folder)/Sources")
      folder = folder.directoryPath
    }
    guard let found = folders.first(where: { has("\($0)/\(needed)") }) else { return nil }
    searchPaths = [modules, "\(found)/\(needed.directoryPath)"]
  }
}
