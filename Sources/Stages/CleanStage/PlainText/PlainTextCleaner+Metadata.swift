import PipeKit

extension PlainTextCleaner {
  /// What the lines above the text say of it, and where that was found.
  var metadata: PageMetadata {
    var metadata = PageMetadata()
    metadata.title = headline.map { Found($0, "the first line") }
    metadata.authors = authors.isEmpty ? nil : Found(authors, "the line above the text")
    metadata.published = published.map { Found($0, "the line above the text") }
    metadata.section = kicker.map { Found($0, "the line above the headline") }
    return metadata
  }
}
