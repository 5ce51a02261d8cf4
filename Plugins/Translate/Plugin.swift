import PipeKit

#if canImport(Darwin)
  @section("__DATA,pipe_plugins") @used
  let plugin: PluginEntry = { Plugin("Translate", [Translate.self]).handOver() }
#else
  @section("pipe_plugins") @used
  let plugin: PluginEntry = { Plugin("Translate", [Translate.self]).handOver() }
#endif
