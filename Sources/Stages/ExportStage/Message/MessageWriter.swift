import PipeKit

/// Posts one message about all documents, when there are no more.
struct MessageWriter: ExportWriter {
  private let hook: Webhook
  private let path: String
  private let order: DigestOrder
  private let link: WebLink?
  private let template: TextTemplate
  private let limits: MessageLimits
  private var spool: [UInt8] = []

  /// Takes from the options what is posted, and where.
  init(_ order: ExportOrder, _ limits: MessageLimits, _ template: TextTemplate) {
    hook = Webhook(order)
    path = order.path
    self.order = DigestOrder(order, style: HTMLDigest.self)
    link = order.options.address.flatMap { WebLink($0) }
    self.limits = limits
    self.template = template
  }

  /// Nothing is posted before the end.
  var holdsCheckpoints: Bool { true }

  mutating func write(_ batch: Batch) throws { spool += DigestItem.lines(of: batch) }

  mutating func write(prepared: any Sendable) throws {
    if let lines = prepared as? [UInt8] { spool += lines }
  }

  mutating func keep() throws -> ExportNote? { nil }

  mutating func finish() async throws -> ExportEnd {
    var digest = try Digest(order, Spool(reader: SpoolReader(spool), length: spool.count))
    // A message that says that there is nothing would only be in the way.
    if digest.count == 0 { return ExportEnd() }
    let text = template.render(try MessageValues.values(of: &digest, link: link, limits))
    let body = Array(text.utf8)
    guard (try? JSON(parsing: body)) != nil else {
      throw StageError(
        .badFormat,
        "what the template '\(template.path)' makes is not JSON, which '\(path)' would not take",
        hint: "\(template.hint): look for commas and quotation marks")
    }
    try await hook.post(body)
    return ExportEnd()
  }

  mutating func discard() { spool = [] }
}
