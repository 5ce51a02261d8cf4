/// What a stage says of itself: its documentation, and at the same time tests of it.
public struct Manual: Sendable {
  /// The name in the pipeline file: lower-case words joined by `_`.
  public var name: String
  /// What the stage does, in one sentence.
  public var summary: String
  /// What else there is to know: paragraphs separated by a blank line.
  public var details: String
  /// Where in a pipeline the stage can stand.
  public var roles: Roles
  /// Raised whenever the stage's results change for the same options and documents.
  public var version: Int
  /// Whether a stage that is not a ``DocumentStage`` calls ``StageContext/attempt(_:)``, so that an
  /// entry's `retry` and `timeout` mean something.
  public var usesAttempts: Bool
  /// Whether a stage that is not a ``DocumentStage`` holds nothing back.
  ///
  /// It then has written all it will ever write of the documents it was given by the time it asks for
  /// more, so that a run can be continued in the middle. With a stage that keeps documents back, such as
  /// one that sorts, a run is continued from its beginning.
  public var passesAtOnce: Bool
  /// Shown in the manual, and run as tests.
  public var examples: [Example]

  /// Creates a manual.
  public init(
    _ name: String, _ summary: String, details: String = "", roles: Roles = .transform,
    version: Int = 1, usesAttempts: Bool = false, passesAtOnce: Bool = false,
    examples: [Example] = []
  ) {
    self.name = name
    self.summary = summary
    self.details = details
    self.roles = roles
    self.version = version
    self.usesAttempts = usesAttempts
    self.passesAtOnce = passesAtOnce
    self.examples = examples
  }
}

extension Manual {
  /// Where in a pipeline a stage can stand.
  public struct Roles: OptionSet, Sendable, Hashable {
    /// One bit a role.
    public let rawValue: Int

    /// Creates a set of roles.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// It can come first: it brings documents in.
    public static let source = Roles(rawValue: 1)
    /// It reads documents and passes them on.
    public static let transform = Roles(rawValue: 2)
    /// It keeps documents somewhere outside, and passes them on.
    public static let sink = Roles(rawValue: 4)
  }

  /// A small case that shows what the stage does, and is run as a test in batches of several sizes.
  public struct Example: Sendable {
    /// What the example shows: `Short documents go`.
    public var title: String
    /// The stage's options as they stand in a pipeline file, in YAML; empty for none.
    public var options: String
    /// The documents that go in.
    public var input: [Document]
    /// The documents that must come out.
    ///
    /// A document's ``Document/trail`` is only compared where one is expected.
    public var output: [Document]
    /// The files there are, by path.
    public var files: [String: String]
    /// What the network answers, by URL.
    public var pages: [String: String]
    /// The files that must be there afterwards, by path.
    public var writes: [String: String]
    /// The identifiers of the documents that must have failed.
    public var failures: [String]

    /// Creates an example.
    public init(
      _ title: String, options: String = "", input: [Document] = [], output: [Document] = [],
      files: [String: String] = [:], pages: [String: String] = [:],
      writes: [String: String] = [:], failures: [String] = []
    ) {
      self.title = title
      self.options = options
      self.input = input
      self.output = output
      self.files = files
      self.pages = pages
      self.writes = writes
      self.failures = failures
    }
  }
}
