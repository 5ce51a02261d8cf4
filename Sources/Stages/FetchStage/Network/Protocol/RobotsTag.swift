/// What `X-Robots-Tag` says: as `<meta name="robots">` does, for one robot or for all.
///
/// `nofollow, noindex` is for all; `otherbot: nofollow` is for one, with all that follows in the same line. It is
/// no standard; read as Google documents it.
enum RobotsTag {
  /// What has a value of its own behind a colon, and so is no robot's name.
  private static let withValue: Set<String> = [
    "max-snippet", "max-image-preview", "max-video-preview", "unavailable_after",
  ]

  /// Whether links are not to be followed.
  ///
  /// - Parameters:
  ///   - values: The header's values, line by line.
  ///   - agent: The `User-Agent`, which begins with the robot's name.
  /// - Returns: Whether a line says so to all robots, or to this one.
  static func forbidsFollowing(_ values: [String], agent: String) -> Bool {
    let own = agent.prefix { $0 != "/" && $0 != " " }.lowercased()
    return values.prefix(100).contains { value in
      var isOwn = true
      for item in value.prefix(2000).split(separator: ",") {
        var word = item.trimmed(\.isWhitespace).lowercased()
        if let colon = word.firstIndex(of: ":") {
          let name = word[..<colon].trimmed(\.isWhitespace)
          // What has spaces is no name, but part of a date.
          if withValue.contains(name) || name.contains(where: \.isWhitespace) { continue }
          isOwn = name == own || name == "pipe" || name == "robots" || name == "*"
          word = word[word.index(after: colon)...].trimmed(\.isWhitespace)
        }
        if isOwn, word == "nofollow" || word == "none" { return true }
      }
      return false
    }
  }
}
