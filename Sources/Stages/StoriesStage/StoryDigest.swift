import PipeKit

/// What is said of stories, in their documents or in documents of their own.
struct StoryDigest {
  /// So many documents are named in a story's own document.
  private static let mostNamed = 100

  private let held: [HeldDocument]
  private let stories: [Story]
  private let options: Stories.Options
  private let summarizer: StorySummarizer?
  private let now: Timestamp
  /// The documents of each story, the most typical first.
  private let members: [Int: [Int]]
  private var notes: [Int: JSONObject] = [:]
  /// The summaries of stories that have been made.
  private var summaries: [Int: StorySummarizer.Result] = [:]

  /// Collects what there is to say.
  ///
  /// - Parameters:
  ///   - held: The documents of this run, each with its story.
  ///   - stories: The stories.
  ///   - options: The stage's options.
  ///   - summarizer: Makes the summaries; `nil` where none are asked for.
  ///   - now: When the run began.
  init(
    _ held: [HeldDocument], _ stories: [Story], _ options: Stories.Options,
    _ summarizer: StorySummarizer?, now: Timestamp
  ) {
    self.held = held
    self.stories = stories
    self.options = options
    self.summarizer = summarizer
    self.now = now
    members = Dictionary(grouping: held.indices, by: { held[$0].story }).mapValues { places in
      guard let story = places.first.map({ stories[held[$0].story] }) else { return places }
      let nearness = Dictionary(
        uniqueKeysWithValues: places.map { ($0, story.sum.dot(held[$0].vector)) })
      return places.sorted { one, other in
        let (first, second) = (nearness[one] ?? 0, nearness[other] ?? 0)
        return first == second ? held[one].time < held[other].time : first > second
      }
    }
  }

  /// A document with its story in the metadata.
  mutating func document(_ held: HeldDocument, stage: String) -> Document {
    var document = held.document
    if notes[held.story] == nil { notes[held.story] = summarizedNote(of: held.story) }
    document.metadata["story"] = notes[held.story].map { .object($0) }
    return document
  }

  /// A document for each story that has documents in this run, the largest first.
  mutating func stories(minSize: Int) -> Batch {
    let found = members.keys.filter { stories[$0].size >= minSize }.sorted { one, other in
      let (first, second) = (stories[one], stories[other])
      return (first.size, first.last, second.id) > (second.size, second.last, first.id)
    }
    var batch: Batch = []
    for index in found { batch.append(storyDocument(index)) }
    return batch
  }

  /// Stories with what is to be remembered of them, after the run's documents were made.
  ///
  /// - Parameter remaining: The stories.
  /// - Returns: The same stories. Those without documents in this run keep what they had, less what is not asked for.
  func remembered(_ remaining: [Story]) -> [Story] {
    var indices: [String: Int] = [:]
    for index in members.keys { indices[stories[index].id] = index }
    var kept = remaining
    for place in kept.indices {
      if let index = indices[kept[place].id] {
        kept[place].headline = headline(of: index)
        kept[place].history = history(of: index)
      }
      if options.output == .documents { kept[place].history.removeDocuments() }
      if summarizer == nil { kept[place].history.replace(sentences: []) }
    }
    return kept
  }

  /// The title of the most typical document that has one.
  private func headline(of index: Int) -> String {
    let titles = (members[index] ?? []).lazy.compactMap { held[$0].document.title }
    return titles.first { !$0.isEmpty } ?? stories[index].headline
  }

  /// The documents of a story in this run, the most typical first.
  private func documents(of index: Int) -> [Document] {
    (members[index] ?? []).map { held[$0].document }
  }

  /// Hashes of the sites of a story's documents in this run.
  private func sites(of index: Int) -> [UInt64] {
    documents(of: index).map { document in
      let name = source(of: document)
      return ContentHash(name.utf8Span.span).value
    }
  }

  /// What is remembered of a story's documents from this run on.
  private func history(of index: Int) -> StoryHistory {
    let before = stories[index].history
    var history = before
    history.add(sites: sites(of: index))
    if options.output == .stories {
      let places = members[index] ?? []
      let newest = places.sorted { (held[$0].time, $0) > (held[$1].time, $1) }
      history.add(documents: newest.map { held[$0].document })
    }
    if let summarizer {
      var sentences = summaries[index]?.sentences ?? []
      // Nothing was summed up, or a document has kept its own summary: the next run chooses all the same.
      if sentences.isEmpty {
        sentences = summarizer.opening(
          of: documents(of: index), after: before.sentences, headline: stories[index].headline)
      }
      history.replace(sentences: sentences)
    }
    return history
  }

  /// The summary of a story's documents, which is made once.
  private mutating func summary(of index: Int) -> StorySummarizer.Result? {
    if let made = summaries[index] { return made }
    let story = stories[index]
    let summary = summarizer?.summary(
      of: documents(of: index), after: story.history.sentences, headline: story.headline)
    summaries[index] = summary
    return summary
  }

  private func note(of index: Int) -> JSONObject {
    let story = stories[index]
    let places = members[index] ?? []
    return [
      "id": .string(story.id), "headline": .string(headline(of: index)),
      "size": .number(JSONNumber(story.size)),
      "new": .number(JSONNumber(Set(places.map { held[$0].hash }).count)),
      "sources": .number(JSONNumber(story.history.allSites(with: sites(of: index)).count)),
      "first": .string(Timestamp(seconds: story.first).description),
      "last": .string(Timestamp(seconds: story.last).description),
      "freshness": .number(JSONNumber(freshness(of: story))),
    ]
  }

  /// What is said of a story in its documents: with a summary where several tell of it, in this run or before.
  private mutating func summarizedNote(of index: Int) -> JSONObject {
    var note = note(of: index)
    let documents = documents(of: index)
    let earlier = stories[index].history.sentences
    if documents.count > 1 || earlier.contains(where: { $0.document != documents.first?.id }) {
      note["summary"] = summary(of: index)?.note
    }
    return note
  }

  private mutating func storyDocument(_ index: Int) -> Document {
    let story = stories[index]
    let documents = documents(of: index)
    let lead = documents.first
    var note = note(of: index)
    note["documents"] = .array(
      story.history.allDocuments(with: documents).prefix(Self.mostNamed).map { .object($0) })
    let summary = summary(of: index)
    note["summary"] = summary?.note
    return Document(
      id: story.id, url: lead?.url, title: headline(of: index),
      published: Timestamp(seconds: story.first), updated: Timestamp(seconds: story.last),
      language: lead?.language, text: lead?.text, summary: summary?.text,
      labels: lead?.labels ?? [], keywords: lead?.keywords ?? [], image: lead?.image,
      metadata: ["story": .object(note)])
  }

  /// From 1, halved with every half-life since the last document, to the hundredth.
  private func freshness(of story: Story) -> Double {
    let left = options.halfLife.left(after: now.since(Timestamp(seconds: story.last)))
    return (left * 100).rounded() / 100
  }

  private func source(of document: Document) -> String {
    DocumentField("domain")?.values(in: document).first?.words ?? document.source ?? ""
  }
}
