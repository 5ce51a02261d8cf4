import PipeTesting

/// Makes texts of invented words, which are as unequally common as those of a language, and phrases of texts.
struct PhraseMaker {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private static let syllables = [
    "ba", "ke", "lo", "mi", "nu", "ra", "se", "to", "vi", "zu", "an", "er", "in", "or", "un", "st",
    "ne", "del",
    "mar", "ton", "al", "ig", "ur", "es", "po", "da", "fe", "go", "hi", "ju", "ly", "na", "os",
    "tri", "ck",
  ]

  /// Texts in sentences of six to twenty words.
  mutating func texts(_ count: Int, words: Int) -> [String] {
    let vocabulary = (0..<40_000).map { word(rank: $0) }
    // Zipf's law: a word's frequency is about one over its rank.
    var sums: [Double] = []
    for rank in 0..<vocabulary.count { sums.append((sums.last ?? 0) + 1 / (Double(rank) + 2.7)) }
    return (0..<count).map { _ in
      var text = ""
      var left = 0
      for _ in 0..<words {
        let place = Double.random(in: 0..<(sums.last ?? 1), using: &generator)
        var (low, high) = (0, sums.count - 1)
        while low < high {
          let middle = (low + high) / 2
          if sums[middle] < place { low = middle + 1 } else { high = middle }
        }
        let word = vocabulary[low]
        if left == 0 {
          text += (text.isEmpty ? "" : ". ") + word.prefix(1).uppercased() + word.dropFirst()
          left = Int.random(in: 6...20, using: &generator)
        } else {
          text += (left % 9 == 0 ? ", " : " ") + word
        }
        left -= 1
      }
      return text + "."
    }
  }

  /// Phrases of one to three words, all different: every second one is drawn from the texts, the others end otherwise.
  mutating func phrases(_ count: Int, of texts: [String]) -> [String] {
    let words = texts.map { text in
      text.split { !$0.isLetter }.map(String.init)
    }
    var frequencies: [String: Int] = [:]
    for word in words.joined() { frequencies[word, default: 0] += 1 }
    // What is among the commonest says nothing of a topic, and of the others names and terms are the rarer ones: a
    // phrase begins with any word of the vocabulary, not of the texts.
    let common = Set(frequencies.sorted { $0.value > $1.value }.prefix(200).map(\.key))
    var places: [String: (text: Int, start: Int)] = [:]
    for (text, words) in words.enumerated() {
      for (start, word) in words.enumerated() where !common.contains(word) && word.utf8.count > 2 {
        places[word] = places[word] ?? (text, start)
      }
    }
    let vocabulary = places.keys.sorted()
    var seen: Set<String> = []
    var phrases: [String] = []
    // A small file may have fewer.
    for _ in 0..<count * 20 where phrases.count < count {
      let word = vocabulary[Int.random(in: 0..<vocabulary.count, using: &generator)]
      guard let (text, start) = places[word] else { continue }
      let length = Int.random(in: 1...3, using: &generator)
      var phrase = words[text][start...].prefix(length).joined(separator: " ")
      if phrases.count % 2 == 1 { phrase = phrase.dropLast() + "qx" }
      if seen.insert(phrase).inserted { phrases.append(phrase) }
    }
    return phrases
  }

  private mutating func word(rank: Int) -> String {
    // Common words are short.
    let length = rank < 100 ? 1...2 : rank < 3_000 ? 2...3 : 3...5
    return (0..<Int.random(in: length, using: &generator)).map { _ in
      Self.syllables[Int.random(in: 0..<Self.syllables.count, using: &generator)]
    }.joined()
  }
}
