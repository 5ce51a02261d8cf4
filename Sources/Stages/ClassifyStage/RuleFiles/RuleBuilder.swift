import PipeKit

/// Puts rules together line by line, and notes what is wrong with which line.
struct RuleBuilder {
  private struct Row {
    var any: [Keyword] = []
    var all: [Keyword] = []
    var none: [Keyword] = []
    var code: String?
    /// The keywords and their lines, by what they find.
    var lines: [KeywordKey: (line: Int, keyword: Keyword, part: RuleEntry.Part)] = [:]
  }

  private let path: String
  private var rows: [String: Row] = [:]
  private(set) var problems: [OptionProblem] = []

  /// The most that is said of a file.
  private static let mostProblems = 20

  init(_ path: String) { self.path = path }

  /// Whether enough is wrong to read no further.
  var isFull: Bool { problems.count >= Self.mostProblems }

  /// Notes what is wrong with a line.
  mutating func note(_ problem: OptionProblem, line: Int) {
    var problem = problem
    problem.place = FilePlace(path, line: line)
    problems.append(problem)
  }

  /// Adds a keyword of a label; one that is there is passed over, as long lists are put together from others.
  mutating func add(_ keyword: Keyword, to label: String, as part: RuleEntry.Part, line: Int) {
    let key = KeywordKey(keyword, in: KeywordScope())
    if let first = rows[label]?.lines[key] {
      if first.part == part, first.keyword.weight == keyword.weight { return }
      return note(
        OptionProblem(
          "the keyword stands twice under '\(label)', with another weight or part",
          hint: "it is in line \(first.line) too; take one out"),
        line: line)
    }
    rows[label, default: Row()].lines[key] = (line, keyword, part)
    switch part {
    case .any: rows[label, default: Row()].any.append(keyword)
    case .all: rows[label, default: Row()].all.append(keyword)
    case .none: rows[label, default: Row()].none.append(keyword)
    }
  }

  /// Notes the code of a label.
  mutating func set(code: String, of label: String, line: Int) {
    if let other = rows[label]?.code, other != code {
      return note(
        OptionProblem("the label '\(label)' has another code in an earlier line"), line: line)
    }
    rows[label, default: Row()].code = code
  }

  /// The rules.
  ///
  /// - Throws: All that is wrong.
  func rules() throws -> [String: ClassificationRule] {
    guard problems.isEmpty else { throw OptionProblems(problems) }
    return try Dictionary(
      uniqueKeysWithValues: rows.map { label, row in
        let rule = ClassificationRule(any: row.any, all: row.all, none: row.none, code: row.code)
        if var problem = rule.parts.problems().first {
          problem.message = "the label '\(label)': \(problem.message)"
          problem.options = []
          problem.place = FilePlace(path, line: row.lines.values.map(\.line).min() ?? 1)
          throw problem
        }
        return (label, rule)
      })
  }
}
