public import PipeKit

/// Writes, fills, moves and empties fields of documents: the stage `set`.
public struct SetFields: DocumentStage {
  /// What can be set.
  public struct Options: StageOptions {
    /// Fields that are written.
    @Setting("Fields, and what is written into each, whatever was there.")
    public var fields: [String: FieldTemplate] = [:]

    /// Fields that are filled.
    @Setting("Fields, and what is written into each where nothing is there.")
    public var fill: [String: FieldTemplate] = [:]

    /// Fields that are moved.
    @Setting("Fields that are moved, and where to; what was there is replaced.")
    public var rename: [String: String] = [:]

    /// Fields that are emptied.
    @Setting("Fields that are emptied.")
    public var drop = OneOrMore<String>([])

    /// Creates options that change nothing.
    public init() {}

    /// Something must be changed, and fields must be some.
    public func problems() -> [OptionProblem] {
      var problems: [OptionProblem] = []
      if fields.isEmpty, fill.isEmpty, rename.isEmpty, drop.values.isEmpty {
        problems.append(
          OptionProblem(
            "set changes nothing",
            hint: "write set: {fields: {language: en}}, fill:, rename: or drop:"))
      }
      let names = [
        ("fields", Array(fields.keys)), ("fill", Array(fill.keys)), ("drop", drop.values),
        ("rename", rename.flatMap { [$0.key, $0.value] }),
      ]
      for (option, names) in names {
        for name in names.sorted() {
          do throws(OptionProblem) {
            let field = try SettableField(name)
            if field.isAllMetadata, option != "drop" {
              throw OptionProblem.notAChoice(name, among: [])
            }
          } catch {
            var problem = error
            problem.options = [option]
            problem.message = "has a field that documents do not have"
            problem.hint =
              "write one of \(SettableField.names.joined(separator: ", ")), metadata.KEY"
            problems.append(problem)
          }
        }
      }
      if drop.values.contains("id") {
        problems.append(
          OptionProblem("has 'id', which a document must have", options: ["drop"]))
      }
      if rename.keys.contains("id") {
        problems.append(
          OptionProblem(
            "has 'id', which a document must have", options: ["rename"],
            hint: "copy it: fields: {metadata.id: '{{id}}'}"))
      }
      return problems
    }
  }

  /// What the stage says of itself.
  public static let manual = Manual(
    "set", "Writes, fills, moves and empties fields of documents.",
    details: """
      Fields are moved first, all at once, then written, all at once, then filled one after the other, \
      then emptied. What is written is text in which {{FIELD}} stands for what the document has \
      there: {{title}}, {{domain}}, {{metadata.section}}, and the other fields of conditions; \
      {{summary | title}} for the first of them that has something; several values are joined by commas. \
      A text with placeholders of which none has a value writes nothing.

      The fields are id, url, source, title, authors, published, updated, language, body, text, \
      summary, labels, keywords, image, links, and metadata.KEY, or metadata.KEY.KEY within \
      an object; drop takes metadata as a whole, too. In a list, such as authors, what is written is the only item. A time must be one, or \
      the document fails.
      """,
    examples: [
      Manual.Example(
        "A default, a headline with its source, and a note less",
        options: """
          fields: {title: '{{title}} ({{domain}})'}
          fill: {language: en, summary: '{{metadata.description | title}}'}
          drop: metadata.description
          """,
        input: [
          Document(
            id: "a", url: "https://www.example.org/1", title: "Ferry runs", language: "de",
            metadata: ["description": "From Monday."]),
          Document(id: "b", url: "https://example.net/2", title: "Rain"),
        ],
        output: [
          Document(
            id: "a", url: "https://www.example.org/1", title: "Ferry runs (example.org)",
            language: "de", summary: "From Monday."),
          Document(
            id: "b", url: "https://example.net/2", title: "Rain (example.net)", language: "en",
            summary: "Rain (example.net)"),
        ]),
      Manual.Example(
        "What a table calls by other names",
        options:
          "rename: {metadata.writer: authors, metadata.day: published, metadata.geo: metadata.place}",
        input: [
          Document(
            id: "a",
            metadata: [
              "writer": ["Ann Mole", "Bo Reed"], "day": "2025-12-31", "geo": ["lat": 55.7],
            ]),
          Document(id: "b", metadata: ["day": "yesterday"]),
        ],
        output: [
          Document(
            id: "a", authors: ["Ann Mole", "Bo Reed"], published: Timestamp("2025-12-31"),
            metadata: ["place": ["lat": 55.7]])
        ],
        failures: ["b"]),
    ])

  private let fields: [(SettableField, FieldTemplate)]
  private let fill: [(SettableField, FieldTemplate)]
  private let moves: [(from: SettableField, to: SettableField)]
  private let drops: [SettableField]

  /// Creates the stage.
  public init(options: Options, setup: StageSetup) throws {
    func settable(
      _ values: [String: FieldTemplate]
    ) throws(OptionProblem) -> [(SettableField, FieldTemplate)] {
      var result: [(SettableField, FieldTemplate)] = []
      for (name, template) in values.sorted(by: { $0.key < $1.key }) {
        result.append((try SettableField(name), template))
      }
      return result
    }
    fields = try settable(options.fields)
    fill = try settable(options.fill)
    moves = try options.rename.sorted { $0.key < $1.key }.map {
      (try SettableField($0.key), try SettableField($0.value))
    }
    drops = try options.drop.values.map { try SettableField($0) }
  }

  /// Changes the document.
  public func process(
    _ document: inout Document, in context: StageContext
  ) async throws -> Verdict {
    // All at once, so that two fields can change places.
    let values = moves.map { $0.from.value(in: document) }
    for (move, value) in zip(moves, values) where value != nil { move.from.clear(&document) }
    for (move, value) in zip(moves, values) {
      if let value, !value.isNull { try move.to.set(value, in: &document) }
    }
    let written = fields.map { ($0.0, $0.1.text(for: document)) }
    for (field, text) in written {
      if let text { try field.set(text, in: &document) }
    }
    for (field, template) in fill where field.isEmpty(in: document) {
      if let text = template.text(for: document) { try field.set(text, in: &document) }
    }
    for field in drops { field.clear(&document) }
    return .pass
  }
}
