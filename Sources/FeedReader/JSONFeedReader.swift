import PipeKit

/// Reads JSON Feed 1 and 1.1 (jsonfeed.org).
struct JSONFeedReader {
  let url: String?

  func read(
    _ document: FeedEncoding, _ take: (FeedEntry) -> Bool
  ) throws(FeedError) -> Feed {
    let root: JSONObject
    do {
      guard let object = try JSON(parsing: document.bytes).object else {
        throw FeedError(.notAFeed, "this is JSON, but no feed")
      }
      root = object
    } catch let error as JSONError {
      throw FeedError(.notAFeed, "this is not JSON: \(error)")
    } catch let error as FeedError {
      throw error
    } catch {
      throw FeedError(.notAFeed, "this is not JSON: \(error)")
    }
    let version = root["version"]?.string ?? ""
    guard version.contains("jsonfeed.org/version/") || root["items"]?.array != nil else {
      throw FeedError(.notAFeed, "this is JSON, but no JSON Feed")
    }
    var feed = Feed(format: .json, encoding: document.name)
    feed.version = version.split(separator: "/").last.map(String.init)
    feed.notes = document.notes
    feed.title = text(root, "title").map { FeedText(PlainText.collapsed($0), kind: .plain) }
    feed.link = address(root, "home_page_url")
    feed.selfLink = address(root, "feed_url")
    feed.nextLink = address(root, "next_url")
    feed.description = text(root, "description").map { FeedText($0, kind: .plain) }
    feed.language = text(root, "language")
    feed.image = address(root, "icon") ?? address(root, "favicon")
    feed.authors = authors(root)
    for item in root["items"]?.array ?? [] {
      guard let item = item.object else { continue }
      var entry = entry(item)
      if entry.authors.isEmpty { entry.authors = feed.authors }
      entry.language = entry.language ?? feed.language
      if !take(entry) { break }
    }
    return feed
  }

  private func entry(_ item: JSONObject) -> FeedEntry {
    var entry = FeedEntry()
    entry.id = text(item, "id") ?? item["id"]?.int.map(String.init)
    entry.title = text(item, "title").map { FeedText(PlainText.collapsed($0), kind: .plain) }
    entry.link = address(item, "url") ?? address(item, "external_url")
    let base = FeedBase(entry.link ?? url)
    entry.summary = text(item, "summary").map { FeedText($0, kind: .plain) }
    if let html = text(item, "content_html") {
      var sanitizer = FeedSanitizer()
      entry.content = FeedText(markup: Array(html.utf8)[...], base: base, &sanitizer)
    } else {
      entry.content = text(item, "content_text").map { FeedText($0, kind: .plain) }
    }
    entry.authors = authors(item)
    let published = text(item, "date_published").flatMap(FeedDateParser.read)
    let updated = text(item, "date_modified").flatMap(FeedDateParser.read)
    (entry.published, entry.updated) = (published?.moment, updated?.moment)
    entry.isZoneAssumed = published?.isZoneAssumed == true || updated?.isZoneAssumed == true
    entry.image = address(item, "image") ?? address(item, "banner_image")
    entry.language = text(item, "language")
    for tag in item["tags"]?.array ?? [] {
      if let term = tag.string { entry.categories.append(FeedCategory(term: term)) }
    }
    for attachment in item["attachments"]?.array ?? [] {
      guard let attachment = attachment.object, let url = address(attachment, "url") else {
        continue
      }
      entry.enclosures.append(
        FeedEnclosure(
          url: url, type: text(attachment, "mime_type"), length: attachment["size_in_bytes"]?.int))
    }
    return entry
  }

  private func authors(_ object: JSONObject) -> [FeedPerson] {
    let list = object["authors"]?.array ?? object["author"].map { [$0] } ?? []
    return list.compactMap { author in
      guard let author = author.object else { return nil }
      let person = FeedPerson(name: text(author, "name"), url: address(author, "url"))
      return person.isEmpty ? nil : person
    }
  }

  private func text(_ object: JSONObject, _ key: String) -> String? {
    guard let text = object[key]?.string, !text.isEmpty else { return nil }
    return text
  }

  private func address(_ object: JSONObject, _ key: String) -> String? {
    text(object, key).map(FeedBase(url).resolve)
  }
}
