/// Marks of chat templates that servers let through: `<|im_start|>assistant`, `<|im_end|>`, `</s>`.
///
/// Models are trained with them around each turn of a conversation, and a server whose template is another than the
/// model's hands them on as text. What stands behind the end of a turn is a conversation that the model goes on to make up.
enum ControlTokens {
  /// The longest name between bars.
  private static let longestName = 40

  /// An answer without such marks: what the first turn that has any words says.
  static func removed(from text: Substring) -> Substring {
    var rest = text
    while let mark = next(in: rest) {
      let turn = AnswerText.trimmed(rest[..<mark.lowerBound])
      if !turn.isEmpty, !roles.contains(turn.lowercased()) { return withoutRole(turn) }
      rest = rest[mark.upperBound...]
    }
    return rest.startIndex == text.startIndex ? text : withoutRole(AnswerText.trimmed(rest))
  }

  /// Where the next mark stands.
  private static func next(in text: Substring) -> Range<Substring.Index>? {
    var start = text.startIndex
    while let open = text[start...].firstIndex(where: { $0 == "<" || $0 == "[" }) {
      let rest = text[open...]
      if let mark = marks.first(where: { rest.hasPrefix($0) }) {
        return open..<text.index(open, offsetBy: mark.count)
      }
      if rest.hasPrefix("<|") || rest.hasPrefix("<｜") {
        let name = rest.dropFirst(2).prefix(longestName)
        if let end = name.firstIndex(where: { !isName($0) }), end > name.startIndex,
          rest[end...].hasPrefix("|>") || rest[end...].hasPrefix("｜>")
        {
          return open..<text.index(end, offsetBy: 2)
        }
      }
      start = text.index(after: open)
    }
    return nil
  }

  private static func isName(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == "▁"
  }

  /// A turn without the line that says whose it is.
  private static func withoutRole(_ turn: Substring) -> Substring {
    guard let end = turn.firstIndex(where: \.isNewline),
      roles.contains(AnswerText.trimmed(turn[..<end]).lowercased())
    else { return turn }
    return AnswerText.trimmed(turn[end...])
  }

  private static let marks = [
    "</s>", "<s>", "[INST]", "[/INST]", "<start_of_turn>", "<end_of_turn>", "<eos>", "<bos>",
  ]

  private static let roles: Set<String> = ["assistant", "model", "system", "user"]
}
