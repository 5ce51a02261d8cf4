/// What a language model says instead of a summary: that it is sorry, and cannot.
enum Refusal {
  /// Whether an answer refuses to sum up a text.
  ///
  /// It begins as refusals do, and not because the text says that somebody is sorry or cannot do something.
  ///
  /// - Parameters:
  ///   - answer: What the model has answered, without wrapping.
  ///   - text: What it was to sum up.
  /// - Returns: Whether it is none.
  static func matches(_ answer: String, of text: String) -> Bool {
    let start = folded(answer.prefix(longestAnswer))
    if nothings.contains(letters(of: start)) { return true }
    if let opening = openings.first(where: { begins(start, with: $0) }) {
      return !folded(text[...]).contains(opening)
    }
    guard let complaint = complaints.first(where: start.contains) else { return false }
    return !folded(text[...]).contains(complaint)
  }

  /// A text from its first letter to its last.
  private static func letters(of text: String) -> String {
    guard let first = text.firstIndex(where: \.isLetter),
      let last = text.lastIndex(where: \.isLetter)
    else { return "" }
    return String(text[first...last])
  }

  /// Whether a text begins with words that are whole in it: `as an AI`, but not `as an aid convoy`.
  private static func begins(_ text: String, with opening: String) -> Bool {
    guard text.hasPrefix(opening) else { return false }
    guard opening.last?.isASCII == true, opening.last?.isLetter == true else { return true }
    return text.dropFirst(opening.count).first?.isLetter != true
  }

  /// How much of an answer is looked at, in characters.
  private static let longestAnswer = 200

  /// What stands for no summary, as a whole.
  private static let nothings: Set<String> = [
    "n/a", "na", "none", "null", "nil", "no summary", "no summary available", "not available",
    "not applicable", "summary not available", "keine", "keine zusammenfassung", "nicht verfügbar",
    "aucun", "aucun résumé", "ninguno", "no disponible", "nessuno", "无", "無", "なし", "нет",
  ]

  /// What a model says of a text that it finds too little to sum up.
  private static let complaints = phrases(
    """
    too short to be summ | too short to summ | too short for a summary | too brief to summ |
    too brief to be summ | text is too short | article is too short | already a summary |
    nothing to summ | no text to summ | no content to summ | not enough text | not enough content |
    not enough information to | insufficient information to | insufficient text |
    no text was provided | no text has been provided | no article was provided |
    text you provided is | text you've provided is | provided text is | provided text does not contain |
    provided text doesn't contain | zu kurz, um | zu kurz für eine zusammenfassung | text ist zu kurz |
    keinen text bereitgestellt | kein text angegeben | trop court pour | texte est trop court |
    demasiado corto para | texto es demasiado corto | troppo breve per | troppo corto per |
    muito curto para | te kort om | za krótki | слишком короткий | слишком короткая |
    قصير جدا | बहुत छोटा | 文本太短 | 内容太短 | 无法总结 | 短すぎ
    """)

  private static func folded(_ text: Substring) -> String {
    text.lowercased().replacing("’", with: "'")
  }

  private static let openings = phrases(
    """
    i'm sorry | i am sorry | i'm very sorry | i'm so sorry | sorry, | sorry but | i apologize | i apologise |
    my apologies | apologies, | i can't | i cannot | i can not | i'm unable | i am unable |
    i'm not able to | i am not able to | i won't | i will not | i must decline | i'm afraid i |
    i don't have | i do not have | i couldn't | i could not | unfortunately, i | as an ai, |
    as an ai language | as an ai model | as an ai assistant |
    as a language model | as a large language model | please provide the text | it seems you |
    it looks like you | es tut mir leid | tut mir leid | entschuldigung, | ich kann | leider kann ich |
    ich bin nicht in der lage | als ki, | als ki kann | als ki-sprachmodell | als ki-modell | je suis désolé | désolé, | désolé mais | je ne peux pas |
    je ne suis pas en mesure | en tant qu'ia | lo siento | no puedo | disculpa, | disculpe, |
    como modelo de lenguaje | mi dispiace | non posso | sono spiacente | desculpe | lamento, |
    lamento mas | sinto muito | não posso | het spijt me | sorry, ik | ik kan | helaas kan ik |
    przykro mi | przepraszam | nie mogę | извините, | простите, | к сожалению, я | я не могу | عذرا |
    عذرًا | آسف | أعتذر | لا أستطيع | لا يمكنني | क्षमा करें | मुझे खेद | माफ़ कीजिए | माफ कीजिए | 抱歉 |
    很抱歉 | 对不起 | 對不起 | 我无法 | 我無法 | 我不能 | 申し訳 | すみません | 恐れ入りますが | 죄송
    """)

  private static func phrases(_ list: String) -> [String] {
    list.split { $0 == "|" || $0.isNewline }
      .map { $0.split(separator: " ").joined(separator: " ") }
      .filter { !$0.isEmpty }
  }
}
