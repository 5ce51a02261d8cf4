import PipeKit

extension Document {
  /// Fills in what the document does not have yet.
  mutating func fill(in page: PageMetadata, _ notes: inout [String]) {
    if title?.isEmpty ?? true, let found = page.title {
      title = found.value
      notes.append("title from \(found.source)")
    }
    if authors.isEmpty, let found = page.authors {
      authors = found.value
      notes.append("authors from \(found.source)")
    }
    if published == nil, let found = page.published {
      published = found.value
      notes.append("published from \(found.source)")
    }
    if updated == nil, let found = page.updated, found.value != published {
      updated = found.value
      notes.append("updated from \(found.source)")
    }
    // A feed speaks for all its entries, a page for itself.
    language = language ?? page.language ?? metadata["feed_language"]?.string
    url = url ?? page.canonical
    if image == nil, let address = page.image {
      image = Image(address, caption: page.imageCaption)
    }
    if keywords.isEmpty { keywords = page.tags }
    fill("site_name", page.siteName)
    fill("description", page.description)
    fill("section", page.section)
    if let found = page.type, metadata["page_type"] == nil {
      metadata["page_type"] = .string(found.value.rawValue)
      notes.append("page type from \(found.source)")
    }
    if let found = page.license, metadata["license"] == nil {
      metadata["license"] = .string(found.value)
      notes.append("license from \(found.source)")
    }
    if let found = page.isPaid, metadata["paywall"] == nil {
      metadata["paywall"] = .bool(found.value)
      notes.append("paywall from \(found.source)")
    }
    if let canonical = page.canonical, canonical != url { fill("canonical_url", canonical) }
  }

  private mutating func fill(_ key: String, _ value: String?) {
    guard let value, metadata[key] == nil else { return }
    metadata[key] = .string(value)
  }
}
