import HTML
public import PipeKit

/// Elements of a page, by a selector of CSS.
public struct ElementSelector: SettingValue, Hashable {
  /// The selector as it was written.
  public let text: String
  let selector: CSSSelector

  /// Parses a selector.
  ///
  /// - Parameter text: The selector (Selectors Level 4).
  /// - Throws: ``OptionProblem`` that says where it goes wrong.
  public init(_ text: String) throws {
    self.text = text
    do throws(CSSSelectorError) {
      selector = try CSSSelector(text)
    } catch {
      // The error's own words quote the selector, which may come from the environment.
      throw OptionProblem(
        "this is no CSS selector: it goes wrong at character \(error.position)",
        hint: "write such as aside, 'div.related', '#comments' or '[data-ad]', in quotes")
    }
  }

  /// Reads a selector.
  public init(from decoder: any Decoder) throws {
    try self.init(decoder.singleValueContainer().decode(String.self))
  }

  /// Whether two selectors are written alike.
  public static func == (a: ElementSelector, b: ElementSelector) -> Bool { a.text == b.text }
  /// Hashes the selector as written.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }

  /// A selector of CSS.
  public static var schema: JSONObject { ["type": "string"] }
  /// What a manual calls the type.
  public static var typeName: String { "CSS selector" }
  /// The selector.
  public var settingJSON: JSON { .string(text) }
}
