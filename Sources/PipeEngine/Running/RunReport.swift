public import PipeKit

/// What a run has done.
public struct RunReport: Sendable {
  /// What has passed a stage.
  public struct Stage: Sendable {
    /// The stage's `id` in the pipeline.
    public let id: String
    /// The stage's name.
    public let name: String
    package let reading: StageMeter.Reading

    /// How many documents came in.
    public var input: Int { reading.input }
    /// How many documents went out.
    public var output: Int { reading.output }
    /// How many documents were dropped, by reason.
    public var dropped: [String: Int] { reading.dropped }
    /// How many documents failed.
    public var failed: Int { reading.failed }
    /// The processor time used, as far as it is known, in seconds.
    public var processorSeconds: Double { reading.processorSeconds }
  }

  /// A document, or what should have become one, that failed.
  public struct Failure: Sendable {
    /// The stage's `id`.
    public let stage: String
    /// The document's identifier, or what should have become a document.
    public let document: String
    /// Why it failed.
    public let error: StageError
  }

  /// Something a stage had to say.
  public struct Note: Sendable {
    /// The stage's `id`.
    public let stage: String
    /// What it said.
    public let text: String
  }

  /// Something that was written.
  public struct Output: Sendable {
    /// The stage's `id`.
    public let stage: String
    /// A path or an address.
    public let path: String
    /// How many documents of this run it holds.
    public let documents: Int
  }

  /// The stages, in order.
  public let stages: [Stage]
  /// How long the run took.
  public let elapsed: Duration
  /// Whether the run was asked to stop before its end.
  public let wasStopped: Bool
  /// The first failures.
  public let failures: [Failure]
  /// How many failures there were beyond those listed.
  public let unlistedFailures: Int
  /// The first notes.
  public let notes: [Note]
  /// How many notes there were beyond those listed.
  public let unlistedNotes: Int
  /// What was written.
  public let outputs: [Output]

  /// Whether any document failed.
  public var hasFailures: Bool { !failures.isEmpty }
}
