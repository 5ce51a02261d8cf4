public import PipeKit

/// Puts documents in order.
public struct Sort: Stage {
  /// What can be set.
  public struct Options: StageOptions {
    /// What documents are sorted by.
    @Setting(
      "The fields that documents are sorted by, the first counting most; with - in front from large to small, new to old, z to a.",
      required: true)
    public var by = OneOrMore<String>([])

    /// How many are kept.
    @Setting(
      "Only so many documents go on, the first; the others are dropped as soon as that is known.",
      range: 1...1_000_000_000)
    public var top: Int? = nil

    /// How much is held back.
    @Setting("How much may be held back; what is larger ends the run.")
    public var buffer = ByteSize(1 << 30)

    /// Creates options without a field.
    public init() {}

    /// The fields must be some.
    public func problems() -> [OptionProblem] {
      if by.values.isEmpty {
        return [
          OptionProblem(
            "is empty", options: ["by"], hint: "write by: -published, or by: [-words, title]")
        ]
      }
      return by.values.filter { SortKey($0) == nil }.map { _ in
        OptionProblem(
          "has a field that documents do not have", options: ["by"],
          hint:
            "write published, title, words, source, topic, metadata.KEY or another, with - in front for the other way"
        )
      }
    }
  }

  /// What the stage says of itself.
  public static let manual = Manual(
    "sort", "Puts documents in order.",
    details: """
      Numbers and times are compared as such, texts without regard to case, letter by letter, and \
      digits in them as numbers (part 9 before part 10). Of a field with several values the first counts; for a topic, \
      its name. Documents without a value come last, whichever way. Those that are alike stay in the order they \
      came.

      All documents are held back until the last has come, or with top the best so far. A run that is interrupted begins \
      anew.
      """,
    examples: [
      Manual.Example(
        "The newest first", options: "by: -published",
        input: [
          Document(id: "a", published: Timestamp("2025-12-30")), Document(id: "b"),
          Document(id: "c", published: Timestamp("2025-12-31")),
        ],
        output: [
          Document(id: "c", published: Timestamp("2025-12-31")),
          Document(id: "a", published: Timestamp("2025-12-30")), Document(id: "b"),
        ]),
      Manual.Example(
        "The two longest, by title where they are as long",
        options: "{by: [-words, title], top: 2}",
        input: [
          Document(id: "a", title: "Tram", text: "Two words."),
          Document(id: "b", title: "ferry", text: "Two words."), Document(id: "c", text: "One."),
        ],
        output: [
          Document(id: "b", title: "ferry", text: "Two words."),
          Document(id: "a", title: "Tram", text: "Two words."),
        ]),
    ])

  private let options: Options
  private let keys: [SortKey]

  /// Creates the stage.
  public init(options: Options, setup: StageSetup) {
    self.options = options
    keys = options.by.values.compactMap { SortKey($0) }
  }

  /// Reads all documents, then writes them in order.
  public func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
    var items: [SortItem] = []
    var weight = 0
    while let batch = try await input.next() {
      for document in batch {
        items.append(SortItem(document, keys, number: items.count))
        weight += document.size
      }
      // Sorted anew when they have doubled, so that it stays as cheap as sorting once.
      if let top = options.top, items.count >= 2 * max(top, 512) {
        cut(&items, to: top, &weight, context)
      }
      guard weight <= options.buffer.bytes else {
        throw StageError(
          .tooLarge, "the documents to be sorted are larger than \(options.buffer)",
          hint: "raise 'buffer', keep only the first with 'top', or filter before")
      }
    }
    if let top = options.top {
      cut(&items, to: top, &weight, context)
    } else {
      items.sort(by: isBefore)
    }
    for start in stride(from: 0, to: items.count, by: 64) {
      try await output.write(items[start..<min(start + 64, items.count)].map(\.document))
    }
  }

  private func cut(
    _ items: inout [SortItem], to top: Int, _ weight: inout Int, _ context: StageContext
  ) {
    items.sort(by: isBefore)
    guard items.count > top else { return }
    for item in items[top...] {
      context.drop(item.document, reason: "behind the first \(top)")
      weight -= item.document.size
    }
    items.removeSubrange(top...)
    // New ones come after those that are alike.
    for index in items.indices { items[index].number = index - items.count }
  }

  private func isBefore(_ one: SortItem, _ other: SortItem) -> Bool {
    for (place, key) in keys.enumerated() {
      switch (one.values[place], other.values[place]) {
      case (nil, nil): continue
      case (nil, _): return false
      case (_, nil): return true
      case (let value?, let otherValue?):
        if value == otherValue { continue }
        return (value < otherValue) != key.isDescending
      }
    }
    return one.number < other.number
  }
}
