import TextKit

/// How much of a summary is left to fill.
struct SummaryBudget {
  private var sentences: Int
  private var words: Int?
  private var characters: Int?
  private var isEmpty = true

  /// Creates the budget that options give for a text of some sentences.
  init(_ options: SummaryOptions, sentences count: Int) {
    let isLimited = options.words != nil || options.characters != nil || options.ratio != nil
    sentences = options.sentences ?? (isLimited ? count : 3)
    if let ratio = options.ratio {
      sentences = min(sentences, max(1, Int(Double(count) * ratio)))
    }
    words = options.words
    characters = options.characters
  }

  /// The budget of a summary that is twice as long.
  var doubled: SummaryBudget {
    func double(_ limit: Int) -> Int { 2 * min(limit, .max / 2) }
    var budget = self
    budget.sentences = double(sentences)
    budget.words = words.map(double)
    budget.characters = characters.map(double)
    return budget
  }

  /// Whether nothing more can fit.
  var isSpent: Bool { sentences <= 0 || (words ?? 1) <= 0 || (characters ?? 1) <= 0 }

  /// Takes a sentence if it fits, and says whether it did.
  mutating func take(_ sentence: SentenceCandidate, in bytes: Span<UInt8>) -> Bool {
    guard sentences > 0 else { return false }
    var wordCount = 0
    if let words {
      wordCount = WordTally.words(in: sentence.text(in: bytes).utf8Span.span)
      guard wordCount <= words else { return false }
    }
    var characterCount = 0
    if let characters {
      characterCount = sentence.text(in: bytes).unicodeScalars.count + (isEmpty ? 0 : 1)
      guard characterCount <= characters else { return false }
    }
    sentences -= 1
    words = words.map { $0 - wordCount }
    characters = characters.map { $0 - characterCount }
    isEmpty = false
    return true
  }
}
