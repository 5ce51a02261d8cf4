import PipeKit

/// What a run has exported up to a checkpoint, as it is noted there.
///
/// A run that is given up is undone by these keys: what is under `part` and `own` is removed, and the file
/// under `append` cut to `base`, or removed where it is `new`, if what `hash` is of stands there.
struct ExportNote: Sendable, Hashable {
  /// What it is noted under.
  static let key = "file"

  /// The file that holds what was exported until it is published.
  var part: String?
  /// The length of that file, in bytes.
  var length = 0
  /// How many bytes at its end stand behind all documents, and are written anew by a run that goes on.
  var tail = 0
  /// Where what the part holds is put at the end of a file: which, and how long it was before.
  var appended: Appended?
  /// The highest number of a row written to a database, so that one that does not have it any more is
  /// not gone on with.
  var lastRow: Int?
  /// How many documents there are, over all attempts of the run.
  var documents = 0
  /// Whether there are no more to come, so that it may have been published.
  var isComplete = false
  /// What tells the file whose content the part has taken over from any that takes its place.
  var carried: String?
  /// What the part is to take the place of, once it is complete: one that is gone while that is still
  /// there has not been published.
  var before: String?

  /// The file that a retry publishes beside what earlier runs have, where there was none of its name.
  var own: String?
  /// Whether nothing is published, as files that are there say it already.
  var isRepeat = false

  /// The end of another file.
  struct Appended: Sendable, Hashable {
    /// The file.
    var path: String
    /// Its length before, in bytes.
    var base: Int
    /// Whether it was not there before.
    var isNew: Bool
    /// Whether it is packed, so that nothing stands between what is there and what is put there.
    var isPacked = false
    /// The hash of what is put there, once it is known.
    var hash: String?
  }
}

extension ExportNote {
  /// Reads what was noted.
  ///
  /// - Throws: ``StageError`` for what no export has noted.
  init(_ json: JSON) throws(StageError) {
    guard let object = json.object, let documents = object["documents"]?.int, documents >= 0 else {
      throw Self.unreadable
    }
    self.documents = documents
    isComplete = object["complete"]?.bool ?? false
    lastRow = object["row"]?.int
    before = object["before"]?.string
    carried = object["carried"]?.string
    own = object["own"]?.string
    isRepeat = object["repeat"]?.bool ?? false
    if let part = object["part"] {
      guard let path = part.string, let length = object["length"]?.int, length >= 0 else {
        throw Self.unreadable
      }
      self.part = path
      self.length = length
      tail = min(max(object["tail"]?.int ?? 0, 0), length)
    }
    if let append = object["append"] {
      guard let path = append.string, let base = object["base"]?.int, base >= 0 else {
        throw Self.unreadable
      }
      appended = Appended(
        path: path, base: base, isNew: object["new"]?.bool ?? false,
        isPacked: object["packed"]?.bool ?? false, hash: object["hash"]?.string)
    }
  }

  /// What is noted.
  var json: JSON {
    var object = JSONObject()
    if let part {
      object["part"] = .string(part)
      object["length"] = .number(JSONNumber(length))
      if tail > 0 { object["tail"] = .number(JSONNumber(tail)) }
    }
    if let appended {
      object["append"] = .string(appended.path)
      object["base"] = .number(JSONNumber(appended.base))
      if appended.isNew { object["new"] = true }
      if appended.isPacked { object["packed"] = true }
      object["hash"] = appended.hash.map { .string($0) }
    }
    if let lastRow { object["row"] = .number(JSONNumber(lastRow)) }
    object["documents"] = .number(JSONNumber(documents))
    if isComplete { object["complete"] = true }
    object["before"] = before.map { .string($0) }
    object["carried"] = carried.map { .string($0) }
    object["own"] = own.map { .string($0) }
    if isRepeat { object["repeat"] = true }
    return .object(object)
  }

  private static var unreadable: StageError {
    StageError(
      .badFormat, "what the interrupted run has noted of its export cannot be read",
      hint: ExportOrder.startOver)
  }
}
