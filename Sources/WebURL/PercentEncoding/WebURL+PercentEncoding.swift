extension WebURL {
  /// A text as it can be put into any component, as JavaScript's `encodeURIComponent` has it.
  ///
  /// ```swift
  /// "https://example.com/" + WebURL.percentEncoded("a/b c")  // https://example.com/a%2Fb%20c
  /// ```
  public static func percentEncoded(_ text: String) -> String {
    var output: [UInt8] = []
    let bytes = Array(text.utf8)
    PercentEncoding.encode(bytes.span, bytes.indices, .component, into: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// A component as a text; bytes that are not UTF-8 are replaced by U+FFFD.
  ///
  /// ```swift
  /// try WebURL("https://example.com/a b").pathSegments.map { WebURL.percentDecoded($0) }  // ["a b"]
  /// ```
  public static func percentDecoded(_ component: some StringProtocol) -> String {
    let bytes = Array(component.utf8)
    return String(decoding: PercentEncoding.decode(bytes.span, bytes.indices), as: UTF8.self)
  }
}
