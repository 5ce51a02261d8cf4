public import PipeKit

/// Notes the people, places and organisations that a text names.
public struct Entities: DocumentStage {
  /// What can be set.
  public struct Options: StageOptions {
    /// Names of one's own.
    @Setting(
      "A file with a name, a tab or comma, and person, place or organisation a line; beside the names that come along."
    )
    public var gazetteer: String? = nil
    /// How many are kept.
    @Setting("How many are kept of a text.", range: 1...1000)
    public var most = 30
    /// How often a name has to stand there.
    @Setting("Names that stand there less often are left out.", range: 1...100)
    public var minCount = 1
    /// Creates the usual options.
    public init() {}
  }

  /// What the stage says of itself.
  public static let manual = Manual(
    "entities", "Notes the people, places and organisations that a text names.",
    details: """
      In the metadata, entities is a list of name, kind and count, the most frequent first. Title and text are looked \
      through for words with capitals, which is made for English and works for languages that write only names so. A \
      name is known from the gazetteer; else a title such as President or a given name makes it a person, words such as \
      University or Ltd an organisation, so does an abbreviation, and "in" or "near" before it a place. What none of \
      these tells is left out. A family name alone counts for the person who was named in full before.
      """,
    examples: [
      Manual.Example(
        "A person, a place and an organisation",
        input: [
          Document(
            id: "a",
            text:
              "President Anna Berg spoke in Norway. The University of Bergen invited her. Berg smiled."
          )
        ],
        output: [
          Document(
            id: "a",
            text:
              "President Anna Berg spoke in Norway. The University of Bergen invited her. Berg smiled.",
            metadata: [
              "entities": [
                ["name": "Anna Berg", "kind": "person", "count": 2],
                ["name": "Norway", "kind": "place", "count": 1],
                ["name": "University of Bergen", "kind": "organisation", "count": 1],
              ]
            ])
        ]),
      Manual.Example(
        "Names of one's own", options: "gazetteer: names.tsv",
        input: [Document(id: "a", text: "They met at Fana Fjordhage.")],
        output: [
          Document(
            id: "a", text: "They met at Fana Fjordhage.",
            metadata: [
              "entities": [["name": "Fana Fjordhage", "kind": "organisation", "count": 1]]
            ])
        ],
        files: ["names.tsv": "Fana Fjordhage\torganisation\n"]),
    ])

  private let options: Options
  private let finder: EntityFinder

  /// Creates the stage.
  public init(options: Options, setup: StageSetup) throws {
    self.options = options
    var gazetteer = Gazetteer.usual
    if let path = options.gazetteer {
      guard let files = setup.files else {
        throw OptionProblem("cannot be read without a pipeline", options: ["gazetteer"])
      }
      do {
        try gazetteer.add(files.contents(of: path, limit: 64 << 20), path: path)
      } catch let error as FileError {
        throw OptionProblem("cannot be read: \(error.message)", options: ["gazetteer"])
      }
    }
    finder = EntityFinder(gazetteer)
  }

  /// Notes the names.
  public func process(
    _ document: inout Document, in context: StageContext
  ) async throws -> Verdict {
    let text = [document.title, document.text].compactMap(\.self).joined(separator: "\n\n")
    let found = finder.entities(in: text).filter { $0.count >= options.minCount }
    if found.isEmpty { return .pass }
    document.metadata["entities"] = .array(
      found.prefix(options.most).map { entity in
        [
          "name": .string(entity.name), "kind": .string(entity.kind.rawValue),
          "count": .number(JSONNumber(entity.count)),
        ]
      })
    return .pass
  }
}
