import PipeKit

/// Reads JSON Feed 1 and 1.1 (jsonfeed.org).
struct JSONFeedReader {
  /// The most bytes of the feed's authors, which each entry has that names none.
  private static let longestAuthors = 4096

  /// The feed's address.
  private let base: FeedBase
  private let ration: LinkRation
  private var faults = FeedFaults()

  /// Makes a reader.
  ///
  /// - Parameters:
  ///   - url: The feed's address, if any.
  ///   - length: The document's length in bytes.
  init(url: String?, length: Int) {
    ration = LinkRation(length: length)
    base = FeedBase(url, ration)
  }

  mutating func read(
    _ document: FeedEncoding, _ take: (FeedEntry) -> Bool
  ) throws(FeedError) -> Feed {
    var notes = document.notes
    let root: JSONObject
    do {
      root = try Self.object(document.bytes)
    } catch {
      // What ends too early is read as far as its items are complete.
      guard let whole = TruncatedJSON.completed(document.bytes),
        let object = try? Self.object(whole)
      else { throw error }
      notes.append(FeedNote("the document ends too early: what is complete is read"))
      root = object
    }
    let version = root["version"]?.string ?? ""
    guard version.contains("jsonfeed.org/version/") || root["items"]?.array != nil else {
      throw FeedError(.notAFeed, "this is JSON, but no JSON Feed")
    }
    var feed = Feed(format: .json, encoding: document.name)
    feed.version = version.split(separator: "/").last.map(String.init)
    feed.title = text(root, "title").map { FeedText(PlainText.collapsed($0), kind: .plain) }
    feed.link = address(root, "home_page_url")
    feed.selfLink = address(root, "feed_url")
    feed.nextLink = address(root, "next_url")
    feed.description = text(root, "description").map { FeedText($0, kind: .plain) }
    feed.language = language(root)
    feed.image = address(root, "icon") ?? address(root, "favicon")
    feed.authors = authors(root)
    let size = feed.authors.reduce(0) { $0 + $1.size }
    for item in root["items"]?.array ?? [] {
      guard let item = item.object else { continue }
      var entry = entry(item)
      if entry.authors.isEmpty, size <= Self.longestAuthors { entry.authors = feed.authors }
      entry.language = entry.language ?? feed.language
      if entry.isZoneAssumed { faults.unzonedCount += 1 }
      if !take(entry) { break }
    }
    feed.notes = notes + faults.notes(ration)
    return feed
  }

  private static func object(_ bytes: [UInt8]) throws(FeedError) -> JSONObject {
    let value: JSON
    do {
      value = try JSON(parsing: bytes)
    } catch {
      throw FeedError(.notAFeed, "this is not JSON: \(error)")
    }
    guard let object = value.object else {
      throw FeedError(.notAFeed, "this is JSON, but no feed")
    }
    return object
  }

  private mutating func entry(_ item: JSONObject) -> FeedEntry {
    var entry = FeedEntry()
    entry.id = text(item, "id") ?? item["id"]?.int.map(String.init)
    entry.title = text(item, "title").map { FeedText(PlainText.collapsed($0), kind: .plain) }
    entry.link = address(item, "url") ?? address(item, "external_url")
    if let link = entry.link, FeedBase.isTooLong(link) { faults.hasLongBase = true }
    let base = entry.link.map { FeedBase($0, ration) } ?? self.base
    entry.summary = text(item, "summary").map { FeedText($0, kind: .plain) }
    if let html = text(item, "content_html") {
      var sanitizer = FeedSanitizer()
      entry.content = FeedText(markup: Array(html.utf8)[...], base: base, &sanitizer)
    } else {
      entry.content = text(item, "content_text").map { FeedText($0, kind: .plain) }
    }
    entry.authors = authors(item)
    let published = date(item, "date_published")
    let updated = date(item, "date_modified")
    (entry.published, entry.updated) = (published?.moment, updated?.moment)
    entry.isUnchanged = item["_pipe"]?.object?["unchanged"]?.bool == true
    entry.isZoneAssumed = published?.isZoneAssumed == true || updated?.isZoneAssumed == true
    entry.image = address(item, "image") ?? address(item, "banner_image")
    entry.language = language(item)
    for tag in item["tags"]?.array ?? [] {
      if let term = tag.string { entry.categories.append(FeedCategory(term: term)) }
    }
    for attachment in (item["attachments"]?.array ?? []).prefix(100) {
      guard let attachment = attachment.object, let url = address(attachment, "url") else {
        continue
      }
      entry.enclosures.append(
        FeedEnclosure(
          url: url, type: text(attachment, "mime_type"), length: attachment["size_in_bytes"]?.int))
      let seconds = attachment["duration_in_seconds"].flatMap { $0.int.map(String.init) }
      entry.duration = entry.duration ?? seconds.flatMap(MediaDuration.seconds)
    }
    return entry
  }

  private mutating func authors(_ object: JSONObject) -> [FeedPerson] {
    let list = object["authors"]?.array ?? object["author"].map { [$0] } ?? []
    return list.prefix(1000).compactMap { author in
      guard let author = author.object else { return nil }
      let person = FeedPerson(name: text(author, "name"), url: address(author, "url"))
      return person.isEmpty ? nil : person
    }
  }

  private mutating func date(
    _ object: JSONObject, _ key: String
  ) -> (moment: Timestamp, isZoneAssumed: Bool)? {
    guard let text = text(object, key) else { return nil }
    let date = FeedDateParser.read(text)
    if date == nil { faults.badDates.add(text) }
    return date
  }

  private func text(_ object: JSONObject, _ key: String) -> String? {
    guard let text = object[key]?.string, !text.isEmpty else { return nil }
    return text
  }

  private func language(_ object: JSONObject) -> String? {
    text(object, "language").flatMap {
      $0.utf8.count <= FeedDraft.longestLanguage ? $0 : nil
    }
  }

  private mutating func address(_ object: JSONObject, _ key: String) -> String? {
    guard let text = text(object, key) else { return nil }
    let address = base.address(text)
    if address == nil { faults.refusedAddresses += 1 }
    return address
  }
}
