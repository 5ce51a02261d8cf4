import PipeKit

/// A list of phrases: one a line, under the name of their label in brackets.
///
///     # Comments begin with a # and a space.
///     [politics]
///     prime minister
///     parliament*
///
/// Phrases before the first name have the file's name, without what follows its last dot, as their label.
struct KeywordList {
  private let path: String

  init(_ path: String) { self.path = path }

  /// Reads a list.
  ///
  /// - Throws: All that is wrong, with the lines.
  func rules(of bytes: [UInt8]) throws -> [String: ClassificationRule] {
    var builder = RuleBuilder(path)
    guard let content = String(validating: bytes, as: UTF8.self) else {
      throw RuleFiles.notUTF8(path)
    }
    var label = fileLabel
    var number = 0
    for line in content.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      var text = line
      while text.first?.isWhitespace == true || text.first == "\u{FEFF}" { text.removeFirst() }
      while text.last?.isWhitespace == true { text.removeLast() }
      if text.isEmpty || text == "#" || text.hasPrefix("# ") { continue }
      if builder.isFull { break }
      if text.hasPrefix("[") {
        guard text.hasSuffix("]") else {
          builder.note(
            OptionProblem(
              "the bracket of a label is not closed",
              hint: "write [politics]; a phrase that begins with a bracket has its place in a table"
            ),
            line: number)
          continue
        }
        label = String(text.dropFirst().dropLast())
        if label.allSatisfy(\.isWhitespace) {
          builder.note(OptionProblem("the label has no name"), line: number)
        }
        continue
      }
      do throws(OptionProblem) {
        builder.add(try Keyword(String(text)), to: label, as: .any, line: number)
      } catch {
        builder.note(error, line: number)
      }
    }
    return try builder.rules()
  }

  private var fileLabel: String {
    let name = path.lastPathPart
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }
}
