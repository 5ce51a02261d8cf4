/// A URL as the web has them: parsed and serialised as the URL standard says
/// (<https://url.spec.whatwg.org>), and so as browsers do.
///
/// ```swift
/// let page = try WebURL("https://Example.com:443/a/./b?q=1#top")
/// page.description                      // "https://example.com/a/b?q=1#top"
/// page.hostname                         // "example.com"
/// try page.resolve("../c d").description  // "https://example.com/c%20d"
/// ```
///
/// A URL holds its serialisation, which is ASCII, and where its components begin; they are read
/// without copying. URLs are equal if their serialisations are. Parsing takes time in proportion to
/// the length, whatever the string is.
///
/// One thing is not as the standard has it: domains that are not ASCII and have labels of more than
/// 1000 characters are refused.
public struct WebURL: Sendable {
  /// The serialisation.
  let href: String
  let offsets: Offsets

  init(href: String, offsets: Offsets) {
    self.href = href
    self.offsets = offsets
  }

  /// Parses a string.
  ///
  /// Spaces around it are passed over, and tabs and newlines anywhere.
  ///
  /// - Parameters:
  ///   - string: An absolute URL, or with a base a relative one too.
  ///   - base: What a relative URL is relative to, such as the page that has the link.
  /// - Throws: What makes the string no URL.
  public init(_ string: String, base: WebURL? = nil) throws(ParseError) {
    let input = string.utf8Span.span
    if let offsets = CanonicalURL.offsets(of: input) {
      self.init(href: string, offsets: offsets)
      return
    }
    var parser = BasicURLParser(base: base)
    try parser.parse(input)
    try self.init(parser)
  }

  /// What a string refers to that stands in what has this URL.
  ///
  /// ```swift
  /// try WebURL("https://example.com/a/b").resolve("?page=2")  // https://example.com/a/b?page=2
  /// ```
  ///
  /// - Throws: What makes the string no URL.
  public func resolve(_ reference: String) throws(ParseError) -> WebURL {
    try WebURL(reference, base: self)
  }
}

extension WebURL: Hashable {
  /// Whether two URLs have one serialisation.
  public static func == (left: WebURL, right: WebURL) -> Bool { left.href == right.href }

  /// Feeds the serialisation to a hasher.
  public func hash(into hasher: inout Hasher) { hasher.combine(href) }
}

extension WebURL: CustomStringConvertible {
  /// The serialisation.
  public var description: String { href }
}
