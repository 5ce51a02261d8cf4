/// Tells the first question of an interview from a headline that is a question.
enum PlainTextInterview {
  /// Whether a line above the text is what is asked there: whoever asks has a name in front, and asks again; or somebody
  /// is spoken to, who answers right below it, and is asked again.
  ///
  /// - Parameters:
  ///   - line: The line.
  ///   - rest: The lines below it, in blocks.
  /// - Returns: Whether it is.
  static func isOpening(_ line: String, above rest: [[PlainTextLine]]) -> Bool {
    guard line.utf8.count <= 300, isQuestion(line), let answer = rest.first else { return false }
    let others = rest.dropFirst().prefix(40)
    if let speaker = speaker(in: line) {
      return self.speaker(in: answer) != nil && others.contains { self.speaker(in: $0) == speaker }
    }
    let questions = others.filter { $0.count < 4 && isQuestion($0.last?.text ?? "") }
    if isAddressed(line) { return !questions.isEmpty }
    // A headline may speak to readers, too, and a text begin with "I".
    return speaksToSomebody(line) && isAnswer(answer)
      && questions.contains { speaksToSomebody($0.map(\.text).joined(separator: " ")) }
  }

  private static func isQuestion(_ line: String) -> Bool {
    let last = line.last { !"\"'\u{201D}\u{201C}\u{BB}\u{AB} )".contains($0) }
    return last == "?" || last == "\u{FF1F}"
  }

  private static func speaker(in block: [PlainTextLine]) -> String? {
    block.first.flatMap { speaker(in: $0.text) }
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

  private static func speaksToSomebody(_ line: String) -> Bool {
    Leftovers.plain(line).parts(at: 0x20).contains { listeners.contains(String($0)) }
  }

  /// Whether a paragraph begins with somebody who speaks: `I began when …`, `Well, we hope …`.
  private static func isAnswer(_ paragraph: [PlainTextLine]) -> Bool {
    let words = paragraph.first?.text.prefix(80).split { !$0.isLetter } ?? []
    return words.prefix(3).contains { speakers.contains($0.lowercased()) }
  }

  private static let titles: Set<String> = [
    "mr", "mrs", "ms", "miss", "dr", "professor", "herr", "frau", "monsieur", "madame", "m", "mme",
    "se\u{F1}or", "se\u{F1}ora", "sr", "sra", "signor", "signora", "meneer", "mevrouw", "pan",
    "pani",
  ]

  /// Words for whoever is asked.
  private static let listeners: Set<String> = [
    "you", "your", "sie", "ihr", "ihre", "ihnen", "du", "dein", "deine", "vous", "votre", "vos",
    "tu", "usted", "ustedes", "te", "lei", "suo", "sua", "u", "uw", "jij", "voc\u{EA}",
  ]

  /// Words for whoever answers.
  private static let speakers: Set<String> = [
    "i", "my", "we", "ich", "mein", "meine", "mich", "mir", "wir", "je", "j", "nous", "yo", "mi",
    "nosotros", "io", "mio", "mia", "noi", "ik", "mijn", "wij", "eu", "meu", "minha",
  ]
}
