import MetricsServer
import PipeEngine
import PipeKit

/// What a run's server has to show.
struct MetricsPages: Sendable {
  private let redactor: Redactor
  private let snapshot: @Sendable () -> MetricsSnapshot

  /// Creates the pages of a run, without secrets.
  init(redactor: Redactor, snapshot: @escaping @Sendable () -> MetricsSnapshot) {
    self.redactor = redactor
    self.snapshot = snapshot
  }

  /// The page at a path.
  @Sendable func page(_ path: String) -> Page {
    switch path {
    case "/metrics":
      var snapshot = snapshot()
      snapshot.process = .current
      return Page(
        type: PrometheusText.mediaType, text: PrometheusText.text(snapshot, redact: redactor))
    case "/":
      return Page(
        type: "text/html; charset=utf-8",
        text: """
          <!DOCTYPE html>
          <html lang="en"><head><title>pipe</title></head>
          <body><h1>pipe</h1><ul><li><a href="/metrics">Metrics</a></li></ul></body></html>

          """)
    default:
      return Page(.notFound, text: "there is nothing here; the metrics are at /metrics\n")
    }
  }
}
