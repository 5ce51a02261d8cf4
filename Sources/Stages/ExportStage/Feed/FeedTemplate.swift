import FeedReader
import PipeKit

/// A feed as a template writes it: what comes before the entries, an entry, what comes after them.
struct FeedTemplate: Sendable {
  /// The part of the template that is filled in for each entry.
  private static let entryPart = 1

  /// What kind of feed it is.
  let style: any FeedStyle.Type
  /// What is filled in.
  let template: TextTemplate

  /// An entry.
  ///
  /// - Parameters:
  ///   - item: What it says.
  ///   - updated: When it was changed.
  /// - Returns: The entry.
  /// - Throws: ``StageError`` for one that a later run would not know again.
  func entry(of item: FeedItem, updated: Timestamp) throws(StageError) -> FeedEntryText {
    let values = FeedEntryValues(item, updated: updated)
    let entry = style.entry(template.render(values, part: Self.entryPart))
    guard let entry, entry.id == item.id, entry.updated.description == updated.description else {
      throw StageError(
        .badFormat,
        "the template '\(template.path)' makes an entry that could not be told from others",
        hint: style.rule)
    }
    return entry
  }

  /// A whole feed, piece by piece.
  ///
  /// - Parameters:
  ///   - head: What it says of itself.
  ///   - updated: When it was changed.
  ///   - entries: The entries.
  ///   - write: Takes a piece.
  /// - Throws: What `write` throws.
  func write(
    _ head: FeedHead, updated: Timestamp, _ entries: [FeedEntryText],
    to write: (String) throws -> Void
  ) throws {
    let values = head.values(updated: updated)
    try write(template.render(values, part: Self.entryPart - 1))
    for (index, entry) in entries.enumerated() {
      if index > 0 { try write(style.separator) }
      try write(entry.text)
    }
    try write(style.end + template.render(values, part: Self.entryPart + 1))
  }

  /// Makes sure that what the template makes is a feed, and that its entries are found again.
  ///
  /// - Throws: What is wrong with it.
  func check() throws(OptionProblem) {
    let items = TemplateSamples.documents.map { FeedItem($0) }
    let time = Timestamp(seconds: 1_795_424_400)
    var text = ""
    do {
      let entries = try items.map { try entry(of: $0, updated: time) }
      let head = FeedHead(title: "A & B", address: "https://example.org/", id: "urn:pipe:feed")
      try write(head, updated: time, entries) { text += $0 }
    } catch {
      let rule = (error as? StageError)?.hint
      throw template.problem("makes an entry that could not be told from others", hint: rule)
    }
    let feed: Feed
    do throws(FeedError) {
      feed = try FeedReader().read(Array(text.utf8))
    } catch {
      throw template.problem("makes no feed: \(error)")
    }
    if let note = feed.notes.first {
      throw template.problem("makes a feed that is broken: \(note)")
    }
    let isWhole =
      feed.entries.map(\.id) == items.map(\.id)
      && style.entries(of: text)?.map(\.id) == items.map(\.id)
    if !isWhole {
      throw template.problem("makes no \(style.name) feed that could be added to", hint: style.rule)
    }
  }
}
