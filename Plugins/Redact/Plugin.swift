import PipeKit

#if canImport(Darwin)
  @section("__DATA,pipe_plugins") @used
  let plugin: PluginEntry = { Plugin("Redact", [Redact.self]).handOver() }
#else
  @section("pipe_plugins") @used
  let plugin: PluginEntry = { Plugin("Redact", [Redact.self]).handOver() }
#endif
