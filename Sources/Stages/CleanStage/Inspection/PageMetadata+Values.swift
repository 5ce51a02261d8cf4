import PipeKit

extension PageMetadata {
  /// All that is known, by the names that documents have for it.
  var values: [PageInspection.Value] {
    var values: [PageInspection.Value] = []
    func add<Value>(_ name: String, _ found: Found<Value>?, _ json: (Value) -> JSON) {
      guard let found else { return }
      values.append(.init(name: name, value: json(found.value), origin: found.source))
    }
    func list(_ texts: [String]) -> JSON { .array(texts.map(JSON.string)) }
    add("title", title, JSON.string)
    add("authors", authors, list)
    add("published", published) { .string("\($0)") }
    add("updated", updated) { .string("\($0)") }
    add("language", language, JSON.string)
    add("site_name", siteName, JSON.string)
    add("description", description, JSON.string)
    add("section", section, JSON.string)
    add("keywords", tags, list)
    add("image", image, JSON.string)
    add("canonical_url", canonical, JSON.string)
    add("page_type", type) { .string($0.rawValue) }
    add("license", license, JSON.string)
    add("paywall", isPaid, JSON.bool)
    return values
  }
}
