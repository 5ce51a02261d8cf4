public import PipeKit

/// Text with placeholders for what a document has: `{{title}} ({{domain}})`.
public struct FieldTemplate: SettingValue, Hashable {
  private enum Part: Hashable {
    case text(String)
    /// The fields of a placeholder, of which the first that has a value counts.
    case fields([DocumentField])
  }

  private let source: String
  private let parts: [Part]

  /// Reads a text.
  ///
  /// - Throws: ``PipeKit/OptionProblem`` for a placeholder that is unknown or has no end.
  init(_ text: String) throws(OptionProblem) {
    source = text
    var parts: [Part] = []
    var rest = Substring(text)
    while let open = rest.firstRange(of: "{{") {
      if open.lowerBound != rest.startIndex {
        parts.append(.text(String(rest[..<open.lowerBound])))
      }
      rest = rest[open.upperBound...]
      guard let close = rest.firstRange(of: "}}") else {
        throw OptionProblem("the text has '{{' without '}}'", hint: Self.hint)
      }
      let names = rest[..<close.lowerBound].split(separator: "|", omittingEmptySubsequences: false)
      let fields = names.compactMap { DocumentField($0.filter { $0 != " " }) }
      guard fields.count == names.count else {
        throw OptionProblem("the text has a placeholder that is no field", hint: Self.hint)
      }
      parts.append(.fields(fields))
      rest = rest[close.upperBound...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    self.parts = parts
  }

  /// Reads a text.
  public init(from decoder: any Decoder) throws {
    try self.init(decoder.singleValueContainer().decode(String.self))
  }

  /// The text for a document; `nil` where it has placeholders, and none of them has a value.
  func text(for document: Document) -> String? {
    var hasPlaceholder = false
    var hasValue = false
    var result = ""
    for part in parts {
      switch part {
      case .text(let text): result += text
      case .fields(let fields):
        hasPlaceholder = true
        for field in fields {
          let values = field.values(in: document).map(Self.text).filter { !$0.isEmpty }
          if values.isEmpty { continue }
          result += values.joined(separator: ", ")
          hasValue = true
          break
        }
      }
    }
    return hasPlaceholder && !hasValue ? nil : result
  }

  private static func text(_ value: FieldValue) -> String {
    switch value {
    case .text(let text), .language(let text), .label(let text, _): text
    case .number(let number): JSONNumber(number).literal
    case .time(let time): time.description
    }
  }

  private static let hint =
    "write fields of documents between the braces: {{title}}, {{metadata.section}}, {{summary | title}}"

  /// Text; numbers and truth values are taken as they are written.
  public static var schema: JSONObject { String.schema }
  /// What a manual calls the type.
  public static var typeName: String { "text" }
  /// The text as it was written.
  public var settingJSON: JSON { .string(source) }
}
