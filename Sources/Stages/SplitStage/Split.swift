public import PipeKit

/// Makes several documents of the sections of one.
public struct Split: Stage {
  /// What can be set.
  public struct Options: StageOptions {
    /// Where sections begin.
    @Setting(
      "Where sections begin: at headings (lines that begin with #, as 'clean: {format: markdown}' writes them), or at every paragraph."
    )
    var at = SectionStart.headings

    /// Lines that sections begin at.
    @Setting("Sections begin at the lines that have a match for this expression, instead.")
    public var pattern: Pattern? = nil

    /// The longest section.
    @Setting(
      "A section of more words is parted further, between paragraphs, and within one that is longer itself.",
      range: 10...1_000_000)
    public var maxWords: Int? = nil

    /// The shortest section.
    @Setting("A section of fewer words is joined to the one before it.", range: 0...1_000_000)
    public var minWords = 0

    /// Creates the usual options.
    public init() {}

    /// The longest must not be shorter than the shortest.
    public func problems() -> [OptionProblem] {
      guard let maxWords, minWords > maxWords else { return [] }
      return [OptionProblem("is larger than 'max_words'", options: ["min_words"])]
    }
  }

  /// What the stage says of itself.
  public static let manual = Manual(
    "split", "Makes several documents of the sections of one.",
    details: """
      Each section becomes a document with the fields of the whole, but for its text, without body and \
      summary, and with an id of its own: that of the whole, # and the section's number, which is the \
      same in every run. Its heading, if it has one, is put behind the title. `part` in the metadata \
      says which it is: `of` (the id of the whole), `number` from 1, `count`, and `heading`. What \
      stands before the first heading is a section, too. A document of one section goes on as it is.

      Blocks of code are not parted at lines that look like headings.
      """,
    passesAtOnce: true,
    examples: [
      Manual.Example(
        "A newsletter by its headings",
        input: [
          Document(
            id: "a", title: "The week",
            text: "Good morning.\n\n## Ferry\n\nIt runs again.\n\n## Rain\n\nMuch.")
        ],
        output: [
          Document(
            id: "a#1", title: "The week", text: "Good morning.",
            metadata: ["part": ["of": "a", "number": 1, "count": 3]]),
          Document(
            id: "a#2", title: "The week: Ferry", text: "## Ferry\n\nIt runs again.",
            metadata: ["part": ["of": "a", "number": 2, "count": 3, "heading": "Ferry"]]),
          Document(
            id: "a#3", title: "The week: Rain", text: "## Rain\n\nMuch.",
            metadata: ["part": ["of": "a", "number": 3, "count": 3, "heading": "Rain"]]),
        ]),
      Manual.Example(
        "Entries of a live blog", options: "pattern: '^\\d\\d:\\d\\d'",
        input: [
          Document(id: "a", text: "10:15 The vote begins.\n\nIt is close.\n\n11:00 It ends.")
        ],
        output: [
          Document(
            id: "a#1", title: "10:15 The vote begins.",
            text: "10:15 The vote begins.\n\nIt is close.",
            metadata: [
              "part": ["of": "a", "number": 1, "count": 2, "heading": "10:15 The vote begins."]
            ]),
          Document(
            id: "a#2", title: "11:00 It ends.", text: "11:00 It ends.",
            metadata: ["part": ["of": "a", "number": 2, "count": 2, "heading": "11:00 It ends."]]),
        ]),
      Manual.Example(
        "Pieces of at most ten words", options: "{at: paragraphs, min_words: 10, max_words: 10}",
        input: [
          Document(
            id: "a", text: "One two three four five.\n\nSix seven eight.\n\nNine ten eleven twelve."
          )
        ],
        output: [
          Document(
            id: "a#1", text: "One two three four five.\n\nSix seven eight.",
            metadata: ["part": ["of": "a", "number": 1, "count": 2]]),
          Document(
            id: "a#2", text: "Nine ten eleven twelve.",
            metadata: ["part": ["of": "a", "number": 2, "count": 2]]),
        ]),
    ])

  private let splitter: TextSplitter

  /// Creates the stage.
  public init(options: Options, setup: StageSetup) { splitter = TextSplitter(options) }

  /// Writes the sections of each document in its place.
  public func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
    while let batch = try await input.next() {
      var passed: Batch = []
      for document in batch {
        do throws(StageError) {
          passed += try sections(of: document)
        } catch {
          if let kept = try context.fail(document, error) { passed.append(kept) }
        }
        // A document may have many sections.
        if passed.count >= 64 {
          try await output.write(passed)
          passed = []
        }
      }
      if !passed.isEmpty { try await output.write(passed) }
    }
  }

  private func sections(of document: Document) throws(StageError) -> Batch {
    let sections = try splitter.sections(of: document.text ?? "")
    guard sections.count > 1 else { return [document] }
    var whole = document
    whole.body = nil
    whole.summary = nil
    whole.text = nil
    return sections.enumerated().map { place, section in
      var part = whole
      part.id = "\(document.id)#\(place + 1)"
      part.text = section.text
      var note: JSONObject = [
        "of": .string(document.id), "number": .number(JSONNumber(place + 1)),
        "count": .number(JSONNumber(sections.count)),
      ]
      if let heading = section.heading, !heading.isEmpty {
        note["heading"] = .string(heading)
        part.title = document.title.map { "\($0): \(heading)" } ?? heading
      }
      part.metadata["part"] = .object(note)
      return part
    }
  }
}

/// Where sections begin.
enum SectionStart: String, CaseIterable, Sendable, SettingValue {
  /// At headings of Markdown.
  case headings
  /// At every paragraph.
  case paragraphs
}
