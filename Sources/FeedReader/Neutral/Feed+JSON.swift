package import PipeKit

extension Feed {
  /// The feed in neutral terms, with its entries: what `pipe inspect --format jsonl` writes.
  ///
  /// Keys that have no value are absent. `title`, `description`, `summary`, `content` and `rights` are
  /// sanitised HTML where the feed says or shows that they are HTML, else text.
  package var json: JSON {
    var object = head
    object["entries"] = .array(entries.map(\.json))
    return .object(object)
  }

  /// The feed in neutral terms, without its entries.
  package var head: JSONObject {
    var object = JSONObject()
    object["format"] = .string(format.rawValue)
    object["version"] = version.map(JSON.string)
    object["encoding"] = .string(encoding)
    object["title"] = (title?.value).map(JSON.string)
    object["link"] = link.map(JSON.string)
    object["description"] = (description?.value).map(JSON.string)
    object["language"] = language.map(JSON.string)
    object["id"] = id.map(JSON.string)
    object["rights"] = (rights?.value).map(JSON.string)
    object["generator"] = generator.map(JSON.string)
    object.add(authors.first)
    object["updated"] = (updated?.description).map(JSON.string)
    object["published"] = (published?.description).map(JSON.string)
    object["image"] = image.map(JSON.string)
    object["feed_url"] = selfLink.map(JSON.string)
    object["next_url"] = nextLink.map(JSON.string)
    object["hub_url"] = hubLink.map(JSON.string)
    object.add(categories)
    if !notes.isEmpty { object["notes"] = .array(notes.map { .string($0.description) }) }
    return object
  }
}

extension FeedEntry {
  /// The entry in neutral terms.
  ///
  /// An entry without a summary shows its content as one, and one that does not say when it was changed
  /// was when it was published.
  package var json: JSON {
    var object = JSONObject()
    object["id"] = id.map(JSON.string)
    object["title"] = (title?.value).map(JSON.string)
    object["link"] = link.map(JSON.string)
    object["summary"] = ((summary ?? content)?.value).map(JSON.string)
    object["content"] = (content?.value).map(JSON.string)
    object.add(authors.first)
    object["published"] = (published?.description).map(JSON.string)
    object["updated"] = ((updated ?? published)?.description).map(JSON.string)
    object["created"] = (created?.description).map(JSON.string)
    if isZoneAssumed { object["zone_assumed"] = true }
    object["language"] = language.map(JSON.string)
    object.add(categories)
    object["category"] = (categories.first?.term).map(JSON.string)
    object["comments"] = comments.map(JSON.string)
    object["rights"] = (rights?.value).map(JSON.string)
    object["image"] = image.map(JSON.string)
    object["itunes_duration"] = duration.map { .number(JSONNumber($0)) }
    object["slash_comments"] = commentCount.map { .number(JSONNumber($0)) }
    object["georss_point"] = point?.json
    if let enclosure = enclosures.first {
      object["enclosure_url"] = .string(enclosure.url)
      object["enclosure_type"] = enclosure.type.map(JSON.string)
      object["enclosure_length"] = enclosure.length.map { .number(JSONNumber($0)) }
    }
    return .object(object)
  }
}

extension FeedPoint {
  /// The place as documents have it: `lat` and `lon`.
  package var json: JSON {
    ["lat": .number(JSONNumber(latitude)), "lon": .number(JSONNumber(longitude))]
  }
}

extension JSONObject {
  fileprivate mutating func add(_ person: FeedPerson?) {
    guard let person else { return }
    let email = person.email.map { person.name == nil ? $0 : " (\($0))" } ?? ""
    let whole = (person.name ?? "") + email
    if !whole.isEmpty { self["author"] = .string(whole) }
    self["author_name"] = person.name.map(JSON.string)
    self["author_email"] = person.email.map(JSON.string)
  }

  fileprivate mutating func add(_ categories: [FeedCategory]) {
    if !categories.isEmpty { self["categories"] = .array(categories.map { .string($0.term) }) }
  }
}
