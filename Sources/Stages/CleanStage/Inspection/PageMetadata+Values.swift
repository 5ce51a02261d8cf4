import PipeKit

extension PageMetadata {
  /// All that is known, by the names that documents have for it.
  var values: [PageInspection.Value] {
    var values: [PageInspection.Value] = []
    func add(_ name: String, _ value: JSON?, _ origin: String? = nil) {
      guard let value else { return }
      values.append(.init(name: name, value: value, origin: origin))
    }
    add("title", title.map { .string($0.value) }, title?.source)
    add("authors", authors.map { .array($0.value.map(JSON.string)) }, authors?.source)
    add("published", published.map { .string("\($0.value)") }, published?.source)
    add("updated", updated.map { .string("\($0.value)") }, updated?.source)
    add("language", language.map(JSON.string))
    add("site_name", siteName.map(JSON.string))
    add("description", description.map(JSON.string))
    add("section", section.map(JSON.string))
    add("keywords", tags.isEmpty ? nil : .array(tags.map(JSON.string)))
    add("image", image.map(JSON.string))
    add("canonical_url", canonical.map(JSON.string))
    add("page_type", type.map { .string($0.value.rawValue) }, type?.source)
    add("license", license.map { .string($0.value) }, license?.source)
    add("paywall", isPaid.map { .bool($0.value) }, isPaid?.source)
    return values
  }
}
