import TextKit

/// The candidates that are compared with each other, of one text or of several, and their words as numbers.
///
/// Of a text with more than 400 candidates, the first 250 are compared and 150 spread over the rest, so that
/// what the methods cost is bounded, however long the text is.
struct Passage {
  /// A word of a sentence and how often it is there.
  struct Term: Hashable {
    var word: Int32
    var count: Int32
  }

  /// Which candidates are compared, in order.
  private(set) var members: [Int] = []
  /// All words of each member in order, up to a bound.
  private(set) var words: [[Int32]] = []
  /// What else is known of each member.
  private(set) var traits: [SentenceTraits] = []
  /// The words of each member that are no stop words, in order.
  private(set) var content: [[Int32]] = []
  /// The same, sorted and counted.
  private(set) var terms: [[Term]] = []
  /// The words of the titles that are no stop words.
  private(set) var titleWords: [Int32] = []
  /// How many members have each word; 0 for stop words.
  private(set) var frequency: [Int32] = []

  private var numbers: [UInt64: Int32] = [:]
  private var isStopWord: [Bool] = []
  private var titles: [[Int32]] = []
  /// Whether some text is in a language without a list of stop words.
  private var lacksStopWords = false

  /// The most words of a sentence that are compared.
  private static let wordLimit = 256
  private static let first = 250
  private static let spread = 150

  /// The candidates of a text that are compared.
  ///
  /// - Parameters:
  ///   - count: The number of candidates.
  ///   - limit: How many may be compared; 400 for a single text.
  /// - Returns: Their indices, in order.
  static func members(of count: Int, limit: Int = first + spread) -> [Int] {
    guard count > limit else { return Array(0..<count) }
    let first = max(1, limit * Self.first / (Self.first + spread))
    let rest = count - first
    let spread = limit - first
    return Array(0..<first) + (0..<spread).map { first + $0 * rest / spread }
  }

  /// Takes in the sentences of a text.
  ///
  /// - Parameters:
  ///   - candidates: The text's candidates.
  ///   - chosen: Which of them are compared.
  ///   - offset: The number of the text's first candidate among those of all texts.
  ///   - bytes: The text.
  ///   - title: Its headline.
  ///   - language: Its language, where that is known.
  mutating func add(
    _ candidates: [SentenceCandidate], _ chosen: [Int], offset: Int = 0, in bytes: Span<UInt8>,
    title: String?, language: String?
  ) {
    let stopWords = Self.stopWords(for: language, bytes)
    if stopWords == nil { lacksStopWords = true }
    for member in chosen {
      let near = bytes.extracting(candidates[member].range)
      var traits = SentenceTraits(of: near)
      let found = read(near, stopWords, limit: Self.wordLimit) { traits.add($0, in: near) }
      members.append(offset + member)
      words.append(found)
      self.traits.append(traits)
    }
    titles.append(title.map { read($0.utf8Span.span, stopWords, limit: 64) { _ in } } ?? [])
  }

  /// The sentences of one of several texts, as if there were no others.
  ///
  /// - Parameters:
  ///   - text: Which text it is, of those taken in.
  ///   - rows: Which sentences are its.
  /// - Returns: The text's passage, in which words have the same numbers.
  func part(_ text: Int, rows: Range<Int>) -> Passage {
    var part = Passage()
    part.members = Array(members[rows])
    part.words = Array(words[rows])
    part.traits = Array(traits[rows])
    part.isStopWord = isStopWord
    part.titles = [titles[text]]
    part.finish()
    return part
  }

  /// Tells stop words from others, after all texts are in.
  mutating func finish() {
    var seenIn = [Int32](repeating: -1, count: isStopWord.count)
    var frequency = [Int32](repeating: 0, count: isStopWord.count)
    for (index, sentence) in words.enumerated() {
      for word in sentence where seenIn[Int(word)] != index {
        seenIn[Int(word)] = Int32(index)
        frequency[Int(word)] += 1
      }
    }
    if lacksStopWords, words.count >= 6 {
      // Words that a third of the sentences have say nothing of what one of them is about.
      for word in frequency.indices where Int(frequency[word]) * 3 >= words.count {
        isStopWord[word] = true
      }
    }
    for word in frequency.indices where isStopWord[word] { frequency[word] = 0 }
    self.frequency = frequency
    content.reserveCapacity(words.count)
    terms.reserveCapacity(words.count)
    for (index, sentence) in words.enumerated() {
      let content = sentence.filter { !isStopWord[Int($0)] }
      traits[index].stopWords = sentence.count - content.count
      traits[index].startsWithStopWord = sentence.first.map { isStopWord[Int($0)] } ?? false
      terms.append(Self.counted(content))
      self.content.append(content)
    }
    titleWords = titles.joined().filter { !isStopWord[Int($0)] }
  }

  private mutating func read(
    _ bytes: Span<UInt8>, _ stopWords: StopWords?, limit: Int, _ take: (Word) -> Void
  ) -> [Int32] {
    var scanner = WordScanner(options: .dropPossessive)
    var found: [Int32] = []
    found.reserveCapacity(32)
    while found.count < limit, let word = scanner.next(in: bytes) {
      take(word)
      if let number = numbers[word.hash] {
        found.append(number)
        continue
      }
      let number = Int32(isStopWord.count)
      numbers[word.hash] = number
      isStopWord.append(stopWords?.contains(word) ?? false)
      found.append(number)
    }
    return found
  }

  private static func counted(_ words: [Int32]) -> [Term] {
    var terms: [Term] = []
    terms.reserveCapacity(words.count)
    for word in words.sorted() {
      if let last = terms.indices.last, terms[last].word == word {
        terms[last].count += 1
      } else {
        terms.append(Term(word: word, count: 1))
      }
    }
    return terms
  }

  private static func stopWords(for language: String?, _ bytes: Span<UInt8>) -> StopWords? {
    if let language, !language.isEmpty { return StopWords.of(language) }
    return LanguageIdentifier.identify(bytes).flatMap { StopWords.of($0.code) }
  }
}
