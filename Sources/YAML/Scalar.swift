import Diagnostics

/// A single value: its text, how it was written, and what YAML takes it for.
public struct Scalar: Sendable, Hashable {
  /// How a scalar is written.
  public enum Style: Sendable, Hashable {
    /// Without quotes. Only a plain scalar can be anything else than a string.
    case plain
    /// In single or double quotes.
    case quoted
    /// As a block, after `|` or `>`.
    case block
  }

  /// The text after unescaping, folding and the filling in of variables.
  public let text: String
  /// How it is written.
  public let style: Style
  /// The tag it was given, if any.
  public let tag: CoreTag?
  private let core: Core
  /// What is known of variables in the text; nil for most scalars.
  private let variables: Variables?

  /// What the text is by the core schema of YAML 1.2, the tag considered.
  public var resolved: CoreValue {
    switch core {
    case .null: .null
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .float(let value): .float(value)
    case .string: .string(text)
    }
  }

  /// Whether an environment variable supplied any of the text.
  ///
  /// Such text is never to be shown.
  public var isFromEnvironment: Bool { !environmentValues.isEmpty }
  /// The text with its variables not filled in, `${NAME}` for one; safe to show.
  public var written: String { template ?? text }

  /// What the text is where something else than text is wanted.
  ///
  /// Within `[ ]` and `{ }` YAML asks for quotes around a variable, so that they say nothing of what
  /// it stands for.
  var typed: CoreValue {
    template != nil && style == .quoted && tag == nil ? CoreSchema.plain(text) : resolved
  }

  /// What stood in the file, if variables were filled in.
  var template: String? { variables?.template }
  /// The values that came from the environment.
  package var environmentValues: [String] { variables?.environmentValues ?? [] }
  /// The names of the variables that these came from, one for each.
  package var environmentNames: [String] { variables?.environmentNames ?? [] }
  /// The places of every `${` in the text, as long as up to `}`; only the parser knows them.
  var variablePlaces: [SourceLocation] { variables?.places ?? [] }
  /// What was wrong with the variables; if anything was, the text is as written.
  var variableProblems: [Diagnostic] { variables?.problems ?? [] }

  /// Makes a scalar and finds out what it is.
  ///
  /// A text that does not fit the tag is a string.
  public init(_ text: String, style: Style = .plain, tag: CoreTag? = nil) {
    self.init(text, style: style, tag: tag, variables: nil)
  }

  init(_ text: String, style: Style, tag: CoreTag?, variables: Variables?) {
    self.text = text
    self.style = style
    self.tag = tag
    self.variables = variables
    core =
      switch CoreSchema.resolve(text, style: style, tag: tag) {
      case .null: .null
      case .bool(let value): .bool(value)
      case .int(let value): .int(value)
      case .float(let value): .float(value)
      case .string, nil: .string
      }
  }
}

extension Scalar {
  /// What a scalar is, without the text, which is kept only once.
  private enum Core: Sendable, Hashable {
    case null
    case bool(Bool)
    case int(Int64)
    case float(Double)
    case string
  }

  /// What there is to know of a scalar with variables, kept apart because few have any.
  final class Variables: Sendable, Hashable {
    let template: String?
    let environmentValues: [String]
    let environmentNames: [String]
    let places: [SourceLocation]
    let problems: [Diagnostic]

    init(
      template: String? = nil, environmentValues: [String] = [],
      environmentNames: [String] = [], places: [SourceLocation] = [], problems: [Diagnostic] = []
    ) {
      self.template = template
      self.environmentValues = environmentValues
      self.environmentNames = environmentNames
      self.places = places
      self.problems = problems
    }

    static func == (left: Variables, right: Variables) -> Bool {
      left.template == right.template && left.environmentValues == right.environmentValues
        && left.environmentNames == right.environmentNames
        && left.places == right.places && left.problems == right.problems
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(template)
    }
  }
}

extension Scalar: CustomStringConvertible, CustomReflectable {
  /// The text as written, so that printing a node tells no secret.
  public var description: String { written }
  /// The text as written and nothing else, so that dumping a node tells no secret.
  public var customMirror: Mirror { Mirror(self, children: ["written": written]) }
}
