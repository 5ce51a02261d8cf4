/// Tells the first question of an interview from a headline that is a question.
enum PlainTextInterview {
  /// Whether a line above the text is what is asked there: somebody speaks in it who does so again, or it speaks to
  /// somebody, who answers below it.
  ///
  /// - Parameters:
  ///   - line: The line.
  ///   - rest: The lines below it, in blocks.
  /// - Returns: Whether it is.
  static func isOpening(_ line: String, above rest: [[PlainTextLine]]) -> Bool {
    guard line.utf8.count <= 300 else { return false }
    let blocks = rest.prefix(40)
    if let speaker = speaker(in: line) {
      // Both are named, or the one who asks is again.
      let others = blocks.map { $0.first.flatMap { self.speaker(in: $0.text) } }
      return others.contains(speaker)
        || (isQuestion(line) && others.first.map { $0 != nil } ?? false)
    }
    guard isQuestion(line) else { return false }
    if isAddressed(line) { return true }
    let words = Set(Leftovers.plain(line).parts(at: 0x20).map(String.init))
    guard !words.isDisjoint(with: listeners), let answer = blocks.first else { return false }
    // A headline that speaks to readers has a text below it that is not about whoever writes it.
    let begin = answer.prefix(20).map(\.text).joined(separator: " ").prefix(1000)
    let answers = begin.split { !$0.isLetter }.contains { speakers.contains($0.lowercased()) }
    return answers
      && blocks.dropFirst().contains {
        $0.count < 4 && $0.last.map { isQuestion($0.text) } ?? false
      }
  }

  private static func isQuestion(_ line: String) -> Bool {
    let last = line.last { !"\"'\u{201D}\u{201C}\u{BB}\u{AB} )".contains($0) }
    return last == "?" || last == "\u{FF1F}"
  }

  /// Who speaks in a line, by the name before the colon, in lower case.
  private static func speaker(in line: String) -> String? {
    guard let field = FieldLine(line), field.name.first?.isUppercase == true else { return nil }
    // "WATCH: Ferry hits quay"
    let name = field.name.lowercased()
    return PlainTextHead.isForm(name) ? nil : name
  }

  /// Whether a line begins with the name of somebody, as in `Ms Calder, when will it be moved?`.
  private static func isAddressed(_ line: String) -> Bool {
    guard let comma = line.firstIndex(of: ",") else { return false }
    let words = line[..<comma].split(separator: " ")
    guard 2...4 ~= words.count, let first = words.first else { return false }
    return titles.contains(first.lowercased().filter(\.isLetter))
      && words.dropFirst().allSatisfy { $0.first?.isUppercase ?? false }
  }

  private static let titles: Set<String> = [
    "mr", "mrs", "ms", "miss", "dr", "professor", "herr", "frau", "monsieur", "madame", "m", "mme",
    "se\u{F1}or", "se\u{F1}ora", "sr", "sra", "signor", "signora", "meneer", "mevrouw", "pan",
    "pani",
  ]

  /// Words for whoever is asked.
  private static let listeners: Set<String> = [
    "you", "your", "sie", "ihr", "ihre", "ihnen", "du", "dein", "deine", "vous", "votre", "vos",
    "tu",
    "usted", "ustedes", "te", "lei", "suo", "sua", "u", "uw", "jij", "je", "voc\u{EA}",
  ]

  /// Words for whoever answers.
  private static let speakers: Set<String> = [
    "i", "my", "we", "ich", "mein", "meine", "mich", "mir", "wir", "je", "j", "nous", "yo", "mi",
    "me",
    "nosotros", "io", "mio", "mia", "noi", "ik", "mijn", "wij", "eu", "meu", "minha",
  ]
}
