package import PipeKit

/// What a server of the chat protocol has answered: the text of the first choice, and what it cost.
package struct ChatReply {
  let text: String
  /// Tokens of question and answer, as the server counts them; `nil` where it does not say.
  let tokens: Int?

  /// Reads an answer.
  ///
  /// - Parameter body: What came with status 200.
  /// - Throws: ``LanguageModelFailure`` for what is none.
  init(_ body: [UInt8]) throws(LanguageModelFailure) {
    let json: JSON
    do throws(JSONError) {
      json = try JSON(parsing: body)
    } catch {
      throw LanguageModelFailure(.unusable, "the server's answer is no JSON")
    }
    guard let object = json.object else {
      throw LanguageModelFailure(.unusable, "the server's answer is no object")
    }
    guard let choices = object["choices"]?.array else {
      throw LanguageModelFailure(.unusable, "the server's answer has no choices")
    }
    guard let choice = choices.first?.object else {
      throw LanguageModelFailure(.unusable, "the server's answer has an empty list of choices")
    }
    switch choice["finish_reason"]?.string {
    case "length": throw LanguageModelFailure(.refused, "the answer was cut off at max_tokens")
    case "content_filter":
      throw LanguageModelFailure(.refused, "the server's filter has kept the answer back")
    default: break
    }
    guard let content = choice["message"]?.object?["content"]?.string else {
      throw LanguageModelFailure(.unusable, "the server's answer has no content")
    }
    text = ChatReply.trimmed(content)
    let total = object["usage"]?.object?["total_tokens"]?.int
    tokens = total.flatMap { $0 >= 0 ? $0 : nil }
    guard !text.isEmpty else {
      throw LanguageModelFailure(.unusable, "the model's answer is empty")
    }
  }

  /// The text without white space around it, without marks of chat templates, and without what reasoning models
  /// think aloud before it; nothing where they have not come to an end of that.
  private static func trimmed(_ text: String) -> String {
    let text = ControlTokens.removed(from: text[...])
    let start = text.drop(while: \.isWhitespace)
    // Some templates have the opening mark in the question, so that only the closing one is in the answer.
    if let end = start.firstRange(of: "</think>") {
      return String(AnswerText.trimmed(start[end.upperBound...]))
    }
    return start.hasPrefix("<think>") ? "" : String(AnswerText.trimmed(text))
  }

  /// The JSON value that an answer has, alone or in a fence of Markdown; `nil` where it has none.
  package static func json(in text: String) -> JSON? {
    var part = text[...]
    if let fence = part.firstRange(of: "```"),
      let end = part[fence.upperBound...].firstRange(of: "```")
    {
      part = part[fence.upperBound..<end.lowerBound].drop { $0.isLetter }
    }
    if let whole = try? JSON(parsing: String(part)) { return whole }
    guard let first = part.firstIndex(where: { $0 == "{" || $0 == "[" }),
      let last = part.lastIndex(where: { $0 == "}" || $0 == "]" }), first < last
    else { return nil }
    return try? JSON(parsing: String(part[first...last]))
  }
}
