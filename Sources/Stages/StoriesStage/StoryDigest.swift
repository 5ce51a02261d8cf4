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
    let note = notes[held.story] ?? summarizedNote(of: held.story)
    notes[held.story] = note
    document.metadata["story"] = .object(note)
    return document
  }

  /// A document for each story that has documents in this run, the largest first.
  func stories(minSize: Int) -> Batch {
    let found = members.keys.filter { stories[$0].size >= minSize }.sorted { one, other in
      let (first, second) = (stories[one], stories[other])
      return (first.size, first.last, second.id) > (second.size, second.last, first.id)
    }
    return found.map(storyDocument)
  }

  /// Stories with the headlines that they have now.
  func headlined(_ remaining: [Story]) -> [Story] {
    var headlines: [String: String] = [:]
    for index in members.keys { headlines[stories[index].id] = headline(of: index) }
    return remaining.map { story in
      var story = story
      story.headline = headlines[story.id] ?? story.headline
      return story
    }
  }

  /// The title of the most typical document that has one.
  private func headline(of index: Int) -> String {
    let titles = (members[index] ?? []).lazy.compactMap { held[$0].document.title }
    return titles.first { !$0.isEmpty } ?? stories[index].headline
  }

  private func note(of index: Int) -> JSONObject {
    let story = stories[index]
    let places = members[index] ?? []
    let sources = Set(places.map { source(of: held[$0].document) })
    return [
      "id": .string(story.id), "headline": .string(headline(of: index)),
      "size": .number(JSONNumber(story.size)),
      "new": .number(JSONNumber(Set(places.map { held[$0].hash }).count)),
      "sources": .number(JSONNumber(sources.count)),
      "first": .string(Timestamp(seconds: story.first).description),
      "last": .string(Timestamp(seconds: story.last).description),
      "freshness": .number(JSONNumber(freshness(of: story))),
    ]
  }

  /// What is said of a story in its documents: with a summary where several of this run tell of it.
  private func summarizedNote(of index: Int) -> JSONObject {
    var note = note(of: index)
    let places = members[index] ?? []
    if places.count > 1 {
      note["summary"] = summarizer?.summary(of: places.map { held[$0].document })?.note
    }
    return note
  }

  private func storyDocument(_ index: Int) -> Document {
    let story = stories[index]
    let places = members[index] ?? []
    let documents = places.map { held[$0].document }
    let lead = documents.first
    var note = note(of: index)
    note["documents"] = .array(
      documents.prefix(Self.mostNamed).map { document in
        var item: JSONObject = ["id": .string(document.id)]
        item["url"] = document.url.map { .string($0) }
        item["title"] = document.title.map { .string($0) }
        item["source"] = document.source.map { .string($0) }
        item["published"] = document.published.map { .string($0.description) }
        return .object(item)
      })
    let summary = summarizer?.summary(of: documents)
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
