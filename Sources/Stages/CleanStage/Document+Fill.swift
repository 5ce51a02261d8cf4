import PipeKit

extension Document {
  /// Fills in what the document does not have yet, and notes where that was found.
  mutating func fill(in page: PageMetadata, _ notes: inout [String]) {
    func take<Value>(_ found: Found<Value>?, _ name: String) -> Value? {
      guard let found else { return nil }
      notes.append("\(name) from \(found.source)")
      return found.value
    }
    if title?.isEmpty ?? true { title = take(page.title, "title") ?? title }
    if authors.isEmpty { authors = take(page.authors, "authors") ?? [] }
    if published == nil { published = take(page.published, "published") }
    // A page that shows no date but that of its last change has that for both.
    if updated == nil,
      page.updated?.value != published || page.published?.source == DateFinder.lastChange
    {
      updated = take(page.updated, "updated")
    }
    // A feed speaks for all its entries, a page for itself.
    if language == nil {
      language = take(page.language, "language") ?? metadata["feed_language"]?.string
    }
    var isAtCanonical = url == page.canonical?.value
    if url == nil, page.canonical != nil {
      url = take(page.canonical, "url")
      isAtCanonical = true
    }
    if image == nil, let address = take(page.image, "image") {
      image = Image(address, caption: page.imageCaption)
    }
    if keywords.isEmpty { keywords = take(page.tags, "keywords") ?? [] }
    func fill<Value>(
      _ key: String, _ found: Found<Value>?, as name: String, _ json: (Value) -> JSON
    ) {
      guard metadata[key] == nil, let value = take(found, name) else { return }
      metadata[key] = json(value)
    }
    fill("site_name", page.siteName, as: "site name", JSON.string)
    fill("description", page.description, as: "description", JSON.string)
    fill("section", page.section, as: "section", JSON.string)
    fill("page_type", page.type, as: "page type") { .string($0.rawValue) }
    fill("license", page.license, as: "license", JSON.string)
    fill("paywall", page.isPaid, as: "paywall", JSON.bool)
    if !isAtCanonical {
      fill("canonical_url", page.canonical, as: "canonical address", JSON.string)
    }
  }
}
