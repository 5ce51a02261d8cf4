/// Why an element is taken for something that does not belong to the content.
enum Boilerplate: Sendable {
  /// It is called so, such as `nav`.
  case name
  /// It is not shown.
  case hidden
  /// Its role says so.
  case role
  /// Its classes or its identifier say so, by these words.
  case words(ClassWords)
  /// It is a header of the site rather than of the article.
  case siteHeader
}
