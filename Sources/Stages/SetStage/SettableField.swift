import PipeKit

/// A field of a document that can be written, emptied and moved.
struct SettableField: Sendable, Hashable {
  /// The names of all fields but those of the metadata.
  static let names = Kind.allCases.filter { $0 != .metadata }.map(\.rawValue)

  private let kind: Kind
  /// What stands behind `metadata.`, part by part.
  private let path: [String]

  private enum Kind: String, CaseIterable {
    case id, url, source, title, authors, published, updated, language, body, text, summary, labels
    case keywords, image, links, metadata
  }

  /// Reads the name of a field.
  ///
  /// - Throws: ``PipeKit/OptionProblem`` for the name of none.
  init(_ name: String) throws(OptionProblem) {
    let singular = [
      "author": "authors", "label": "labels", "topic": "labels", "keyword": "keywords",
    ]
    if name.hasPrefix("metadata."), name.utf8.count > 9 {
      kind = .metadata
      path = name.dropFirst(9).split(separator: ".", omittingEmptySubsequences: false).map(
        String.init)
    } else if let kind = Kind(rawValue: singular[name] ?? name) {
      self.kind = kind
      path = []
    } else {
      throw OptionProblem.notAChoice(name, among: Self.names + ["metadata.KEY"])
    }
  }

  /// Whether it is all of the metadata, which can only be emptied.
  var isAllMetadata: Bool { kind == .metadata && path.isEmpty }

  /// Whether a document has nothing there, nor another value where an object would have to be.
  func isEmpty(in document: Document) -> Bool {
    var above = JSON.object(document.metadata)
    for key in path.dropLast() {
      guard let next = above.object?[key], next != .null else { break }
      guard next.object != nil else { return false }
      above = next
    }
    return switch value(in: document) {
    case nil, .null, .string(""): true
    case .array(let items): items.isEmpty
    case .object(let object): object.isEmpty
    default: false
    }
  }

  /// What a document has there, much as in its JSON form; `nil` for nothing.
  func value(in document: Document) -> JSON? {
    func text(_ text: String?) -> JSON? { text.map { .string($0) } }
    func list(_ texts: [String]) -> JSON? {
      texts.isEmpty ? nil : .array(texts.map { .string($0) })
    }
    return switch kind {
    case .id: text(document.id)
    case .url: text(document.url)
    case .source: text(document.source)
    case .title: text(document.title)
    case .authors: list(document.authors)
    case .published: text(document.published?.description)
    case .updated: text(document.updated?.description)
    case .language: text(document.language)
    case .body: text(document.body.map { String(decoding: $0.bytes, as: UTF8.self) })
    case .text: text(document.text)
    case .summary: text(document.summary)
    case .labels: list(document.labels.map(\.name))
    case .keywords: list(document.keywords)
    case .image: text(document.image?.url)
    case .links: list(document.links.map(\.url))
    case .metadata:
      path.reduce(JSON?.some(.object(document.metadata))) { value, key in value?.object?[key] }
    }
  }

  /// Empties the field.
  func clear(_ document: inout Document) {
    switch kind {
    case .id: break
    case .url: document.url = nil
    case .source: document.source = nil
    case .title: document.title = nil
    case .authors: document.authors = []
    case .published: document.published = nil
    case .updated: document.updated = nil
    case .language: document.language = nil
    case .body: document.body = nil
    case .text: document.text = nil
    case .summary: document.summary = nil
    case .labels: document.labels = []
    case .keywords: document.keywords = []
    case .image: document.image = nil
    case .links: document.links = []
    case .metadata:
      document.metadata =
        path.isEmpty ? [:] : Self.setting(path[...], to: nil, in: document.metadata)
    }
  }

  /// Writes a text into the field; it is the only item of a list.
  ///
  /// - Throws: ``PipeKit/StageError`` for a text that is no time, where one is needed.
  func set(_ text: String, in document: inout Document) throws(StageError) {
    switch kind {
    case .id:
      guard !text.isEmpty else {
        throw StageError(
          .badDocument, "what was to become the id is empty",
          hint: "fill it from several fields: '{{metadata.guid | url}}'")
      }
      document.id = text
    case .url: document.url = text
    case .source: document.source = text
    case .title: document.title = text
    case .authors: document.authors = [text]
    case .published: document.published = try Self.time(text)
    case .updated: document.updated = try Self.time(text)
    case .language: document.language = text
    case .body: document.body = Body(text)
    case .text: document.text = text
    case .summary: document.summary = text
    case .labels: document.labels = [Label(text)]
    case .keywords: document.keywords = [text]
    case .image: document.image = Image(text)
    case .links: document.links = [Link(text)]
    case .metadata:
      document.metadata = Self.setting(path[...], to: .string(text), in: document.metadata)
    }
  }

  /// Writes what another field has had into this one.
  ///
  /// - Throws: ``PipeKit/StageError`` for a value that does not fit.
  func set(_ value: JSON, in document: inout Document) throws(StageError) {
    if kind == .metadata, !path.isEmpty {
      document.metadata = Self.setting(path[...], to: value, in: document.metadata)
      return
    }
    switch value {
    case .string(let text): try set(text, in: &document)
    case .number(let number): try set(number.literal, in: &document)
    case .bool(let flag): try set(flag ? "true" : "false", in: &document)
    case .array(let items) where kind == .authors || kind == .keywords || kind == .labels:
      let texts = items.compactMap { $0.string ?? $0.object?["name"]?.string }
      guard texts.count == items.count else { throw misfit }
      switch kind {
      case .authors: document.authors = texts
      case .keywords: document.keywords = texts
      default: document.labels = texts.map { Label($0) }
      }
    case .array(let items) where items.count == 1: try set(items[0], in: &document)
    default: throw misfit
    }
  }

  private var misfit: StageError {
    StageError(
      .badDocument, "what is moved to '\(kind.rawValue)' is no text",
      hint: "move it to metadata.KEY, which can hold anything")
  }

  private static func time(_ text: String) throws(StageError) -> Timestamp {
    guard let time = Timestamp(text) else {
      throw StageError(
        .badDocument, "what was to become a time is none",
        hint: "times are written 2026-11-23 or 2026-11-23T09:00:00Z")
    }
    return time
  }

  private static func setting(
    _ path: ArraySlice<String>, to value: JSON?, in object: JSONObject
  ) -> JSONObject {
    guard let key = path.first else { return object }
    var object = object
    if path.count == 1 {
      object[key] = value
    } else if let inner = object[key]?.object {
      object[key] = .object(setting(path.dropFirst(), to: value, in: inner))
    } else if value != nil {
      object[key] = .object(setting(path.dropFirst(), to: value, in: [:]))
    }
    return object
  }
}
