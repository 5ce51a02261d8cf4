public import PipeKit

/// Passes on a part of the documents, chosen by chance.
public struct Sample: Stage {
  /// What can be set.
  public struct Options: StageOptions {
    /// How many documents are chosen.
    @Setting(
      "How many documents are chosen; they are held back to the end.", range: 1...1_000_000)
    public var count: Int? = nil

    /// Which share is chosen.
    @Setting("Which share of the documents is chosen, about; 0.1 for one in ten.", range: 0.0...1.0)
    public var share: Double? = nil

    /// What makes another choice.
    @Setting("With another seed, another choice is made.")
    public var seed = 1

    /// Creates options, of which one is missing.
    public init() {}

    /// One of count and share is needed.
    public func problems() -> [OptionProblem] {
      if count == nil, share == nil {
        return [
          OptionProblem(
            "sample needs to know how many", hint: "write sample: {count: 100}, or share: 0.1")
        ]
      }
      if count != nil, share != nil {
        return [
          OptionProblem(
            "and 'share' are two answers to one question", options: ["count"],
            hint: "leave one of them out")
        ]
      }
      return []
    }
  }

  /// What the stage says of itself.
  public static let manual = Manual(
    "sample", "Passes on a part of the documents, chosen by chance.",
    details: """
      Chance goes by the documents' id and the seed, so that the same documents are chosen in every \
      run, whatever others there are. With share, each document is chosen or not by itself, and goes on \
      at once. With count, exactly so many are chosen, or all if there are fewer; they go on in their \
      order when all have come, and a run that is interrupted begins anew.
      """,
    examples: [
      Manual.Example(
        "Two of five documents", options: "count: 2",
        input: (1...5).map { Document(id: "\($0)") },
        output: [Document(id: "1"), Document(id: "2")]),
      Manual.Example(
        "About half of them", options: "share: 0.5",
        input: (1...6).map { Document(id: "\($0)") },
        output: [Document(id: "1"), Document(id: "2"), Document(id: "3")]),
    ])

  private let options: Options

  /// Creates the stage.
  public init(options: Options, setup: StageSetup) { self.options = options }

  /// Whether documents go on at once.
  public var passesAtOnce: Bool { options.share != nil }

  /// Passes on what is chosen.
  public func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
    var chosen = SmallestRanks(limit: options.count ?? 0)
    while let batch = try await input.next() {
      if let share = options.share {
        var passed: Batch = []
        for document in batch {
          if Double(rank(of: document)) < share * Double(UInt64.max) {
            passed.append(document)
          } else {
            context.drop(document, reason: "not in the sample")
          }
        }
        try await output.write(passed)
        continue
      }
      for document in batch {
        if let other = chosen.insert(document, rank: rank(of: document)) {
          context.drop(other, reason: "not in the sample")
        }
      }
    }
    if options.share == nil { try await output.write(chosen.inOrder) }
  }

  private func rank(of document: Document) -> UInt64 {
    var hash = ContentHash(document.id.utf8Span.span)
    hash.add("\n\(options.seed)".utf8Span.span)
    return hash.value
  }
}
