import PipeKit
import WebURL

/// What earlier runs have learnt of an address that the pipeline names: where it has moved to for good, or
/// that it is gone.
struct SourceHistory: Sendable {
  /// After this an address that has moved is asked again itself, as redirects that were said to be for good
  /// are not always.
  static let movedTime = Duration.seconds(30 * 86_400)
  /// After this an address that was gone is asked again.
  static let goneTime = Duration.seconds(30 * 86_400)
  private static let longest = 2000

  private let key: String
  private let noted: JSON?
  /// Where it has moved to, since when that is known, and how long it may be kept.
  private let moved: (to: String, since: Timestamp, time: Duration)?
  private let gone: Timestamp?

  /// Reads what is known; `nil` where runs are not remembered, or nothing is asked of the network.
  ///
  /// - Throws: ``StageError`` where what was noted cannot be read.
  init?(_ address: String, _ options: Fetch.Options, _ memory: (any StageMemory)?) throws {
    guard options.mirror == nil, let memory else { return nil }
    // Not the address, which may have a secret.
    var hash = ContentHash()
    for part in [memory.tag, address] {
      hash.add(part.utf8.span)
      hash.add("\0".utf8.span)
    }
    key = "source.\(hash.text)"
    noted = try memory.note(key, .validator)
    let note = noted?.object
    let since = note?["since"]?.string.flatMap { Timestamp($0) }
    let time = note?["fresh"]?.int.map { min(.seconds(max($0, 0)), Self.movedTime) }
    moved = note?["moved"]?.string.flatMap { to in since.map { (to, $0, time ?? Self.movedTime) } }
    gone = note?["gone"]?.bool == true ? since : nil
  }

  /// Where to ask instead of the address.
  func target(now: Timestamp) -> String? {
    guard let moved, Self.isRecent(moved.since, moved.time, now) else { return nil }
    return moved.to
  }

  /// Since when the address is gone, and so not asked for.
  func goneSince(now: Timestamp) -> Timestamp? {
    gone.flatMap { Self.isRecent($0, Self.goneTime, now) ? $0 : nil }
  }

  /// What is noted of an answer, if it changes what is known.
  ///
  /// - Parameters:
  ///   - resource: The answer.
  ///   - isTargets: Whether it was asked of where the address is known to have moved to, instead of the address.
  ///   - now: The time.
  ///   - redact: Finds what must not be stored.
  /// - Returns: The notes.
  func notes(
    of resource: Resource, isTargets: Bool, now: Timestamp, redact: Redactor
  ) -> [SourcePlace.Note] {
    guard let target = resource.movedTo, target.utf8.count <= Self.longest,
      redact(target) == target,
      PageAddress(target)?.url.includesCredentials == false
    else {
      // It has answered itself, or from where it is known to have moved to.
      return noted == nil || isTargets ? [] : [(key, .validator, nil)]
    }
    var time = min(resource.movedFor ?? Self.movedTime, Self.movedTime)
    // What has moved on may be kept no longer than that it has moved.
    if isTargets, let moved { time = min(time, moved.time - now.since(moved.since)) }
    var note: JSONObject = ["moved": .string(target), "since": .string(now.description)]
    if time < Self.movedTime { note["fresh"] = .number(JSONNumber(Int(time.components.seconds))) }
    return [(key, .validator, .object(note))]
  }

  /// What is noted of an error that the address itself has answered with, if it changes what is known.
  func notes(of error: StageError, now: Timestamp) -> [SourcePlace.Note] {
    if error.httpStatus == 410 { return notesOfGone(now: now) }
    // It does not say any more that it has moved.
    let isAnswer = error.httpStatus != nil && !error.isTransient
    return isAnswer && moved != nil ? [(key, .validator, nil)] : []
  }

  /// What is noted of an address that is gone.
  private func notesOfGone(now: Timestamp) -> [SourcePlace.Note] {
    [(key, .validator, ["gone": true, "since": .string(now.description)])]
  }

  private static func isRecent(_ time: Timestamp, _ most: Duration, _ now: Timestamp) -> Bool {
    let age = now.since(time)
    return age >= .zero && age < most
  }
}
