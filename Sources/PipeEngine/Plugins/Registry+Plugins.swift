public import Diagnostics
import PipeKit
import YAML

extension Registry {
  /// Adds the plugins of the usual folders, and remembers how to find those that a pipeline file names.
  ///
  /// No program is started before somebody asks for its stage.
  ///
  /// - Parameter finder: Finds them.
  /// - Throws: `Problems` where two stages have one name.
  public mutating func addPlugins(_ finder: PluginFinder) throws(Problems) {
    self.finder = finder
    try add(finder.plugins())
  }

  private mutating func add(_ plugins: [PluginFinder.Found]) throws(Problems) {
    var found: [Diagnostic] = []
    for plugin in plugins {
      do throws(Problems) {
        try add([(plugin.name, plugin.maker)], origin: plugin.path)
      } catch {
        found += error.diagnostics
      }
    }
    if let problems = Problems(found) { throw problems }
  }

  /// The stage of a plugin's file, wherever that is.
  ///
  /// - Parameter path: The file.
  /// - Returns: The stage; `nil` for a file that is no plugin, such as a pipeline.
  /// - Throws: `Problems` where a stage cannot have the file's name.
  package func plugin(at path: String) throws(Problems) -> Entry? {
    guard let found = finder?.plugin(at: path) else { return nil }
    var registry = Registry()
    try registry.add([(found.name, found.maker)], origin: path)
    return registry[found.name]
  }

  /// The stages together with those of the plugins that a pipeline file names under `plugins`.
  ///
  /// - Parameter file: The file.
  /// - Returns: The stages that the file may name.
  /// - Throws: `Problems` where one is not there, or two stages have one name.
  public func adding(pluginsOf file: PipelineFile) throws(Problems) -> Registry {
    guard let finder, let entry = file.root.entry("plugins"), !entry.value.isNull else {
      return self
    }
    let paths = entry.value.items ?? [entry.value]
    var registry = self
    var found: [Diagnostic] = []
    for node in paths {
      guard let path = node.text, let plugins = finder.plugins(at: path) else {
        found.append(
          .error(
            "no-plugin", "there is no plugin or folder of that path", file: node.source,
            at: node.location, hint: "a relative path counts from the current directory"))
        continue
      }
      // A folder may be one of the usual ones too.
      let new = plugins.filter { plugin in
        registry[plugin.name]?.origin.isSamePath(plugin.path) != true
      }
      do throws(Problems) {
        try registry.add(new)
      } catch {
        found += error.diagnostics
      }
    }
    if let problems = Problems(found) { throw problems }
    return registry
  }
}

extension String {
  /// Whether two paths lead to the same file.
  fileprivate func isSamePath(_ other: String) -> Bool {
    self == other
      || FileTrust.realPath(self).map { $0 == FileTrust.realPath(other) } ?? false
  }
}
