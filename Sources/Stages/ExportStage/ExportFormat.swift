import PipeKit

/// A format that documents can be written in.
///
/// A new one is a type that conforms, and its name in ``ExportFormats``.
protocol ExportFormat: SendableMetatype {
  /// The name, as the option `format` takes it.
  static var name: String { get }
  /// The endings of file names it is known by: in lower case, without the dot.
  static var extensions: [String] { get }
  /// The schemes of the addresses it is written to, in lower case; none where it is written to files.
  static var schemes: [String] { get }
  /// What is wrong with an address; `nil` for nothing.
  static func problem(of target: String) -> OptionProblem?
  /// An address as it may be shown: without a password.
  static func shown(_ target: String) -> String
  /// The keys of the options it has a use for, besides `to` and `format`.
  static var options: Set<String> { get }
  /// Whether it can be written to standard output.
  static var isText: Bool { get }
  /// Whether a file may be packed, as the end of its name says.
  static var isPackable: Bool { get }
  /// Makes of documents what the writer's ``ExportWriter/write(prepared:)`` takes, on any core; `nil`
  /// where the writer needs the documents.
  static func prepare(
    _ batch: Batch, _ options: Export.Options, _ template: TextTemplate?
  ) -> (any Sendable)?
  /// Opens what is written, at the point that was noted, so that what is wrong is known before the
  /// first document.
  static func open(_ order: ExportOrder) async throws -> any ExportWriter
}

extension ExportFormat {
  static var schemes: [String] { [] }
  static func problem(of target: String) -> OptionProblem? { nil }
  static func shown(_ target: String) -> String { target }
  static var isPackable: Bool { false }
  static func prepare(
    _ batch: Batch, _ options: Export.Options, _ template: TextTemplate?
  ) -> (any Sendable)? { nil }
}
