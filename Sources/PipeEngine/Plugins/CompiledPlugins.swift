import CPluginTable
public import Diagnostics
import PipeKit

extension Registry {
  /// Adds the stages of the plugins that were compiled in: those of the folders under `Plugins/`.
  ///
  /// - Throws: `Problems` where a name is taken.
  public mutating func addCompiledPlugins() throws(Problems) {
    for index in 0..<pipe_plugin_count() {
      guard let pointer = pipe_plugin_call(index) else { continue }
      let plugin = Plugin.take(pointer)
      try add(plugin.stages, origin: "Plugins/\(plugin.name)")
    }
  }
}
