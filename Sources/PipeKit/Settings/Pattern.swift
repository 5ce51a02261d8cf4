import Foundation

/// A regular expression as it is written in a pipeline file, in ICU's syntax.
public struct Pattern: SettingValue, Hashable {
  /// The expression as it was written.
  public let text: String
  private let expression: NSRegularExpression

  /// Compiles an expression.
  ///
  /// - Parameter text: The expression; `(?i)` in front ignores case.
  /// - Throws: ``OptionProblem`` where it cannot be compiled.
  public init(_ text: String) throws {
    self.text = text
    do {
      expression = try NSRegularExpression(pattern: text)
    } catch {
      throw OptionProblem(
        "this is not a regular expression",
        hint:
          "in YAML, write it in single quotes; a backslash before . ( ) [ ] { } * + ? ^ $ | takes it literally"
      )
    }
  }

  /// Reads an expression.
  public init(from decoder: any Decoder) throws {
    try self.init(decoder.singleValueContainer().decode(String.self))
  }

  /// Whether the expression matches somewhere in a text.
  public func matches(_ text: String) -> Bool {
    let range = NSRange(location: 0, length: text.utf16.count)
    return expression.firstMatch(in: text, range: range) != nil
  }

  /// Whether two expressions are written alike.
  public static func == (a: Pattern, b: Pattern) -> Bool { a.text == b.text }
  /// Hashes the expression as written.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }

  /// Text in the syntax of regular expressions.
  public static var schema: JSONObject { ["type": "string", "format": "regex"] }
  /// What a manual calls the type.
  public static var typeName: String { "regular expression" }
  /// The expression.
  public var settingJSON: JSON { .string(text) }
}
