import HTML

/// The attributes of an element that may tell of a page's authors and dates.
struct MarkupAttributes {
  let tree: HTMLTree
  let node: HTMLNode

  private func value(_ name: HTMLName) -> ArraySlice<UInt8>? {
    tree.attributeBytes(name, of: node)
  }

  // MARK: Authors

  /// How likely the element names the author, 0 most; `nil` if nothing says so.
  var authorRank: Int? {
    if let itemprop = value(.itemprop), MarkupAttributes.isOne(itemprop, of: Self.authorProperties)
    {
      return 0
    }
    if let rel = value(.rel), rel.has("author"),
      rel.split(separator: 0x20).contains(where: { $0.elementsEqual("author".utf8) })
    {
      return 1
    }
    if let property = value(.property), MarkupAttributes.isOne(property, of: Self.authorProperties)
    {
      return 1
    }
    return value(.class).flatMap(authorRank)
  }

  /// The rank that classes give.
  private func authorRank(of value: ArraySlice<UInt8>) -> Int? {
    guard MarkupAttributes.authorClasses.isIn(value.span) else { return nil }
    if MarkupAttributes.nameClasses.isIn(value.span) { return 1 }
    var best: Int?
    for name in value.split(separator: 0x20)
    where name.count < 60 && MarkupAttributes.authorClasses.isIn(name.span) {
      let words = MarkupAttributes.words(in: name)
      guard words.count < 8 else { continue }
      if words == ["by"] { best = min(best ?? 9, 2) }
      if words.contains(where: { MarkupAttributes.userWords.contains($0) }) {
        best = min(best ?? 9, 4)
      }
      guard words.contains(where: { MarkupAttributes.authorWords.contains($0) }) else { continue }
      if words.contains(where: { MarkupAttributes.otherWords.contains($0) }) { continue }
      let rank = words.count == 1 ? 2 : words.last == "name" ? 1 : 3
      best = min(best ?? 9, rank)
    }
    return best
  }

  private static let authorProperties = ["author", "creator"]
  private static let authorPhrases = [
    "author", "by", "autor", "auteur", "writer", "contributor", "verfasser", "username",
    "paywall", "regwall", "subscriber-only", "subscribers-only",
  ]
  /// What classes of authors have in them, and many others; those of paywalls, too.
  static let authorClasses = PhraseSearch(authorPhrases)
  static let paywallClasses = PhraseSearch([
    "paywall", "regwall", "subscriber-only", "subscribers-only",
  ])
  private static let nameClasses = PhraseSearch([
    "author-name", "author_name", "authorname", "byline__name", "byline-name",
  ])
  private static let authorWords: Set<String> = [
    "author", "authors", "autor", "autoren", "autores", "auteur", "auteurs", "byline", "bylines",
    "writer", "contributor", "contributors", "verfasser", "authorname", "postauthor",
  ]
  private static let userWords: Set<String> = ["username", "bigusername"]
  /// What classes of boxes about authors, and of comments, have besides.
  private static let otherWords: Set<String> = [
    "bio", "box", "avatar", "image", "img", "photo", "picture", "social", "follow", "title", "role",
    "job", "desc", "description", "related", "comment", "comments", "commenter", "more", "date",
    "time", "icon", "count", "posts", "articles", "archive", "about", "biography", "position",
    "thumbnail", "no", "hide", "label",
  ]

  // MARK: Dates

  /// How likely the element has the date of publication, 0 most, below for that of the last change; `nil` if nothing
  /// says so.
  func dateRank(isTime: Bool) -> Int? {
    let itemprop = value(.itemprop)
    for property in [itemprop, value(.property)] {
      guard let property else { continue }
      if MarkupAttributes.isOne(property, of: Self.publicationProperties) { return 0 }
      if MarkupAttributes.isOne(property, of: Self.changeProperties) { return -1 }
    }
    if itemprop != nil { return nil }
    let classes = value(.class)
    var rank = classes.flatMap(dateRank)
    if rank != 2, let other = value(.id).flatMap(dateRank) { rank = min(rank ?? other, other) }
    if rank == 3, let classes, MarkupAttributes.changeClasses.isIn(classes.span) { return -1 }
    if isTime { return tree.hasAttribute(.pubdate, node) ? 0 : 1 }
    return rank
  }

  /// The rank that a class or an identifier gives.
  private func dateRank(of value: ArraySlice<UInt8>) -> Int? {
    guard MarkupAttributes.anyDateClasses.isIn(value.span) else { return nil }
    return MarkupAttributes.dateClasses.isIn(value.span) ? 2 : 3
  }

  private static let publicationProperties = [
    "datePublished", "dateCreated", "issued", "created",
  ]
  private static let changeProperties = ["dateModified", "modified"]
  private static let dateWords = [
    "publish", "pubdate", "post-date", "postdate", "entry-date", "article-date", "posted-on",
    "datum", "fecha",
  ]
  private static let dateClasses = PhraseSearch(dateWords)
  private static let changeClasses = PhraseSearch([
    "modified", "updated", "last-update", "lastupdate", "aktualisiert",
  ])
  private static let datePhrases =
    dateWords + [
      "date", "time", "meta", "byline", "info", "submitted", "author", "posted", "modified",
    ]
  /// What classes of dates have in them, and many others.
  static let anyDateClasses = PhraseSearch(datePhrases)
  /// What classes of dates or of authors have in them.
  static let classes = PhraseSearch(datePhrases + authorPhrases)

  // MARK: Words

  /// Whether a property is one of some, whatever vocabulary stands before it: `schema:dateCreated`.
  private static func isOne(_ value: ArraySlice<UInt8>, of names: [String]) -> Bool {
    let bytes = value.span
    var start = 0
    while start < bytes.count, bytes[start] == 0x20 { start += 1 }
    var end = start
    while end < bytes.count, bytes[end] != 0x20 { end += 1 }
    while end > start, bytes[end - 1] == 0x3A { end -= 1 }
    var place = end
    while place > start, bytes[place - 1] != 0x3A { place -= 1 }
    let name = bytes.extracting(place..<end)
    return names.contains { name.equals($0) }
  }

  /// The words of a class in lower case, split at signs and where a capital follows a small letter.
  private static func words(in name: ArraySlice<UInt8>) -> [String] {
    var words: [[UInt8]] = [[]]
    var wasLower = false
    for byte in name {
      let lower = ByteSearch.lower(byte)
      let isLetter = lower &- 0x61 < 26 || byte >= 0x80
      if !isLetter || (wasLower && lower != byte) { words.append([]) }
      if isLetter { words[words.count - 1].append(lower) }
      wasLower = isLetter && lower == byte
    }
    return words.filter { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }
  }
}
