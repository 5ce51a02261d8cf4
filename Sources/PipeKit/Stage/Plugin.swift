/// The stages of a plugin, on their way from the plugin to the engine.
///
/// A plugin that is compiled in puts a ``PluginEntry`` where the linker collects them:
///
///     @section("pipe_plugins") @used
///     let plugin: PluginEntry = { Plugin("reading_time", [ReadingTime.self]).handOver() }
public final class Plugin: Sendable {
  /// What the plugin is called, for messages: its folder.
  public let name: String
  /// Its stages.
  public let stages: [any Stage.Type]

  /// Creates a plugin.
  public init(_ name: String, _ stages: [any Stage.Type]) {
    self.name = name
    self.stages = stages
  }

  /// The plugin as a pointer that C can carry; whoever takes it owns it.
  public func handOver() -> UnsafeMutableRawPointer { Unmanaged.passRetained(self).toOpaque() }

  /// Takes the plugin that ``handOver()`` gave.
  package static func take(_ pointer: UnsafeMutableRawPointer) -> Plugin {
    Unmanaged<Plugin>.fromOpaque(pointer).takeRetainedValue()
  }
}

/// What a plugin that is compiled in puts into the section `pipe_plugins`.
public typealias PluginEntry = @convention(c) () -> UnsafeMutableRawPointer
