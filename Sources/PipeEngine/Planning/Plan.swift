public import PipeKit
package import YAML

/// A checked pipeline: its stages in order, ready to run.
public struct Plan: Sendable {
  /// A stage with what its entry in the pipeline file says of it.
  public struct Step: Sendable {
    /// The entry's `id`, else the stage's name, with a number where that is taken.
    public let id: String
    /// The stage.
    public let stage: any Stage
    /// What becomes of a document that fails in the stage.
    public var policy: FailurePolicy
    /// How often a document is tried.
    public var retry: RetryPolicy?
    /// The longest time a document may take.
    public var timeout: Duration?
    /// Which documents the stage sees; all where there is none.
    public var condition: Condition?
    /// The options as they were written, for showing the plan; never what an environment variable
    /// held.
    package var written: Node?
    /// What the stage alone may write, by the key of the option that names it.
    package var outputs: [String: String] = [:]
    /// A hash of the files that the options name and that were read while planning.
    package var filesRead: String?
    /// The common keys as they were written.
    package var writtenKeys: [Node.Entry] = []

    /// What the stage says of itself.
    public private(set) var manual: Manual
    /// The options that are not shown.
    private(set) var secretOptions: Set<String>

    /// Creates a step.
    public init(
      _ stage: any Stage, id: String? = nil, policy: FailurePolicy = .skip,
      retry: RetryPolicy? = nil, timeout: Duration? = nil, condition: Condition? = nil
    ) {
      self.stage = stage
      manual = type(of: stage).manual
      secretOptions = Set(type(of: stage).settings.filter(\.isSecret).map(\.key))
      self.id = id ?? manual.name
      self.policy = policy
      self.retry = retry
      self.timeout = timeout
      self.condition = condition
    }

    /// Takes over what is known of a stage whose type does not say it.
    mutating func describe(_ maker: any StageMaker) {
      manual = maker.manual
      secretOptions = Set(maker.settings.filter(\.isSecret).map(\.key))
    }
  }

  /// The pipeline's name.
  public var name: String
  /// What the pipeline is for.
  public var summary: String?
  /// The stages, in order.
  public var stages: [Step]
  /// How many failures end a run; `nil` for any number.
  package var maxFailures: FailureLimit.Most?
  /// The most bytes a document may have, about.
  package var maxDocument = Plan.usualMaxDocument
  /// The most bytes a document may have where the pipeline says nothing.
  package static let usualMaxDocument = 64 << 20
  /// Whether the first stage was planned to have documents come in.
  package var hasInput = false

  /// Creates a plan.
  public init(name: String, summary: String? = nil, stages: [Step]) {
    self.name = name
    self.summary = summary
    self.stages = stages
  }
}
