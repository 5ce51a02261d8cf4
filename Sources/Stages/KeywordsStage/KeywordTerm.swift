/// What is counted of a term, and how little it says of what the text is about.
struct KeywordTerm {
  /// How often it stands in the text.
  var count = 0
  /// How often it has a capital that counts.
  var capitals = 0
  /// How often it has capitals only.
  var acronyms = 0
  /// How often it is written small.
  var small = 0
  /// How many different terms stand before it, of how many.
  var before = (different: 0, all: 0)
  /// How many different terms stand behind it, of how many.
  var behind = (different: 0, all: 0)
  /// The number of sentences it stands in.
  var sentences = 0
  /// The sentence in the middle of those it stands in.
  var medianSentence = 0
  /// Whether it says nothing by itself.
  var isStop = false
  /// The score; the lower, the more it says.
  var score = 0.0

  /// Whether it is mostly written with a capital where that counts.
  var isName: Bool { capitals > 0 && capitals >= small }

  /// Works out the score from how often the terms of the text are there.
  ///
  /// Campos et al., "YAKE! Keyword extraction from single documents using multiple local features",
  /// Information Sciences 509 (2020), equations 1 to 6.
  mutating func rate(mean: Double, deviation: Double, most: Int, sentences all: Int) {
    let count = Double(count)
    let casing = Double(max(capitals, acronyms)) / (1 + logarithm(count))
    let position = logarithm(logarithm(3 + Double(medianSentence)))
    let frequency = count / max(1, mean + deviation)
    let share = count / Double(max(1, most))
    let left = before.all == 0 ? 0 : Double(before.different) / Double(before.all)
    let right = behind.all == 0 ? 0 : Double(behind.different) / Double(behind.all)
    let relatedness = 1 + (left + right) * share
    let spread = Double(sentences) / Double(max(1, all))
    score =
      relatedness * position / (casing + frequency / relatedness + spread / relatedness)
  }
}
