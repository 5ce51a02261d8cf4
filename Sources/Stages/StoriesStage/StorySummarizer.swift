import PipeKit
import TextSummarizer

/// Makes one summary of all documents of a story.
struct StorySummarizer: Sendable {
  /// A summary, and where its sentences come from.
  struct Result {
    /// The summary, a sentence on each line.
    var text: String
    /// The sentences with their documents; none where one document had the summary.
    var sentences: [StorySentence] = []

    /// The sentences as a story has them in the metadata; `nil` for none.
    var note: JSON? {
      if sentences.isEmpty { return nil }
      return .array(sentences.map(\.json))
    }
  }

  /// A text that sentences are taken from.
  private struct Source {
    /// The identifier of its document.
    var document: String
    var text: SourceText
  }

  /// Draws on as many documents as have good sentences.
  private let summarizer: Summarizer
  /// Takes the first sentences, which costs little.
  private let opener: Summarizer

  /// Creates a summarizer that takes at most so many sentences.
  ///
  /// - Parameter sentences: How many.
  init(sentences: Int) {
    var options = SummaryOptions()
    options.sentences = sentences
    options.spreads = true
    summarizer = Summarizer(options)
    options.method = .lead
    opener = Summarizer(options)
  }

  /// The summary of documents, the most typical first.
  ///
  /// A single document keeps the summary that it has; of several that share their story the texts are summed up
  /// together, so that nothing is said twice.
  ///
  /// - Parameters:
  ///   - documents: The documents of this run.
  ///   - earlier: What the summary said in earlier runs; it stands among the sentences to choose from.
  ///   - headline: The headline that the story had then.
  /// - Returns: `nil` where there is nothing to make one of.
  func summary(
    of documents: [Document], after earlier: [StorySentence] = [], headline: String? = nil
  ) -> Result? {
    let known = documents.lazy.compactMap(\.summary).first { !$0.isEmpty }
    let sources = Self.sources(documents, earlier, headline)
    if let known, sources.count < 2 { return Result(text: known) }
    let found = Self.sentences(of: summarizer.summary(of: sources.map(\.text)), in: sources)
    guard !found.isEmpty else { return known.map { Result(text: $0) } }
    return Result(text: found.map(\.text).joined(separator: "\n"), sentences: found)
  }

  /// What documents begin with, for a summary that a later run may make.
  ///
  /// - Parameters:
  ///   - documents: The documents of this run, the most typical first.
  ///   - earlier: What the summary said in earlier runs.
  ///   - headline: The headline that the story had then.
  /// - Returns: As many sentences as a summary has, of as many documents as there are; none where no document has a
  ///   text.
  func opening(
    of documents: [Document], after earlier: [StorySentence], headline: String?
  ) -> [StorySentence] {
    let sources = Self.sources(documents, earlier, headline)
    return Self.sentences(of: opener.summary(of: sources.map(\.text)), in: sources)
  }

  private static func sentences(of summary: Summary?, in sources: [Source]) -> [StorySentence] {
    (summary?.sentences ?? []).map { sentence in
      let isKnown = sources.indices.contains(sentence.source)
      return StorySentence(
        text: sentence.text, document: isKnown ? sources[sentence.source].document : "")
    }
  }

  /// The texts of documents, and behind them what is left of those of earlier runs.
  private static func sources(
    _ documents: [Document], _ earlier: [StorySentence], _ headline: String?
  ) -> [Source] {
    var sources: [Source] = []
    for document in documents {
      guard let text = document.text, !text.isEmpty else { continue }
      sources.append(
        Source(
          document: document.id,
          text: SourceText(text, title: document.title, language: document.language)))
    }
    // A document that comes again is there as a whole.
    let present = Set(sources.map(\.document))
    let language = documents.first?.language
    let start = sources.count
    for sentence in earlier where !present.contains(sentence.document) {
      let place = sources[start...].firstIndex { $0.document == sentence.document }
      if let place {
        sources[place].text.text += "\n" + sentence.text
      } else {
        sources.append(
          Source(
            document: sentence.document,
            text: SourceText(sentence.text, title: headline, language: language)))
      }
    }
    return sources
  }
}
