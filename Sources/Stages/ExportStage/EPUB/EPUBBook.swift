import PipeKit

/// A digest as a book in EPUB 3.3.
///
/// Each group is a chapter, in as many files as it needs. The file with the records of what is in the book is none
/// of the book's: `META-INF` may have others.
enum EPUBBook: DigestStyle {
  static let needsFamilies = false
  /// With so many documents a file of a chapter ends, and with the story that it is at.
  private static let fileSize = 50
  private static let records = "META-INF/pipe-records.jsonl"

  static func carryOver(_ earlier: EarlierEdition, to output: inout BufferedFile) throws {
    let lines = ZipReader.content(of: records, in: try earlier.bytes(), limit: 1 << 30)
    let isWhole = lines?.split(separator: 0x0A).allSatisfy {
      (try? JSON(parsing: Array($0))).map { DigestItem(record: $0) != nil } ?? false
    }
    guard let lines, isWhole == true else {
      throw StageError(
        .file, "cannot add to '\(earlier.path)', which has no records of what is in it",
        hint: "it is no book that was made to be added to: move it away, or set mode: replace")
    }
    try output.write(lines)
  }

  static func write(
    _ digest: inout Digest, over earlier: EarlierEdition?, to output: inout BufferedFile
  ) throws {
    var zip = ZipWriter()
    // First, and as it is: by these bytes readers tell a book.
    try zip.add(Array("application/epub+zip".utf8), as: "mimetype", by: .stored, to: &output)
    try zip.add(Array(container.utf8), as: "META-INF/container.xml", to: &output)
    try zip.add(Array(EPUBPages.style.utf8), as: "EPUB/style.css", to: &output)
    var chapters: [EPUBPages.Chapter] = []
    var files: [String] = []
    // Those that come first count first.
    var languages: [(tag: String, count: Int)] = []
    for group in digest.groups {
      let name = try digest.name(of: group) ?? "Documents"
      var chapter = EPUBPages.Chapter(title: name, entries: [])
      var start = group.lowerBound
      var body = ""
      for places in digest.stories(of: group) {
        let file = "chapter-\(files.count + 1).xhtml"
        let story = try digest.story(at: places)
        if let story { body += EPUBPages.heading(of: story, places.count) }
        for place in places {
          let item = try digest.item(at: place)
          if let language = item.language { Self.count(language, in: &languages) }
          body += EPUBPages.article(item, level: story == nil ? 2 : 3)
          chapter.entries.append((item.title, "\(file)#d\(item.name)"))
        }
        let isFull = places.upperBound - start >= fileSize
        guard isFull || places.upperBound == group.upperBound else { continue }
        let heading = "<h1 dir=\"auto\">\(XMLText.escaped(name))</h1>\n"
        let page = EPUBPages.page(title: name, body: heading + body)
        try zip.add(Array(page.utf8), as: "EPUB/" + file, to: &output)
        files.append(file)
        (start, body) = (places.upperBound, "")
      }
      chapters.append(chapter)
    }
    if files.isEmpty {
      let page = EPUBPages.page(title: digest.title, body: "<p>No documents.</p>\n")
      try zip.add(Array(page.utf8), as: "EPUB/chapter-1.xhtml", to: &output)
      files = ["chapter-1.xhtml"]
    }
    let nav = EPUBPages.navigation(digest.title, chapters, first: files[0])
    try zip.add(Array(nav.utf8), as: "EPUB/nav.xhtml", to: &output)
    let most = languages.map(\.count).max()
    let language = languages.first { $0.count == most }?.tag ?? "en"
    let package = EPUBPages.package(digest, language: language, files: files)
    try zip.add(Array(package.utf8), as: "EPUB/package.opf", to: &output)
    if digest.isKept {
      var lines: [UInt8] = []
      for place in digest.arrivals {
        lines += try digest.item(at: place).record.serialized + [0x0A]
      }
      try zip.add(lines, as: records, to: &output)
    }
    try zip.finish(to: &output)
  }

  /// Counts a language; of more than a hundred only the first.
  private static func count(_ tag: String, in counts: inout [(tag: String, count: Int)]) {
    if let index = counts.firstIndex(where: { $0.tag == tag }) {
      counts[index].count += 1
    } else if counts.count < 100 {
      counts.append((tag, 1))
    }
  }

  private static let container = """
    <?xml version="1.0" encoding="UTF-8"?>
    <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
    <rootfiles>
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
    </rootfiles>
    </container>

    """
}
