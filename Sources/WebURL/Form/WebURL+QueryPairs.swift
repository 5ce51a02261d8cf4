extension WebURL {
  /// The names and values of the query, decoded, in their order.
  public var queryPairs: [QueryPair] { query.map { FormURLEncoding.parse($0) } ?? [] }

  /// Sets the query to names and values; without any, there is no query.
  ///
  /// - Returns: Whether it was set, which it is unless the URL gets too long.
  @discardableResult
  public mutating func setQueryPairs(_ pairs: [QueryPair]) -> Bool {
    change { record in
      record.query = pairs.isEmpty ? nil : Array(FormURLEncoding.serialize(pairs).utf8)
      return true
    }
  }
}
