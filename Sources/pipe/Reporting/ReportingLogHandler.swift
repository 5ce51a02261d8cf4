import Logging

/// Writes what stages log the way the run writes everything else.
struct ReportingLogHandler: LogHandler {
  var logLevel: Logger.Level = .notice
  var metadata: Logger.Metadata = [:]
  private let reporter: Reporter

  init(_ reporter: Reporter) { self.reporter = reporter }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var all = metadata
    if let more = event.metadata { all.merge(more) { $1 } }
    let stage = all.removeValue(forKey: "stage")
    let details = all.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let text = ([event.message.description] + details).joined(separator: " ")
    reporter.say(text, stage: stage?.description, level: event.level)
  }
}
