package import PipeKit

/// What is remembered of a run.
package struct RunRecord: Sendable, Hashable {
  /// How far a run has come.
  package enum Status: String, Sendable, CaseIterable {
    /// It is going on, or was killed.
    case running
    /// It was asked to stop, and can be continued.
    case stopped
    /// It has failed, and can be continued.
    case failed
    /// It is complete.
    case done
    /// It is being given up: what it has left is taken back, and it cannot be continued any more.
    case abandoning
    /// It was given up in favour of one that started over.
    case abandoned
  }

  /// What a run was for.
  package enum Kind: String, Sendable {
    /// The whole pipeline.
    case full
    /// Documents that had failed.
    case retry
  }

  /// Its number in this database, from 1; 0 before it is stored.
  package var id: Int64
  package var kind: Kind
  package var status: Status
  /// When it began first.
  package var started: Timestamp
  /// When it ended last.
  package var ended: Timestamp?
  /// How often it was begun: 1, and 1 more for each time it was continued.
  package var attempts: Int
  /// Each stage's `id` and a hash of what its results depend on, in order.
  package var stages: [StageFingerprint]
  /// What it did, as an object: the pipeline's file, where its state was, counts by stage, outputs.
  package var report: JSONObject
  /// Why it failed.
  package var error: String?

  package init(
    id: Int64 = 0, kind: Kind = .full, status: Status = .running, started: Timestamp,
    ended: Timestamp? = nil, attempts: Int = 1, stages: [StageFingerprint] = [],
    report: JSONObject = [:], error: String? = nil
  ) {
    self.id = id
    self.kind = kind
    self.status = status
    self.started = started
    self.ended = ended
    self.attempts = attempts
    self.stages = stages
    self.report = report
    self.error = error
  }
}

/// A stage, and a hash of what its results depend on.
package struct StageFingerprint: Sendable, Hashable {
  /// The stage's `id`.
  package var stage: String
  /// 16 hexadecimal digits.
  package var hash: String
  /// Whether it stands for the limit of documents' sizes, and not for a stage.
  var isLimit: Bool { stage == Self.limit }
  /// The key under which that stands behind the stages.
  static let limit = "max_document"

  package init(stage: String, hash: String) {
    self.stage = stage
    self.hash = hash
  }
}
