/// The elements of all formats that mean something to a reader, whatever they are called.
enum FeedTerm {
  // Structure
  case channel, entry, image, source, person, otherPerson, owner, group, mediaContent, skip
  // Plain values
  case link, id, published, issued, pubDate, updated, modified, lastBuildDate, created, dcDate
  case category, subject, comments, enclosure, generator, language, dcLanguage, logo, icon
  case authorText, creator, itunesAuthor, editor, webMaster, publisher, originalLink
  case duration, commentCount, geoWhere, geoPoint, geoLatitude, geoLongitude
  case itunesImage, itunesCategory, thumbnail, identifier, unchanged
  case name, email, url
  // Texts
  case title, dcTitle, otherTitle, description, summary, dcDescription, otherSummary
  case content, encoded, body, rights, dcRights

  /// What an element means, by its name with the usual prefix (``XMLName/text``); nil if nothing.
  static func term(of name: String) -> FeedTerm? { table[name] }

  /// Whether a feed that says nothing of it means text, though many write markup all the same.
  var isPlainByDefault: Bool {
    switch self {
    case .title, .dcTitle, .otherTitle, .rights, .dcRights: true
    default: false
    }
  }

  private static let table: [String: FeedTerm] = [
    "channel": .channel, "item": .entry, "entry": .entry, "image": .image, "source": .source,
    "author": .person, "contributor": .otherPerson, "itunes:owner": .owner,
    "media:group": .group, "media:content": .mediaContent,
    "textinput": .skip, "items": .skip, "cloud": .skip, "skiphours": .skip, "skipdays": .skip,
    "link": .link, "id": .id, "guid": .id, "dc:identifier": .identifier,
    "published": .published, "issued": .issued, "dcterms:issued": .issued, "pubdate": .pubDate,
    "updated": .updated, "modified": .modified, "dcterms:modified": .modified,
    "lastbuilddate": .lastBuildDate, "created": .created, "dcterms:created": .created,
    "dc:date": .dcDate, "category": .category, "dc:subject": .subject, "comments": .comments,
    "enclosure": .enclosure, "generator": .generator, "language": .language,
    "dc:language": .dcLanguage, "logo": .logo, "icon": .icon, "dc:author": .creator,
    "dc:creator": .creator, "itunes:author": .itunesAuthor, "managingeditor": .editor,
    "webmaster": .webMaster, "dc:publisher": .publisher, "feedburner:origlink": .originalLink,
    "itunes:image": .itunesImage, "itunes:category": .itunesCategory,
    "itunes:duration": .duration, "slash:comments": .commentCount,
    "georss:where": .geoWhere, "gml:point": .geoWhere, "georss:point": .geoPoint,
    "gml:pos": .geoPoint, "geo:point": .geoWhere, "geo:lat": .geoLatitude,
    "geo:long": .geoLongitude,
    "pipe:unchanged": .unchanged, "media:thumbnail": .thumbnail, "name": .name, "email": .email,
    "uri": .url, "url": .url,
    "homepage": .url, "itunes:name": .name, "itunes:email": .email,
    "title": .title, "dc:title": .dcTitle, "media:title": .otherTitle,
    "itunes:title": .otherTitle, "description": .description, "tagline": .description,
    "subtitle": .description, "abstract": .description, "summary": .summary,
    "dc:description": .dcDescription, "dcterms:abstract": .dcDescription,
    "itunes:summary": .otherSummary, "itunes:subtitle": .otherSummary,
    "media:description": .otherSummary, "content": .content, "content:encoded": .encoded,
    "xhtml:body": .body, "body": .body, "fullitem": .body, "xhtml:div": .body, "rights": .rights,
    "copyright": .rights, "dc:rights": .dcRights, "media:copyright": .dcRights,
  ]
}
