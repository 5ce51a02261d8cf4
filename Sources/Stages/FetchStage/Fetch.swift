public import PipeKit

/// Brings in feeds, pages, sitemaps, files, JSON Lines, tables and web archives, or fetches the pages of documents that
/// arrive.
public struct Fetch: Stage {
  private let options: Options
  private let hasInput: Bool
  private let redact: Redactor

  /// Creates the stage.
  ///
  /// - Throws: ``OptionProblem`` for a source that cannot be where the stage stands, or none where
  ///   one is needed.
  public init(options: Options, setup: StageSetup) throws {
    self.options = options
    hasInput = setup.hasInput
    redact = setup.redact
    if setup.isRetry { return }
    let given = options.sourceKeys
    if hasInput, !given.isEmpty {
      throw OptionProblem(
        "brings documents in, which only the first stage of a pipeline does", options: given,
        hint: "make fetch the first stage, or leave this out to fetch the documents that arrive")
    }
    let choosing = options.choosingKeys
    if hasInput, !choosing.isEmpty {
      throw OptionProblem(
        "is about what fetch brings in, but here documents arrive", options: choosing,
        hint: "leave it out, or make fetch the first stage")
    }
    if !hasInput, given.isEmpty {
      throw OptionProblem(
        "fetch needs something to bring in",
        hint: "write feeds:, pages:, urls:, sitemaps:, files:, jsonl:, csv: or warc:")
    }
  }

  /// Brings in what the options name, or fetches what arrives.
  public func run(
    _ input: Inlet, into output: Outlet, in context: StageContext
  ) async throws {
    let fetcher = Fetcher(options, context, redact: redact)
    let completion = Completion(options, fetcher, context, fetchesBare: hasInput)
    guard hasInput else {
      return try await SourceRun(options, fetcher, completion, output, context).run()
    }
    try await CompletionFlow(
      completion: completion, width: options.window, output: output, context: context
    ).run(
      next: {
        guard let parcel = try await input.nextParcel() else { return nil }
        if parcel.checkpoint != nil { return [.checkpoint(parcel)] }
        return parcel.documents.map { .document($0, nil) }
      },
      abandon: { input.channel.close() })
  }
}
