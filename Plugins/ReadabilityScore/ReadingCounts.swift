/// What scores of readability are reckoned from.
struct ReadingCounts {
  private(set) var words = 0
  /// At least 1.
  private(set) var sentences = 0
  private(set) var longWords = 0
  private(set) var syllables = 0

  /// Counts a text.
  ///
  /// A sentence ends with `.`, `!`, `?` or `…` before white space, or with its paragraph; but not with a full stop behind
  /// a title or before a small letter, as in "Mr. Smith" and "the U.S. said".
  init(_ text: String) {
    var letters: [Unicode.Scalar] = []
    var hasWords = false
    var endsSentence = false
    // A full stop was followed by white space: what comes next tells whether it was an end.
    var isOpen = false
    var isTitle = false
    for scalar in text.unicodeScalars {
      if isOpen, !scalar.properties.isWhitespace {
        isOpen = false
        if !scalar.properties.isLowercase {
          sentences += 1
          hasWords = false
        }
      }
      if scalar.properties.isAlphabetic || (scalar == "'" && !letters.isEmpty) {
        letters.append(scalar)
        endsSentence = false
        continue
      }
      if !letters.isEmpty {
        add(letters)
        isTitle = scalar == "." && Self.isTitle(letters)
        letters.removeAll(keepingCapacity: true)
        hasWords = true
      }
      switch scalar {
      case ".": endsSentence = !isTitle
      case "!", "?", "…":
        endsSentence = true
        isTitle = false
      case "\n":
        if hasWords { sentences += 1 }
        (hasWords, endsSentence, isOpen) = (false, false, false)
      case " ", "\t", "\u{A0}":
        if hasWords, endsSentence { isOpen = true }
        endsSentence = false
      default:
        // A closing quotation mark may follow the stop; a digit makes it one of a number.
        if scalar.properties.numericType != nil { endsSentence = false }
      }
    }
    if !letters.isEmpty {
      add(letters)
      hasWords = true
    }
    if hasWords { sentences += 1 }
    sentences = max(sentences, 1)
  }

  /// Words a sentence, and of a hundred words those of more than six letters (Björnsson 1968).
  var lix: Double {
    Double(words) / Double(sentences) + 100 * Double(longWords) / Double(max(words, 1))
  }

  /// From 0, very hard, to 100, very easy (Flesch 1948).
  var readingEase: Double {
    206.835 - 1.015 * Double(words) / Double(sentences) - 84.6 * Double(syllables)
      / Double(max(words, 1))
  }

  /// The years of school (Kincaid and others 1975).
  var grade: Double {
    0.39 * Double(words) / Double(sentences) + 11.8 * Double(syllables) / Double(max(words, 1))
      - 15.59
  }

  /// Words before whose full stop a sentence goes on.
  private static let titles: Set<String> = [
    "mr", "mrs", "ms", "dr", "prof", "st", "gen", "sen", "rep", "gov", "lt", "col", "sgt", "capt",
    "rev", "hon", "vs", "no", "nr", "fig", "jan", "feb", "aug", "sept", "oct", "nov", "dec",
  ]

  /// Whether a word is a title or an initial.
  private static func isTitle(_ letters: [Unicode.Scalar]) -> Bool {
    if letters.count == 1 { return letters[0].properties.isUppercase && letters[0] != "I" }
    guard letters.count < 5 else { return false }
    var word = ""
    word.unicodeScalars.append(contentsOf: letters)
    return titles.contains(word.lowercased())
  }

  private mutating func add(_ letters: [Unicode.Scalar]) {
    words += 1
    if letters.count > 6 { longWords += 1 }
    syllables += Self.syllables(letters)
  }

  /// The syllables of an English word: groups of vowels, without a silent e.
  private static func syllables(_ letters: [Unicode.Scalar]) -> Int {
    let vowels: Set<Unicode.Scalar> = ["a", "e", "i", "o", "u", "y"]
    let word = letters.map { $0.properties.lowercaseMapping.unicodeScalars.first ?? $0 }
    var count = 0
    var wasVowel = false
    for letter in word {
      let isVowel = vowels.contains(letter)
      if isVowel, !wasVowel { count += 1 }
      wasVowel = isVowel
    }
    if count > 1, word.last == "e", word.count > 2, word[word.count - 2] != "l" { count -= 1 }
    return max(count, 1)
  }
}
