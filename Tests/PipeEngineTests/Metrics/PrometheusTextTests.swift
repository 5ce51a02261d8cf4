import Foundation
import PipeKit
import PipeTesting
import Testing

@testable import PipeEngine

@Suite struct PrometheusTextTests {
  @Test func writesEveryMetric() throws {
    let times = TimeHistogram()
    for time: UInt64 in [40_000, 100_000, 100_001, 3_000_000_000, 90_000_000_000] {
      times.record(time)
    }
    let snapshot = MetricsSnapshot(
      pipeline: "news", version: "1.2.3", elapsed: .milliseconds(2500),
      stages: [
        .init(id: "fetch", reading: .init(output: 7, failed: 2, processorSeconds: 0.25)),
        .init(
          id: "filter", reading: .init(input: 7, output: 3, dropped: ["too old": 3, "a \"b\"": 1]),
          batches: times.reading, queue: 4),
      ],
      process: ProcessUsage(
        processorSeconds: 1.5, residentMemory: 12_345_678, openDescriptors: 9))
    let file = URL(fileURLWithPath: #filePath).appendingPathComponent(
      "../../../Golden/metrics/run.prom"
    ).standardized
    let text = PrometheusText.text(snapshot)
    if ProcessInfo.processInfo.environment["PIPE_UPDATE_GOLDEN"] == "1" {
      try Data(text.utf8).write(to: file)
    }
    #expect(text == String(decoding: try Data(contentsOf: file), as: UTF8.self))
  }

  /// The lines for dropped documents.
  private func dropped(_ reasons: [String: Int], secrets: [String] = []) -> [Substring] {
    let snapshot = MetricsSnapshot(
      pipeline: "p", version: "1", elapsed: .zero,
      stages: [.init(id: "s", reading: .init(dropped: reasons))])
    return PrometheusText.text(snapshot, redact: Redactor(secrets))
      .split(separator: "\n").filter { $0.hasPrefix("pipe_documents_dropped_total") }
  }

  @Test(arguments: [
    (#"a\b"#, #"a\\b"#), (#"say "no""#, #"say \"no\""#), ("two\nlines", #"two\nlines"#),
    ("a\r\nb", "a\r\\nb"), ("\\n", #"\\n"#), ("zu früh 🌧", "zu früh 🌧"),
    ("{x=\"1\"}", #"{x=\"1\"}"#),
  ])
  func escapesWhatWouldEndALabel(reason: String, escaped: String) {
    #expect(
      dropped([reason: 1]) == [
        "pipe_documents_dropped_total{pipeline=\"p\",stage=\"s\",reason=\"\(escaped)\"} 1"
      ])
  }

  @Test func takesSecretsOutAndAddsUpWhatIsTheSameThen() {
    let lines = dropped(
      ["from secret1": 1, "from secret2": 2, "other": 4], secrets: ["secret1", "secret2"])
    #expect(
      lines == [
        "pipe_documents_dropped_total{pipeline=\"p\",stage=\"s\",reason=\"from •••\"} 3",
        "pipe_documents_dropped_total{pipeline=\"p\",stage=\"s\",reason=\"other\"} 4",
      ])
  }

  @Test func noSeriesComesTwiceThoughNamesAreTakenOut() {
    let snapshot = MetricsSnapshot(
      pipeline: "secret1", version: "1", elapsed: .zero,
      stages: [.init(id: "secret1"), .init(id: "secret2")])
    let text = PrometheusText.text(snapshot, redact: Redactor(["secret1", "secret2"]))
    let names = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: " ").dropLast().joined(separator: " ") }
    #expect(Set(names).count == names.count)
    #expect(!text.contains("secret"))
  }
}
