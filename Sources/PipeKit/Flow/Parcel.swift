/// What travels from stage to stage: documents, and what was made of them ahead; or a checkpoint.
///
/// Who reads a file only cuts it; the documents in a piece are read by whichever worker takes it, and
/// the same worker makes of them what a sink will write. So a batch is read, changed, written and
/// freed on one core, and only bytes go from core to core.
package struct Parcel: Sendable {
  /// What a stage's ``PreparingStage/prepare(_:in:)`` has made of the documents.
  package struct Part: Sendable {
    /// The stage's `id` in the pipeline.
    package let stage: String
    /// What was made.
    package let value: any Sendable
  }

  /// The documents; empty while they are unread, and when every stage that follows has its part.
  package private(set) var documents: Batch
  /// How many documents it stands for; 0 while they are unread.
  package private(set) var count: Int
  /// What was made of the documents ahead.
  package private(set) var parts: [Part] = []
  /// Dead letters whose documents have passed a stage, until it is the parcel's turn to tell.
  private var passages: [(recovery: Recovery, found: [UInt32])] = []
  /// The checkpoint that it is, instead of standing for documents.
  package let checkpoint: Checkpoint?
  private var read: (@Sendable () throws -> Batch)?

  /// Creates a parcel of documents.
  package init(_ documents: Batch) {
    self.documents = documents
    count = documents.count
    checkpoint = nil
  }

  /// Creates a parcel that is a checkpoint.
  package init(_ checkpoint: Checkpoint) {
    documents = []
    count = 0
    self.checkpoint = checkpoint
  }

  /// Creates a parcel whose documents have yet to be read.
  ///
  /// - Parameter read: Reads them; it is called once. What it throws ends the run.
  package init(reading read: @escaping @Sendable () throws -> Batch) {
    documents = []
    count = 0
    checkpoint = nil
    self.read = read
  }

  /// Whether it certainly stands for no document, and is no checkpoint.
  package var isEmpty: Bool { count == 0 && read == nil && checkpoint == nil }

  /// Reads the documents, where that has not been done yet.
  ///
  /// - Throws: What ends the run.
  package mutating func open() throws {
    guard let read else { return }
    documents = try read()
    count = documents.count
    self.read = nil
  }

  /// Reads the documents in the time of a stage that did not make them, which is not charged for it.
  package mutating func open(for meter: StageMeter?) throws {
    guard read != nil, let meter else { return try open() }
    let start = StageMeter.threadTime()
    defer { meter.didNotSpend(StageMeter.threadTime() &- start) }
    try open()
  }

  /// Changes the documents in place; it must be open, and nothing may have been made of them.
  package mutating func change(
    _ body: (inout Batch) async throws -> Void
  ) async throws {
    try await body(&documents)
    count = documents.count
  }

  /// Adds a document to those it has.
  package mutating func append(_ document: Document) {
    documents.append(document)
    count += 1
  }

  /// Adds what was made of the documents ahead for a stage.
  package mutating func add(_ value: any Sendable, for stage: String) {
    parts.append(Part(stage: stage, value: value))
  }

  /// What was made ahead for a stage.
  package func part(for stage: String) -> (any Sendable)? {
    parts.first { $0.stage == stage }?.value
  }

  /// Looks which of the documents had failed in a stage that they have passed now.
  package mutating func look(_ recovery: Recovery?) {
    guard let found = recovery?.find(in: documents), let recovery, !found.isEmpty else { return }
    passages.append((recovery, found))
  }

  /// Tells what was found, when it is the parcel's turn.
  ///
  /// - Parameter recoveries: Those of the stages that it has passed since the last turn; a checkpoint takes
  ///   along what they have seen before it.
  package mutating func tell(_ recoveries: [Recovery]) {
    if let checkpoint { for recovery in recoveries { recovery.tell(checkpoint) } }
    for (recovery, found) in passages { recovery.pass(found) }
    passages = []
  }

  /// Lets go of the documents, of which everything that will be needed has been made.
  package mutating func letDocumentsGo() { documents = [] }
}
