/// The stages of a plugin, on their way from the plugin to the engine.
///
/// A plugin puts a ``PluginEntry`` where the linker collects those that are compiled in, and where pipe looks for that of a
/// shared library:
///
///     @section("pipe_plugins") @used
///     let plugin: PluginEntry = { Plugin("ReadingTime", [ReadingTime.self]).handOver() }
public final class Plugin: Sendable {
  /// What the plugin is called, for messages: its folder.
  public let name: String
  /// Its stages.
  public let stages: [any Stage.Type]
  /// What it was built for; see ``stamp``.
  public let builtFor: StaticString

  /// Creates a plugin.
  ///
  /// It is part of the plugin's own code, so that a shared library has the stamp of the PipeKit that it was compiled with.
  ///
  /// - Parameters:
  ///   - name: What it is called, for messages: its folder.
  ///   - stages: Its stages.
  @_alwaysEmitIntoClient
  public convenience init(_ name: String, _ stages: [any Stage.Type]) {
    self.init(name, stages, builtFor: Self.stamp)
  }

  /// Creates a plugin that was built for a certain PipeKit.
  ///
  /// - Parameters:
  ///   - name: What it is called, for messages: its folder.
  ///   - stages: Its stages.
  ///   - builtFor: The stamp of the PipeKit that it was compiled with.
  public init(_ name: String, _ stages: [any Stage.Type], builtFor: StaticString) {
    self.name = name
    self.stages = stages
    self.builtFor = builtFor
  }

  /// The plugin as a pointer that C can carry; whoever takes it owns it.
  public func handOver() -> UnsafeMutableRawPointer { Unmanaged.passRetained(self).toOpaque() }

  /// Takes the plugin that ``handOver()`` gave.
  package static func take(_ pointer: UnsafeMutableRawPointer) -> Plugin {
    Unmanaged<Plugin>.fromOpaque(pointer).takeRetainedValue()
  }
}

/// What a plugin puts into the section `pipe_plugins`.
public typealias PluginEntry = @convention(c) () -> UnsafeMutableRawPointer
