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
  /// What the text is by the core schema of YAML 1.2, the tag considered.
  public let resolved: CoreValue

  /// Whether an environment variable supplied any of the text. Such text is never to be shown.
  public var isFromEnvironment: Bool { !environmentValues.isEmpty }
  /// The text with its variables not filled in, `${NAME}` for one; safe to show.
  public var written: String { template ?? text }

  /// What stood in the file, if variables were filled in.
  let template: String?
  /// The values that came from the environment.
  package let environmentValues: [String]
  /// The places of every `${` in the text, as long as up to `}`; only the parser knows them.
  let variablePlaces: [SourceLocation]
  /// What was wrong with the variables; if anything was, the text is as written.
  let variableProblems: [Diagnostic]

  /// Makes a scalar and finds out what it is.
  ///
  /// A text that does not fit the tag is a string.
  public init(_ text: String, style: Style = .plain, tag: CoreTag? = nil) {
    self.init(text, style: style, tag: tag, variablePlaces: [])
  }

  init(
    _ text: String, style: Style, tag: CoreTag?, template: String? = nil,
    environmentValues: [String] = [], variablePlaces: [SourceLocation] = [],
    variableProblems: [Diagnostic] = []
  ) {
    self.text = text
    self.style = style
    self.tag = tag
    self.template = template
    self.environmentValues = environmentValues
    self.variablePlaces = variablePlaces
    self.variableProblems = variableProblems
    resolved = CoreSchema.resolve(text, style: style, tag: tag) ?? .string(text)
  }
}

extension Scalar: CustomStringConvertible, CustomReflectable {
  /// The text as written, so that printing a node tells no secret.
  public var description: String { written }
  /// The text as written and nothing else, so that dumping a node tells no secret.
  public var customMirror: Mirror { Mirror(self, children: ["written": written]) }
}
