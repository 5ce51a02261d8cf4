import PipeKit

/// What a digest is to be, besides the documents.
struct DigestOrder: Sendable {
  /// The headline, on one line.
  var title: String
  /// The day of the run.
  var day: String
  /// What the documents are grouped by; by topic if not given and some document has labels.
  var grouping: Export.Grouping?
  /// How it is written.
  var style: any DigestStyle.Type
}

extension DigestOrder {
  /// Takes from the options what concerns a digest.
  init(_ order: ExportOrder, style: any DigestStyle.Type) {
    day = Timestamp(seconds: order.started.seconds).day
    let title = order.options.title?.text(at: order.started) ?? "News digest"
    self.title = PlainText.line(title, limit: 300)
    grouping = order.options.groupBy
    self.style = style
  }
}

/// How a digest is written.
protocol DigestStyle: SendableMetatype {
  /// Whether ``Digest/family(at:)`` is asked for.
  static var needsFamilies: Bool { get }
  /// Writes a digest.
  ///
  /// - Throws: What reading the documents or writing throws.
  static func write(_ digest: inout Digest, to output: inout BufferedFile) throws
}

/// A format that is a digest: its lines are records of what a digest shows.
protocol DigestFormat: ExportFormat {
  /// How the digest is written.
  static var style: any DigestStyle.Type { get }
}

extension DigestFormat {
  static var options: Set<String> { ["title", "group_by"] }
  static var isText: Bool { true }

  static func prepare(_ batch: Batch, _ options: Export.Options) -> (any Sendable)? {
    DigestItem.lines(of: batch)
  }

  static func open(_ order: ExportOrder) async throws -> any ExportWriter {
    let digest = DigestOrder(order, style: style)
    return try TextOutput(order: order, digest: digest, lines: DigestItem.lines).open()
  }
}
