import PipeKit

/// What a server said of the age of a feed, and what the feed had: with it the server can be asked for the
/// feed only if it has changed (RFC 9110, 13.1).
///
/// It is good for nothing but an answer that has nothing new. So it is used only while all documents of the
/// feed are noted as seen: not when the run that brought them in was given up, or when what was seen has been
/// forgotten.
struct FeedValidator: Sendable {
  /// Of a feed with more documents nothing is noted.
  private static let mostDocuments = 10_000
  private static let longest = 1000

  /// `ETag`.
  let tag: String?
  /// `Last-Modified`.
  let modified: String?
  /// The hash of the address that answered.
  let origin: String
  /// The documents that the feed had.
  let documents: [String]

  /// What an answer says; `nil` where it says nothing, or what is not to be stored.
  init?(_ answer: Resource.Validators?, _ documents: [String], redact: Redactor) {
    guard let answer, documents.count <= Self.mostDocuments else { return nil }
    func checked(_ text: String?) -> String? {
      guard let text, !text.isEmpty, text.utf8.count <= Self.longest, redact(text) == text,
        text.utf8.allSatisfy({ (0x20...0x7E).contains($0) })
      else { return nil }
      return text
    }
    tag = checked(answer.tag)
    modified = checked(answer.modified)
    if tag == nil, modified == nil { return nil }
    origin = answer.origin
    self.documents = documents
  }

  /// Reads what was noted.
  init?(_ note: JSON?) {
    guard let note = note?.object, let origin = note["origin"]?.string,
      let documents = note["documents"]?.array
    else { return nil }
    tag = note["etag"]?.string
    modified = note["modified"]?.string
    self.origin = origin
    self.documents = documents.compactMap(\.string)
    if self.documents.count < documents.count { return nil }
  }

  /// What is noted.
  var note: JSON {
    var note: JSONObject = [
      "origin": .string(origin), "documents": .array(documents.map { .string($0) }),
    ]
    note["etag"] = tag.map { .string($0) }
    note["modified"] = modified.map { .string($0) }
    return .object(note)
  }

  /// What the server is asked with.
  var headers: [HTTPHeader] {
    [
      tag.map { HTTPHeader("If-None-Match", $0) },
      modified.map { HTTPHeader("If-Modified-Since", $0) },
    ].compactMap(\.self)
  }

  /// What it is noted under: not the address, which may have a secret, but a hash of it and of what chooses
  /// entries, as with other options other entries are new.
  static func key(_ address: String, _ options: Fetch.Options, salt: String) -> String {
    var hash = ContentHash()
    for part in [
      salt, address, options.limit.map(String.init) ?? "", options.since?.settingJSON.string ?? "",
    ] {
      hash.add(part.utf8.span)
      hash.add("\0".utf8.span)
    }
    return "feed.\(hash.text)"
  }
}

/// What is known of a feed when it is asked for.
struct KnownFeed: Sendable {
  /// What its validator is noted under.
  let key: String
  /// The validator, where all documents are noted as seen.
  let validator: FeedValidator?
  /// These, to be noted again: a note that nobody renews is forgotten some day (`pipe state prune`).
  let seen: [SourcePlace.Seen]

  /// Reads what is known; `nil` where only what is new is not asked for.
  ///
  /// - Throws: ``StageError`` where what was noted cannot be read.
  init?(_ address: String, _ options: Fetch.Options, _ memory: (any StageMemory)?) throws {
    guard options.onlyNew, options.mirror == nil, let memory else { return nil }
    key = FeedValidator.key(address, options, salt: memory.tag)
    let noted = FeedValidator(try memory.note(key, .validator))
    var seen: [SourcePlace.Seen] = []
    for id in noted?.documents ?? [] {
      guard let run = try memory.note(id, .seen) else { break }
      seen.append((id, run))
    }
    validator = seen.count == noted?.documents.count ? noted : nil
    self.seen = seen
  }

  /// Where a feed is that has not changed: everything that was seen stays seen.
  func unchanged(_ key: String) -> SourcePlace {
    SourcePlace(key: key, value: "done", seen: seen, notes: [note(validator)])
  }

  /// What is noted of an answer.
  func note(_ validator: FeedValidator?) -> SourcePlace.Note {
    (key, .validator, validator?.note)
  }
}
