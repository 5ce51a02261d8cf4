public import PipeKit

/// What may be asked to be known of a document.
public enum MetadataField: String, CaseIterable, Hashable, Sendable, SettingValue {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  case title, authors, published, updated, language, url, image, keywords, description, section
  /// The name of the site, in `metadata`.
  case siteName = "site_name"
  /// The canonical address, be it the document's own or one in `metadata`.
  case canonicalURL = "canonical_url"
  /// What kind of page it is, in `metadata`.
  case pageType = "page_type"
  /// The licence, in `metadata`.
  case license
  /// Whether not everybody may read all of it, in `metadata`.
  case paywall

  /// Whether it is known of a document.
  func isKnown(of document: Document) -> Bool {
    switch self {
    case .title: document.title?.isEmpty == false
    case .authors: !document.authors.isEmpty
    case .published: document.published != nil
    case .updated: document.updated != nil
    case .language: document.language?.isEmpty == false
    case .url: document.url?.isEmpty == false
    case .image: document.image != nil
    case .keywords: !document.keywords.isEmpty
    case .description, .section, .siteName, .canonicalURL, .pageType, .license:
      document.metadata[rawValue]?.string?.isEmpty == false
    case .paywall: document.metadata[rawValue] != nil
    }
  }
}
