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
  private let moved: (to: String, since: Timestamp)?
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
    moved = note?["moved"]?.string.flatMap { to in since.map { (to, $0) } }
    gone = note?["gone"]?.bool == true ? since : nil
  }

  /// Where to ask instead of the address.
  func target(now: Timestamp) -> String? {
    guard let moved, Self.isRecent(moved.since, Self.movedTime, now) else { return nil }
    return moved.to
  }

  /// Since when the address is gone, and so not asked for.
  func goneSince(now: Timestamp) -> Timestamp? {
    gone.flatMap { Self.isRecent($0, Self.goneTime, now) ? $0 : nil }
  }

  /// What is noted of an answer, if it changes what is known.
  func notes(of resource: Resource, now: Timestamp, redact: Redactor) -> [SourcePlace.Note] {
    guard let target = resource.movedTo, target.utf8.count <= Self.longest,
      redact(target) == target,
      PageAddress(target)?.url.includesCredentials == false
    else {
      // It has answered itself, or by way of where it is known to have moved to.
      let isKnown = noted == nil || (resource.isRedirected && self.target(now: now) != nil)
      return isKnown ? [] : [(key, .validator, nil)]
    }
    return [(key, .validator, ["moved": .string(target), "since": .string(now.description)])]
  }

  /// What is noted of an address that is gone.
  func notesOfGone(now: Timestamp) -> [SourcePlace.Note] {
    [(key, .validator, ["gone": true, "since": .string(now.description)])]
  }

  private static func isRecent(_ time: Timestamp, _ most: Duration, _ now: Timestamp) -> Bool {
    let age = now.since(time)
    return age >= .zero && age < most
  }
}
