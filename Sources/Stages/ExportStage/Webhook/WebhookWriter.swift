import PipeKit

/// Posts documents as they come; those before a checkpoint have been taken by the server when it is kept.
struct WebhookWriter: ExportWriter {
  /// How many documents a request has at most, and about how many bytes.
  private static let batch = (documents: 100, bytes: 1 << 20)

  private let hook: Webhook
  private var waiting: [UInt8] = []
  private var count = 0

  /// Takes from the options where and how.
  init(_ order: ExportOrder) { hook = Webhook(order) }

  mutating func write(_ batch: Batch) async throws {
    for document in batch {
      if count > 0 { waiting += [UInt8(ascii: ","), 0x0A] }
      document.appendJSON(to: &waiting)
      count += 1
      if count >= Self.batch.documents || waiting.count >= Self.batch.bytes { try await flush() }
    }
  }

  mutating func keep() async throws -> ExportNote? {
    try await flush()
    return ExportNote()
  }

  mutating func finish() async throws -> ExportEnd {
    try await flush()
    return ExportEnd(note: ExportNote())
  }

  mutating func discard() { waiting = [] }

  private mutating func flush() async throws {
    if count == 0 { return }
    let body = Array("{\"documents\":[\n".utf8) + waiting + Array("\n]}\n".utf8)
    waiting.removeAll(keepingCapacity: true)
    count = 0
    try await hook.post(body)
  }
}
