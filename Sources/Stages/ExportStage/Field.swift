public import PipeKit

extension Export {
  /// A key of a document's JSON form.
  public enum Field: String, Sendable, CaseIterable, SettingValue {
    /// What names the document.
    case id
    /// The address of the page.
    case url
    /// The feed or file the document came from.
    case source
    /// The headline.
    case title
    /// The authors' names.
    case authors
    /// When the document was published.
    case published
    /// When the document was last changed.
    case updated
    /// The language of the text.
    case language
    /// What was fetched.
    case body
    /// The readable text.
    case text
    /// The short form of the text.
    case summary
    /// What the document is about.
    case labels
    /// Words and phrases the document is about.
    case keywords
    /// The lead image.
    case image
    /// The links found in the document.
    case links
    /// Everything that has no field of its own.
    case metadata
    /// Which stage did what.
    case trail
  }
}

extension Document {
  /// The document with nothing but some of its fields, and its identifier.
  func keeping(_ fields: Set<Export.Field>) -> Document {
    var part = Document(id: id)
    for field in fields {
      switch field {
      case .id: break
      case .url: part.url = url
      case .source: part.source = source
      case .title: part.title = title
      case .authors: part.authors = authors
      case .published: part.published = published
      case .updated: part.updated = updated
      case .language: part.language = language
      case .body: part.body = body
      case .text: part.text = text
      case .summary: part.summary = summary
      case .labels: part.labels = labels
      case .keywords: part.keywords = keywords
      case .image: part.image = image
      case .links: part.links = links
      case .metadata: part.metadata = metadata
      case .trail: part.trail = trail
      }
    }
    return part
  }
}
