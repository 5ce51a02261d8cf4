import LanguageModelClient

/// What language models put in front of a summary: `Summary:`, `Sure! Here is a summary of the text:`.
enum AnswerHeading {
  /// The most bytes of it.
  private static let longest = 120

  /// A first line without what only says that a summary follows.
  ///
  /// - Parameters:
  ///   - line: The line.
  ///   - isAlone: Whether it is the only one.
  /// - Returns: What stands behind it on the line, or the line.
  static func removed(from line: Substring, isAlone: Bool) -> Substring {
    if !isAlone, headings.contains(line.lowercased()) { return "" }
    let line = withoutConsent(line)
    guard let colon = line.firstIndex(where: { $0 == ":" || $0 == "：" }),
      line[..<colon].utf8.count <= longest
    else { return line }
    let heading = AnswerText.trimmed(line[..<colon]).lowercased()
    let rest = AnswerText.trimmed(line[line.index(after: colon)...])
    if headings.contains(withoutBracket(heading)) { return rest }
    guard stems.contains(where: { heading.contains($0) }) else { return line }
    // On a line of its own anything that speaks of a summary is a heading; before one it has to announce it.
    return !isAlone && rest.isEmpty || isAnnouncement(heading) ? rest : line
  }

  /// A line without the model's word that it will do what it was asked: `Sure!`.
  private static func withoutConsent(_ line: Substring) -> Substring {
    guard let end = line.firstIndex(where: { "!.,！。，".contains($0) }),
      consents.contains(line[..<end].lowercased())
    else { return line }
    let rest = AnswerText.trimmed(line[line.index(after: end)...])
    // `Sure, the bridge is safe` is what the text may say; `Sure, here is a summary:` is not.
    guard ",，".contains(line[end]) else { return rest.isEmpty ? line : rest }
    return isAnnouncement(rest.prefix(longest).lowercased()) ? rest : line
  }

  /// Whether a text in small letters begins as what announces a summary.
  private static func isAnnouncement(_ text: String) -> Bool {
    let text = text.replacing("’", with: "'")
    return announcements.contains { opening in
      guard text.hasPrefix(opening) else { return false }
      return opening.last?.isASCII != true || text.dropFirst(opening.count).first?.isLetter != true
    }
  }

  /// A heading without how long the summary is: `summary (2 sentences)`.
  private static func withoutBracket(_ heading: String) -> String {
    guard heading.last == ")" || heading.last == "）",
      let open = heading.lastIndex(where: { $0 == "(" || $0 == "（" })
    else { return heading }
    return AnswerText.trimmed(String(heading[..<open]))
  }

  private static let headings: Set<String> = [
    "summary", "tl;dr", "tldr", "short summary", "brief summary", "summary of the text",
    "summary of the article", "zusammenfassung",
    "kurzfassung", "résumé", "resumen", "resumo", "riassunto", "sintesi", "samenvatting",
    "sammanfattning", "sammendrag", "resumé", "yhteenveto", "streszczenie", "podsumowanie",
    "shrnutí", "összefoglaló", "rezumat", "резюме", "краткое содержание", "підсумок", "özet",
    "ملخص", "الملخص", "सारांश", "摘要", "总结", "總結", "要約", "요약",
  ]

  /// What a heading has that speaks of a summary.
  private static let stems = headings.union([
    "summar", "sums up", "sum up", "zusammenfass", "zusammengefasst", "résum", "resum", "riassum",
    "samenvat",
  ])

  /// What announces a summary, before its colon.
  private static let announcements = [
    "here's", "here is", "here are", "here you go", "below is", "below are", "the following is",
    "the following are", "this is a summary", "this is the summary", "certainly", "of course",
    "hier ist", "hier sind", "hier kommt", "nachfolgend", "im folgenden", "voici", "ci-dessous",
    "aquí tiene", "aquí tienes", "aquí está", "este es", "a continuación", "ecco", "di seguito",
    "aqui está", "aqui vai", "segue", "hier is", "hieronder", "oto", "poniżej", "вот", "ниже",
    "إليك", "فيما يلي", "यहाँ", "यहां", "以下", "下面", "这是", "這是", "次は", "다음은",
  ]

  /// How models say that they will do what they were asked.
  private static let consents: Set<String> = [
    "sure", "sure thing", "certainly", "of course", "absolutely", "okay", "ok", "got it",
    "no problem", "gerne", "natürlich", "klar", "sicher", "selbstverständlich", "bien sûr",
    "d'accord", "volontiers", "claro", "por supuesto", "certo", "certamente", "com certeza",
    "natuurlijk", "zeker", "oczywiście", "jasne", "конечно", "хорошо", "بالتأكيد", "ज़रूर", "जरूर",
    "当然", "當然", "好的", "もちろんです", "はい", "물론입니다",
  ]
}
