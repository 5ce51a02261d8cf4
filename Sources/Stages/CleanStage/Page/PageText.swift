/// The text found on a page.
struct PageText: Sendable {
  var text = ""
  /// How it was found, in a few words.
  var source = ""
  /// How much text it is, as in ``TextBlock/units``.
  var units = 0
  /// How much of that is in links to other pages.
  var linkUnits = 0
  /// The text as Markdown or HTML, if that is wanted.
  var markup: String?
  /// Whether it was found by looking again with fewer demands.
  var isSecondLook = false
  /// Whether the page was longer than is read, and so cut.
  var isCut = false

  /// How much of the text is in links to other pages, from 0 to 1.
  var linkDensity: Double { units == 0 ? 0 : Double(linkUnits) / Double(units) }

  /// What is to be known of how it was found, besides ``source``.
  ///
  /// - Parameter options: What of the page was wanted.
  /// - Returns: Sentences.
  func remarks(_ options: ExtractionOptions) -> [String] {
    var remarks: [String] = []
    if !options.keep.isEmpty, source != "keep" { remarks.append("nothing found by keep") }
    if isCut { remarks.append("page cut, as it is too long") }
    return remarks
  }

  /// Takes the text that the page gives in JSON-LD, where that is much more.
  ///
  /// - Parameters:
  ///   - other: The text.
  ///   - format: What it is to be written as.
  mutating func replaceIfThin(by other: String, _ format: TextFormat) {
    let paragraphs = PlainTextCleaner.paragraphs(other)
    let joined = paragraphs.joined(separator: "\n\n")
    guard joined.utf8.count > 400, joined.utf8.count > 2 * text.utf8.count,
      !joined.has("</")
    else { return }
    text = joined
    source = "json-ld"
    linkUnits = 0
    if format != .text { markup = MarkupWriter.write(plain: joined, format) }
  }
}
