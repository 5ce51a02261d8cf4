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

  /// The keys that say something only of a stage that makes attempts.
  static let ofAttempts: Set<String> = ["retry", "timeout"]

  /// An id has to be one word, so that it can be given on the command line.
  func problems() -> [OptionProblem] {
    guard let id, !Self.isGood(id) else { return [] }
    return [
      OptionProblem(
        "is not a good name", options: ["id"],
        hint: "an id is one word, and has none of . = / in it: it is used in --set and --from")
    ]
  }

  private static func isGood(_ id: String) -> Bool {
    !id.isEmpty
      && id.unicodeScalars.allSatisfy { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator: false
        default: !".=/".unicodeScalars.contains(scalar)
        }
      }
  }
}
