import PipeKit

/// Finds the repeats among documents that come one after the other.
struct Deduplication {
  /// What was seen.
  var index: CopyIndex
  private let options: Dedupe.Options
  private let context: StageContext
  private let choice: CopyChoice
  private var maker: FingerprintMaker
  private var queue = GroupQueue()
  private let now: UInt32

  /// An exact repeat of something that was noted so many seconds ago, or more, is noted as seen anew.
  private let refreshAge: UInt32

  /// Creates it for a run.
  init(_ options: Dedupe.Options, in context: StageContext) {
    self.options = options
    self.context = context
    index = CopyIndex(threshold: options.similarity, limit: options.maxDocuments)
    choice = CopyChoice(preferred: options.prefer)
    maker = FingerprintMaker(
      minWords: options.minWords, kinds: Set(options.by),
      ignoredParameters: options.ignoreParameters)
    now = UInt32(clamping: context.started.seconds)
    refreshAge = options.within.map { SeenDocuments.refreshAge(of: $0) } ?? 0
  }

  /// Takes a document.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - passed: Where what goes on now is put.
  /// - Throws: ``StageError`` where what was noted cannot be read.
  mutating func take(_ document: Document, _ passed: inout Batch) throws(StageError) {
    let print = maker.fingerprint(of: document)
    guard let match = index.match(print) else {
      begin(document, print, &passed)
      return
    }
    let isVersion = isVersion(print, of: match)
    var copy = Copy(
      document: document, likeness: match.likeness, similarity: match.similarity,
      isVersion: isVersion, address: print.address, guid: print.guid, content: print.content)
    let entry = index.entry(match.number)
    if let group = entry?.group, queue.contains(group) {
      // Its own keys lead to the group as well: another may have only these in common with it.
      copy.number = index.insert(
        print, id: document.id, CopyIndex.Entry(seen: now, group: group))
      queue.add(copy, to: group)
      makeRoom(&passed)
      return
    }
    let isEarlier = entry?.group == 0
    if isEarlier, try context.memory?.hasFailedLater(document.id) == true {
      begin(document, print, &passed)
      return
    }
    if isVersion, options.updates == .pass {
      copy.document.metadata["is_update"] = true
      copy.document.trail.append(
        TrailEntry(stage: context.stage, note: "update of a document that was seen before"))
      begin(copy.document, print, &passed)
      return
    }
    remember(print, document, match, entry)
    switch options.repeats {
    case .drop:
      context.drop(
        document, reason: isEarlier ? "seen before: \(match.likeness.phrase)" : copy.reason)
    case .mark:
      passed.append(marked(copy, as: index.id(match.number) ?? ""))
    }
  }

  /// The next documents of those that were held back; `nil` when there are no more.
  mutating func release() -> Batch? {
    guard !queue.isEmpty else { return nil }
    var passed: Batch = []
    while passed.count < 64, let group = queue.removeFirst() { resolve(group, &passed) }
    return passed
  }

  /// Takes a document that repeats nothing.
  private mutating func begin(
    _ document: Document, _ print: Fingerprint, _ passed: inout Batch
  ) {
    var entry = CopyIndex.Entry(seen: now, group: .max)
    if options.keep == .first {
      passed.append(document)
      index.insert(print, id: document.id, entry)
      return
    }
    entry.group = queue.nextNumber
    let number = index.insert(print, id: document.id, entry)
    queue.append(
      CopyGroup(
        Copy(
          document: document, likeness: nil, similarity: 1, isVersion: false,
          address: print.address, guid: print.guid, content: print.content, number: number)))
    makeRoom(&passed)
  }

  /// Lets the oldest groups go while there is too much.
  private mutating func makeRoom(_ passed: inout Batch) {
    while queue.weight > options.buffer.bytes, let group = queue.removeFirst() {
      resolve(group, &passed)
    }
  }

  private func resolve(_ group: CopyGroup, _ passed: inout Batch) {
    let parts = group.resolved(
      by: choice, threshold: options.similarity, in: index, stage: context.stage)
    for (kept, others) in parts {
      passed.append(kept)
      for copy in others {
        switch options.repeats {
        case .drop: context.drop(copy.document, reason: copy.reason)
        case .mark: passed.append(marked(copy, as: kept.id))
        }
      }
    }
  }

  private func marked(_ copy: Copy, as id: String) -> Document {
    var document = copy.document
    document.metadata["duplicate_of"] = .string(id)
    copy.describe(in: &document.metadata, as: "duplicate_by")
    return document
  }

  /// Whether a document has the address or guid of another, and other words.
  private func isVersion(_ print: Fingerprint, of match: CopyIndex.Match) -> Bool {
    guard match.likeness == .address || match.likeness == .guid, print.content != 0,
      let other = index.fingerprint(match.number)?.content
    else { return false }
    // One that had no text until now is a version, too.
    return other != print.content
  }

  /// Keeps a repeat in mind, as far as what it repeats does not do so already.
  private mutating func remember(
    _ print: Fingerprint, _ document: Document, _ match: CopyIndex.Match, _ entry: CopyIndex.Entry?
  ) {
    var print = print
    // What is like a copy that nobody kept may be unlike all that were kept.
    if match.likeness == .near { print.sketch = [] }
    guard let entry, index.fingerprint(match.number) == print else {
      // Another address of the text, say.
      index.insert(print, id: document.id, CopyIndex.Entry(seen: now, group: entry?.group ?? .max))
      return
    }
    // What a feed has for longer than `within` is not to come again in between.
    if options.within != nil, now - min(now, entry.seen) > refreshAge {
      index.insert(print, id: document.id, CopyIndex.Entry(seen: now, group: entry.group))
    }
  }
}
