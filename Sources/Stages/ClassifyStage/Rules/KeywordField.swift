public import PipeKit

/// A part of a document that keywords are looked for in.
public struct KeywordField: SettingValue, Hashable {
  /// The name as it is written.
  public let name: String
  private let field: DocumentField?

  /// The headline.
  static let title = KeywordField(name: "title")
  /// The text; the summary of a document without one.
  static let text = KeywordField(name: "text")

  private static let names = [
    "title", "text", "summary", "author", "url", "domain", "source", "keyword", "label",
  ]

  private init(name: String) {
    self.name = name
    field = DocumentField(name)
  }

  /// Reads the name of a field.
  public init(from decoder: any Decoder) throws {
    try self.init(try decoder.singleValueContainer().decode(String.self))
  }

  /// Takes the name of a field.
  ///
  /// - Throws: ``PipeKit/OptionProblem`` for the name of none.
  init(_ name: String) throws(OptionProblem) {
    guard let field = DocumentField(name),
      Self.names.contains(field.singular) || name.hasPrefix("metadata.")
    else { throw OptionProblem.notAChoice(name, among: Self.names + ["metadata.KEY"]) }
    self.init(name: field.singular)
  }

  /// What a document has in the field.
  func texts(of document: Document) -> [String] {
    if self == .text { return [document.content] }
    return field?.values(in: document).compactMap(\.words) ?? []
  }

  /// Whether two fields are the same.
  public static func == (a: Self, b: Self) -> Bool { a.name == b.name }
  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }

  /// One of the names, or that of something in the metadata.
  public static var schema: JSONObject {
    [
      "anyOf": [
        ["enum": .array(names.map { .string($0) })],
        ["type": "string", "pattern": "^(metadata\\..+|authors|keywords|labels)$"],
      ]
    ]
  }
  /// What a manual calls the type.
  public static var typeName: String { names.joined(separator: " | ") + " | metadata.KEY" }
  /// The name.
  public var settingJSON: JSON { .string(name) }
}
