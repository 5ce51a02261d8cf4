/// A digest in Markdown that grows with every run of a day, in a file that a person writes in, too.
///
/// A mark in it says which documents it has. New ones come before the mark; all else stays as it is,
/// and so does what was deleted.
enum MarkdownDay {
  private static let mark =
    "<!-- pipe adds documents above this line; what is below stays as it is."
  private static let end = "-->"

  /// Writes the file anew.
  ///
  /// - Parameters:
  ///   - digest: The documents of the run.
  ///   - earlier: The file as it is; `nil` where there is none.
  ///   - output: Where it goes.
  ///   - whole: Writes a whole digest, without a line feed at its end.
  ///   - added: Writes the documents that are new, after a line feed, and without one at its end.
  /// - Throws: What reading or writing throws.
  static func write(
    _ digest: inout Digest, over earlier: EarlierEdition?, to output: inout BufferedFile,
    whole: (inout Digest, inout BufferedFile) throws -> Void,
    added: (inout Digest, inout BufferedFile) throws -> Void
  ) throws {
    guard let earlier else {
      let names = try digest.arrivals.map { try digest.item(at: $0).name }
      try whole(&digest, &output)
      return try output.write("\n\n" + marked(names))
    }
    let page = Page(try earlier.text())
    let known = Set(page.names)
    var new: Set<Int> = []
    var names = page.names
    for place in digest.arrivals {
      let name = try digest.item(at: place).name
      if known.contains(name) { continue }
      names.append(name)
      new.insert(place)
    }
    if new.isEmpty { return try output.write(page.text) }
    digest.keepOnly(new)
    try output.write(String(page.before))
    let gap = page.before.isEmpty ? "" : page.before.hasSuffix("\n") ? "\n" : "\n\n"
    try output.write(gap + "## Added on \(digest.day) at \(digest.time) UTC")
    try added(&digest, &output)
    try output.write("\n\n" + marked(names) + String(page.after))
  }

  private static func marked(_ names: [String]) -> String {
    let list = names.map { $0 + "\n" }.joined()
    return mark + "\n" + list + end + "\n"
  }

  /// Text of a document in which nothing is taken for the mark.
  static func unmarked(_ text: String) -> String {
    text.replacing("<!-- pipe", with: "&lt;!-- pipe")
  }

  /// A file, parted by its mark.
  struct Page {
    /// The whole of it.
    let text: String
    /// What is before the mark, without the empty line there; all, where there is none.
    let before: Substring
    /// What is after it.
    let after: Substring
    /// The names of the documents that it has.
    let names: [String]

    /// Finds the mark.
    init(_ text: String) {
      self.text = text
      guard let start = Self.line(MarkdownDay.mark, in: text[...]),
        let end = Self.line(MarkdownDay.end, in: text[start.upperBound...])
      else {
        (before, after, names) = (text[...], "", [])
        return
      }
      var before = text[..<start.lowerBound]
      if before.hasSuffix("\n\n") { before = before.dropLast() }
      self.before = before
      after = text[end.upperBound...]
      names = text[start.upperBound..<end.lowerBound].split(whereSeparator: \.isWhitespace)
        .map(String.init)
    }

    /// Where a line is, with its line feed.
    private static func line(_ line: String, in text: Substring) -> Range<Substring.Index>? {
      var rest = text
      while let range = rest.firstRange(of: line) {
        let isAtStart =
          range.lowerBound == text.startIndex
          || text[text.index(before: range.lowerBound)].isNewline
        let end = text[range.upperBound...]
        if isAtStart, end.isEmpty { return range }
        if isAtStart, let next = end.first, next.isNewline {
          return range.lowerBound..<text.index(after: range.upperBound)
        }
        rest = end
      }
      return nil
    }
  }
}
