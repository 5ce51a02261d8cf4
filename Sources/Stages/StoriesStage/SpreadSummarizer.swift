import TextSummarizer

/// Sums up several texts in sentences of as many of them as have good ones.
///
/// One text often has all of the best sentences. So the best are looked at up to twice as far as they are wanted, and
/// a text gives a second one only where none of these is of a text that has given none.
struct SpreadSummarizer: Sendable {
  /// So many sentences more than are wanted are looked at, at most.
  private static let mostMore = 10

  private let best: Summarizer
  private let wide: Summarizer
  /// Takes what has been chosen, which says nothing twice.
  private let plain: Summarizer

  /// Creates a summarizer that takes at most so many sentences.
  ///
  /// - Parameter sentences: How many.
  init(sentences: Int) {
    var options = SummaryOptions()
    options.sentences = sentences
    best = Summarizer(options)
    options.sentences = sentences + min(sentences, Self.mostMore)
    wide = Summarizer(options)
    options.sentences = sentences
    options.maxRedundancy = 1
    plain = Summarizer(options)
  }

  /// The summary of texts.
  ///
  /// - Parameter sources: The texts, the most typical first; the summary keeps their order.
  /// - Returns: `nil` where the texts are white space.
  func summary(of sources: [SourceText]) -> Summary? {
    guard let found = best.summary(of: sources) else { return nil }
    let used = Set(found.sentences.map(\.source))
    guard used.count < found.sentences.count, used.count < sources.count,
      let more = wide.summary(of: sources)
    else { return found }
    // The first sentence of each text that has given none.
    var given = used
    let others = more.sentences.filter { given.insert($0.source).inserted }
    if others.isEmpty { return found }
    // The first sentence of each text stays; of the others the last give way.
    var seen: Set<Int> = []
    let repeats = found.sentences.indices.filter {
      !seen.insert(found.sentences[$0].source).inserted
    }
    let leaving = Set(repeats.suffix(others.count))
    var chosen = found.sentences.indices.filter { !leaving.contains($0) }.map {
      found.sentences[$0]
    }
    chosen += others.prefix(repeats.count)
    return summary(of: chosen, in: sources) ?? found
  }

  /// The summary that has these sentences and no others.
  ///
  /// They are taken from the texts again, as a quotation that went on in a sentence which has given way needs its marks.
  private func summary(of chosen: [Summary.Sentence], in sources: [SourceText]) -> Summary? {
    let words = Set(chosen.map { Self.words(of: $0.text) })
    // Only texts with a sentence that is wanted: of another one would be taken all the same.
    let places = Set(chosen.map(\.source)).sorted()
    let isExcluded: ((String) -> Bool)? = { !words.contains(Self.words(of: $0)) }
    guard var summary = plain.summary(of: places.map { sources[$0] }, excluding: isExcluded),
      summary.sentences.count == chosen.count,
      summary.sentences.allSatisfy({ words.contains(Self.words(of: $0.text)) })
    else { return nil }
    for index in summary.sentences.indices {
      summary.sentences[index].source = places[summary.sentences[index].source]
    }
    return summary
  }

  /// What a sentence is known by, whatever marks stand around it.
  private static func words(of sentence: String) -> String {
    sentence.filter { $0.isLetter || $0.isNumber }
  }
}
