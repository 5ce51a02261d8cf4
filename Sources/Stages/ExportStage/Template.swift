public import PipeKit

extension Export {
  /// Text with placeholders for the start of the run: `out/{{date}}.md`.
  public struct Template: SettingValue, Hashable {
    /// The text as it was written.
    public let source: String
    private let parts: [Part]

    private enum Part: Hashable {
      case text(String)
      case placeholder(Placeholder)
    }

    private enum Placeholder: String, CaseIterable {
      case date, year, month, day, time
    }

    /// Creates an empty text.
    public init() {
      source = ""
      parts = []
    }

    /// Reads a text.
    ///
    /// - Parameter text: The text.
    /// - Throws: ``OptionProblem`` for a placeholder that is unknown or has no end.
    public init(_ text: String) throws {
      source = text
      var parts: [Part] = []
      var rest = Substring(text)
      while let open = rest.firstRange(of: "{{") {
        parts.append(.text(String(rest[..<open.lowerBound])))
        rest = rest[open.upperBound...]
        guard let close = rest.firstRange(of: "}}") else {
          throw OptionProblem("the text has '{{' without '}}'", hint: Self.hint)
        }
        let name = rest[..<close.lowerBound].filter { $0 != " " }
        guard let placeholder = Placeholder(rawValue: name) else {
          throw OptionProblem("the text has an unknown placeholder", hint: Self.hint)
        }
        parts.append(.placeholder(placeholder))
        rest = rest[close.upperBound...]
      }
      parts.append(.text(String(rest)))
      self.parts = parts
    }

    /// Reads a text.
    public init(from decoder: any Decoder) throws {
      try self.init(decoder.singleValueContainer().decode(String.self))
    }

    /// Whether the text is another for each day, at least.
    var hasDay: Bool {
      parts.contains { $0 == .placeholder(.date) || $0 == .placeholder(.day) }
    }

    /// The text with the placeholders filled in, in UTC.
    public func text(at time: Timestamp) -> String {
      // 2026-11-23T09:30:00Z
      let stamp = Timestamp(seconds: time.seconds).description
      return parts.map { part in
        switch part {
        case .text(let text): text
        case .placeholder(.date): String(stamp.prefix(10))
        case .placeholder(.year): String(stamp.prefix(4))
        case .placeholder(.month): String(stamp.dropFirst(5).prefix(2))
        case .placeholder(.day): String(stamp.dropFirst(8).prefix(2))
        case .placeholder(.time): stamp.dropFirst(11).prefix(8).filter { $0 != ":" }
        }
      }.joined()
    }

    private static var hint: String {
      let names = Placeholder.allCases.map { "{{\($0.rawValue)}}" }
      return "there are \(names.joined(separator: ", "))"
    }

    /// Text.
    public static var schema: JSONObject { ["type": "string"] }
    /// What a manual calls the type.
    public static var typeName: String { "text" }
    /// The text as it was written.
    public var settingJSON: JSON { .string(source) }
  }
}
