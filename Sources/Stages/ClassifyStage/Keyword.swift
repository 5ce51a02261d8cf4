public import PipeKit
import TextKit

/// A word or phrase of a rule; a `*` at its end stands for the rest of a word.
public struct Keyword: SettingValue, Hashable {
  /// The keyword as it was written, without white space around it.
  public let text: String
  /// What it is looked for as.
  let phrase: Phrase

  /// Creates a keyword.
  ///
  /// - Parameter text: The word or phrase.
  /// - Throws: ``PipeKit/OptionProblem`` where nothing can be looked for.
  public init(_ text: String) throws(OptionProblem) {
    var trimmed = Substring(text)
    while trimmed.first?.isWhitespace == true { trimmed.removeFirst() }
    while trimmed.last?.isWhitespace == true { trimmed.removeLast() }
    guard !trimmed.isEmpty else { throw OptionProblem("a keyword is empty") }

    let isPrefix = trimmed.utf8.last == 0x2A
    let body = isPrefix ? trimmed.dropLast() : trimmed
    guard !body.utf8.contains(0x2A) else {
      throw OptionProblem(
        "a keyword has a * that is not at its end",
        hint: "a * stands for the rest of a word, as in parliament*")
    }
    let phrase = Phrase(String(body), isPrefix: isPrefix)
    guard !phrase.isBlank else {
      throw OptionProblem(
        isPrefix ? "a keyword is nothing but a *" : "a keyword has nothing to look for",
        hint: "write a word or a phrase")
    }
    self.text = String(trimmed)
    self.phrase = phrase
  }

  /// Reads a keyword.
  public init(from decoder: any Decoder) throws {
    try self.init(try decoder.singleValueContainer().decode(String.self))
  }

  /// Text; numbers and truth values are taken as they are written.
  public static var schema: JSONObject { String.schema }
  /// What a manual calls the type.
  public static var typeName: String { "keyword" }
  /// The keyword as it is written.
  public var settingJSON: JSON { .string(text) }

  /// What two keywords have in common that find the same.
  var key: String { CaseFolding.fold(phrase.text) + (phrase.isPrefix ? "*" : "") }
}
