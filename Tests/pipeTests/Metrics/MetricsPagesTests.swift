import MetricsServer
import PipeEngine
import PipeKit
import Testing

@testable import pipe

@Suite struct MetricsPagesTests {
  private let pages = MetricsPages(redactor: Redactor(["hunter22"])) {
    MetricsSnapshot(
      pipeline: "p", version: "1", elapsed: .seconds(3),
      stages: [.init(id: "s", reading: .init(dropped: ["like hunter22": 1]))])
  }

  @Test func metricsAreInTheFormatOfPrometheusAndHoldNoSecrets() {
    let page = pages.page("/metrics")
    #expect(page.status == .ok)
    #expect(page.type == "text/plain; version=0.0.4; charset=utf-8")
    #expect(page.text.contains("pipe_run_seconds{pipeline=\"p\"} 3.0\n"))
    #expect(page.text.contains("reason=\"like •••\"} 1\n"))
    #expect(page.text.contains("process_cpu_seconds_total "))
  }

  @Test func theFirstPageLinksToThem() {
    let page = pages.page("/")
    #expect(page.type.hasPrefix("text/html"))
    #expect(page.text.contains("href=\"/metrics\""))
  }

  @Test(arguments: ["", "/metrics/", "/METRICS", "/../etc/passwd"])
  func whereThereIsNothingItSaysWhereTheyAre(path: String) {
    let page = pages.page(path)
    #expect(page.status == .notFound)
    #expect(page.text == "there is nothing here; the metrics are at /metrics\n")
  }
}
