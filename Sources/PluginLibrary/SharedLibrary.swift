import CPluginTable
import PipeEngine
package import PipeKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A plugin in a shared library: it is looked at before anything of it runs, and then loaded.
package struct SharedLibrary {
  /// The file.
  package let path: String
  /// More than any plugin needs, and less than a mistake could ask for.
  private static let longest = 1 << 28
  /// Where a library keeps its entries, as plugins that are compiled in do.
  private static let entrySection = "pipe_plugins"
  /// `Document`, which only PipeKit itself defines.
  private static let kitSymbol = "$s7PipeKit8DocumentVN"

  /// Names a library; nothing is done yet.
  package init(_ path: String) { self.path = path }

  /// Checks the library and loads it; it stays for as long as the program runs.
  ///
  /// - Parameter host: What it has to be built for.
  /// - Returns: Its stages.
  /// - Throws: Why it is not loaded.
  package func stages(
    host: InterfaceStamp? = .own
  ) throws(LibraryObjection) -> [any Stage.Type] {
    #if os(Linux)
      let table = try check(against: host)
      // Without a slash it would be looked for among the system's libraries.
      guard let library = dlopen(path.contains("/") ? path : "./\(path)", RTLD_NOW | RTLD_LOCAL)
      else {
        throw LibraryObjection(
          "cannot be loaded: \(Self.lastError(path))",
          hint: "build it again, and see that the libraries that it needs are there")
      }
      let size = MemoryLayout<PluginEntry>.size
      var stages: [any Stage.Type] = []
      for offset in stride(from: 0, to: table.range.count, by: size) {
        guard
          let entry = pipe_library_address(library, UInt(table.address + offset)),
          let plugin = pipe_library_call(entry)
        else { throw .isCutShort }
        stages += Plugin.take(plugin).stages
      }
      return stages
    #else
      throw LibraryObjection(
        "is a shared library, which pipe loads on Linux only",
        hint: "put its sources into Plugins/ of pipe's own, where they are compiled in")
    #endif
  }

  /// Looks whether the library may be loaded, without running anything of it.
  ///
  /// - Returns: The table of its entries.
  func check(against host: InterfaceStamp?) throws(LibraryObjection) -> ELFFile.Section {
    if let objection = FileTrust.objection(to: path) {
      throw LibraryObjection(objection.message, hint: objection.hint)
    }
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try LocalFileSystem().contents(of: path, limit: Self.longest)
    } catch {
      throw LibraryObjection("cannot be read: \(error.message)")
    }
    let file = try ELFFile(bytes)
    // The stamp comes first: a library of another version may lack anything else.
    let stamp = try InterfaceStamp(in: bytes)
    guard let host else { throw LibraryObjection("cannot be checked: this pipe has no stamp") }
    try stamp.check(against: host)
    guard let table = file[Self.entrySection], !table.range.isEmpty,
      table.range.count.isMultiple(of: MemoryLayout<PluginEntry>.size)
    else {
      throw LibraryObjection(
        "has no entry for its stages",
        hint: "see Plugin.swift in what 'pipe new plugin' writes")
    }
    guard !file.defines(Self.kitSymbol) else {
      throw LibraryObjection(
        "has a PipeKit of its own in it, and has to use that of pipe",
        hint: "take pipe out of the dependencies in its Package.swift; 'pipe new plugin' writes one"
      )
    }
    return table
  }

  private static func lastError(_ path: String) -> String {
    guard let error = dlerror() else { return "no reason is given" }
    let text = String(cString: error)
    // It begins with the file, which is told already.
    for prefix in ["\(path): ", "./\(path): "] where text.hasPrefix(prefix) {
      return String(text.dropFirst(prefix.count))
    }
    return text
  }
}
