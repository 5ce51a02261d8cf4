import PipeKit

/// A digest in Markdown that grows with every run of a day, in a file that a person writes in, too.
///
/// A mark in it says which documents it has. New ones come before the mark, and those that have got another
/// title; all else stays as it is, and so does what was deleted.
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
      let names = try digest.arrivals.map { Name(try digest.item(at: $0)) }
      try whole(&digest, &output)
      return try output.write("\n\n" + marked(names))
    }
    let page = Page(try earlier.bytes())
    var indices: [String: Int] = [:]
    for (index, name) in page.names.enumerated() { indices[name.document] = index }
    var new: Set<Int> = []
    var names = page.names
    for place in digest.arrivals {
      let name = Name(try digest.item(at: place))
      if let index = indices[name.document] {
        guard let title = names[index].title, title != name.title else { continue }
        names[index] = name
      } else {
        names.append(name)
      }
      new.insert(place)
    }
    if new.isEmpty { return try output.write(page.bytes) }
    digest.keepOnly(new)
    try output.write(Array(page.before))
    let gap = page.before.isEmpty ? "" : page.before.last == 0x0A ? "\n" : "\n\n"
    try output.write(gap + "## Added on \(digest.day) at \(digest.time) UTC")
    try added(&digest, &output)
    try output.write("\n\n" + marked(names))
    try output.write(Array(page.after))
  }

  private static func marked(_ names: [Name]) -> String {
    let list = names.map { $0.text + "\n" }.joined()
    return mark + "\n" + list + end + "\n"
  }

  /// What stands for a document in the mark.
  private struct Name {
    /// What stands for its identifier.
    let document: String
    /// What stands for its title; `nil` where that was not noted.
    let title: String?

    init(_ item: DigestItem) {
      document = item.name
      title = String(ContentHash(item.title.utf8.span).text.prefix(8))
    }

    init(_ text: Substring) {
      let parts = text.split(separator: ":", maxSplits: 1)
      document = String(parts.first ?? "")
      title = parts.count > 1 ? String(parts[1]) : nil
    }

    var text: String { document + (title.map { ":" + $0 } ?? "") }
  }

  /// Text of a document in which nothing is taken for the mark.
  static func unmarked(_ text: String) -> String {
    text.replacing("<!-- pipe", with: "&lt;!-- pipe")
  }

  /// A file, parted by its mark; in bytes, as what a person has written may be in any encoding.
  private struct Page {
    /// The whole of it.
    let bytes: [UInt8]
    /// What is before the mark, without the empty line there; all, where there is none.
    let before: ArraySlice<UInt8>
    /// What is after it.
    let after: ArraySlice<UInt8>
    /// The names of the documents that it has.
    let names: [Name]

    /// Finds the mark.
    init(_ bytes: [UInt8]) {
      self.bytes = bytes
      guard let start = Self.line(MarkdownDay.mark, in: bytes[...]),
        let end = Self.line(MarkdownDay.end, in: bytes[start.upperBound...])
      else {
        (before, after, names) = (bytes[...], [], [])
        return
      }
      let before = bytes[..<start.lowerBound]
      self.before = before.suffix(2) == [0x0A, 0x0A] ? before.dropLast() : before
      after = bytes[end.upperBound...]
      names = String(decoding: bytes[start.upperBound..<end.lowerBound], as: UTF8.self)
        .split(whereSeparator: \.isWhitespace).map { Name($0) }
    }

    /// Where a line is, with its line feed.
    private static func line(_ line: String, in bytes: ArraySlice<UInt8>) -> Range<Int>? {
      let line = Array(line.utf8)
      var rest = bytes
      while let range = rest.firstRange(of: line) {
        let isAtStart =
          range.lowerBound == bytes.startIndex || bytes[range.lowerBound - 1] == 0x0A
        let end = bytes[range.upperBound...]
        let lineEnd = end.starts(with: [0x0D, 0x0A]) ? 2 : 1
        if isAtStart, end.isEmpty { return range }
        if isAtStart, end.dropFirst(lineEnd - 1).first == 0x0A {
          return range.lowerBound..<range.upperBound + lineEnd
        }
        rest = end
      }
      return nil
    }
  }
}
