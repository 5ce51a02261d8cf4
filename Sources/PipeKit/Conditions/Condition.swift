/// A structured condition on a document: `{topic: [politics, economy], published: {after: 2d}}`.
///
/// All fields of a mapping must hold; `any`, `all` and `not` combine conditions. There is no
/// expression language, so that a condition is checked and documented like any option. Text is
/// compared without regard to case.
public struct Condition: SettingValue, Hashable {
  indirect enum Term: Sendable, Hashable {
    case field(DocumentField, Matcher)
    case all([Condition])
    case any([Condition])
    case not(Condition)
  }

  let terms: [Term]

  /// Whether a document fulfils the condition.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - now: The time that relative dates such as `after: 2d` are counted from.
  /// - Returns: Whether all parts hold.
  /// - Throws: ``StageError`` where a regular expression takes too long.
  public func matches(_ document: Document, now: Timestamp) throws(StageError) -> Bool {
    for term in terms where try !Self.holds(term, document, now) { return false }
    return true
  }

  /// Whether the language of documents is compared with something.
  package var comparesLanguage: Bool {
    terms.contains { term in
      switch term {
      case .field(let field, let matcher): field.isLanguage && !matcher.isAboutExistence
      case .all(let conditions), .any(let conditions):
        conditions.contains(where: \.comparesLanguage)
      case .not(let condition): condition.comparesLanguage
      }
    }
  }

  /// The name of the first part that a document does not fulfil; `nil` where it fulfils all.
  ///
  /// It says why without quoting the document, as a reason for dropping it must.
  ///
  /// - Throws: ``StageError`` where a regular expression takes too long.
  public func firstUnmet(by document: Document, now: Timestamp) throws(StageError) -> String? {
    for term in terms where try !Self.holds(term, document, now) {
      switch term {
      case .field(let field, _): return field.name
      case .all: return "all"
      case .any: return "any"
      case .not: return "not"
      }
    }
    return nil
  }

  private static func holds(
    _ term: Term, _ document: Document, _ now: Timestamp
  ) throws(StageError) -> Bool {
    switch term {
    case .field(let field, let matcher):
      return try matcher.matches(field, of: document, now: now)
    case .all(let conditions):
      for condition in conditions where try !condition.matches(document, now: now) { return false }
      return true
    case .any(let conditions):
      for condition in conditions where try condition.matches(document, now: now) { return true }
      return false
    case .not(let condition): return try !condition.matches(document, now: now)
    }
  }
}

extension Condition {
  /// The parts that a document does not fulfil, for a test's report; empty where it fulfils all.
  package func unmet(by document: Document, now: Timestamp) -> [String] {
    terms.compactMap { term in
      do throws(StageError) {
        guard try !Self.holds(term, document, now) else { return nil }
      } catch {
        return error.message
      }
      switch term {
      case .field(let field, let matcher):
        let values = field.values(in: document).map(\.description)
        let found = values.isEmpty ? "nothing" : values.joined(separator: ", ")
        return "\(field.name): expected \(matcher), found \(found)"
      case .all(let conditions):
        return conditions.flatMap { $0.unmet(by: document, now: now) }.joined(separator: "; ")
      case .any(let conditions):
        let parts = conditions.map { $0.unmet(by: document, now: now).joined(separator: "; ") }
        return "none of: " + parts.joined(separator: " | ")
      case .not: return "not: expected not to hold, and it does"
      }
    }
  }

  /// Reads a condition.
  ///
  /// - Throws: ``OptionProblem`` for unknown fields and comparisons.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: TextKey.self)
    var terms: [Term] = []
    var problems: [OptionProblem] = []
    for key in container.allKeys {
      let name = key.stringValue
      switch name {
      case "any", "all":
        // Where something in a part is wrong, what is decoded in its place is no list.
        let parts = try container.decode([Condition]?.self, forKey: key)
        let isEmpty = try parts?.isEmpty ?? container.decodeNil(forKey: key)
        if isEmpty { problems.append(Self.emptyPart(name)) }
        terms.append(name == "any" ? .any(parts ?? []) : .all(parts ?? []))
      case "not":
        let part = try container.decode(Condition?.self, forKey: key)
        if part == nil, try container.decodeNil(forKey: key) {
          problems.append(Self.emptyPart(name))
        }
        terms.append(part.map { .not($0) } ?? .all([]))
      default:
        if let field = DocumentField(name) {
          let matcher = try container.decode(Matcher.self, forKey: key)
          problems += matcher.misfits(field)
          terms.append(.field(field, matcher))
        } else {
          problems.append(Self.unknownField(name))
        }
      }
    }
    if !problems.isEmpty { throw OptionProblems(problems) }
    guard !terms.isEmpty else {
      throw OptionProblem("the condition is empty", hint: "name a field, such as language: en")
    }
    self.terms = terms
  }

  private static func emptyPart(_ name: String) -> OptionProblem {
    OptionProblem("is empty", options: [name], hint: "leave it out, or name a field")
  }

  private static func unknownField(_ name: String) -> OptionProblem {
    var problem = OptionProblem(
      "documents have no field '\(name)'", options: [name],
      hint: "the fields are \(DocumentField.names.joined(separator: ", ")), metadata.KEY")
    problem.word = name
    problem.choices = DocumentField.names + ["any", "all", "not"]
    return problem
  }

  /// A reference to the definition that a schema carries once.
  public static var schema: JSONObject { ["$ref": "#/$defs/condition"] }
  /// What a manual calls the type.
  public static var typeName: String { "condition" }
  /// The condition in short.
  public var settingJSON: JSON { .string("…") }

  /// The JSON Schema of a condition, which refers to itself as `#/$defs/condition`.
  package static var definition: JSONObject {
    let reference: JSON = ["$ref": "#/$defs/condition"]
    var properties: JSONObject = [
      "any": ["type": "array", "items": reference, "minItems": 1],
      "all": ["type": "array", "items": reference, "minItems": 1],
      "not": reference,
    ]
    for name in DocumentField.names + DocumentField.otherNames {
      properties[name] = .object(Matcher.schema)
    }
    return [
      "type": "object", "minProperties": 1, "properties": .object(properties),
      "patternProperties": ["^metadata\\..+": .object(Matcher.schema)],
      "additionalProperties": false,
    ]
  }
}

/// A key that is whatever stands in the file.
struct TextKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init?(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
