import PipeKit

/// A format that documents can be written in.
///
/// A new one is a type that conforms, and its name in ``ExportFormats``.
protocol ExportFormat: SendableMetatype {
  /// The name, as the option `format` takes it.
  static var name: String { get }
  /// The endings of file names it is known by: in lower case, without the dot.
  static var extensions: [String] { get }
  /// The keys of the options it has a use for, besides `to` and `format`.
  static var options: Set<String> { get }
  /// Whether it can be written to standard output.
  static var isText: Bool { get }
  /// Makes of documents what the writer's ``ExportWriter/write(prepared:)`` takes, on any core; `nil`
  /// where the writer needs the documents.
  static func prepare(_ batch: Batch, _ options: Export.Options) -> (any Sendable)?
  /// Opens the file, so that what is wrong with it is known before the first document.
  static func open(_ order: ExportOrder) async throws -> any ExportWriter
}

/// Writes documents in one format, for one run of the stage.
protocol ExportWriter {
  /// How many documents the result has of those taken, where that may be fewer; else `nil`.
  var documents: Int? { get }
  /// Takes documents.
  mutating func write(_ batch: Batch) async throws
  /// Takes documents of which the format has made something.
  mutating func write(prepared: any Sendable) async throws
  /// Makes everything taken the result.
  mutating func commit() async throws
  /// Takes back what was not committed; called at most once, after a failure.
  mutating func discard() async
}

extension ExportFormat {
  static func prepare(_ batch: Batch, _ options: Export.Options) -> (any Sendable)? { nil }
}

extension ExportWriter {
  mutating func write(prepared: any Sendable) async throws {}
  /// The result has every document that was taken.
  var documents: Int? { nil }
}
