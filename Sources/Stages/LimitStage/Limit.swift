public import PipeKit

/// Passes on only so many documents.
public struct Limit: Stage {
  /// What can be set.
  public struct Options: StageOptions {
    /// How many documents pass.
    @Setting(
      "How many documents pass; the others are dropped.", required: true)
    public var documents = 0

    /// What the number counts for.
    @Setting(
      "The field for each value of which so many documents pass: source, domain, topic, metadata.KEY, or another."
    )
    public var per: String? = nil

    /// How many are left out first.
    @Setting("How many documents are left out first.", range: 0...1_000_000_000)
    public var skip = 0

    /// Creates options without a number.
    public init() {}

    /// The number must not be negative, and the field must be one.
    public func problems() -> [OptionProblem] {
      var problems: [OptionProblem] = []
      if documents < 0 {
        problems.append(OptionProblem("is less than 0", options: ["documents"]))
      }
      if let per, DocumentField(per) == nil {
        problems.append(
          OptionProblem(
            "is no field of documents", options: ["per"],
            hint: "write source, domain, topic, author, language, keyword or metadata.KEY"))
      }
      return problems
    }
  }

  /// What the stage says of itself.
  public static let manual = Manual(
    "limit",
    "Passes on only so many documents: the first, or the first of each source, domain or topic.",
    details: """
      The others are dropped, and the stages before go on, so that an export among them gets everything. \
      To bring in less, use the limits of fetch, or pipe run --limit. After sort or rank the first \
      are the best.

      With per, a document with several values of the field counts for its first: that of the best \
      label, for topic. Documents without a value count together. With per, a run that is interrupted \
      begins anew; else it goes on with what it has counted.
      """,
    examples: [
      Manual.Example(
        "The second and the third", options: "{documents: 2, skip: 1}",
        input: (1...4).map { Document(id: "\($0)") },
        output: [Document(id: "2"), Document(id: "3")]),
      Manual.Example(
        "One document of each domain", options: "{documents: 1, per: domain}",
        input: [
          Document(id: "a", url: "https://example.org/1"),
          Document(id: "b", url: "https://www.example.org/2"),
          Document(id: "c", url: "https://example.net/1"),
        ],
        output: [
          Document(id: "a", url: "https://example.org/1"),
          Document(id: "c", url: "https://example.net/1"),
        ]),
    ])

  private static let key = "count"

  private let options: Options
  private let field: DocumentField?

  /// Creates the stage.
  public init(options: Options, setup: StageSetup) {
    self.options = options
    field = options.per.flatMap { DocumentField($0) }
  }

  /// Whether a run can go on in the middle.
  public var passesAtOnce: Bool { field == nil }

  /// Passes on the first documents.
  public func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
    var count = passesAtOnce ? try context.memory?.note(Self.key, .position)?.int ?? 0 : 0
    var counts: [String: Int] = [:]
    let (last, overflows) = options.skip.addingReportingOverflow(options.documents)
    let end = overflows ? Int.max : last
    while let parcel = try await input.nextParcel() {
      if let checkpoint = parcel.checkpoint {
        guard passesAtOnce else {
          context.lastCheckpoint?.absorb(checkpoint)
          continue
        }
        checkpoint.note(
          .number(JSONNumber(count)), for: Self.key, .position, stage: context.stage)
        try await output.write(parcel)
        continue
      }
      var passed: Batch = []
      for document in parcel.documents {
        let number: Int
        if let field {
          // Case makes no difference, as in conditions.
          let value = field.values(in: document).first?.description.lowercased() ?? ""
          number = counts[value, default: 0]
          counts[value] = number + 1
        } else {
          number = count
          count += 1
        }
        if number < options.skip {
          context.drop(document, reason: "before the first")
        } else if number < end {
          passed.append(document)
        } else {
          context.drop(document, reason: "over the limit")
        }
      }
      if !passed.isEmpty { try await output.write(passed) }
    }
  }
}
