import HTML
import PipeKit

/// What a page says of itself in JSON-LD (schema.org).
struct LinkedData: Sendable {
  private(set) var headline: String?
  private(set) var authors: [String] = []
  /// Whether the authors are organisations, not people.
  private(set) var isByOrganisation = false
  private(set) var published: String?
  private(set) var modified: String?
  private(set) var image: String?
  private(set) var section: String?
  private(set) var keywords: [String] = []
  private(set) var publisher: String?
  /// The name of the site, as its own object says.
  private(set) var siteName: String?
  private(set) var language: String?
  private(set) var body: String?
  private(set) var license: String?
  private(set) var description: String?
  /// What the page says it is, and what it holds: the types of all objects.
  private(set) var types: Set<String> = []
  /// Whether not everybody may read all of it.
  private(set) var isPaid = false

  private var byID: [String: JSONObject] = [:]
  private var objects: [JSONObject] = []

  /// Reads the JSON-LD in script elements of a page.
  init(_ scripts: [HTMLNode], _ tree: HTMLTree) {
    for node in scripts {
      var bytes: [UInt8] = []
      tree.appendText(of: node, to: &bytes)
      if let json = LenientJSON.read(bytes[...]) { collect(json, depth: 0) }
    }
    for object in objects { types.formUnion(LinkedData.types(object)) }
    // Pages of many questions have no one who asks.
    let isQuestion = types.contains("QAPage")
    func isArticle(_ object: JSONObject) -> Bool {
      LinkedData.isArticle(object)
        || (isQuestion && LinkedData.types(object).contains("Question"))
    }
    for object in objects where isArticle(object) { read(object) }
    siteName =
      objects.first { LinkedData.types($0).contains("WebSite") }.flatMap { first($0["name"]) }
    for object in objects where body == nil { body = LinkedData.body(object) }
    for object in objects where !isArticle(object) && LinkedData.isPage(object) {
      readPage(object)
      if authors.isEmpty { authors = names(object["author"]) ?? [] }
    }
    objects = []
    byID = [:]
  }

  private mutating func collect(_ json: JSON, depth: Int) {
    guard depth < 8, objects.count < 400 else { return }
    switch json {
    case .array(let items): for item in items { collect(item, depth: depth + 1) }
    case .object(let object):
      if let id = object["@id"]?.string, object.count > 1 { byID[id] = byID[id] ?? object }
      if object["@type"] != nil { objects.append(object) }
      for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
        if let inner = object[key] { collect(inner, depth: depth + 1) }
      }
      // A blog with a single post is the post's page.
      if let posts = object["blogPost"]?.array, posts.count == 1 {
        collect(.array(posts), depth: depth + 1)
      }
    default: break
    }
  }

  private static func types(_ object: JSONObject) -> [String] {
    if let type = object["@type"]?.string { return [type] }
    return (object["@type"]?.array ?? []).compactMap(\.string)
  }

  private static func isArticle(_ object: JSONObject) -> Bool {
    types(object).contains(where: isArticle)
  }

  private static func isArticle(_ type: String) -> Bool {
    type.hasSuffix("Article") || type.hasSuffix("BlogPosting") || type == "Report"
      || type == "DiscussionForumPosting" || type == "Recipe" || type == "Review"
      || type == "QAPage" || type == "SocialMediaPosting" || type == "HowTo"
  }

  private static func isPage(_ object: JSONObject) -> Bool {
    types(object).contains(where: isPage)
  }

  private static func isPage(_ type: String) -> Bool {
    type.hasSuffix("Page") || type == "Product" || type == "VideoObject"
  }

  /// Whether what is of a type of schema.org is a text, or the page that has it.
  static func isContent(_ type: String) -> Bool {
    (isArticle(type) && type != "Review") || isPage(type) || type == "CreativeWork"
  }

  private mutating func read(_ object: JSONObject) {
    headline = headline ?? text(object["headline"]) ?? text(object["name"])
    if authors.isEmpty {
      let author = object["author"] ?? object["creator"]
      authors = names(author) ?? []
      let items = author?.array ?? author.map { [$0] } ?? []
      isByOrganisation = items.allSatisfy { item in
        item.object.map { LinkedData.types($0).contains { $0.hasSuffix("Organization") } } ?? false
      }
    }
    readPage(object)
    section = section ?? first(object["articleSection"])
    if keywords.isEmpty { keywords = list(object["keywords"]) }
    body = body ?? LinkedData.body(object)
    description = description ?? text(object["description"])
  }

  /// The text of an article: one, several, or those of the posts of a live blog with their headlines.
  private static func body(_ object: JSONObject) -> String? {
    let stated = object["articleBody"]
    var parts = stated?.array?.compactMap(\.string) ?? [stated?.string].compactMap { $0 }
    let updates = object["liveBlogUpdate"]
    for update in updates?.array ?? [updates].compactMap({ $0 }) {
      guard let text = update.object?["articleBody"]?.string else { continue }
      parts += [update.object?["headline"]?.string, text].compactMap { $0 }
    }
    parts.removeAll { $0.utf8.allSatisfy(Space.isSpace) }
    return parts.isEmpty ? nil : parts.joined(separator: "\n\n")
  }

  private mutating func readPage(_ object: JSONObject) {
    published = published ?? text(object["datePublished"]) ?? text(object["dateCreated"])
    modified = modified ?? text(object["dateModified"])
    image = image ?? address(object["image"], depth: 0) ?? text(object["thumbnailUrl"])
    language = language ?? text(object["inLanguage"])
    publisher = publisher ?? names(object["publisher"])?.first
    license = license ?? address(object["license"], depth: 0)
    if LinkedData.isFalse(object["isAccessibleForFree"]) { isPaid = true }
  }

  private static func isFalse(_ json: JSON?) -> Bool {
    json?.bool == false || json?.string?.lowercased() == "false"
  }

  private func text(_ json: JSON?) -> String? {
    guard let text = json?.string.map(Text.squeezed), !text.isEmpty else { return nil }
    return text
  }

  private func first(_ json: JSON?) -> String? { text(json) ?? text(json?.array?.first) }

  private func list(_ json: JSON?) -> [String] {
    if let items = json?.array { return items.compactMap { text($0) } }
    guard let text = text(json) else { return [] }
    return text.parts(at: 0x2C).map { Text.squeezed(String($0)) }.filter { !$0.isEmpty }
  }

  /// The names of people or organisations: a text, an object with a name, a reference, or a list.
  private func names(_ json: JSON?) -> [String]? {
    let items = json?.array ?? json.map { [$0] } ?? []
    let names: [String] = items.prefix(50).compactMap { item in
      if let text = text(item) { return text }
      guard let object = item.object else { return nil }
      if let name = first(object["name"]) { return name }
      return object["@id"]?.string.flatMap { byID[$0] }.flatMap { first($0["name"]) }
    }
    return names.isEmpty ? nil : names
  }

  private func address(_ json: JSON?, depth: Int) -> String? {
    guard depth < 4 else { return nil }
    if let text = text(json) { return text }
    if let items = json?.array { return address(items.first, depth: depth + 1) }
    guard let object = json?.object else { return nil }
    if let url = text(object["url"]) ?? text(object["contentUrl"]) { return url }
    guard let id = object["@id"]?.string, let other = byID[id], other != object else { return nil }
    return address(.object(other), depth: depth + 1)
  }
}
