import FeedReader
import PipeKit

/// The feeds that lists in OPML name.
package struct OutlineFeeds {
  private let run: SourceRun
  /// The feeds that there are already.
  private var known = AddressSet(most: ListedPages.mostAddresses)

  /// Prepares the reading of lists.
  ///
  /// - Parameters:
  ///   - run: The run that reads them.
  ///   - feeds: The feeds that the pipeline names itself.
  init(_ run: SourceRun, beside feeds: [String]) {
    self.run = run
    for feed in feeds { _ = known.insert(feed) }
  }

  /// The feeds of a list that are not there already; none of one that cannot be read.
  ///
  /// - Parameters:
  ///   - name: The list's address or path, or `-`.
  ///   - key: What is noted of its feeds begins with this.
  /// - Returns: The feeds.
  /// - Throws: What ends the run.
  mutating func feeds(of name: String, _ key: String) async throws -> [FeedRequest] {
    let shown = name == "-" ? "stdin" : run.fetcher.shown(name)
    let outline: Outline
    do {
      let resource =
        PageAddress(name) == nil
        ? try run.fetcher.read(name) : try await run.fetcher.get(name, for: .list)
      do throws(FeedError) {
        outline = try OutlineReader(charset: resource.charset).read(resource.bytes)
      } catch {
        throw StageError(
          .badFormat, "\(shown) is no list of feeds in OPML: \(error.message)",
          hint: SourceKind(resource.bytes).map { "write it under \($0.option):" }
            ?? "export the subscriptions of a feed reader as OPML", underlying: error)
      }
    } catch let error as StageError {
      try run.fail(name == "-" ? "stdin" : name, error)
      return []
    }
    for note in outline.notes { run.context.note("\(shown): \(note)") }
    return try feeds(of: outline, shown, key)
  }

  private mutating func feeds(
    of outline: Outline, _ shown: String, _ key: String
  ) throws -> [FeedRequest] {
    var feeds: [FeedRequest] = []
    var twice = 0
    /// Where the feeds of this list are among them, by what addresses are known by.
    var places: [String: Int] = [:]
    for entry in outline.entries {
      guard let address = Self.webAddress(entry.address) else {
        try run.context.fail(
          "\(shown):\(entry.line)",
          StageError(
            .badFormat,
            "the outline '\((entry.title ?? "").printable)' names no web address: "
              + "'\(PageAddress.withoutUser(entry.address).printable)'",
            hint:
              "its xmlUrl must start with http:// or https://; write a feed in a file under feeds:")
        )
        continue
      }
      let canonical = PageAddress.canonical(address)
      guard known.insert(address) else {
        twice += 1
        // In several folders it is about what each of them is about.
        if let place = places[canonical] { feeds[place].add(entry.categories) }
        continue
      }
      places[canonical] = feeds.count
      let name = PassedNames.hash(address, salt: run.context.memory?.tag)
      feeds.append(
        FeedRequest(key: "\(key)/\(name)", name: address, categories: entry.categories))
    }
    if twice > 0 {
      run.context.note(
        "\(shown): \(twice) of its feeds \(twice == 1 ? "is" : "are") there already, and read once")
    }
    if feeds.isEmpty, outline.entries.isEmpty { run.context.note("\(shown): it names no feed") }
    run.tally.succeed()
    return feeds
  }

  /// The web address that an outline names; nil for what is none, which is refused.
  ///
  /// It is taken without the scheme that some programs write for feeds: `feed:https://…`, `feed://…`.
  package static func webAddress(_ written: String) -> String? {
    var address = written
    if written.prefix(5).lowercased() == "feed:" {
      let rest = written.dropFirst(5)
      address = rest.hasPrefix("//") ? "http:\(rest)" : String(rest)
    }
    return PageAddress(address) == nil ? nil : address
  }
}
