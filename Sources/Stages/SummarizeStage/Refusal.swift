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
    let start = folded(answer.prefix(longestOpening))
    guard let opening = openings.first(where: { begins(start, with: $0) }) else { return false }
    return !folded(text[...]).contains(opening)
  }

  /// Whether a text begins with words that are whole in it: `as an AI`, but not `as an aid convoy`.
  private static func begins(_ text: String, with opening: String) -> Bool {
    guard text.hasPrefix(opening) else { return false }
    guard opening.last?.isASCII == true, opening.last?.isLetter == true else { return true }
    return text.dropFirst(opening.count).first?.isLetter != true
  }

  private static let longestOpening = 60

  private static func folded(_ text: Substring) -> String {
    text.lowercased().replacing("’", with: "'")
  }

  private static let openings = """
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
    """
    .split { $0 == "|" || $0.isNewline }
    .map { $0.split(separator: " ").joined(separator: " ") }
    .filter { !$0.isEmpty }
}
