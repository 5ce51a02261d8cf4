/// One of the images that a `srcset` offers (HTML, section 4.8.4.2.1).
public struct ImageCandidate: Hashable, Sendable {
  /// The reference, as it was written.
  public var url: String
  /// The width in pixels, of `480w`.
  public var width: Int?
  /// The density, of `2x`; 1 if neither it nor a width is written.
  public var density: Double?

  /// Makes a candidate of its parts.
  public init(url: String, width: Int? = nil, density: Double? = nil) {
    self.url = url
    self.width = width
    self.density = density
  }

  /// Parses the value of a `srcset`; candidates whose descriptors are wrong are left out.
  ///
  /// ```swift
  /// ImageCandidate.parse("a.jpg, b.jpg 2x")  // a.jpg with density 1, b.jpg with density 2
  /// ```
  public static func parse(_ text: String) -> [ImageCandidate] {
    var parser = SourceSetParser(Array(text.utf8))
    return parser.parse()
  }
}
