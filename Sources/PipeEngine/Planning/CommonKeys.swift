import PipeKit

/// The keys that any entry may carry beside its stage.
struct CommonKeys: StageOptions {
  @Setting("What the stage is called in this pipeline; else its name.")
  var id: String? = nil

  @Setting("Only documents that fulfil this condition go through the stage; others pass it by.")
  var when: Condition? = nil

  @Setting(
    "What becomes of a document that fails: it ends there (skip), goes on as it was (keep), or the run ends (stop)."
  )
  var onError = FailurePolicy.skip

  @Setting("How often a document is tried when the failure may pass.")
  var retry: RetryPolicy? = nil

  @Setting("The longest time one document may take.")
  var timeout: TimeSpan? = nil

  static let names = Set(settings.map(\.key))
}
