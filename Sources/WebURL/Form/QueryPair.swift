extension WebURL {
  /// A name and a value of a query, decoded.
  ///
  /// ```swift
  /// try WebURL("https://example.com/?q=a+b&lang=en").queryPairs.map(\.value)  // ["a b", "en"]
  /// ```
  public struct QueryPair: Hashable, Sendable {
    /// The name.
    public var name: String
    /// The value; empty if there is none.
    public var value: String

    /// Creates a pair.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }
}
