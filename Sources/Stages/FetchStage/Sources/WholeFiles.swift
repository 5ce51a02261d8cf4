/// Files of JSON that have no documents in them, and were brought in as one document each.
struct WholeFiles: Sendable {
  private var count = 0
  private var first = ""
  private var hasArray = false

  /// Takes note of a file.
  ///
  /// - Parameters:
  ///   - name: What it is called.
  ///   - isArray: Whether it is an array of objects.
  mutating func add(_ name: String, isArray: Bool) {
    if count == 0 || (isArray && !hasArray) { first = name }
    hasArray = hasArray || isArray
    count += 1
  }

  /// What is said of them; `nil` where there are none.
  ///
  /// - Parameter shown: What a name is shown as.
  /// - Returns: A note.
  func note(_ shown: (String) -> String) -> String? {
    if count == 0 { return nil }
    let others =
      count == 1 ? "" : " and \(count - 1) other file\(count == 2 ? "" : "s") of JSON"
    let hint =
      hasArray
      ? "; where its objects are to be documents, 'fields' says which of their names is what" : ""
    return
      "\(shown(first))\(others): no array of documents, brought in as one document\(count == 1 ? "" : " each")\(hint)"
  }
}
