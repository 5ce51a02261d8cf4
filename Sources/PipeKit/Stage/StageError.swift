/// Why a stage, or a document in a stage, failed.
///
/// Thrown from ``DocumentStage/process(_:in:)`` it fails the document; thrown from
/// ``Stage/run(_:into:in:)`` it ends the run.
public struct StageError: Error, Sendable {
  /// The class of an error, which a `catch` can match.
  public struct Code: RawRepresentable, Hashable, Sendable {
    /// The class as it is reported: `not-found`.
    public let rawValue: String
    /// Creates a class of a stage's own.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The document is not what the stage can work on.
    public static let badDocument = Code(rawValue: "bad-document")
    /// What was read does not follow its format.
    public static let badFormat = Code(rawValue: "bad-format")
    /// Reading or writing a file failed.
    public static let file = Code(rawValue: "file")
    /// What was asked for is not there.
    public static let notFound = Code(rawValue: "not-found")
    /// Talking to a server failed in another way than those below.
    public static let network = Code(rawValue: "network")
    /// A server's name could not be resolved.
    public static let dns = Code(rawValue: "dns")
    /// No connection could be made, or it broke.
    public static let connect = Code(rawValue: "connect")
    /// A connection could not be secured.
    public static let tls = Code(rawValue: "tls")
    /// A redirect could not be followed.
    public static let redirect = Code(rawValue: "redirect")
    /// A server answered with an error.
    public static let httpStatus = Code(rawValue: "http-status")
    /// It was not allowed.
    public static let refused = Code(rawValue: "refused")
    /// An address on a private network is not fetched unless the pipeline says so.
    public static let refusedAddress = Code(rawValue: "refused-address")
    /// A site's robots.txt does not let programs fetch it.
    public static let refusedByRobots = Code(rawValue: "refused-by-robots")
    /// It took too long.
    public static let timeout = Code(rawValue: "timeout")
    /// It is larger than a limit allows.
    public static let tooLarge = Code(rawValue: "too-large")
    /// A regular expression took too long.
    public static let expression = Code(rawValue: "expression")
    /// A database refused.
    public static let database = Code(rawValue: "database")
    /// Too many documents failed.
    public static let tooManyFailures = Code(rawValue: "too-many-failures")
    /// What is remembered of runs could not be read or written.
    public static let state = Code(rawValue: "state")
    /// What an interrupted run has left does not go together with the pipeline any more.
    public static let staleResults = Code(rawValue: "stale-results")
    /// A program that does a stage's work did not do it.
    public static let program = Code(rawValue: "program")
    /// Any other error.
    public static let other = Code(rawValue: "error")
  }

  /// The class of the error.
  public var code: Code
  /// What is wrong, in one sentence without a full stop.
  public var message: String
  /// What to do about it.
  public var hint: String?
  /// Whether it may go well another time, so that `retry` makes sense.
  public var isTransient: Bool
  /// The stage, filled in by the engine: its `id` in the pipeline.
  public var stage: String?
  /// The identifier of the document, filled in by the engine where there is one.
  public var document: String?
  /// The error that caused this one.
  public var underlying: (any Error)?
  /// How often what failed was tried in a row, as `retry` says.
  public var attempts = 1

  /// Creates an error.
  public init(
    _ code: Code, _ message: String, hint: String? = nil, isTransient: Bool = false,
    underlying: (any Error)? = nil
  ) {
    self.code = code
    self.message = message
    self.hint = hint
    self.isTransient = isTransient
    self.underlying = underlying
  }
}

extension StageError {
  /// A document is larger than the pipeline allows.
  ///
  /// - Parameter most: How many bytes it may have.
  package init(tooLarge most: Int) {
    self.init(
      .tooLarge, "the document is larger than \(ByteSize(most))",
      hint: "raise 'max_document' of the pipeline, or leave the document out")
  }

  /// Any error as a stage error, with what the engine knows of where it happened.
  package init(wrapping error: any Error, stage: String, document: String? = nil) {
    switch error {
    case let error as StageError: self = error
    case let error as FileError:
      self.init(
        error.kind == .notFound ? .notFound : .file, error.description, underlying: error)
    case let error as HTTPError:
      self.init(
        error.stageCode, error.description, isTransient: error.isTransient, underlying: error)
    default: self.init(.other, "\(error)", underlying: error)
    }
    if self.stage == nil { self.stage = stage }
    if self.document == nil { self.document = document }
  }
}

extension StageError: CustomStringConvertible {
  /// Stage, document and message on one line.
  public var description: String {
    var text = stage.map { "\($0): " } ?? ""
    if let document { text += "document '\(document)': " }
    text += message
    if let hint { text += " (\(hint))" }
    return text
  }
}
