/// A part of a document that a condition or a rule can look at.
package struct DocumentField: Sendable, Hashable {
  /// The name as it is written: `title`, `metadata.section`.
  package let name: String
  private let kind: Kind

  private enum Kind: String, Sendable, CaseIterable {
    case id, url, domain, source, title, author, published, updated, language, text, summary, topic
    case label, code, keyword, words, image, link, body, trail, metadata
    case mediaType = "media_type"
  }

  /// The names of all fields but those of the metadata.
  static let names: [String] = Kind.allCases.filter { $0 != .metadata }.map(\.rawValue)

  /// The names that fields have as keys of a document, which are taken too.
  static let otherNames = ["authors", "labels", "keywords", "links"]

  /// The name with a list's field in the singular: `author`.
  package var singular: String { kind == .metadata ? name : kind.rawValue }

  /// Reads the name of a field; `nil` for what is none.
  package init?(_ name: String) {
    self.name = name
    switch name {
    case "authors": kind = .author
    case "labels": kind = .label
    case "keywords": kind = .keyword
    case "links": kind = .link
    default:
      if name.hasPrefix("metadata."), name.utf8.count > 9 {
        kind = .metadata
      } else if let kind = Kind(rawValue: name), kind != .metadata {
        self.kind = kind
      } else {
        return nil
      }
    }
  }

  /// Whether it is the language.
  var isLanguage: Bool { kind == .language }

  /// What can be compared about its values beside their text; everything, of metadata.
  var measures: Set<Measure> {
    switch kind {
    case .published, .updated: [.time]
    case .words: [.number]
    case .topic, .label: [.score]
    case .metadata: [.number, .time]
    default: []
    }
  }

  /// What values can be compared by, beside their text.
  enum Measure: Sendable {
    case number, time, score
  }

  /// Whether a document has something in this field, be it an object that has no value itself.
  func isThere(in document: Document) -> Bool {
    // A page need not be decoded for that.
    if kind == .body { return document.body?.bytes.isEmpty == false }
    guard kind == .metadata else {
      return values(in: document).contains { $0 != .text("") && $0 != .language("") }
    }
    return switch Self.metadata(name.dropFirst(9), in: document) {
    case nil, .null, .string(""): false
    case .array(let items): items.contains { $0 != .null && $0 != "" }
    case .object(let object): !object.isEmpty
    default: true
    }
  }

  /// What a document has in this field; empty where it has nothing.
  package func values(in document: Document) -> [FieldValue] {
    switch kind {
    case .id: [.text(document.id)]
    case .url: Self.text(document.url)
    case .domain: Self.text(document.url.flatMap(Self.domain))
    case .source: Self.text(document.source)
    case .title: Self.text(document.title)
    case .author: document.authors.map { .text($0) }
    case .published: document.published.map { [.time($0)] } ?? []
    case .updated: document.updated.map { [.time($0)] } ?? []
    case .language: document.language.map { [.language($0)] } ?? []
    case .text: Self.text(document.text)
    case .summary: Self.text(document.summary)
    case .topic, .label: document.labels.map { .label($0.name, score: $0.score) }
    case .code: document.labels.compactMap { label in label.code.map { .text($0) } }
    case .keyword: document.keywords.map { .text($0) }
    case .words: [.number(Double(document.wordCount))]
    case .image: Self.text(document.image?.url)
    case .link: document.links.map { .text($0.url) }
    case .body: document.body.map { [.text(String(decoding: $0.bytes, as: UTF8.self))] } ?? []
    case .mediaType: Self.text(document.body?.mediaType)
    case .trail: document.trail.map { .text("\($0.stage): \($0.note)") }
    case .metadata: Self.values(of: Self.metadata(name.dropFirst(9), in: document))
    }
  }

  private static func text(_ text: String?) -> [FieldValue] { text.map { [.text($0)] } ?? [] }

  private static func metadata(_ path: Substring, in document: Document) -> JSON? {
    if let whole = document.metadata[String(path)] { return whole }
    var value = JSON.object(document.metadata)
    for part in path.split(separator: ".") {
      guard let next = value.object?[String(part)] else { return nil }
      value = next
    }
    return value
  }

  private static func values(of value: JSON?) -> [FieldValue] {
    let values = value?.array ?? value.map { [$0] } ?? []
    return values.compactMap { value in
      switch value {
      case .string(let text): .text(text)
      case .number(let number): .number(number.double)
      case .bool(let flag): .text(flag ? "true" : "false")
      case .null, .array, .object: nil
      }
    }
  }

  /// The host of an address, without `www.` in front.
  private static func domain(_ url: String) -> String? {
    guard let scheme = url.firstRange(of: "://") else { return nil }
    var host = url[scheme.upperBound...].prefix { !"/?#".contains($0) }
    if let at = host.lastIndex(of: "@") { host = host[host.index(after: at)...] }
    if let port = host.lastIndex(of: ":"), !host.hasSuffix("]") { host = host[..<port] }
    let name = host.lowercased()
    return name.hasPrefix("www.") ? String(name.dropFirst(4)) : name
  }
}

/// A value that a condition compares.
package enum FieldValue: Sendable, Hashable, CustomStringConvertible {
  case text(String)
  /// A language tag, which is in every language range that it begins with.
  case language(String)
  case number(Double)
  case time(Timestamp)
  case label(String, score: Double)

  /// What can be looked through for words; `nil` for a number or a time.
  package var words: String? {
    switch self {
    case .text(let text), .language(let text), .label(let text, _): text
    case .number, .time: nil
    }
  }

  /// What is compared as text.
  var text: String {
    switch self {
    case .text(let text), .language(let text), .label(let text, _): text
    case .number(let number): JSONNumber(number).literal
    case .time(let time): time.description
    }
  }

  package var description: String {
    switch self {
    case .text(let text) where text.count > 80: "'\(text.prefix(79))…'"
    case .text(let text), .language(let text): "'\(text)'"
    case .number(let number): JSONNumber(number).literal
    case .time(let time): time.description
    case .label(let name, let score):
      "\(name) (\(JSONNumber((score * 1000).rounded() / 1000).literal))"
    }
  }
}
