/// Makes names of what pages give as authors.
enum AuthorNames {
  /// The names in a text: without `By`, addresses and what follows the name, each once.
  static func names(in text: String) -> [String] {
    let text = withoutStart(Text.squeezed(text))
    var names: [String] = []
    for part in split(text) {
      guard let name = clean(part), !names.contains(where: { Text.key($0) == Text.key(name) })
      else {
        continue
      }
      names.append(name)
      if names.count == 20 { break }
    }
    return names
  }

  /// The names in a list that may hold several in one.
  static func names(in texts: [String]) -> [String] {
    var all: [String] = []
    for text in texts.prefix(20) {
      for name in names(in: text) where !all.contains(where: { Text.key($0) == Text.key(name) }) {
        all.append(name)
      }
    }
    return all
  }

  /// The names in a line that begins like a byline: `By Maren Oduya-Lisle, Political correspondent`.
  static func byline(_ line: String) -> String? {
    guard line.utf8.count < 200, let first = line.utf8.first,
      firstLetters.contains(ByteSearch.lower(first))
    else { return nil }
    let lower = line.lowercased()
    guard let start = starts.first(where: { lower.hasPrefix($0) }) else {
      return nil
    }
    var names: [Substring] = []
    for word in line.dropFirst(start.count).split(separator: " ") {
      let isName = word.first?.isUppercase == true && !word.contains(where: \.isNumber)
      let isParticle = [
        "von", "van", "de", "der", "den", "del", "la", "di", "and", "und", "y", "et",
      ]
      .contains(word)
      guard isName || isParticle, names.count < 9 else { break }
      names.append(word)
      if word.hasSuffix(",") || word.hasSuffix(";") { break }
    }
    guard names.count > 1 else { return nil }
    return names.joined(separator: " ")
  }

  private static let starts = [
    "written by: ", "written by ", "posted by ", "published by ", "authored by: ", "authored by ",
    "words by ", "story by ", "verfasst von ", "geschrieben von ", "ver\u{F6}ffentlicht von ",
    "ein beitrag von ", "gastbeitrag von ", "by: ", "by ", "von: ", "von ", "autor: ", "author: ",
    "autorin: ", "text: ", "por: ", "por ", "par ", "di ", "door ", "af ", "av ", "autor ",
    "author ",
    "escrito por ", "from ",
  ]

  /// Takes off what stands before a name.
  private static func withoutStart(_ text: String) -> String {
    let lower = text.lowercased()
    guard let start = starts.first(where: { lower.hasPrefix($0) }) else { return text }
    return String(text.dropFirst(start.count))
  }

  /// The letters that the starts begin with.
  private static let firstLetters = Set(starts.compactMap(\.utf8.first))

  private static func split(_ text: String) -> [String] {
    var parts = [""]
    var words = text.split(separator: " ").map(String.init)[...]
    while let word = words.popFirst() {
      let last = parts.count - 1
      if ["and", "und", "et", "y", "e", "&", "|", "/", "with", "mit", "en", "og", "och"].contains(
        word.lowercased()), !parts[last].isEmpty
      {
        parts.append("")
        continue
      }
      let ends = word.hasSuffix(",") || word.hasSuffix(";")
      parts[last] += (parts[last].isEmpty ? "" : " ") + (ends ? String(word.dropLast()) : word)
      if ends { parts.append("") }
    }
    return parts
  }

  private static func clean(_ part: String) -> String? {
    var name = part
    if let bracket = name.firstIndex(where: { "(|<[•·".contains($0) }) {
      name = String(name[..<bracket])
    }
    name = String(name.drop { !$0.isLetter && $0 != "\u{2018}" })
    while let last = name.last, !last.isLetter, !last.isNumber, last != "." { name.removeLast() }
    var words = name.split(separator: " ")
    // The date often follows in the same element.
    if let number = words.firstIndex(where: isNumber) {
      words.removeSubrange(number...)
      // "May" and "April" are names, too, but not right before a number.
      while let last = words.last, isDay(last) || MonthNames.month(plain(last)) != nil {
        words.removeLast()
      }
      name = words.joined(separator: " ")
    }
    guard name.count > 1, name.count <= 60, words.count <= 6, name.contains(where: \.isLetter),
      !name.has("@"), !name.has("://"), !name.has("www."),
      name.filter(\.isNumber).count < 4
    else { return nil }
    let lower = name.lowercased()
    return notNames.contains(lower) || days.contains(lower) ? nil : name
  }

  /// Whether a word is a day, a month or a year in numbers.
  private static func isNumber(_ word: Substring) -> Bool {
    let plain = plain(word)
    return [1, 2, 4].contains(plain.count) && plain.allSatisfy(\.isNumber)
  }

  private static func isDay(_ word: Substring) -> Bool { days.contains(plain(word)) }

  private static func plain(_ word: Substring) -> String {
    word.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  private static let days: Set<String> = [
    "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday", "montag", "dienstag", "mittwoch",
    "donnerstag", "freitag", "samstag", "sonntag",
  ]

  private static let notNames: Set<String> = [
    "admin", "administrator", "editor", "staff", "author", "guest", "user", "root", "webmaster",
    "redaktion", "unknown", "none", "null", "undefined", "anonymous", "posted", "published",
    "updated",
  ]
}
