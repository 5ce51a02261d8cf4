import CSVReader
import PipeKit

/// A table of keywords: a row each, with the columns `label` and `keyword`, and others as wanted.
struct KeywordTable {
  /// The columns, as the first row names them.
  enum Column: String, CaseIterable {
    case label, keyword, regex, part, `in`, weight, `case`, stem, code
  }

  private let path: String

  init(_ path: String) { self.path = path }

  /// Reads a table.
  ///
  /// - Throws: All that is wrong, with the lines.
  func rules(of bytes: [UInt8]) throws -> [String: ClassificationRule] {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw RuleFiles.notUTF8(path)
    }
    var builder = RuleBuilder(path)
    var reader = CSVReader(delimiter: CSVDialect.delimiter(of: Array(bytes.prefix(1 << 16))))
    var isGiven = false
    var columns: [Column]?
    while !builder.isFull {
      do {
        let row = try reader.next { buffer, _ in
          if isGiven { return 0 }
          isGiven = true
          buffer += bytes
          return bytes.count
        }
        guard let row else { break }
        let cells = row.fields.map { String(decoding: $0, as: UTF8.self).trimmed }
        guard let columns else {
          columns = try self.columns(cells, line: row.line)
          continue
        }
        try add(cells, columns, line: row.line, to: &builder)
      } catch let problem as OptionProblem {
        // Without its columns, nothing is known of a table.
        guard columns != nil else { throw problem }
        builder.note(problem, line: problem.place?.line ?? 1)
      } catch let error as CSVError {
        builder.note(OptionProblem(error.message), line: error.line)
      }
    }
    return try builder.rules()
  }

  private func columns(_ names: [String], line: Int) throws(OptionProblem) -> [Column] {
    var columns: [Column] = []
    for name in names {
      guard let column = Column(rawValue: name.lowercased()) else {
        throw at(line, .notAChoice(name, among: Column.allCases.map(\.rawValue)))
      }
      guard !columns.contains(column) else {
        throw at(line, OptionProblem("the column '\(name)' stands twice"))
      }
      columns.append(column)
    }
    guard columns.contains(.label), columns.contains(.keyword) || columns.contains(.regex) else {
      throw at(
        line,
        OptionProblem(
          "the first row names no column 'label', or neither 'keyword' nor 'regex'",
          hint: "begin the table with the row: label,keyword"))
    }
    return columns
  }

  private func add(
    _ cells: [String], _ columns: [Column], line: Int, to builder: inout RuleBuilder
  ) throws(OptionProblem) {
    guard cells.count <= columns.count else {
      throw at(
        line,
        OptionProblem(
          "the row has \(cells.count) fields, and the first row names \(columns.count)",
          hint: "put quotes around a field with the delimiter in it"))
    }
    var values: [Column: String] = [:]
    for (column, cell) in zip(columns, cells) where !cell.isEmpty { values[column] = cell }
    guard let label = values[.label] else {
      throw at(line, OptionProblem("the row has no label"))
    }
    do throws(OptionProblem) {
      var scope = KeywordScope()
      scope.isCaseSensitive = try flag(values[.case], "case")
      scope.isStemmed = try flag(values[.stem], "stem")
      if let names = values[.in] {
        scope.fields = try names.split(whereSeparator: \.isWhitespace).map {
          name throws(OptionProblem) in try KeywordField(String(name))
        }
      }
      let weight = try weight(values[.weight])
      let keyword: Keyword
      if let regex = values[.regex] {
        guard values[.keyword] == nil else {
          throw OptionProblem("the row has a keyword and a regex", hint: "make two rows of it")
        }
        keyword = try Keyword(expression: Pattern(regex), scope: scope, weight: weight)
      } else {
        keyword = try Keyword(values[.keyword] ?? "", scope: scope, weight: weight)
      }
      builder.add(keyword, to: label, as: try part(values[.part]), line: line)
      if let code = values[.code] { builder.set(code: code, of: label, line: line) }
    } catch {
      throw at(line, error)
    }
  }

  private func at(_ line: Int, _ problem: OptionProblem) -> OptionProblem {
    var problem = problem
    problem.place = FilePlace(path, line: line)
    return problem
  }

  private func flag(_ text: String?, _ name: String) throws(OptionProblem) -> Bool? {
    switch text?.lowercased() {
    case nil: nil
    case "true", "yes", "1": true
    case "false", "no", "0": false
    default: throw OptionProblem("the field '\(name)' is neither true nor false")
    }
  }

  private func weight(_ text: String?) throws(OptionProblem) -> Double {
    guard let text else { return 1 }
    guard let weight = Double(text), weight >= 0.01, weight <= 100 else {
      throw OptionProblem("the field 'weight' is no number from 0.01 to 100")
    }
    return weight
  }

  private func part(_ text: String?) throws(OptionProblem) -> RuleEntry.Part {
    guard let text else { return .any }
    guard let part = RuleEntry.Part(rawValue: text.lowercased()) else {
      throw .notAChoice(text, among: RuleEntry.Part.allCases.map(\.rawValue))
    }
    return part
  }
}

extension String {
  /// The text without white space around it.
  fileprivate var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
