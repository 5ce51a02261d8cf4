import PipeKit

/// What earlier runs have seen, and what is noted of it for later ones.
///
/// Documents are noted in blocks, which are read one after the other; those that are too old are removed. What is noted
/// belongs to a checkpoint: a document that did not come through is not known when it comes again.
struct SeenDocuments {
  /// What the blocks are noted under begins with this.
  private static let blockKey = "seen."
  /// What says which blocks there are.
  private static let rangeKey = "blocks"
  private static let format = 1
  private static let blockSize = 64

  /// How long notes are kept: to the end of the run, where earlier ones do not count.
  private let kind: NoteKind
  /// Whether anything is to be noted.
  private let isNoting: Bool
  private let limit: Int
  private let run: Int
  /// When what is noted now was seen.
  ///
  /// That is when the run began, or the latest time that earlier runs have noted, where the clock has gone back since:
  /// so nothing is forgotten before its time when the clock is right again.
  private var seenAt: Int64
  /// The blocks there are.
  private var blocks: Range<Int>
  /// Those that are too old, to be removed with the next note.
  private var expired: Range<Int>
  /// The number of the first document that is not noted.
  private var next: Int

  /// Reads what was noted.
  ///
  /// - Parameters:
  ///   - options: The stage's options.
  ///   - context: What the engine lends the stage.
  ///   - index: Where the documents are put.
  /// - Throws: ``StageError`` where what was noted cannot be read.
  init(
    _ options: Dedupe.Options, _ context: StageContext, into index: inout CopyIndex
  ) throws(StageError) {
    kind = options.within == nil ? .position : .seen
    // A run that begins again from its start has no need to know what it has seen itself.
    isNoting = context.memory != nil && (options.within != nil || options.keep == .first)
    limit = options.maxDocuments
    run = context.memory?.run ?? 0
    let started = context.started.seconds
    seenAt = started
    blocks = 0..<0
    expired = 0..<0
    next = 1
    guard isNoting, let memory = context.memory,
      let noted = try memory.note(Self.rangeKey, kind)?.object
    else { return }
    guard noted["format"]?.int == Self.format, let first = noted["first"]?.int,
      let end = noted["end"]?.int, first >= 0, first <= end
    else {
      context.note(
        "what earlier runs have seen was noted by another version of pipe; it is forgotten")
      return
    }
    // Repeats are noted anew from a certain age on only, so that what was noted is needed for so much longer.
    let oldest = options.within.map { within in
      started - within.duration.components.seconds - Int64(Self.refreshAge(of: within))
    }
    var start = first
    var isFirst = true
    // How many documents each block has: a checkpoint may come after any of them. One that is missing was pruned,
    // or its run was given up.
    var counts: [Int] = []
    for number in first..<end {
      counts.append(0)
      guard let block = try memory.note("\(Self.blockKey)\(number)", kind)?.object,
        let time = block["time"]?.int
      else { continue }
      if let oldest, Int64(time) < oldest {
        if isFirst { start = number + 1 }
        continue
      }
      isFirst = false
      seenAt = max(seenAt, Int64(time))
      let seen = UInt32(clamping: time)
      guard let entries = block["documents"]?.string.flatMap(SeenBlock.decode) else {
        throw StageError(
          .state, "what earlier runs have seen cannot be read: block \(number) is damaged",
          hint: "'pipe state prune --before' a date removes what is older")
      }
      counts[number - first] = entries.count
      for (print, id) in entries {
        index.insert(print, id: id, CopyIndex.Entry(seen: seen, group: 0))
      }
    }
    // Not more are kept than are remembered.
    var kept = counts.reduce(0, +)
    while start < end, kept - counts[start - first] >= limit {
      kept -= counts[start - first]
      start += 1
    }
    if let within = options.within?.duration, seenAt - started > within.components.seconds {
      context.note(
        "the clock is behind what earlier runs have noted as seen on \(Timestamp(seconds: seenAt).day): it is "
          + "remembered until 'within' has gone by since then; if that day was wrong, remove the state's file to forget it"
      )
    }
    blocks = start..<end
    expired = first..<start
    next = index.next
  }

  /// From what age on a document that is seen again is noted anew, in seconds: an eighth of how long it is remembered.
  static func refreshAge(of within: TimeSpan) -> UInt32 {
    UInt32(clamping: within.duration.components.seconds / 8)
  }

  /// Notes what was seen since the last checkpoint.
  mutating func note(_ index: CopyIndex, in checkpoint: Checkpoint, _ context: StageContext) {
    guard isNoting, index.next > next || !expired.isEmpty else { return }
    func note(_ value: JSON?, _ key: String) {
      checkpoint.note(value, for: key, kind, stage: context.stage)
    }
    for number in expired { note(nil, "\(Self.blockKey)\(number)") }
    expired = 0..<0
    var end = blocks.upperBound
    while next < index.next {
      let last = min(next + Self.blockSize, index.next)
      let documents = SeenBlock.encode(
        (next..<last).lazy.compactMap { number in
          let number = UInt32(truncatingIfNeeded: number)
          guard let print = index.fingerprint(number), let id = index.id(number) else { return nil }
          return (print, id)
        })
      // With the run's number it is taken back when the run is given up.
      let block: JSONObject = [
        "run": .number(JSONNumber(run)), "time": .number(JSONNumber(Int(seenAt))),
        "documents": .string(documents),
      ]
      note(.object(block), "\(Self.blockKey)\(end)")
      end += 1
      next = last
    }
    blocks = blocks.lowerBound..<end
    note(
      [
        "format": .number(JSONNumber(Self.format)), "first": .number(JSONNumber(blocks.lowerBound)),
        "end": .number(JSONNumber(end)),
      ], Self.rangeKey)
  }
}
