extension WebURL {
  /// The URL without its fragment, which is not sent to a server.
  ///
  /// ```swift
  /// try WebURL("https://example.com/a#b").removingFragment()  // https://example.com/a
  /// ```
  public func removingFragment() -> WebURL {
    guard offsets.fragmentStart > 0 else { return self }
    var offsets = offsets
    let end = href.utf8.index(href.startIndex, offsetBy: Int(offsets.fragmentStart))
    offsets.fragmentStart = 0
    return WebURL(href: String(href[..<end]), offsets: offsets)
  }

  /// The URL without its user name and password.
  ///
  /// ```swift
  /// try WebURL("https://user:secret@example.com/").removingCredentials()  // https://example.com/
  /// ```
  public func removingCredentials() -> WebURL {
    guard includesCredentials else { return self }
    var record = URLRecord(self)
    record.username = []
    record.password = []
    return record.serialized() ?? self
  }
}
