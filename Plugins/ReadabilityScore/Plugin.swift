import PipeKit

#if canImport(Darwin)
  @section("__DATA,pipe_plugins") @used
  let plugin: PluginEntry = { Plugin("ReadabilityScore", [ReadabilityScore.self]).handOver() }
#else
  @section("pipe_plugins") @used
  let plugin: PluginEntry = { Plugin("ReadabilityScore", [ReadabilityScore.self]).handOver() }
#endif
