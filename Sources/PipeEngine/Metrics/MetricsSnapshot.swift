package import PipeKit

/// What is worth watching of a run, at one moment.
package struct MetricsSnapshot: Sendable {
  /// A stage.
  package struct Stage: Sendable {
    /// The stage's `id`.
    package var id: String
    /// What has passed it.
    package var reading: StageMeter.Reading
    /// How long its batches took.
    package var batches: TimeHistogram.Reading
    /// How many parcels wait before it; `nil` where there is no queue.
    package var queue: Int?

    package init(
      id: String, reading: StageMeter.Reading = StageMeter.Reading(),
      batches: TimeHistogram.Reading = TimeHistogram.Reading(), queue: Int? = nil
    ) {
      self.id = id
      self.reading = reading
      self.batches = batches
      self.queue = queue
    }
  }

  /// The pipeline's name.
  package var pipeline: String
  /// The version of the program.
  package var version: String
  /// How long the run has lasted.
  package var elapsed: Duration
  /// The stages, in order.
  package var stages: [Stage]
  /// What the process takes; `nil` to leave it out.
  package var process: ProcessUsage?

  package init(
    pipeline: String, version: String, elapsed: Duration, stages: [Stage],
    process: ProcessUsage? = nil
  ) {
    self.pipeline = pipeline
    self.version = version
    self.elapsed = elapsed
    self.stages = stages
    self.process = process
  }
}
