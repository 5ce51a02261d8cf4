package import Diagnostics
package import PipeEngine
import PipeKit
import YAML

extension Registry {
  /// Adds the stages of the shared libraries in the usual folders.
  ///
  /// No library is loaded before somebody asks for its stage.
  ///
  /// - Parameter finder: Finds them.
  /// - Throws: `Problems` where two stages have one name.
  package mutating func addLibraries(_ finder: LibraryFinder) throws(Problems) {
    try addLibraries(finder.paths())
  }

  /// The stages together with those of the libraries that a pipeline file names under `plugins`.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - finder: Finds them.
  /// - Returns: The stages that the file may name.
  /// - Throws: `Problems` where two stages have one name.
  package func adding(
    librariesOf file: PipelineFile, _ finder: LibraryFinder
  ) throws(Problems) -> Registry {
    guard let entry = file.root.entry("plugins") else { return self }
    var registry = self
    let named = (entry.value.items ?? [entry.value]).compactMap(\.text)
    // A folder may be one of the usual ones too.
    let known = Set(all.map { finder.realPath($0.origin) })
    let paths = named.flatMap { finder.paths(at: $0) }.filter {
      !known.contains(finder.realPath($0))
    }
    try registry.addLibraries(paths)
    return registry
  }

  private mutating func addLibraries(_ paths: [String]) throws(Problems) {
    var found: [Diagnostic] = []
    for path in paths {
      guard let name = LibraryFinder.stageName(of: path) else { continue }
      do throws(Problems) {
        try add([(name, LibraryPlugin(path, name: name))], origin: path)
      } catch {
        found += error.diagnostics
      }
    }
    if let problems = Problems(found) { throw problems }
  }
}
