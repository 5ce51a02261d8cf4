package import PipeKit

/// A document that failed, kept so that it can be looked at and tried again.
package struct DeadLetter: Sendable, Hashable {
  /// Its number in this database, from 1; 0 before it is stored.
  package var id: Int64
  /// The run it failed in last.
  package var run: Int64
  /// The `id` of the stage it failed in.
  package var stage: String
  /// The document's identifier, or what should have become a document (a URL, a file and line).
  package var name: String
  /// The document as it was before the stage; `nil` where there was none yet.
  package var document: Document?
  /// The class of the error.
  package var code: String
  /// What was wrong.
  package var message: String
  /// What to do about it.
  package var hint: String?
  /// How often it was tried, in all runs in which it has failed.
  package var attempts: Int
  /// When it failed first.
  package var first: Timestamp
  /// When it failed last.
  package var last: Timestamp

  package init(
    id: Int64 = 0, run: Int64, stage: String, name: String, document: Document? = nil,
    code: String, message: String, hint: String? = nil, attempts: Int = 1, first: Timestamp,
    last: Timestamp
  ) {
    self.id = id
    self.run = run
    self.stage = stage
    self.name = name
    self.document = document
    self.code = code
    self.message = message
    self.hint = hint
    self.attempts = attempts
    self.first = first
    self.last = last
  }

  /// Takes the place of the letter of the same stage and name: its number, its first time and its tries.
  package mutating func succeed(_ known: DeadLetter) {
    id = known.id
    first = known.first
    document = document ?? known.document
    attempts = known.attempts + (known.run == run ? 0 : attempts)
  }
}

/// What names a dead letter.
package struct DeadLetterKey: Sendable, Hashable {
  /// Its number.
  package var id: Int64
  /// The run it failed in last.
  package var run: Int64
  /// The `id` of the stage it failed in.
  package var stage: String
  /// The document's identifier, or what should have become a document.
  package var name: String
  /// Whether it has a document.
  package var hasDocument: Bool

  package init(id: Int64, run: Int64, stage: String, name: String, hasDocument: Bool) {
    self.id = id
    self.run = run
    self.stage = stage
    self.name = name
    self.hasDocument = hasDocument
  }
}
