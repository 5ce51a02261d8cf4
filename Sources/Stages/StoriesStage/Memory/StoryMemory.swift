import PipeKit

/// The stories of earlier runs, and how frequent terms were in them.
///
/// It is noted when a run is complete, so that one that is interrupted and begins anew finds what there was before it.
struct StoryMemory {
  private static let format = 1
  private static let listKey = "stories"
  private static let rarityKey = "terms"
  private static let blockSize = 32

  /// The stories that may go on.
  let stories: [Story]
  /// How frequent terms were.
  let rarity: TermRarity
  private let within: Int64
  private let started: Int64
  /// How many blocks there are.
  private let blocks: Int

  /// Reads what was noted.
  ///
  /// - Throws: ``PipeKit/StageError`` where it cannot be read.
  init(_ options: Stories.Options, _ context: StageContext) throws(StageError) {
    within = options.within.duration.components.seconds
    started = context.started.seconds
    guard let memory = context.memory, let noted = try memory.note(Self.listKey, .seen)?.object
    else {
      (stories, rarity, blocks) = ([], TermRarity(), 0)
      return
    }
    blocks = noted["blocks"]?.int ?? 0
    guard noted["format"]?.int == Self.format else {
      context.note(
        "the stories of earlier runs were noted by another version of pipe; they are forgotten")
      (stories, rarity) = ([], TermRarity())
      return
    }
    var stories: [Story] = []
    for number in 0..<max(blocks, 0) {
      guard let block = try memory.note("\(Self.listKey).\(number)", .seen)?.array else { continue }
      for item in block {
        guard let story = Story(item) else { throw Self.damaged }
        if started - story.last <= within { stories.append(story) }
      }
    }
    self.stories = stories
    let terms = try memory.note(Self.rarityKey, .seen)?.object
    guard let list = terms?["terms"]?.string.flatMap({ TermCoding.decode($0) }),
      let documents = terms?["documents"]?.double, let time = terms?["time"]?.int
    else {
      rarity = TermRarity()
      return
    }
    // What was written long ago says less of what is common now.
    let age = Float(max(started - Int64(time), 0)) / Float(max(within, 1))
    rarity = TermRarity(documents: Float(documents), terms: list, share: 1 / (1 + age))
  }

  /// Notes stories and terms for later runs.
  func note(
    _ stories: [Story], _ rarity: TermRarity, in checkpoint: Checkpoint, _ context: StageContext
  ) {
    func note(_ value: JSON?, _ key: String) {
      checkpoint.note(value, for: key, .seen, stage: context.stage)
    }
    let kept = stories.filter { started - $0.last <= within }
    var count = 0
    for start in stride(from: 0, to: kept.count, by: Self.blockSize) {
      let block = kept[start..<min(start + Self.blockSize, kept.count)]
      note(.array(block.map(\.json)), "\(Self.listKey).\(count)")
      count += 1
    }
    for number in count..<max(count, blocks) { note(nil, "\(Self.listKey).\(number)") }
    note(
      [
        "format": .number(JSONNumber(Self.format)), "blocks": .number(JSONNumber(count)),
      ], Self.listKey)
    note(
      [
        "documents": .number(JSONNumber(Double(rarity.documents))),
        "time": .number(JSONNumber(Int(started))), "terms": .string(TermCoding.encode(rarity.kept)),
      ], Self.rarityKey)
  }

  private static var damaged: StageError {
    StageError(
      .state, "the stories of earlier runs cannot be read",
      hint: "'pipe state prune' removes what is old")
  }
}
