/// A text that names authors, taken apart: labels such as `By` and dates are taken out.
struct AuthorLine {
  /// What may be names, in the order written.
  private(set) var parts: [String] = []
  /// Whether something says that they are authors.
  private(set) var hasLabel = false
  /// Whether the label and a word or two are all there is.
  private(set) var isShort = false
  /// Whether the label says nothing else, as `Written by` or `Autor:` do, and not `by`.
  private(set) var isSure = false

  init(_ text: String) {
    var segments: [[Substring]] = [[]]
    let spaced = AuthorLine.spaced(text)
    let tokens = spaced.parts(at: 0x20)
    let dates = AuthorLine.dates(tokens)
    for (index, token) in tokens.enumerated() {
      if dates[index] || token == "|" || token == "-" {
        if segments.last?.isEmpty == false { segments.append([]) }
      } else {
        // Scripts without capitals have one label behind the other: "来源: 海湾日报 作者: 王小明".
        if token.last == ":", token.first?.isCased == false, segments.last?.isEmpty == false {
          segments.append([])
        }
        segments[segments.count - 1].append(token)
      }
      // No line of authors is longer.
      if index > 80 { break }
    }
    segments = segments.map { AuthorLine.withoutOthers($0) }
    isShort = tokens.count < 5
    var wantsNext = false
    var labelled: [Substring]?
    for segment in segments where !segment.isEmpty {
      if wantsNext {
        labelled = segment
        break
      }
      guard let length = AuthorLine.labelLength(segment) else { continue }
      isSure = length > 1 || !AuthorLine.isPreposition(segment[0])
      if length == segment.count {
        wantsNext = true
        continue
      }
      labelled = Array(segment[length...])
      break
    }
    hasLabel = labelled != nil
    let chosen = labelled.map { [$0] } ?? segments
    for segment in chosen where AuthorLine.labelLength(segment) != segment.count {
      parts.append(contentsOf: AuthorLine.split(segment))
    }
  }

  /// Puts spaces around what separates, and takes out line breaks.
  private static func spaced(_ text: String) -> String {
    var output = String.UnicodeScalarView()
    var last: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      switch scalar {
      case ":" where isLetter(last), "\u{FF1A}" where isLetter(last):
        output.append(contentsOf: [":", " "])
      case "\n", "\r", "|", "\u{B7}", "\u{2022}", "\u{BB}", "\u{AB}", "\u{2014}", "\u{2013}",
        "\u{2219}", "\u{22C5}", "\u{203A}", "\u{FF5C}":
        output.append(contentsOf: [" ", "|", " "])
      case "\t", "\u{A0}", "\u{202F}", "\u{2009}": output.append(" ")
      default: output.append(scalar)
      }
      last = scalar
    }
    return String(output)
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? (scalar.value | 0x20) &- 0x61 < 26 : scalar.properties.isAlphabetic
  }

  // MARK: Dates

  /// Which words belong to dates and times.
  private static func dates(_ tokens: [Substring]) -> [Bool] {
    var isDate = tokens.map(isNumeric)
    guard isDate.contains(true) else { return isDate }
    // A month, a day of the week or "at" is part of a date next to a number only: "May" is a name, too.
    for index in tokens.indices where isDate[index] {
      var before = index - 1
      while before >= 0, !isDate[before], isDateWord(tokens[before]) {
        isDate[before] = true
        before -= 1
      }
      var after = index + 1
      while after < tokens.count, !isDate[after], isDateWord(tokens[after]) {
        isDate[after] = true
        after += 1
      }
    }
    return isDate
  }

  /// Whether a word is a number as dates and times have them: `3rd`, `22.11.2026`, `8:30`.
  private static func isNumeric(_ token: Substring) -> Bool {
    guard let first = token.unicodeScalars.first(where: { $0 != "(" }),
      DecimalDigit.value(first) != nil
    else { return false }
    let letters = token.filter(\.isLetter).lowercased()
    return token.count < 30
      && ["", "st", "nd", "rd", "th", "am", "pm", "t", "tz", "h", "uhr", "er"].contains(letters)
  }

  /// Whether a word is a day of the week.
  static func isWeekday(_ word: some StringProtocol) -> Bool {
    weekdays.contains(word.lowercased().filter(\.isLetter))
  }

  private static let weekdays = Set(
    """
    monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag
    freitag samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes
    mi\u{E9}rcoles jueves viernes s\u{E1}bado domingo
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  private static func isDateWord(_ token: Substring) -> Bool {
    let plain = token.lowercased().filter(\.isLetter)
    if plain.isEmpty { return token.allSatisfy { !$0.isLetter } && token != "|" }
    return MonthNames.month(plain) != nil || dateWords.contains(plain)
  }

  private static let dateWords = Set(
    """
    mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday
    sunday montag dienstag mittwoch donnerstag freitag samstag sonntag mo mi do fr sa so lundi mardi
    mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo
    am pm uhr um at on le el vom den de del of est edt cet gmt utc pst pdt et ist min mins minute
    minutes read hours days ago
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  // MARK: Labels

  /// Whether a text begins with what stands before names.
  static func beginsWithLabel(_ text: String) -> Bool {
    let words = text.parts(at: 0x20).prefix(5)
    return !words.isEmpty && labelLength(Array(words)) != nil
  }

  /// Whether a label is a word that stands before much else, too.
  private static func isPreposition(_ word: Substring) -> Bool {
    let word = word.lowercased()
    return prepositions.contains(word)
  }

  private static let prepositions: Set<String> = [
    "by", "von", "por", "par", "di", "door", "af", "av", "przez",
  ]

  /// How many words at the start say that names follow; `nil` if none do.
  private static func labelLength(_ words: [Substring]) -> Int? {
    guard let first = words.first?.lowercased(),
      firstWords.contains(first.utf8.last == 0x3A ? String(first.dropLast()) : first)
    else { return nil }
    for count in (1...5).reversed() where count <= words.count {
      var label = words[..<count].joined(separator: " ").lowercased()
      let hasColon = label.last == ":"
      if hasColon { label.removeLast() }
      while label.last == " " { label.removeLast() }
      if labels.contains(label) { return count }
      if titles.contains(label), hasColon || count == words.count { return count }
    }
    return nil
  }

  /// What stands before names.
  private static let labels = Set(
    """
    by|written by|posted by|post by|published by|authored by|words by|story by|text by|article by|articles by
    recipe by|report by|submitted by|created by|contributed by|started by|asked by|opinion by|guest post by
    posts by|all posts by|view all posts by|more by|about the author
    von|verfasst von|geschrieben von|ver\u{F6}ffentlicht von|eingestellt von|erstellt von|gepostet von
    ein beitrag von|gastbeitrag von|beitrag von|blog beitrag von|artikel von|text von|interview von
    zeige alle beitr\u{E4}ge von|alle beitr\u{E4}ge von|beitr\u{E4}ge von|alle artikel von|alles von|autoren
    por|escrito por|publicado por|redactado por|par|\u{E9}crit par|r\u{E9}dig\u{E9} par|publi\u{E9} par
    post\u{E9} par|scritto da|a cura di|pubblicato da|di|door|geschreven door|af|av|skrevet af|skrevet av
    skriven av|przez|autor tekstu|\u{628}\u{642}\u{644}\u{645}|\u{643}\u{62A}\u{628}|\u{643}\u{62A}\u{628}\u{62A}
    \u{5DE}\u{5D0}\u{5EA}|\u{64A6}\u{6587}|\u{8A18}\u{8005}|\u{8BB0}\u{8005}
    """.split { $0 == "|" || $0 == "\n" }.map(String.init))

  /// What stands before names with a colon, or alone above them.
  private static let titles = Set(
    """
    author|authors|autor|autorin|autor/in|auteur|auteurs|autore|autori|auteur(s)|contributor|contributors|writer
    text|redaktion|redactie|reporter|words|author(s)|forfatter|f\u{F6}rfattare|skribent|\u{430}\u{432}\u{442}\u{43E}\u{440}
    \u{4F5C}\u{8005}|\u{6587}|\u{7B46}\u{8005}|\u{57F7}\u{7B46}|\u{AE00}|\u{627}\u{644}\u{643}\u{627}\u{62A}\u{628}|story|bericht|redacci\u{F3}n|verfasser|verfasserin|op|original poster
    """.split { $0 == "|" || $0 == "\n" }.map(String.init))

  /// Whether a word in lower case is of what stands before names, or between them.
  static func isLabelWord(_ word: String) -> Bool { labelWords.contains(word) }

  private static let labelWords = joints.union(
    labels.union(titles).flatMap { $0.split { !$0.isLetter }.map(String.init) })

  /// The first words of both.
  private static let firstWords = Set(
    labels.union(titles).map { String($0.prefix { $0 != " " }) })

  /// A part without those whom it names for something else than the text, up to a semicolon.
  private static func withoutOthers(_ words: [Substring]) -> [Substring] {
    var rest = words[...]
    while namesAnother(Array(rest)) {
      rest = rest.drop { !$0.hasSuffix(";") }.dropFirst()
    }
    return Array(rest)
  }

  /// Whether a part names somebody for something else than the text: `Photos by Bo Lind`.
  private static func namesAnother(_ words: [Substring]) -> Bool {
    guard let first = words.first?.lowercased() else { return false }
    if first.last == ":" { return others.contains(String(first.dropLast())) }
    let second = words.count > 1 ? words[1].lowercased() : ""
    return others.contains(first) && (prepositions.contains(second) || second == ":")
  }

  /// What people do for a text besides writing it.
  private static let others: Set<String> = [
    "photo", "photos", "photograph", "photographs", "photography", "picture", "pictures", "image",
    "images", "illustration", "illustrations", "graphic", "graphics", "video", "edited",
    "translated", "foto", "fotos", "fotografie", "bild", "bilder", "grafik", "illustrationen",
    "\u{FC}bersetzt", "redigiert", "traduit", "photographies", "fotograf\u{ED}a", "traducido",
    "fotografia", "foto's", "vertaald",
  ]

  // MARK: Several names

  private static func split(_ words: [Substring]) -> [String] {
    var parts = [""]
    // Whether the last of them stands behind a comma.
    var endsInPlace = false
    var isAgency = false
    for word in words {
      let last = parts.count - 1
      if isAgency {
        isAgency = !word.hasSuffix(",")
        continue
      }
      if joints.contains(word.lowercased()), last > 0 || !parts[last].isEmpty {
        endsInPlace = false
        if !parts[last].isEmpty { parts.append("") }
        continue
      }
      // "By Ann Lee with AP", "Ann Lee, avec AFP."
      if last > 0, parts[last].isEmpty, isAgencyName(word) {
        isAgency = !word.hasSuffix(",")
        continue
      }
      var word = word
      let ends = word.hasSuffix(",") || word.hasSuffix(";")
      if ends { word.removeLast() }
      // What follows a stroke is an agency: "Maren Lisle/dpa".
      let cut = word.firstIndex(of: "/") ?? word.endIndex
      parts[last] += (parts[last].isEmpty ? "" : " ") + word[..<cut]
      isAgency = cut < word.endIndex && !ends
      if ends || isAgency { parts.append("") }
      if ends { endsInPlace = true }
    }
    parts.removeAll(where: \.isEmpty)
    // "By Ann Lee, photos by Bo Lind"
    if parts.count > 1 {
      parts = [parts[0]] + parts.dropFirst().filter { !namesAnother($0.parts(at: 0x20)) }
    }
    // Behind a full name a word alone is where somebody is, or for whom: "Ada Voss, London".
    if endsInPlace, parts.count == 2, let last = parts.last, !last.contains(" "),
      parts.first?.contains(" ") == true
    {
      parts.removeLast()
    }
    return parts
  }

  private static let joints: Set<String> = [
    "and", "und", "et", "y", "e", "&", "/", "with", "mit", "en", "og", "och", "+", "avec", "con",
    "com", "met",
  ]

  /// Whether a word is the name of an agency as agencies write it, so that no name goes on with it.
  private static func isAgencyName(_ word: Substring) -> Bool {
    let name = word.filter(\.isLetter)
    return (name.allSatisfy(\.isUppercase) || name == "dpa" || name == "Reuters")
      && CreditLine.isAgency(Substring(name))
  }
}
