import PipeKit

/// What a digest is to be, besides the documents.
struct DigestOrder: Sendable {
  /// The headline, on one line.
  var title: String
  /// The day of the run.
  var day: String
  /// When the run began, in UTC: `14:05`.
  var time = ""
  /// What the documents are grouped by; by topic if not given and some document has labels.
  var grouping: Export.Grouping?
  /// Whether a later run adds to it.
  var isKept = false
  /// How it is written.
  var style: any DigestStyle.Type
}

extension DigestOrder: Edition {
  func carryOver(_ earlier: EarlierEdition, to output: inout BufferedFile) throws {
    try style.carryOver(earlier, to: &output)
  }

  func write(_ spool: Spool, over earlier: EarlierEdition?, to output: inout BufferedFile) throws {
    var digest = try Digest(self, spool)
    try style.write(&digest, over: earlier, to: &output)
  }
}

extension DigestOrder {
  /// Takes from the options what concerns a digest.
  init(_ order: ExportOrder, style: any DigestStyle.Type) {
    let started = Timestamp(seconds: order.started.seconds).description
    day = String(started.prefix(10))
    time = String(started.dropFirst(11).prefix(5))
    let title = order.options.title?.text(at: order.started) ?? "News digest"
    self.title = PlainText.line(title, limit: 300)
    grouping = order.options.groupBy
    isKept = order.options.keepsDay
    self.style = style
  }
}

/// How a digest is written.
protocol DigestStyle: SendableMetatype {
  /// Whether ``Digest/family(at:)`` is asked for.
  static var needsFamilies: Bool { get }
  /// Takes the records of an earlier digest over, where the new one has them too: see
  /// ``Edition/carryOver(_:to:)``.
  static func carryOver(_ earlier: EarlierEdition, to output: inout BufferedFile) throws
  /// Writes a digest.
  ///
  /// - Parameters:
  ///   - digest: The documents.
  ///   - earlier: The file that it takes the place of, where that is to be kept.
  ///   - output: Where it goes.
  /// - Throws: What reading the documents or writing throws.
  static func write(
    _ digest: inout Digest, over earlier: EarlierEdition?, to output: inout BufferedFile) throws
}

extension DigestStyle {
  static func carryOver(_ earlier: EarlierEdition, to output: inout BufferedFile) throws {}
}

/// A format that is made of all documents when there are no more.
protocol EditionFormat: ExportFormat {
  /// Whether what its file has stays, and documents are added.
  static func keepsEarlier(_ options: Export.Options) -> Bool
}

/// A format that is a digest: its lines are records of what a digest shows.
protocol DigestFormat: EditionFormat {
  /// How the digest is written.
  static var style: any DigestStyle.Type { get }
  /// A record a document.
  static func lines(of batch: Batch) -> [UInt8]
}

extension DigestFormat {
  static var options: Set<String> { ["title", "group_by", "mode", "template"] }
  static var isText: Bool { true }

  static func lines(of batch: Batch) -> [UInt8] { DigestItem.lines(of: batch) }

  static func keepsEarlier(_ options: Export.Options) -> Bool { options.keepsDay }

  static func prepare(
    _ batch: Batch, _ options: Export.Options, _ template: TextTemplate?
  ) -> (any Sendable)? {
    lines(of: batch)
  }

  static func open(_ order: ExportOrder) async throws -> any ExportWriter {
    let digest = DigestOrder(order, style: style)
    let edition: any Edition =
      order.template.map { TemplateEdition(order: digest, template: $0) } ?? digest
    return try TextOutput(
      order: order, edition: edition, keepsEarlier: digest.isKept, lines: lines
    ).open()
  }
}

extension Export.Options {
  /// Whether a digest stays what it is and grows: as `mode` says, else where it is that of a day.
  var keepsDay: Bool { mode.map { $0 == .append } ?? to.hasDay }
}
