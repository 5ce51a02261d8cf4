public import PipeKit

/// Groups documents about the same event, across sources and days.
public struct Stories: Stage {
  /// So many terms of a document are compared.
  private static let termCount = 150

  private let options: Options

  /// Creates the stage.
  public init(options: Options, setup: StageSetup) { self.options = options }

  /// Reads all documents, finds their stories, and writes them.
  public func run(_ input: Inlet, into output: Outlet, in context: StageContext) async throws {
    let memory = try StoryMemory(options, context)
    var rarity = memory.rarity
    var held: [HeldDocument] = []
    var weight = 0
    var reader = TermReader()
    while let batch = try await input.next() {
      for document in batch {
        let terms = reader.terms(of: document)
        rarity.add(terms)
        weight += document.size
        held.append(HeldDocument(document, terms, now: context.started))
      }
      guard weight <= options.buffer.bytes else {
        throw StageError(
          .tooLarge, "the documents to be grouped are larger than \(options.buffer)",
          hint: "raise 'buffer', or drop what is not needed before, such as the body")
      }
    }
    var finder = StoryFinder(
      memory.stories, threshold: options.similarity,
      within: options.within.duration.components.seconds)
    // In the order of events, whatever the order in which sources were read.
    for place in held.indices.sorted(by: { (held[$0].time, $0) < (held[$1].time, $1) }) {
      let vector = rarity.vector(of: held[place].terms, most: Self.termCount)
      held[place].vector = vector
      held[place].terms = []
      held[place].story = finder.add(
        held[place].document, hash: held[place].hash, time: held[place].time, vector: vector)
    }
    finder.merge()
    for place in held.indices { held[place].story = finder.index(held[place].story) }
    var digest = StoryDigest(
      held, finder.stories, options,
      options.summaryLength.map { StorySummarizer(sentences: $0) }, now: context.started)
    switch options.output {
    case .documents:
      for start in stride(from: 0, to: held.count, by: 64) {
        try await output.write(
          (start..<min(start + 64, held.count)).map {
            digest.document(held[$0], stage: context.stage)
          })
      }
    case .stories:
      let stories = digest.stories(minSize: options.minSize)
      for start in stride(from: 0, to: stories.count, by: 64) {
        try await output.write(Array(stories[start..<min(start + 64, stories.count)]))
      }
    }
    if let last = context.lastCheckpoint {
      memory.note(digest.remembered(finder.remaining), rarity, in: last, context)
    }
  }
}
