import ArgumentParser

/// `pipe failed`: documents that have failed, and are kept.
struct Failed: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "failed",
    abstract: "Lists, shows, retries or exports documents that have failed.",
    discussion: """
      A document that fails in a stage is kept as it was before the stage, with the error. 'pipe \
      failed retry' sends it through that stage and those after it again; what does not fail again is \
      no longer kept.
      """,
    subcommands: [FailedList.self, FailedShow.self, FailedRetry.self, FailedExport.self],
    defaultSubcommand: FailedList.self)
}
