import FetchStage
import MisbehavingServer
import PipeEngine
import PipeKit
import PipeTesting
import Testing

struct MisbehavingPagesTests {
  private static let options =
    "{timeout: 15s, concurrency: 64, max_size: 1MiB, robots: false, per_host: {connections: 64, delay: 0s}}"

  @Test func endsEveryBadPageInItsEventAndLosesNoGoodOne() async throws {
    let internet = try MisbehavingInternet()
    let bad = Misbehavior.all.map { Document(id: $0.name, url: $0.url) }
    let good = bad.indices.map {
      Document(id: "good-\($0)", url: "\(MisbehavingInternet.goodURL)\($0)")
    }
    let stage = try Fetch.make(yaml: Self.options)
    var services = TestServices().services
    services.http = internet.client
    let result = try await stage.run(
      on: zip(bad, good).flatMap { [$0, $1] }, services: services)

    let texts = Dictionary(uniqueKeysWithValues: result.output.map { ($0.id, text(of: $0)) })
    let failures = Dictionary(
      uniqueKeysWithValues: result.report.failures.map { ($0.document, $0.error) })
    #expect(result.output.count + failures.count == bad.count + good.count)
    for document in good { #expect(texts[document.id] == Misbehavior.goodText) }
    for misbehavior in Misbehavior.all {
      let failure = failures[misbehavior.name]
      switch misbehavior.outcome {
      // Without content, or with a part of it, a page is none.
      case .answer(200...203, let text):
        #expect(failure == nil, "\(misbehavior): \(failure.map { "\($0)" } ?? "")")
        if let text { #expect(texts[misbehavior.name] == text, "\(misbehavior)") }
      case .answer:
        #expect(failure?.code == .httpStatus, "\(misbehavior)")
      case .failure(let kind, _):
        #expect((failure?.underlying as? HTTPError)?.kind == kind, "\(misbehavior)")
        let isNamed = failure?.message.contains(misbehavior.host.lowercased()) == true
        #expect(isNamed, "\(misbehavior): \(failure?.message ?? "")")
      }
      #expect(failure?.message.unicodeScalars.contains { $0.value < 0x20 } != true)
    }
  }

  private func text(of document: Document) -> String {
    String(decoding: document.body?.bytes ?? [], as: UTF8.self)
  }
}
