import PipeKit

#if canImport(Darwin)
  @section("__DATA,pipe_plugins") @used
  let plugin: PluginEntry = { Plugin("Sentiment", [Sentiment.self]).handOver() }
#else
  @section("pipe_plugins") @used
  let plugin: PluginEntry = { Plugin("Sentiment", [Sentiment.self]).handOver() }
#endif
